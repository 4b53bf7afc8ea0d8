import FoundationEssentials
import JobQueue
import Postgres
import TestSupport
import Testing

@Suite struct BatchTests {
    @Test func `many completions in one statement end what is held and name what was lost`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(4)
            let old = try await f.claim(2)
            try await f.expireLeases()
            let new = try await f.claim(4, worker: "two")
            let lost = try await f.connection.run { try f.queue.complete(old + [new[2]], in: $0) }
            #expect(Set(lost.map(\.id)) == Set(old.map(\.id)))
            #expect(try await f.depth().leased == 3)
            #expect(try await f.connection.run { try f.queue.complete(new, in: $0) }.map(\.id) == [new[2].id])
            #expect(try await f.connection.run { try f.queue.complete([Lease](), in: $0) }.isEmpty)
            #expect(try await f.connection.run { try f.queue.isDrained(["work"], in: $0) })
        }
    }

    @Test func `one completion in a batch is fenced like many`() async throws {
        try await Fixture.with { f in
            try await f.enqueue()
            let old = try await f.claim()
            try await f.expireLeases()
            let new = try await f.claim(worker: "two")
            #expect(try await f.connection.run { try f.queue.complete(old, in: $0) }.map(\.id) == old.map(\.id))
            #expect(try await f.depth().leased == 1)
            #expect(try await f.connection.run { try f.queue.complete(new, in: $0) }.isEmpty)
            #expect(try await f.connection.run { try f.queue.complete(new, in: $0) }.map(\.id) == new.map(\.id))
        }
    }

    @Test func `a turn ends what is done and claims the next, up to its limit`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(5)
            let total = try await f.connection.run { session in
                var (cursor, inHand, sizes): (ClaimCursor, [Lease], [Int]) = (ClaimCursor(), [], [])
                repeat {
                    let turn = try f.turn(completing: inHand, limit: 2, from: &cursor, in: session)
                    #expect(turn.lost.isEmpty)
                    inHand = turn.leases
                    sizes.append(inHand.count)
                } while !inHand.isEmpty
                return sizes
            }
            #expect(total == [2, 2, 1, 0])
            #expect(try await f.connection.run { try f.queue.isDrained(["work"], in: $0) })
        }
    }

    @Test func `a turn is all or nothing: one that fails completes nothing and claims nothing`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(2)
            let leases = try await f.claim(1)
            await #expect(throws: PostgresError.self) {
                try await f.connection.run { session in
                    var cursor = ClaimCursor()
                    _ = try f.turn(completing: leases, limit: -1, from: &cursor, in: session)
                }
            }
            #expect(try await f.depth().leased == 1)
            #expect(try await f.depth().waiting == 1)
        }
    }

    @Test func `a turn tells of completions that were refused, and still claims`() async throws {
        try await Fixture.with { f in
            try await f.enqueue(2)
            let old = try await f.claim(1)
            try await f.expireLeases()
            _ = try await f.claim(1, worker: "two")
            let turn = try await f.connection.run { session in
                var cursor = ClaimCursor()
                return try f.turn(completing: old, limit: 5, from: &cursor, in: session)
            }
            #expect(turn.lost.map(\.id) == old.map(\.id))
            #expect(turn.leases.count == 1)
        }
    }
}

extension Fixture {
    func turn(
        completing done: [Lease],
        limit: Int,
        from cursor: inout ClaimCursor,
        at now: ContinuousClock.Instant = .now,
        in session: Session
    ) throws -> JobQueue.Turn {
        try queue.turn(
            completing: done,
            stage: "work",
            limit: limit,
            worker: "one",
            lease: .seconds(30),
            from: &cursor,
            now: now,
            in: session
        )
    }
}
