import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite struct ClaimTests {
    @Test func `a job says what it was enqueued with`() async throws {
        try await Fixture.with { f in
            let subjects = try await f.enqueue(priority: 3)
            let lease = try #require(try await f.claim().first)
            #expect(lease.stage == "work")
            #expect(lease.tenant == f.tenant)
            #expect(lease.subject == subjects[0])
            #expect(lease.priority == 3)
            #expect(lease.attempts == 0)
            #expect(lease.deaths == 0)
            #expect(lease.expiry > Date())
        }
    }

    @Test func `the same job enqueued again is the same job, and spends no turn`() async throws {
        try await Fixture.with { f in
            let subject = UUID()
            let ids = try await f.connection.run { session in
                try (0..<3).map { _ in
                    try f.queue.enqueue(stage: "work", tenant: f.tenant, subject: subject, priority: 5, in: session)
                }
            }
            #expect(Set(ids).count == 1)
            let rows = try await f.connection.query("SELECT round FROM queue.turn")
            #expect(try rows[0].get(0) == Int64(1))
            #expect(try await f.claim(10).count == 1)
        }
    }

    @Test func `two claimers never get the same job`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(200)
            let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for number in 0..<4 {
                    group.addTask {
                        let connection = try await Connection.open(f.database.conninfo)
                        var mine: [Int64] = []
                        while true {
                            let leases = try await connection.run { session in
                                try f.queue.claim(
                                    stage: "work",
                                    limit: 7,
                                    worker: "\(number)",
                                    lease: .seconds(30),
                                    in: session
                                )
                            }
                            if leases.isEmpty { break }
                            mine += leases.map(\.id)
                        }
                        await connection.close()
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(Set(claimed).count == claimed.count)
            // A claimer may leave while another still holds its rows locked, but none is lost.
            let rest = try await f.claim(200).map(\.id)
            #expect(claimed.count + rest.count == 200)
        }
    }

    @Test func `a job in a claim that has not committed is passed over, not waited for`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(2)
            let other = try await Connection.open(f.database.conninfo)
            try await other.query("BEGIN")
            let first = try await other.run { session in
                try f.queue.claim(stage: "work", limit: 1, worker: "two", lease: .seconds(30), in: session)
            }
            let second = try await f.claim(2)
            #expect(first.count == 1)
            #expect(second.count == 1)
            #expect(first.map(\.id) != second.map(\.id))
            await other.close()
        }
    }

    @Test func `urgent jobs overtake`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(3, priority: 5)
            let urgent = try await f.enqueue(priority: 0)
            #expect(try await f.claim(2).first?.subject == urgent[0])
        }
    }

    @Test func `a job of another stage is not claimed`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(stage: "other")
            #expect(try await f.claim().isEmpty)
            #expect(try await f.claim(stage: "other").count == 1)
        }
    }

    @Test func `a priority outside 0 to 9 and a stage that is no name are refused`() async throws {
        try await Fixture.with { f in
            await #expect(throws: PostgresError.self) { try await f.enqueue(priority: 10) }
            await #expect(throws: PostgresError.self) { try await f.enqueue(stage: "Not a name") }
        }
    }

    @Test func `a stage or a tenant that is paused is not claimed until it resumes`() async throws {
        try await Fixture.with { f in
            let other = UUID()
            try await f.enqueue()
            try await f.enqueue(of: other)
            try await f.connection.run { try f.queue.pause(tenant: f.tenant, in: $0) }
            let leases = try await f.claim(10)
            #expect(leases.map(\.tenant) == [other])
            try await f.connection.run { session in for lease in leases { try f.queue.release(lease, in: session) } }

            try await f.connection.run { try f.queue.pause(stage: "work", in: $0) }
            #expect(try await f.claim(10).isEmpty)
            #expect(try await f.connection.run { try f.queue.resume(stage: "work", in: $0) })
            #expect(try await f.claim(10).map(\.tenant) == [other])
            #expect(try await f.connection.run { try f.queue.resume(tenant: f.tenant, in: $0) })
            #expect(try await f.connection.run { try f.queue.resume(tenant: f.tenant, in: $0) } == false)
            #expect(try await f.claim(10).map(\.tenant) == [f.tenant])
        }
    }

    @Test func `what was paused before a stage had its first job is paused all the same`() async throws {
        try await Fixture.with { f in
            let other = UUID()
            try await f.connection.run { session in
                try f.queue.pause(stage: "work", in: session)
                try f.queue.pause(tenant: f.tenant, in: session)
                try f.queue.pause(stage: "elsewhere", tenant: other, in: session)
            }
            try await f.enqueue()
            try await f.enqueue(of: other)
            #expect(try await f.claim(10).isEmpty)
            try await f.connection.run { _ = try f.queue.resume(stage: "work", in: $0) }
            #expect(try await f.claim(10).map(\.tenant) == [other])
            try await f.connection.query("TRUNCATE queue.pause")
            #expect(try await f.claim(10).map(\.tenant) == [f.tenant])
        }
    }

    @Test func `a cursor passes over what was claimed and still finds what came before it`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(4)
            let start = ContinuousClock.now
            var cursor = ClaimCursor()
            let first = try await f.claim(2, from: &cursor, at: start)
            let urgent = try await f.enqueue(priority: 0)
            let bounded = try await f.claim(2, from: &cursor, at: start)
            #expect(first.count == 2)
            #expect(bounded.count == 2)
            #expect(bounded.map(\.priority) == [5, 5])
            let probed = try await f.claim(2, from: &cursor, at: start + ClaimCursor.probeInterval)
            #expect(probed.map(\.subject) == urgent)

            // A short claim and a wake-up both send the next one back to the start.
            let again = try await f.enqueue(priority: 0)
            let late = start + ClaimCursor.probeInterval
            #expect(try await f.claim(2, from: &cursor, at: late).map(\.subject) == again)
            try await f.enqueue(2)
            #expect(try await f.claim(2, from: &cursor, at: late).count == 2)
            let woken = try await f.enqueue(priority: 0)
            cursor.wake()
            #expect(try await f.claim(2, from: &cursor, at: late).map(\.subject) == woken)
        }
    }

    @Test func `a job that comes in below the floor is found by the next claim that heeds none`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(3)
            let subject = try await f.enqueue()[0]
            let start = ContinuousClock.now
            var cursor = ClaimCursor()
            // Held by a transaction while the others pass, as if it had been slow to commit.
            let slow = try await Connection.open(f.database.conninfo)
            try await slow.query("BEGIN")
            try await slow.query("UPDATE queue.job SET round = 1 WHERE subject = \(subject)")
            let leases = try await f.claim(3, from: &cursor, at: start)
            try await f.connection.run { _ = try f.queue.complete(leases, in: $0) }
            #expect(try await f.claim(3, from: &cursor, at: start).isEmpty)
            try await f.connection.query("SELECT setval(pace, queue.pace(3, 2)) FROM queue.lane")
            try await slow.query("COMMIT")
            await slow.close()

            #expect(try await f.claim(3, from: &cursor, at: start + ClaimCursor.probeInterval).isEmpty)
            let late = start + ClaimCursor.walkInterval
            #expect(try await f.claim(3, from: &cursor, at: late).map(\.subject) == [subject])
        }
    }
}

extension Fixture {
    func claim(
        _ limit: Int,
        from cursor: inout ClaimCursor,
        at now: ContinuousClock.Instant
    ) async throws -> [Lease] {
        let before = cursor
        let (leases, after) = try await connection.run { session in
            var cursor = before
            let leases = try queue.claim(
                stage: "work",
                limit: limit,
                worker: "one",
                lease: .seconds(30),
                from: &cursor,
                now: now,
                in: session
            )
            return (leases, cursor)
        }
        cursor = after
        return leases
    }
}
