import FoundationEssentials
import JobQueue
import Migrations
import Postgres
import TestSupport
import Testing

@Suite struct WorkerTests {
    @Test func `a worker is listed from its registration until it leaves`() async throws {
        try await Fixture.with { f in
            let worker = JobQueue.Worker(name: "a", version: "1", host: "h", slots: 2)
            try await f.connection.run { session in
                try f.queue.register(worker, in: session)
                try f.queue.heartbeat(worker, in: session)
            }
            let names = try await f.connection.query("SELECT name FROM queue.worker").map {
                try $0.get(0, as: String.self)
            }
            #expect(names == ["a"])
            try await f.connection.run { try f.queue.unregister(worker, in: $0) }
            #expect(try await f.connection.query("SELECT FROM queue.worker").isEmpty)
        }
    }

    @Test func `a new job and a resumed stage wake the workers`() async throws {
        try await Fixture.with { f in
            var messages = Listener.messages(f.database.conninfo, channel: JobQueue.channel).makeAsyncIterator()
            _ = try await messages.next()
            try await f.enqueue()
            #expect(try await messages.next()?.payload == "work")
            try await f.connection.run { session in
                try f.queue.pause(stage: "work", in: session)
                try f.queue.resume(stage: "work", in: session)
            }
            #expect(try await messages.next()?.payload == "work")
        }
    }

    @Test func `the worker's role can do all that a worker does, and cannot forge jobs`() async throws {
        try await Fixture.with { f in
            let connection = f.connection
            try await connection.query("SET ROLE dictum_worker")
            try await f.enqueue(7)
            let leases = try await f.claim(6)
            try await connection.transaction { session in
                _ = try f.queue.heartbeat(leases, for: .seconds(30), in: session)
                try f.queue.complete(leases[0], in: session)
                _ = try f.queue.retry(leases[1], code: "x", in: session)
                try f.queue.fail(leases[2], code: "x", in: session)
                try f.queue.snooze(leases[3], for: .seconds(1), in: session)
                try f.queue.release(leases[4], in: session)
                try f.queue.pause(stage: "work", in: session)
                try f.queue.resume(stage: "work", in: session)
                try f.queue.retrySetAside(tenant: f.tenant, subject: leases[2].subject, in: session)
                try f.queue.register(.init(name: "a", version: "1", host: "h", slots: 1), in: session)
            }
            _ = try await f.depth()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.query(
                    """
                    INSERT INTO queue.job (stage, tenant, subject, priority, round)
                    VALUES ('work', \(f.tenant), \(UUID()), 0, 0)
                    """
                )
            }
            #expect(error?.sqlState == "42501")
        }
    }
}
