internal import Foundation

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
