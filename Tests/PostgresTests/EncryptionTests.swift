import TestSupport
import Testing

@testable import Postgres

/// Against a real server: what TLS refuses is refused before a password is sent, and says its cure.
@Suite struct EncryptionTests {
    @Test func `only a server that proves its name is spoken to, and what is wrong is told`() async throws {
        try await EncryptedServer.with { server in
            try await server.show(.valid)
            let connection = try await Connection.open(await server.conninfo(as: "scram"))
            let row = try await connection.query(
                "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            ).first
            #expect(try row?.get(0) == true)
            #expect(["TLSv1.2", "TLSv1.3"].contains(try row?.get(1)))
            await connection.close()

            try await refused(server, as: "scram", authority: "other.crt", because: "sslrootcert")
            try await refused(server, as: "scram", authority: "missing.crt", because: "sslrootcert=FILE")
            try await refused(server, as: "weak", because: "scram-sha-256")

            try await server.show(.otherName)
            try await refused(server, as: "scram", because: "another name")
            try await server.show(.expired)
            try await refused(server, as: "scram", because: "expired")
            try await server.show(.none)
            try await refused(server, as: "scram", because: "ssl=on")
        }
    }

    @Test func `a client certificate takes the place of a password`() async throws {
        try await EncryptedServer.with { server in
            try await server.show(.valid)
            let key = "sslcert=\(server.folder)/client.crt sslkey=\(server.folder)/client.key"
            let connection = try await Connection.open(await server.conninfo(as: "certified", key))
            #expect(try await connection.query("SELECT session_user::text").first?.get(0) == "certified")
            await connection.close()
        }
    }

    private func refused(
        _ server: EncryptedServer,
        as role: String,
        authority: String = "ca.crt",
        because cure: String,
        location: SourceLocation = #_sourceLocation
    ) async throws {
        let conninfo = await server.conninfo(as: role, authority: authority)
        let error = await #expect(throws: PostgresError.self, sourceLocation: location) {
            try await Connection.open(conninfo)
        }
        #expect(error?.code == .unprotected, "\(error?.message ?? "")", sourceLocation: location)
        #expect(error?.description.contains(cure) == true, "\(error?.description ?? "")", sourceLocation: location)
    }
}
