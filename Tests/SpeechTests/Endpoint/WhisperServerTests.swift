import Artifacts
import Foundation
import HTTPCaller
import Speech
import TestSupport
import Testing

/// Against whisper.cpp's own server, where it and a model are installed.
struct WhisperServerTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func setting(_ name: String, or path: String) -> String {
        ProcessInfo.processInfo.environment[name] ?? root.appending(path: ".local/\(path)").path
    }

    static let program = setting("WHISPER_SERVER", or: "whisper/bin/whisper-server")
    static let model = setting("DICTUM_MODELS", or: "models") + "/ggml-tiny.en.bin"

    static let recording: String? = {
        let sources = root.appending(path: ".local/src").path
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: sources)) ?? []
        return folders.map { "\(sources)/\($0)/whisper.cpp/samples/jfk.wav" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }()

    static var isInstalled: Bool {
        recording != nil && [program, model].allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }

    @Test(.enabled(if: isInstalled, "whisper-server, ggml-tiny.en.bin or jfk.wav is not there: run Scripts/setup"))
    func `the real whisper-server's words come back`() async throws {
        let port = Int.random(in: 20_000..<30_000)
        let process = Process()
        let lifeline = Pipe()
        // The server does not watch its stdin: a shell does, and ends it when the tests end, in whatever way.
        process.executableURL = URL(filePath: "/bin/sh")
        let command = #""$0" "$@" </dev/null >/dev/null 2>&1 & server=$!; read -r _; kill -KILL $server"#
        process.arguments = [
            "-c", command, Self.program, "-m", Self.model, "--host", "127.0.0.1", "--port", "\(port)",
            "--inference-path", "/v1/audio/transcriptions",
        ]
        process.standardInput = lifeline
        try process.start()
        defer { try? lifeline.fileHandleForWriting.close() }

        let endpoint = Endpoint(name: "whisper-server", baseURL: "http://127.0.0.1:\(port)")
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
            authorisation: EndpointAuthorisation(
                agreement,
                subprocessor: endpoint.name,
                practice: practice,
                now: Date()
            )
        )
        let segments = try await firstAnswer(of: engine, to: Self.window())
        let words = segments.flatMap(\.words)
        let text = words.map(\.text).joined(separator: " ").lowercased()
        #expect(text.contains("ask not what your country can do for you"))
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

    /// The samples of the 16-bit recording, behind its 44-byte header or a longer one.
    static func window() throws -> AudioWindow {
        guard let recording, let file = FileManager.default.contents(atPath: recording),
            let header = file.range(of: Data("data".utf8))
        else { throw CocoaError(.fileReadCorruptFile) }
        let bytes = [UInt8](file[(header.upperBound + 4)...])
        let samples = stride(from: 0, to: bytes.count - 1, by: 2).map {
            Float(Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)) / 32_768
        }
        return AudioWindow(samples: samples)
    }
}
