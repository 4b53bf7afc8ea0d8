import Foundation
import HTTPCaller
import TestSupport
import Testing

struct HostileServerTests {
    let certificate: TestCertificate
    let server: HostileServer

    init() throws {
        certificate = try TestCertificate()
        server = try HostileServer(certificate)
    }

    func endpoint(_ change: (inout Endpoint) -> Void = { _ in }) -> Endpoint {
        var endpoint = Endpoint(name: "stand-in", baseURL: "https://localhost:\(server.port)")
        endpoint.trustedAuthorities = certificate.path
        change(&endpoint)
        return endpoint
    }

    func post(_ path: String, to endpoint: Endpoint) async throws -> HTTPResponse {
        let form = HTTPRequest.form([
            .field("model", "small"),
            .file("file", fileName: "audio.wav", contentType: "audio/wav", bytes: [1, 2, 3]),
        ])
        return try await HTTPCaller(allowing: [endpoint]).post(form, to: endpoint, path: path)
    }

    func expect(_ kind: HTTPError.Kind, _ path: String, at endpoint: Endpoint) async {
        await #expect { _ = try await post(path, to: endpoint) } throws: { ($0 as? HTTPError)?.kind == kind }
    }

    @Test func `a form arrives with its fields and a neutral file name`() async throws {
        let response = try await post("/ok", to: endpoint())
        #expect(response.status == 200)
        let request = try server.lastRequest()
        #expect(request.hasPrefix("POST /ok HTTP/1.1\r\n"))
        #expect(request.contains("Content-Disposition: form-data; name=\"file\"; filename=\"audio.wav\""))
        #expect(request.contains("name=\"model\"\r\n\r\nsmall\r\n"))
        for header in ["user-agent", "cookie", "accept-encoding", "authorization"] {
            #expect(!request.lowercased().contains("\r\n\(header):"))
        }
    }

    @Test func `JSON arrives as it is, and a long body with it`() async throws {
        let endpoint = endpoint()
        let json = Array("{\"pad\":\"\(String(repeating: "x", count: 3 << 20))\"}".utf8)
        let response = try await HTTPCaller(allowing: [endpoint]).post(.json(json), to: endpoint, path: "/ok")
        #expect(String(decoding: response.body, as: UTF8.self) == "\(json.count)")
        #expect(try server.lastRequest().contains("\r\nContent-Type: application/json\r\n"))
    }

    @Test func `a redirect is an error and nobody goes where it points`() async throws {
        await expect(.redirected, "/redirect", at: endpoint())
        #expect(try server.connections() == [1, 0])
    }

    @Test(arguments: ["/hang", "/drip"]) func `the time limit ends it`(path: String) async {
        await expect(.timedOut, path, at: endpoint { $0.timeout = .milliseconds(500) })
    }

    @Test func `a stalled server is left before the time limit`() async {
        await expect(.timedOut, "/hang", at: endpoint { $0.stallTimeout = .seconds(1) })
    }

    @Test func `a body over the limit ends it`() async {
        await expect(.responseTooLarge, "/huge", at: endpoint { $0.maxResponseBytes = 100_000 })
    }

    @Test func `headers without end do so too`() async { await expect(.responseTooLarge, "/headers", at: endpoint()) }

    @Test(arguments: ["/short", "/close", "/noise"]) func `a broken response is an error`(path: String) async {
        await expect(.brokenResponse, path, at: endpoint())
    }

    @Test func `what follows the promised length is not read`() async throws {
        #expect(try await post("/long", to: endpoint()).body == Array("{}".utf8))
    }

    @Test func `an answer of another kind is the caller's to judge, with its Retry-After`() async throws {
        let response = try await post("/status/429", to: endpoint())
        #expect(response.status == 429)
        #expect(response.retryAfter == .seconds(7))
    }

    @Test func `an authority that the system does not know is refused`() async throws {
        await expect(.untrustedServer, "/ok", at: endpoint { $0.trustedAuthorities = nil })
        #expect(try server.lastRequest().isEmpty)
    }

    @Test func `so is another server's certificate`() async throws {
        let other = try TestCertificate(host: "elsewhere.example")
        let server = try HostileServer(other)
        await expect(
            .untrustedServer,
            "/ok",
            at: endpoint {
                $0.baseURL = "https://localhost:\(server.port)"
                $0.trustedAuthorities = other.path
            }
        )
    }

    @Test func `so is an expired certificate`() async throws {
        let expired = try TestCertificate(isExpired: true)
        let server = try HostileServer(expired)
        await expect(
            .untrustedServer,
            "/ok",
            at: endpoint {
                $0.baseURL = "https://localhost:\(server.port)"
                $0.trustedAuthorities = expired.path
            }
        )
    }

    @Test func `so is a valid certificate without a pinned key`() async throws {
        let pin = "sha256//" + Data(repeating: 7, count: 32).base64EncodedString()
        await expect(.untrustedServer, "/ok", at: endpoint { $0.pinnedKeys = [pin] })
        #expect(try server.lastRequest().isEmpty)
    }

    @Test func `a server that is not there is unreachable`() async {
        await expect(.unreachable, "/ok", at: endpoint { $0.baseURL = "https://localhost:1" })
    }

    @Test func `cancelling ends the transfer`() async throws {
        let task = Task { try await post("/hang", to: endpoint()) }
        while try server.lastRequest().isEmpty { await Task.yield() }
        task.cancel()
        await #expect { _ = try await task.value } throws: { ($0 as? HTTPError)?.kind == .cancelled }
    }
}
