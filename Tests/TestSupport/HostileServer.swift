internal import Foundation
internal import Synchronization

/// A certificate and its key in a folder of their own, made by `openssl` when a test needs them.
public final class TestCertificate: Sendable {
    private let folder: URL
    /// PEM file of the certificate, which is its own authority.
    public var path: String { folder.appending(path: "server.crt").path }
    var keyPath: String { folder.appending(path: "server.key").path }

    /// Makes one for `host`; an expired one ended in 2021.
    public init(host: String = "localhost", isExpired: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let subject = ["-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)"]
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        let request = folder.appending(path: "request").path
        if isExpired {
            try run(["openssl", "req", "-new", "-keyout", keyPath, "-out", request] + subject + curve)
            let database = folder.appending(path: "index.txt")
            try Data().write(to: database)
            let configuration = """
                [ca]
                default_ca = test
                [test]
                database = \(database.path)
                serial = \(folder.path)/serial
                new_certs_dir = \(folder.path)
                default_md = sha256
                policy = any
                copy_extensions = copy
                [any]
                commonName = supplied
                """
            let file = folder.appending(path: "ca.conf")
            try Data(configuration.utf8).write(to: file)
            try run([
                "openssl", "ca", "-batch", "-selfsign", "-rand_serial", "-config", file.path, "-keyfile", keyPath,
                "-in", request, "-out", path, "-notext", "-startdate", "20200101000000Z", "-enddate",
                "20210101000000Z",
            ])
        } else {
            try run(["openssl", "req", "-x509", "-days", "2", "-keyout", keyPath, "-out", path] + subject + curve)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

/// `hostile.py` as a child process that dies with the tests, even when they crash: it ends when its stdin does.
public final class HostileServer: Sendable {
    /// Where it listens on 127.0.0.1.
    public let port: Int
    /// Where its redirects and proxies would lead.
    public let decoyPort: Int
    private let process: ChildProcess
    private let lock = Mutex(())

    /// Starts one; without a certificate it speaks plain HTTP.
    public init(_ certificate: TestCertificate?) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "HTTPCallerTests/Fixtures/hostile.py").path
        let keys = certificate.map { [$0.path, $0.keyPath] } ?? ["-", "-", "plain"]
        process = try ChildProcess(["python3", script] + keys, input: .pipe, output: .pipe)
        let ports = try Self.line(from: process).split(separator: " ").compactMap { Int($0) }
        guard ports.count == 2 else { throw ProgramFailed(description: "hostile.py did not start") }
        (port, decoyPort) = (ports[0], ports[1])
    }

    deinit { try? process.input?.close() }

    /// How many connections were opened to it, and to the decoy.
    public func connections() throws -> [Int] { try ask("count").split(separator: " ").compactMap { Int($0) } }

    /// The last request, head and body, one character a byte.
    public func lastRequest() throws -> String {
        let hex = Array(try ask("last"))
        let bytes = stride(from: 0, to: hex.count - 1, by: 2).compactMap { UInt8(String(hex[$0...$0 + 1]), radix: 16) }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    private func ask(_ question: String) throws -> String {
        try lock.withLock { _ in
            try process.input?.write(contentsOf: Data("\(question)\n".utf8))
            return try Self.line(from: process)
        }
    }

    private static func line(from process: ChildProcess) throws -> String {
        var line = Data()
        while line.last != 10 {
            let piece = process.output?.availableData ?? Data()
            if piece.isEmpty { throw ProgramFailed(description: "hostile.py ended") }
            line += piece
        }
        return String(decoding: line.dropLast(), as: UTF8.self)
    }
}

/// A program that a test needs did not do its work.
public struct ProgramFailed: Error, CustomStringConvertible {
    /// Which.
    public let description: String
}

private func run(_ arguments: [String]) throws {
    guard try ChildProcess(arguments).waitForExit() == 0 else {
        throw ProgramFailed(description: arguments.prefix(2).joined(separator: " "))
    }
}
