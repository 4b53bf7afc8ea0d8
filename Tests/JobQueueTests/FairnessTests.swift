import FoundationEssentials
import JobQueue
import Postgres
import TestSupport
import Testing

@Suite struct FairnessTests {
    @Test func `ten thousand jobs of one tenant don't delay the first of another`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(10_000)
            let late = UUID()
            try await f.enqueue(of: late)
            #expect(try await f.claim(4).contains { $0.tenant == late })
        }
    }

    @Test func `a newcomer comes in at the round that is being claimed, not at the first`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(300)
            _ = try await f.claim(200)
            let late = UUID()
            try await f.enqueue(100, of: late)
            // From here both take turns: neither goes back over what the other was given before.
            let next = try await f.claim(50)
            let share = next.count { $0.tenant == late }
            #expect((24...26).contains(share), "\(share) of 50")
        }
    }

    @Test func `a claim that takes from two lanes brings newcomers in at the round of each`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(10, priority: 0)
            try await f.enqueue(10, priority: 5)
            let claimed = try await f.claim(15)
            #expect(claimed.map(\.priority) == Array(repeating: 0, count: 10) + Array(repeating: 5, count: 5))
            let late = UUID()
            for priority in [0, 5] { try await f.enqueue(of: late, priority: priority) }
            let rows = try await f.connection.query(
                "SELECT round FROM queue.job WHERE tenant = \(late) ORDER BY priority"
            )
            #expect(try rows.map { try $0.get(0, as: Int.self) } == [9001, 4001])
        }
    }

    @Test func `a tenant that was alone is not held back afterwards`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(500)
            let alone = try await f.claim(500)
            try await f.connection.transaction { session in
                for lease in alone { try f.queue.complete(lease, in: session) }
            }
            let other = UUID()
            try await f.enqueue(50, of: other)
            try await f.enqueue(50)
            let share = try await f.claim(20).count { $0.tenant == other }
            #expect((9...11).contains(share), "\(share) of 20")
        }
    }

    @Test func `one tenant's routine backlog does not hold back its urgent jobs`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(1000)
            let other = UUID()
            try await f.enqueue(10, of: other, priority: 0)
            let mine = try await f.enqueue(priority: 0)
            #expect(try await f.claim(2).contains { $0.subject == mine[0] })
        }
    }

    @Test func `a tenant of weight 3 gets three jobs claimed for each one of another's`() async throws {
        try await Fixture.with { f in
            let other = UUID()
            try await f.connection.run { try f.queue.setWeight(3, of: other, in: $0) }
            try await f.enqueue(200)
            try await f.enqueueMany([other: 200])
            let share = try await f.claim(100).count { $0.tenant == other }
            #expect((74...76).contains(share), "\(share) of 100")
        }
    }

    @Test func `a weight counts from the next job on, and so does its end`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(2)
            try await f.connection.run { try f.queue.setWeight(4, of: f.tenant, in: $0) }
            try await f.enqueue(2)
            try await f.connection.query("DELETE FROM queue.weight")
            try await f.enqueue(1)
            let rows = try await f.connection.query("SELECT round FROM queue.job ORDER BY id")
            #expect(try rows.map { try $0.get(0, as: Int.self) } == [1, 1001, 1251, 1501, 2501])
        }
    }

    @Test func `after claims that came back short a newcomer is at most eight rounds early`() async throws {
        try await Fixture.with { f in
            for _ in 0..<30 {
                try await f.enqueue()
                #expect(try await f.claim(10).count == 1)
            }
            try await f.enqueue(of: UUID())
            let rows = try await f.connection.query("SELECT round FROM queue.job ORDER BY id DESC LIMIT 1")
            #expect((21_001...29_001).contains(try rows[0].get(0, as: Int.self)))
        }
    }

    @Test func `a weight that is no share is refused`() async throws {
        try await Fixture.with { f in
            for weight in [0, -1, 1000, Double.nan] {
                await #expect(throws: PostgresError.self) {
                    try await f.connection.run { try f.queue.setWeight(weight, of: f.tenant, in: $0) }
                }
            }
        }
    }

    @Test func `jobs enqueued together take their turns like jobs enqueued singly, and repeat nothing`() async throws {
        try await Fixture.with { f in
            let other = UUID()
            let known = try await f.enqueue(3, of: other)
            let jobs = (known + known + [UUID(), UUID()]).map {
                JobQueue.NewJob(tenant: other, subject: $0, priority: 5)
            }
            #expect(try await f.connection.run { try f.queue.enqueue(jobs, stage: "work", in: $0) } == 2)
            #expect(try await f.connection.run { try f.queue.enqueue([], stage: "work", in: $0) } == 0)
            try await f.enqueue(5)
            let rows = try await f.connection.query("SELECT round FROM queue.job WHERE tenant = \(other) ORDER BY id")
            #expect(try rows.map { try $0.get(0, as: Int.self) } == [1, 1001, 2001, 3001, 4001])
            let claimed = try await f.claim(10)
            for pair in 0..<5 { #expect(Set(claimed[2 * pair...2 * pair + 1].map(\.tenant)).count == 2) }
        }
    }

    /// A hundred thousand jobs, of which the first of fifty practices has half, the second a quarter of the rest, …
    @Test func `ten claimers serve fifty practices with a heavy tail in equal shares`() async throws {
        try await Fixture.with { f in
            let tenants = (0..<50).map { _ in UUID() }
            var jobs: [UUID: Int] = [:]
            for (rank, tenant) in tenants.enumerated() { jobs[tenant] = max(400, 20_000 / (rank + 1)) }
            #expect(jobs.values.reduce(0, +) > 80_000)
            try await f.enqueueMany(jobs)
            // 300 for each practice: all of them have work to the end.
            let counts = try await withThrowingTaskGroup(of: [UUID: Int].self) { group in
                for _ in 0..<10 { group.addTask { try await f.claimAndComplete(batches: 60, of: 25) } }
                return try await group.reduce(into: [UUID: Int]()) { $0.merge($1, uniquingKeysWith: +) }
            }
            #expect(counts.values.reduce(0, +) == 15_000)
            for tenant in tenants { #expect((285...315).contains(counts[tenant] ?? 0)) }
        }
    }
}

extension Fixture {
    /// Enqueues in one statement a tenant.
    func enqueueMany(_ counts: [UUID: Int], stage: String = "work", priority: Int = 5) async throws {
        try await connection.run { session in
            for (tenant, count) in counts {
                let jobs = (0..<count).map { _ in
                    JobQueue.NewJob(tenant: tenant, subject: UUID(), priority: priority)
                }
                try queue.enqueue(jobs, stage: stage, in: session)
            }
        }
    }

    /// A claimer of its own; returns how many jobs of each tenant it got.
    func claimAndComplete(batches: Int, of limit: Int) async throws -> [UUID: Int] {
        let claimer = try await Connection.open(database.conninfo)
        let counts = try await claimer.run { session in
            var (counts, inHand, cursor): ([UUID: Int], [Lease], ClaimCursor) = ([:], [], ClaimCursor())
            for _ in 0..<batches {
                let turn = try queue.turn(
                    completing: inHand,
                    stage: "work",
                    limit: limit,
                    worker: "w",
                    lease: .seconds(30),
                    from: &cursor,
                    in: session
                )
                #expect(turn.lost.isEmpty)
                inHand = turn.leases
                for lease in inHand { counts[lease.tenant, default: 0] += 1 }
            }
            return counts
        }
        await claimer.close()
        return counts
    }
}
