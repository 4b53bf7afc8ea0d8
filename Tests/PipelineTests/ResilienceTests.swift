import Postgres
import TestSupport
import Testing

/// Workers against servers that go away under them.
@Suite(.serialized) struct ResilienceTests {
    @Test func `everything goes on by itself after PostgreSQL was restarted without a word`() async throws {
        try await PrivateServer.with { server in
            let database = "\(server.conninfo) dbname=records"
            let fleet = try await CountingFleet(database)
            try await fleet.enqueue(1000)
            try await fleet.withWorker(database) {
                try await fleet.waitForEffects(20)
                await server.stopImmediately()
                try await server.start()
                try await fleet.waitForServer()
                try await fleet.enqueue(50)
                #expect(try await fleet.settle() == [1050, 1050])
            }
            await fleet.administrator.close()
        }
    }

    @Test func `work goes on at the standby when it is promoted`() async throws {
        try await PrivateServer.with { primary in
            try await primary.withStandby { standby in
                let hosts = "host=\(primary.folder),\(standby.folder) user=postgres dbname=records"
                let database = "\(hosts) target_session_attrs=read-write"
                let fleet = try await CountingFleet(database)
                try await fleet.enqueue(500)
                try await fleet.withWorker(database) {
                    try await fleet.waitForEffects(20)
                    await primary.stopImmediately()
                    try await standby.promote()
                    try await fleet.waitForServer()
                    try await fleet.enqueue(50)
                    #expect(try await fleet.settle() == [550, 550])
                }
                await fleet.administrator.close()
            }
        }
    }
}
