import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

/// What a claim costs is counted in the 8 KiB pages that it touches, not in time.
@Suite(.serialized) struct FlatCostTests {
    @Test func `200k dead rows that a held snapshot keeps cost a claim at most 12 pages`() async throws {
        try await Fixture.with { f in
            try await f.fill(100)
            let few = try await f.pagesOfClaim(behind: ClaimCursor())
            #expect(few <= 10, "\(few) pages in a fresh table")
            let holder = try await Connection.open(f.database.conninfo)
            try await holder.query("BEGIN ISOLATION LEVEL REPEATABLE READ")
            try await holder.query("SELECT count(*) FROM queue.job")
            // A hundred thousand jobs pass through: each leaves its waiting version and its leased one. Full claims only.
            try await f.fill(100_000)
            let start = ContinuousClock.now
            var cursor = ClaimCursor()
            try await f.drain(99_900, from: &cursor, at: start)
            try await f.fill(100)
            let pages = try await f.pagesOfClaim(behind: cursor, at: start)
            #expect(pages <= 12, "\(pages) pages, and \(few) in a fresh table")

            // The scans that look for what came before begin at the floor, once it has been moved up to what is left.
            try await f.connection.query("DELETE FROM queue.job WHERE lease_token IS NOT NULL")
            try await f.connection.query("SELECT queue.settle('work', false)")
            let probed = try await f.pagesOfClaim(behind: cursor, at: start + ClaimCursor.probeInterval)
            #expect(probed <= 12, "\(probed) pages from the floor, and \(few) in a fresh table")
            await holder.close()
        }
    }

    /// The statistics say that one tenant has all jobs, which once made the planner sort the whole table.
    @Test func `a million waiting jobs of one practice cost a claim at most 12 pages`() async throws {
        try await Fixture.with { f in
            try await f.fill(100)
            let few = try await f.pagesOfClaim(behind: ClaimCursor())
            try await f.fill(1_000_000)
            try await f.connection.query("ANALYZE queue.job")
            let pages = try await f.pagesOfClaim(behind: ClaimCursor())
            #expect(pages <= 12, "\(pages) pages, and \(few) in a fresh table")
        }
    }
}

extension Fixture {
    /// Rows as `enqueue` writes them, but by the hundred thousand.
    fileprivate func fill(_ count: Int) async throws {
        try await connection.query("SELECT queue.open_lane('work', 5::smallint)")
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

    fileprivate func drain(
        _ count: Int,
        from cursor: inout ClaimCursor,
        at now: ContinuousClock.Instant
    ) async throws {
        let before = cursor
        cursor = try await connection.run { session in
            var (cursor, inHand, done): (ClaimCursor, [Lease], Int) = (before, [], 0)
            while done < count {
                done += inHand.count
                inHand = try turn(completing: inHand, limit: 100, from: &cursor, at: now, in: session).leases
            }
            return cursor
        }
    }

    /// The pages that a claim of one job touches, in the queue, its indexes and the catalogs.
    fileprivate func pagesOfClaim(
        behind cursor: ClaimCursor,
        at start: ContinuousClock.Instant = .now
    ) async throws -> Int {
        var cursor = cursor
        let bound = cursor.begin(at: start)
        let claim = JobQueue.claimStatement(
            stage: "work",
            limit: 1,
            worker: "one",
            lease: .seconds(30),
            behind: bound
        )
        var pages = 0
        // The first ones of a session also read the catalogs.
        for _ in 0..<5 {
            let plan = try await connection.query(claim.measured).map { try $0.get(0, as: String.self) }
            let buffers = try #require(plan.first { $0.contains("Buffers:") }, "\(plan)")
            pages = buffers.matches(of: /(?:hit|read)=(\d+)/).reduce(0) { $0 + (Int($1.1) ?? 0) }
        }
        return pages
    }
}
