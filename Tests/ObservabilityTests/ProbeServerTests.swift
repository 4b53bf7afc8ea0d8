import Foundation
import TestSupport
import Testing

@testable import Observability

@Suite struct ProbeServerTests {
    @Test(arguments: [
        ("127.0.0.1:9464", "127.0.0.1:9464"), ("[::1]:0", "[::1]:0"), ("0.0.0.0:80", "0.0.0.0:80"),
        ("localhost:80", nil), ("127.0.0.1", nil), ("127.0.0.1:70000", nil), (":80", nil), ("", nil),
    ])
    func `an address is numeric and has a port`(text: String, expected: String?) {
        #expect(ListenAddress(text)?.description == expected)
    }

    @Test func `known paths are answered, others are not found, and other methods are refused`() throws {
        try withServer { (port: Int) throws in
            let page = try PlainHTTP.exchange(port, "GET /metrics?x=1 HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n") && page.hasSuffix("\r\n\r\nnumbers\n"))
            #expect(page.contains("Content-Length: 8\r\n") && page.contains("Connection: close\r\n"))
            #expect(try PlainHTTP.exchange(port, "GET /ready HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 503 "))
            #expect(try PlainHTTP.exchange(port, "GET /secret HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 404 "))
            #expect(try PlainHTTP.exchange(port, "POST /metrics HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 405 "))
            let head = try PlainHTTP.exchange(port, "HEAD /metrics HTTP/1.1\r\n\r\n")
            #expect(head.contains("Content-Length: 8\r\n") && head.hasSuffix("\r\n\r\n"))
        }
    }

    @Test(arguments: [
        "rubbish\r\n\r\n", "GET /metrics\r\n\r\n", String(repeating: "x", count: 20_000), "",
        "GET /metrics FTP/1.1\r\n\r\n",
    ])
    func `what is not HTTP is hung up on, and the next is served`(request: String) throws {
        try withServer { (port: Int) throws in
            #expect(try PlainHTTP.exchange(port, request) == "")
            #expect(try PlainHTTP.exchange(port, "GET /metrics HTTP/1.0\r\n\r\n").hasSuffix("numbers\n"))
        }
    }

    @Test func `a port that is taken is an error with its cure`() throws {
        try withServer { (port: Int) throws in
            let address = try #require(ListenAddress("127.0.0.1:\(port)"))
            #expect(throws: ListenError(address: address, number: EADDRINUSE)) { try ProbeServer(address) { _ in nil } }
        }
    }

    private func withServer(_ body: (Int) throws -> Void) throws {
        let server = try ProbeServer(try #require(ListenAddress("127.0.0.1:0"))) { path in
            switch path {
            case "/metrics": ProbeReply(body: "numbers\n")
            case "/ready": ProbeReply(status: 503, body: "no\n")
            default: nil
            }
        }
        defer { server.stop() }
        try body(server.port)
    }
}
