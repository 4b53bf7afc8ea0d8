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
                // The first of these finds the test's own connection dead.
                _ = try? await fleet.administrator.query("SELECT 1")
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
                    _ = try? await fleet.administrator.query("SELECT 1")
                    try await fleet.enqueue(50)
                    #expect(try await fleet.settle() == [550, 550])
                }
                await fleet.administrator.close()
            }
        }
    }

    @Test func `a worker that polls only works behind a PgBouncer in transaction mode`() async throws {
        try await PrivateServer.with { server in
            let fleet = try await CountingFleet("\(server.conninfo) dbname=records")
            try await server.withBouncer { bouncer in
                try await fleet.enqueue(300)
                try await fleet.withWorker(bouncer, pollOnly: true) {
                    let effects = try await fleet.settle()
                    #expect(effects == [300, 300])
                }
            }
            await fleet.administrator.close()
        }
    }
}
