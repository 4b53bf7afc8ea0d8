internal import Foundation

/// whisper.cpp's own `whisper-server` on loopback, ended with the tests, in whatever way they end.
public final class WhisperServer: Sendable {
    /// Its address.
    public let address: String
    /// Its port on 127.0.0.1.
    public let port: Int
    private let shell: ChildProcess

    /// Where `Scripts/setup` put the program and the model.
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static func setting(_ name: String, or path: String) -> String {
        ProcessInfo.processInfo.environment[name] ?? root.appending(path: ".local/\(path)").path
    }
    private static let program = setting("WHISPER_SERVER", or: "whisper/bin/whisper-server")
    private static let model = setting("DICTUM_MODELS", or: "models") + "/ggml-tiny.en.bin"

    /// Whether program and model are there.
    public static var isInstalled: Bool {
        [program, model].allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }

    /// Starts one. It takes a while to load its model, and until then nobody listens.
    public init() throws {
        port = Int.random(in: 20_000..<30_000)
        address = "http://127.0.0.1:\(port)"
        // The server does not watch its stdin: a shell does, and ends it when the tests end.
        let command = [
            "/bin/sh", "-c", #""$0" "$@" </dev/null >/dev/null 2>&1 & server=$!; read -r _; kill -KILL $server"#,
            Self.program, "-m", Self.model, "--host", "127.0.0.1", "--port", "\(port)",
            "--inference-path", "/v1/audio/transcriptions",
        ]
        shell = try ChildProcess(command, input: .pipe)
    }

    deinit { try? shell.input?.close() }
}
