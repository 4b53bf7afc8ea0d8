import Foundation
import HTTPCaller
import TestSupport
import Testing

/// What is refused before any socket opens.
struct RefusalTests {
    func refusal(of endpoint: Endpoint) -> HTTPError.Kind? {
        do {
            _ = try HTTPCaller(allowing: [endpoint])
            return nil
        } catch { return error.kind }
    }

    @Test(arguments: [
        "http://example.com", "http://127.0.0.1.example.com", "http://localhost.example.com", "http://10.0.0.1",
        "http://[::2]", "ftp://localhost", "file:///etc/passwd", "https://user@example.com", "https://example.com/?a=b",
        "https://example.com/#x", "https://exa mple.com", "example.com", "", "https://",
    ]) func `a URL that may not be called`(url: String) {
        #expect(refusal(of: Endpoint(name: "e", baseURL: url)) == .refusedURL)
    }

    @Test(arguments: [
        "https://example.com", "https://example.com:8443/speech/", "http://localhost:8080", "http://127.1.2.3",
        "http://[::1]:80",
    ]) func `a URL that may`(url: String) {
        #expect(refusal(of: Endpoint(name: "e", baseURL: url)) == nil)
    }

    @Test func `pins and limits that cannot hold are refused`() {
        var endpoint = Endpoint(name: "e", baseURL: "https://example.com")
        endpoint.pinnedKeys = ["sha1//abc"]
        #expect(refusal(of: endpoint) == .misconfigured)
        endpoint.pinnedKeys = []
        endpoint.timeout = .zero
        #expect(refusal(of: endpoint) == .misconfigured)
    }

    @Test func `an endpoint that is not on the list, or was changed since, is not called`() async throws {
        let server = try HostileServer(nil)
        let listed = Endpoint(name: "e", baseURL: "http://localhost:\(server.port)")
        var other = listed
        other.maxResponseBytes = 1 << 30
        await #expect {
            _ = try await HTTPCaller(allowing: [listed]).post(.json([]), to: other, path: "/ok")
        } throws: { ($0 as? HTTPError)?.kind == .notAllowed }
        #expect(try server.connections() == [0, 0])
    }

    @Test(arguments: ["ok", "", "/a b", "/a\r\nX: y", "/#x", "@evil.example/"])
    func `a path that could be more than a path`(path: String) async throws {
        let server = try HostileServer(nil)
        let endpoint = Endpoint(name: "e", baseURL: "http://localhost:\(server.port)")
        await #expect {
            _ = try await HTTPCaller(allowing: [endpoint]).post(.json([]), to: endpoint, path: path)
        } throws: { ($0 as? HTTPError)?.kind == .refusedURL }
        #expect(try server.connections() == [0, 0])
    }

    @Test(arguments: [
        (0o600, "s3cret\n", true), (0o644, "s3cret", false), (0o600, " \n", false), (0o600, "a\nb", false),
    ])
    func `an API key file must be its owner's and hold one key`(mode: Int, text: String, isGood: Bool) async throws {
        let server = try HostileServer(nil)
        let file = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        _ = FileManager.default.createFile(
            atPath: file,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: mode]
        )
        var endpoint = Endpoint(name: "e", baseURL: "http://localhost:\(server.port)")
        endpoint.keyFile = file
        do {
            let response = try await HTTPCaller(allowing: [endpoint]).post(.json([1]), to: endpoint, path: "/ok")
            #expect(isGood && response.status == 200)
            #expect(try server.lastRequest().contains("\r\nAuthorization: Bearer s3cret\r\n"))
        } catch let error as HTTPError {
            #expect(!isGood && error.kind == .unusableKey)
            #expect(!error.description.contains("s3cret"))
            #expect(try server.connections() == [0, 0])
        }
    }
}
