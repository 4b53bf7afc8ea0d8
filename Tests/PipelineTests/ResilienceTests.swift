import Foundation
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

    @Test(.enabled("a small disk can be mounted by a root with CAP_SYS_ADMIN only", PrivateServer.canMount))
    func `work waits while the disk is full, and goes on when there is room`() async throws {
        try await PrivateServer.withSmallDisk { server in
            let database = "\(server.conninfo) dbname=records"
            let fleet = try await CountingFleet(database)
            try await fleet.enqueue(300)
            try await server.fillDisk()
            try await fleet.withWorker(database) {
                // Each of these is a write of the worker's that the full disk undid.
                try await fleet.waitForRollbacks(8)
                try await server.emptyDisk()
                #expect(try await fleet.settle() == [300, 300])
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

    @Test func `what a killed worker held is taken over as soon as its leases end`() async throws {
        try await PrivateServer.with { server in
            let database = "\(server.conninfo) dbname=records"
            let fleet = try await CountingFleet(database)
            try await fleet.enqueue(100)
            let claim = "SELECT count(*) FROM queue.claim('transcribe', 100, 'doomed', 2000, 3, -1, 0, 0)"
            let doomed = try ChildProcess(["psql", "-qAt", database], input: .pipe, output: .pipe)
            try doomed.input?.write(contentsOf: Data("\(claim);\n".utf8))
            #expect(doomed.output?.availableData == Data("100\n".utf8))
            doomed.send(SIGKILL)
            await doomed.exit()
            let end = try await fleet.administrator.query("SELECT max(available_at) FROM queue.job")[0]
                .get(0, as: Date.self)
            try await fleet.withWorker(database) {
                let effects = try await fleet.settle()
                #expect(effects == [100, 100])
            }
            let taken = try await fleet.administrator.query("SELECT min(at), max(at) FROM effect")[0]
            let (first, last) = (try taken.get(0, as: Date.self), try taken.get(1, as: Date.self))
            #expect(first >= end, "nobody takes what is still held")
            print("100 leases rescued", last.timeIntervalSince(end), "s after their end")
            await fleet.administrator.close()
        }
    }
}
