internal import Foundation

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
        let process = try ChildProcess(
            ["softhsm2-util"] + arguments,
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 }
        )
        guard process.waitForExit() == 0 else { throw ProgramFailed(description: "softhsm2-util \(arguments[0])") }
    }
}
