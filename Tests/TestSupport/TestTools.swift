internal import Foundation

/// A child process that a test talks to by lines; it ends when its standard input does, and so with the tests.
public final class TalkingProcess: Sendable {
    private let commands = Pipe()
    private let answers = Pipe()

    /// Starts a program of `PATH`.
    public init(_ arguments: [String], environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = commands
        process.standardOutput = answers
        process.standardError = FileHandle.nullDevice
        try process.start()
    }

    deinit { try? commands.fileHandleForWriting.close() }

    /// Sends a line, and returns the line that comes back.
    public func ask(_ line: String) throws -> String {
        try commands.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
        return try answer()
    }

    /// The next line.
    public func answer() throws -> String {
        var line = Data()
        while line.last != 10 {
            guard let byte = try answers.fileHandleForReading.read(upToCount: 1), !byte.isEmpty else {
                throw ProgramFailed(description: "a program of the tests ended early")
            }
            line += byte
        }
        return String(decoding: line.dropLast(), as: UTF8.self)
    }
}

/// A key service of the tests, over TLS, on this machine.
public final class TransitServer: Sendable {
    /// Its certificate, which is its own authority.
    public let certificate: TestCertificate
    /// Such as `https://localhost:40000`.
    public let address: String
    /// The token that it accepts.
    public static let token = "hvs.test-token"
    private let process: TalkingProcess

    /// Starts the stand-in for Vault's Transit engine; its key is `transit/dictum`.
    public init() throws {
        certificate = try TestCertificate()
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "MasterKeysTests/Fixtures/transit.py").path
        process = try TalkingProcess(["python3", script, certificate.path, certificate.keyPath, Self.token])
        address = "https://localhost:\(try process.answer())"
    }

    /// How it answers from now on: `normal`, a status, `slow`, `html`, `empty`, `short`, `truncated` or `closed`.
    public func answer(as mode: String) throws { _ = try process.ask(mode) }

    /// How often it was called.
    public func calls() throws -> Int { Int(try process.ask("calls")) ?? -1 }
}

/// AWS's KMS as moto plays it, over TLS, on this machine.
public final class MotoServer: Sendable {
    /// Its certificate, which is its own authority.
    public let certificate: TestCertificate
    /// Such as `https://localhost:40000`.
    public let address: String
    private let lifeline = Pipe()

    private static let tools = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".local/test-tools").path

    /// Whether `Scripts/setup` put moto where the tests look for it.
    public static let isInstalled = FileManager.default.fileExists(atPath: tools + "/moto")

    /// Starts one, and waits until it listens.
    public init() throws {
        certificate = try TestCertificate()
        let port = Int.random(in: 30_000..<32_000)
        address = "https://localhost:\(port)"
        let process = Process()
        // moto does not watch its stdin: a shell does, and ends it when the tests end.
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", #""$0" "$@" </dev/null >/dev/null 2>&1 & server=$!; read -r _; kill -KILL $server"#,
            "python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", "\(port)", "-s", "-c", certificate.path, "-k",
            certificate.keyPath,
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": Self.tools]) { $1 }
        process.standardInput = lifeline
        try process.start()
    }

    deinit { try? lifeline.fileHandleForWriting.close() }

    /// Makes a key, and returns its id; asks until the server is up.
    public func makeKey() throws -> String {
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "curl", "--silent", "--cacert", certificate.path, "--retry", "60", "--retry-connrefused", "--retry-delay",
            "1", "-H", "X-Amz-Target: TrentService.CreateKey", "-H", "Content-Type: application/x-amz-json-1.1", "-H",
            "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/kms/aws4_request, "
                + "SignedHeaders=host, Signature=0",
            "-d", "{}", address,
        ]
        process.standardOutput = output
        try process.start()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let fields = try JSONSerialization.jsonObject(with: answer) as? [String: [String: Any]]
        guard let id = fields?["KeyMetadata"]?["KeyId"] as? String else {
            throw ProgramFailed(description: "moto made no key")
        }
        return id
    }
}

/// A SoftHSM token with one AES key.
public final class SoftToken: Sendable {
    /// Where Debian puts the module.
    public static let module = "/usr/lib/softhsm/libsofthsm2.so"
    /// Whether Debian's softhsm2 is installed.
    public static let isInstalled = FileManager.default.fileExists(atPath: module)
    /// The user's PIN.
    public static let pin = "493817"
    private let folder: URL

    /// The environment variable and the file that lead SoftHSM to this token.
    public var environment: [String: String] { ["SOFTHSM2_CONF": folder.appending(path: "softhsm2.conf").path] }

    /// Makes token `dictum` with key `master`.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        let tokens = folder.appending(path: "tokens")
        try FileManager.default.createDirectory(at: tokens, withIntermediateDirectories: true)
        try Data("directories.tokendir = \(tokens.path)\nlog.level = ERROR\n".utf8)
            .write(to: folder.appending(path: "softhsm2.conf"))
        let key = folder.appending(path: "key")
        try Data((0..<32).map { _ in UInt8.random(in: 0...255) }).write(to: key)
        try run(["--init-token", "--free", "--label", "dictum", "--so-pin", "0000", "--pin", Self.pin])
        try run([
            "--import", key.path, "--aes", "--token", "dictum", "--label", "master", "--id", "01", "--pin", Self.pin,
        ])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/softhsm2-util")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ProgramFailed(description: "softhsm2-util \(arguments[0])") }
    }
}
