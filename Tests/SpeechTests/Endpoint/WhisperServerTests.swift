import Artifacts
import Foundation
import HTTPCaller
import Speech
import TestSupport
import Testing

/// Against whisper.cpp's own server, where it and a model are installed.
struct WhisperServerTests {
    @Test(.enabled(if: WhisperServer.isInstalled, "whisper-server or ggml-tiny.en.bin is not there: run Scripts/setup"))
    func `the real whisper-server's words come back over TLS`() async throws {
        let server = try WhisperServer()
        let certificate = try TestCertificate()
        let front = try TLSFront(certificate, before: server.port)
        defer { withExtendedLifetime((server, front)) {} }
        var endpoint = Endpoint(name: "whisper-server", baseURL: front.address)
        endpoint.trustedAuthorities = certificate.path
        let practice = PracticeID(UUID())
        let agreement = BusinessAssociateAgreement(
            subprocessor: endpoint.name,
            practice: practice,
            signedOn: .distantPast,
            expiresOn: .distantFuture
        )
        let engine = try EndpointSpeechEngine(
            caller: HTTPCaller(allowing: [endpoint]),
            endpoint: endpoint,
            model: "tiny.en",
            governor: CallGovernor(breaker: CircuitBreaker(threshold: 1_000)),
            authorisation: EndpointAuthorisation(
                agreement,
                subprocessor: endpoint.name,
                practice: practice,
                now: Date()
            )
        )
        let segments = try await firstAnswer(of: engine, to: await window())
        let words = segments.flatMap(\.words)
        let text = words.map(\.text).joined(separator: " ").lowercased()
        #expect(text.contains("congestion"), "\(text)")
        #expect(words.allSatisfy { $0.start <= $0.end && (0...1).contains($0.probability) })
        #expect(words.contains { $0.probability < 1 })
    }

    /// Loading the model takes the server a while: until then nobody listens.
    func firstAnswer(of engine: EndpointSpeechEngine, to window: AudioWindow) async throws -> [RecognisedSegment] {
        for _ in 0..<300 {
            if let segments = try? await engine.recognise(window, language: "en", attempt: 0) { return segments }
            try await Task.sleep(for: .milliseconds(200))
        }
        return try await engine.recognise(window, language: "en", attempt: 0)
    }

    private func window() async throws -> AudioWindow {
        let file = Support.package.appending(path: "Tests/Fixtures/short/cough.wav")
        let sound = try await Support.decoder.decode([UInt8](try Data(contentsOf: file)))
        return sound.window(0..<sound.duration, channel: 0)
    }
}
