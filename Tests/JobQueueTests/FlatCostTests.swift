import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

/// What a claim costs is counted in the 8 KiB pages that it touches, not in time.
@Suite(.serialized) struct FlatCostTests {
    @Test func `a claim under a held snapshot with 200k dead rows touches at most 12 index and table pages`() async throws {
        try await Fixture.with { f in
            let holder = try await Connection.open(f.database.conninfo)
            try await f.fill(1)
            try await holder.query("BEGIN ISOLATION LEVEL REPEATABLE READ")
            try await holder.query("SELECT count(*) FROM queue.job")
            // A hundred thousand jobs pass through: each leaves its leased version and the one before.
            try await f.fill(100_000)
            var cursor = ClaimCursor()
            try await f.drain(100_000, from: &cursor)
            try await f.fill(100)
            let dead = try await f.connection.query("SELECT count(*) FROM queue.job")[0].get(0, as: Int.self)
            #expect(dead == 101)
            let pages = try await f.pagesOfScan(behind: cursor)
            #expect(pages <= 12, "\(pages) pages")
            await holder.close()
        }
    }

    @Test func `a claim from a million waiting jobs is the same index scan`() async throws {
        try await Fixture.with { f in
            try await f.fill(1_000_000)
            try await f.connection.query("ANALYZE queue.job")
            let pages = try await f.pagesOfScan(behind: ClaimCursor())
            #expect(pages <= 12, "\(pages) pages")
        }
    }
}

extension Fixture {
    /// Rows as `enqueue` writes them, but by the hundred thousand.
    fileprivate func fill(_ count: Int) async throws {
        try await connection.query(
            """
            INSERT INTO queue.job (stage, tenant, subject, priority, round)
            SELECT 'work', \(tenant), gen_random_uuid(), 5, n + coalesce((SELECT max(round) FROM queue.turn), 0)
            FROM generate_series(1, \(count)::int8) AS n
            """
        )
        try await connection.query(
            """
            INSERT INTO queue.turn AS t VALUES (\(tenant), 'work', 5, \(count))
            ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET round = t.round + EXCLUDED.round
            """
        )
    }

    fileprivate func drain(_ count: Int, from cursor: inout ClaimCursor) async throws {
        let before = cursor
        cursor = try await connection.run { session in
            var (cursor, inHand, done): (ClaimCursor, [Lease], Int) = (before, [], 0)
            while done < count {
                done += inHand.count
                inHand = try turn(completing: inHand, limit: 1000, from: &cursor, in: session).leases
            }
            return cursor
        }
    }

    /// The pages that the ordered scan of a claim for one job touches.
    fileprivate func pagesOfScan(behind cursor: ClaimCursor) async throws -> Int {
        var cursor = cursor
        let bound = cursor.begin(at: .now)
        let claim = JobQueue.claimStatement(
            stage: "work",
            limit: 1,
            worker: "one",
            lease: .seconds(30),
            behind: bound
        )
        let plan = try await connection.query(claim.measured).map { try $0.get(0, as: String.self) }
        let scan = try #require(plan.firstIndex { $0.contains("Scan using job_order") }, "\(plan)")
        let buffers = try #require(plan[scan...].first { $0.contains("Buffers:") }, "\(plan)")
        return buffers.matches(of: /(?:hit|read)=(\d+)/).reduce(0) { $0 + (Int($1.1) ?? 0) }
    }
}
