internal import Foundation

/// AWS's KMS as moto plays it, over TLS, on this machine.
public final class MotoServer: Sendable {
    /// Its certificate, which is its own authority.
    public let certificate: TestCertificate
    /// Such as `https://localhost:40000`.
    public let address: String
    private let process: ChildProcess

    private static let tools = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".local/test-tools").path

    /// Whether `Scripts/setup` put moto where the tests look for it.
    public static let isInstalled = FileManager.default.fileExists(atPath: tools + "/moto")

    /// Starts one, and waits until it listens.
    public init() throws {
        certificate = try TestCertificate()
        let port = freePort()
        address = "https://localhost:\(port)"
        // moto does not watch its stdin: a shell does, and ends it when the tests end.
        let command = [
            "/bin/sh", "-c", #""$0" "$@" </dev/null >/dev/null 2>&1 & server=$!; read -r _; kill -KILL $server"#,
            "python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", "\(port)", "-s", "-c", certificate.path, "-k",
            certificate.keyPath,
        ]
        let environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": Self.tools]) { $1 }
        process = try ChildProcess(command, environment: environment, input: .pipe)
    }

    deinit { try? process.input?.close() }

    /// Makes a key, and returns its id; asks until the server is up.
    public func makeKey() throws -> String {
        let command = ["python3", "-c", Self.keyMaker, certificate.path, address]
        let answer = try ChildProcess(command, output: .pipe).output?.readToEnd() ?? Data()
        let fields = try JSONSerialization.jsonObject(with: answer) as? [String: [String: Any]]
        guard let id = fields?["KeyMetadata"]?["KeyId"] as? String else {
            throw ProgramFailed(description: "moto made no key")
        }
        return id
    }

    /// Asks for a key once a second, for a minute, past any proxy.
    private static let keyMaker = """
        import ssl, sys, time, urllib.error, urllib.request
        certificate, address = sys.argv[1:]
        trust = urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=certificate))
        caller = urllib.request.build_opener(urllib.request.ProxyHandler({}), trust)
        headers = {
            "X-Amz-Target": "TrentService.CreateKey", "Content-Type": "application/x-amz-json-1.1",
            "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/kms/aws4_request, "
            "SignedHeaders=host, Signature=0",
        }
        for attempt in range(60):
            try:
                print(caller.open(urllib.request.Request(address, b"{}", headers)).read().decode())
                break
            except (ConnectionError, urllib.error.URLError):
                time.sleep(1)
        """
}
