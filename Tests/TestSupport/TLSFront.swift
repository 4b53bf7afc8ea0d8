internal import Foundation

/// TLS before a server on loopback that speaks none; it ends with the tests.
public final class TLSFront: Sendable {
    /// Its address, by the name of its certificate.
    public let address: String
    private let process: TalkingProcess

    /// Stands before `port` of 127.0.0.1.
    public init(_ certificate: TestCertificate, before port: Int) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "HTTPCallerTests/Fixtures/tls_front.py").path
        process = try TalkingProcess(["python3", script, certificate.path, certificate.keyPath, "\(port)"])
        address = "https://localhost:\(try process.answer())"
    }
}
