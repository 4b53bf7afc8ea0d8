import Artifacts
import ClinicalNotes
import Foundation
import HTTPCaller
import Speech
import TestSupport
import Testing

@testable import Pipeline
@testable import Retention

/// The endpoint generator over HTTP: against a stand-in that misbehaves, and once against llama.cpp's own server.
@Suite struct `Notes by an endpoint` {
    static let visit = """
        [doctor] Hi Marisol, what brings you in today?
        [patient] My left knee has been hurting for two weeks.
        [patient] No fever.
        [doctor] I will start ibuprofen 400 mg three times daily.
        """

    /// What the gate gives for a registered chat model with an agreement in force.
    private static let permit = EngineChoice.Permit(
        engine: "stand-in",
        entry: SubprocessorRegister.Entry(
            subprocessor: Subprocessor(
                name: "stand-in",
                legalName: "Stand-In, Inc.",
                purpose: "notes",
                dataClasses: [.transcript],
                region: "us",
                training: .none
            ),
            agreement: .init(signed: .distantPast, expires: .distantFuture, forbidsTraining: true),
            retiredAt: nil
        )
    )

    private func draft(
        _ address: String,
        path: String,
        model: String = "large",
        timeout: Duration = .seconds(60)
    )
        async throws -> Note
    {
        var endpoint = Endpoint(name: "stand-in", baseURL: address)
        (endpoint.timeout, endpoint.stallTimeout) = (timeout, timeout)
        var limits = CallGovernor.Limits()
        limits.patience = .milliseconds(1)
        let notes = try EndpointNotes(endpoint: endpoint, model: model, path: path, limits: limits)
        let transcript = Protected(Transcript(plainText: Self.visit))
        let generator = try notes.generator(by: Self.permit, for: PracticeID(UUID()), now: Date())
        return try await generator.draft(from: transcript, kind: .encounter).revealed
    }

    @Test(arguments: [
        ("/hang", "endpoint_unavailable"), ("/html", "answer_malformed"), ("/huge", "endpoint_unavailable"),
        ("/short", "endpoint_unavailable"), ("/close", "endpoint_unavailable"), ("/noise", "endpoint_unavailable"),
        ("/headers", "endpoint_unavailable"), ("/long", "answer_malformed"), ("/drip", "endpoint_unavailable"),
        ("/redirect", "endpoint_misconfigured"), ("/status/500", "endpoint_unavailable"),
        ("/status/429", "endpoint_unavailable"), ("/status/401", "endpoint_misconfigured"),
        ("/status/400", "endpoint_rejected"), ("/ok", "answer_malformed"),
    ])
    func `misbehaviour ends in the embedded generator's note`(path: String, code: String) async throws {
        let server = try HostileServer(nil)
        let isSlow = path == "/hang" || path == "/drip"
        let address = "http://127.0.0.1:\(server.port)"
        let note = try await draft(address, path: path, timeout: isSlow ? .milliseconds(500) : .seconds(60))
        #expect(note.generator == "grounded/1 (instead of stand-in/large: \(code))")
        #expect(!note.sections.isEmpty)
        #expect(try server.connections()[1] == 0)
    }

    @Test func `what goes out is a chat completion without identifiers`() async throws {
        let server = try HostileServer(nil)
        let content =
            #"{\"sections\":[{\"section\":\"history\",\"statements\":[{\"text\":\"No fever.\",\"lines\":[3]}]}]}"#
        let json = #"{"choices":[{"message":{"content":"\#(content)"},"finish_reason":"stop"}]}"#
        let hex = json.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let note = try await draft("http://127.0.0.1:\(server.port)", path: "/json/\(hex)")
        #expect(note.generator == "stand-in/large")
        #expect(note.sections.flatMap(\.statements).map(\.text) == ["No fever."])
        let request = try server.lastRequest()
        #expect(request.contains("json_schema") && request.contains("[NAME_1]") && !request.contains("Marisol"))
    }

    @Test(.enabled(if: LlamaServer.isInstalled, "llama-server or its model is not there: run Scripts/llama"))
    func `llama.cpp's server and a small model keep the contract`() async throws {
        let server = try LlamaServer()
        try await server.isReady()
        let note = try await draft(
            server.address,
            path: "/v1/chat/completions",
            model: "smollm2",
            timeout: .seconds(600)
        )
        let isKept =
            note.generator == "stand-in/smollm2"
            || ["answer_truncated", "answer_malformed", "nothing_supported"].contains { note.generator.contains($0) }
        #expect(isKept, "\(note.generator)")
        let transcript = Transcript(plainText: Self.visit)
        for statement in note.sections.flatMap(\.statements) {
            #expect(GroundingCheck().violations(of: statement, in: transcript).isEmpty)
        }
        withExtendedLifetime(server) {}
    }
}
