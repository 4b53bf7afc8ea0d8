import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// A worker whose network loses every packet for a while.
@Suite(.serialized) struct NetworkCutTests {
    /// A peer that is silent for two seconds is given up; by default it takes half a minute.
    private static let impatience = """
        tcp_user_timeout=2000 keepalives_idle=1 keepalives_interval=1 keepalives_count=1 connect_timeout=5
        """

    @Test(
        .enabled("a network of its own can be made by a root with CAP_NET_ADMIN only", EncryptedServer.canMakeNetwork)
    )
    func `a worker goes on by itself after its network was cut`() async throws {
        try await EncryptedServer.with(network: true) { server in
            try await server.show(.valid)
            try await ScratchDatabase.on(server.localConninfo) {
                try await House.with { try await cut($0, server) }
            }
        }
    }

    private func cut(_ house: House, _ server: EncryptedServer) async throws {
        let administrator = house.administrator()
        try await administrator.run { try $0.execute(script: "GRANT dictum_worker TO certified") }
        for copy in 0..<3 {
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac") + [UInt8(copy)]))
        }
        let worker = try await start(house, server)
        try await waitUntil("a first transcript") {
            try await Census(administrator).transcripts > 0 || !worker.isRunning
        }
        try await server.setNetwork("down")
        _ = try await worker.log(until: "a heartbeat failed")
        _ = try await worker.log(until: "the listening connection was lost")
        try await server.setNetwork("up")
        try await waitUntil("three drafts: \(worker.errors)") {
            try await Census(administrator) == Census(ready: 3) || !worker.isRunning
        }
        worker.send(SIGTERM)
        #expect(await worker.exit() == 0, "\(worker.errors)")
        #expect(try await Census(administrator) == Census(ready: 3))
    }

    /// The real program, by TLS to a server that shows who it is, in the network that will be cut.
    private func start(_ house: House, _ server: EncryptedServer) async throws -> ProgramHandle {
        let certificate = "sslcert=\(server.folder)/client.crt sslkey=\(server.folder)/client.key \(Self.impatience)"
        let records = await server.conninfo(as: "certified", database: house.records.name, certificate)
        let keys = await server.conninfo(as: "certified", database: house.keys.name, certificate)
        let command = [
            DictumProgram.url.path, "worker", "--lease", "3", "--models", Fixtures.models,
            "--database", records, "--key-store", keys, "--master-key", house.masterKey,
        ]
        return try ProgramHandle(await server.inside + command, of: "/usr/bin/env")
    }
}
