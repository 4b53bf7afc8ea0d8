internal import Foundation

/// llama.cpp's own `llama-server` with a small model on loopback, ended with the tests, in whatever way they end.
public final class LlamaServer: Sendable {
    /// Its address.
    public let address: String
    private let shell: ChildProcess

    /// Where `Scripts/llama` put the program and the model.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".local/llama")
    private static let program = folder.appending(path: "llama-server").path
    private static let model = folder.appending(path: "smollm2-135m-instruct.gguf").path

    /// Whether program and model are there.
    public static var isInstalled: Bool {
        [program, model].allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }

    /// Starts one. It takes a while to load its model.
    public init() throws {
        let port = Int.random(in: 30_000..<32_000)
        address = "http://127.0.0.1:\(port)"
        // The server does not watch its stdin: a shell does, and ends it when the tests end.
        let command = [
            "/bin/sh", "-c", #""$0" "$@" </dev/null >/dev/null 2>&1 & server=$!; read -r _; kill -KILL $server"#,
            Self.program, "-m", Self.model, "--host", "127.0.0.1", "--port", "\(port)", "-t", "2", "-np", "1",
            "-c", "4096",
        ]
        shell = try ChildProcess(command, input: .pipe)
    }

    deinit { try? shell.input?.close() }

    /// Returns when it answers its health check; throws when it does not in a minute.
    public func isReady() async throws {
        for _ in 0..<300 {
            let script = "import sys, urllib.request as r; r.build_opener(r.ProxyHandler({})).open(sys.argv[1])"
            let probe = try ChildProcess(["python3", "-c", script, "\(address)/health"])
            if await probe.exit() == 0 { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw ProgramFailed(description: "llama-server did not start")
    }
}
