internal import Foundation

/// A SoftHSM token with one AES key.
public final class SoftToken: Sendable {
    /// Where Debian puts the module.
    public static let module = "/usr/lib/softhsm/libsofthsm2.so"
    /// Whether Debian's softhsm2 is installed.
    public static let isInstalled = FileManager.default.fileExists(atPath: module)
    /// Whether this process finds the token: its environment is read by others at any time, and so never changed.
    public static let isConfigured = ProcessInfo.processInfo.environment[variable] != nil
    /// The user's PIN.
    public static let pin = "493817"
    private let folder: URL
    private let configuration: String

    /// The environment variable and the file that lead SoftHSM to this token: the file that the variable names already,
    /// where `Scripts/test` has set it.
    public var environment: [String: String] { [Self.variable: configuration] }

    private static let variable = "SOFTHSM2_CONF"

    /// Makes token `dictum` with key `master`.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        configuration =
            ProcessInfo.processInfo.environment[Self.variable] ?? folder.appending(path: "softhsm2.conf").path
        let tokens = folder.appending(path: "tokens")
        try FileManager.default.createDirectory(at: tokens, withIntermediateDirectories: true)
        try Data("directories.tokendir = \(tokens.path)\nlog.level = ERROR\n".utf8)
            .write(to: URL(filePath: configuration))
        let key = folder.appending(path: "key")
        // The utility reads a key as a line of text: a zero or a line's end would cut it short.
        try Data((0..<32).map { _ in UInt8.random(in: 11...255) }).write(to: key)
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
