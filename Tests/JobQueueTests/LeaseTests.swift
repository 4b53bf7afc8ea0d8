import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite struct LeaseTests {
    @Test func `a completed job is gone`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            let lease = try #require(try await f.claim().first)
            #expect(try await f.connection.run { try f.queue.isDrained(["work"], in: $0) } == false)
            try await f.connection.run { try f.queue.complete(lease, in: $0) }
            #expect(try await f.connection.run { try f.queue.isDrained(["work"], in: $0) })
            await #expect(throws: LeaseLost(id: lease.id)) {
                try await f.connection.run { try f.queue.complete(lease, in: $0) }
            }
        }
    }

    @Test func `an expired lease passes on at once, and every write of the old holder is refused`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            let old = try #require(try await f.claim().first)
            #expect(try await f.claim().isEmpty)
            try await f.expireLeases()
            let new = try #require(try await f.claim(worker: "two").first)
            #expect(new.id == old.id)
            #expect(new.token > old.token)
            #expect(new.deaths == 1)
            #expect(new.attempts == 0)

            let queue = f.queue
            let writes: [@Sendable (Session) throws -> Void] = [
                { try queue.complete(old, in: $0) },
                { _ = try queue.retry(old, code: "test", in: $0) },
                { try queue.fail(old, code: "test", in: $0) },
                { try queue.snooze(old, for: .seconds(1), in: $0) },
                { try queue.release(old, in: $0) },
            ]
            for write in writes {
                await #expect(throws: LeaseLost(id: old.id)) { try await f.connection.run(write) }
            }
            let held = try await f.connection.run { try queue.heartbeat([old, new], for: .seconds(30), in: $0) }
            #expect(held == [new.token])
            #expect(try await f.setAside().isEmpty)
            try await f.connection.run { try queue.complete(new, in: $0) }
        }
    }

    @Test func `a holder whose lease expired but was not taken over may still finish`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            let lease = try #require(try await f.claim().first)
            try await f.expireLeases()
            try await f.connection.run { try f.queue.complete(lease, in: $0) }
            #expect(try await f.depth().waiting == 0)
        }
    }

    @Test func `a heartbeat extends every lease in hand`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(3)
            let leases = try await f.claim(3)
            try await f.expireLeases()
            let held = try await f.connection.run { try f.queue.heartbeat(leases, for: .seconds(30), in: $0) }
            #expect(held == Set(leases.map(\.token)))
            #expect(try await f.depth().leased == 3)
            #expect(try await f.claim(3).isEmpty)
        }
    }

    @Test func `a heartbeat does not wait for a completion that is under way`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(2)
            let leases = try await f.claim(2)
            let completing = try await Connection.open(f.database.conninfo)
            try await completing.query("BEGIN")
            try await completing.run { try f.queue.complete(leases[0], in: $0) }
            let held = try await f.connection.run { try f.queue.heartbeat(leases, for: .seconds(30), in: $0) }
            #expect(held == Set(leases.map(\.token)))
            try await completing.query("COMMIT")
            let after = try await f.connection.run { try f.queue.heartbeat(leases, for: .seconds(30), in: $0) }
            #expect(after == [leases[1].token])
            await completing.close()
        }
    }

    @Test func `a job that takes its worker down three times is quarantined`() async throws {
        try await Fixture.with { f in
            let subjects = try await f.enqueue()
            for deaths in 0..<3 {
                #expect(try await f.claim().map(\.deaths) == [deaths])
                try await f.expireLeases()
            }
            #expect(try await f.claim().isEmpty)
            #expect(try await f.setAside() == ["quarantined worker_died"])
            #expect(try await f.depth().setAside == 1)
            #expect(try await f.depth().waiting == 0)

            let again = try await f.connection.run {
                try f.queue.retrySetAside(tenant: f.tenant, subject: subjects[0], in: $0)
            }
            #expect(again == 1)
            #expect(try await f.claim().map(\.deaths) == [0])
        }
    }

    @Test func `releasing and snoozing spend no attempt`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            var lease = try #require(try await f.claim().first)
            try await f.connection.run { [lease] in try f.queue.release(lease, in: $0) }
            lease = try #require(try await f.claim().first)
            try await f.connection.run { [lease] in try f.queue.snooze(lease, for: .seconds(60), in: $0) }
            #expect(try await f.claim().isEmpty)
            #expect(try await f.depth().delayed == 1)
            try await f.endDelays()
            lease = try #require(try await f.claim().first)
            #expect(lease.attempts == 0)
            #expect(lease.deaths == 0)
        }
    }

    @Test func `a retry waits and spends an attempt, and the last one sets the job aside`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            for attempt in 0..<2 {
                let lease = try #require(try await f.claim().first)
                #expect(lease.attempts == attempt)
                let retry = try await f.connection.run { try f.queue.retry(lease, code: "timed_out", in: $0) }
                guard case .scheduled(let wait) = retry else {
                    Issue.record("set aside too early")
                    return
                }
                #expect(wait >= .seconds(500) * (1 << attempt))
                #expect(try await f.claim().isEmpty)
                try await f.endDelays()
            }
            let lease = try #require(try await f.claim().first)
            #expect(try await f.connection.run { try f.queue.retry(lease, code: "timed_out", in: $0) } == .setAside)
            #expect(try await f.setAside() == ["failed timed_out"])
        }
    }

    @Test func `a retry waits at least as long as it is told`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            let lease = try #require(try await f.claim().first)
            let retry = try await f.connection.run {
                try f.queue.retry(lease, code: "busy", after: .seconds(3600), in: $0)
            }
            #expect(retry == .scheduled(.seconds(3600)))
        }
    }

    @Test func `a permanent failure is set aside at once, with a code and nothing else`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            let lease = try #require(try await f.claim().first)
            await #expect(throws: PostgresError.self) {
                try await f.connection.run { try f.queue.fail(lease, code: "Mrs. Example was seen", in: $0) }
            }
            #expect(try await f.depth().leased == 1)
            try await f.connection.run { try f.queue.fail(lease, code: "undecodable_audio", in: $0) }
            #expect(try await f.setAside() == ["failed undecodable_audio"])
            #expect(try await f.claim().isEmpty)
        }
    }

    @Test func `what the holder writes beside a refused completion is undone`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            let old = try #require(try await f.claim().first)
            try await f.expireLeases()
            _ = try await f.claim(worker: "two")
            await #expect(throws: LeaseLost.self) {
                try await f.connection.transaction { session in
                    try f.queue.enqueue(
                        stage: "next",
                        tenant: old.tenant,
                        subject: old.subject,
                        priority: 5,
                        in: session
                    )
                    try f.queue.complete(old, in: session)
                }
            }
            #expect(try await f.connection.run { try f.queue.isDrained(["next"], in: $0) })
        }
    }

    @Test func `a worker killed in the middle of its transaction loses nothing`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(5)
            let doomed = try await Connection.open(f.database.conninfo)
            let pid = try await doomed.query("SELECT pg_backend_pid()::int8")[0].get(0, as: Int64.self)
            let leases = try await doomed.run {
                try f.queue.claim(stage: "work", limit: 5, worker: "doomed", lease: .seconds(30), in: $0)
            }
            try await doomed.query("BEGIN")
            try await doomed.run { session in
                for lease in leases { try f.queue.complete(lease, in: session) }
            }
            try await f.connection.query("SELECT pg_terminate_backend(\(pid)::integer, 5000)")
            await #expect(throws: PostgresError.self) { try await doomed.query("COMMIT") }

            try await f.expireLeases()
            let rescued = try await f.claim(10, worker: "two")
            #expect(Set(rescued.map(\.id)) == Set(leases.map(\.id)))
            #expect(rescued.allSatisfy { $0.deaths == 1 })
            await doomed.close()
        }
    }
}
