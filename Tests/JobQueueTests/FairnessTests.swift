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
}
