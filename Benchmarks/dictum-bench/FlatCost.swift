import Foundation
import JobQueue
import Postgres

/// `Scripts/bench queue --flat`: whether a claim costs the same in a fresh table, after many jobs went through it, with
/// dead rows that a held snapshot keeps, and with many jobs waiting.
struct FlatCost {
    let arena: Arena
    let jobs: Int
    private static let batch = 20_000
    private static let deadRows = 200_000

    func run() async throws {
        try await arena.with { database in
            let connection = try await Connection.open(database)
            print("| | claim + complete, batches of 100 /s | pages of a claim of one job |\n|---|---|---|")
            try await report("fresh table", on: connection)
            for _ in 0..<(jobs / Self.batch) {
                try await enqueue(Self.batch, on: connection)
                _ = try await drain(Self.batch, on: connection)
            }
            try await report("after \(jobs) jobs", on: connection)
            let holder = try await Connection.open(database)
            try await holder.query("BEGIN ISOLATION LEVEL REPEATABLE READ")
            try await holder.query("SELECT count(*) FROM queue.job")
            // Each job leaves its waiting version and its leased one.
            try await enqueue(Self.deadRows / 2, on: connection)
            _ = try await drain(Self.deadRows / 2, on: connection)
            try await report("\(Self.deadRows) dead rows under a held snapshot", on: connection)
            await holder.close()
            try await enqueue(jobs, on: connection)
            try await report("\(jobs) waiting", on: connection)
            await connection.close()
        }
    }

    private func report(_ state: String, on connection: Connection) async throws {
        try await enqueue(Self.batch, on: connection)
        let pages = try await pagesOfClaim(on: connection)
        print("| \(state) | \(Table.format(try await drain(Self.batch, on: connection))) | \(pages) |")
        fflush(nil)
    }

    private func enqueue(_ count: Int, on connection: Connection) async throws {
        for _ in 0..<(count / 1000) {
            let new = (0..<1000).map { JobQueue.NewJob(tenant: Ours.tenants[$0 % 10], subject: UUID(), priority: 5) }
            _ = try await connection.run { try JobQueue().enqueue(new, stage: "work", in: $0) }
        }
    }

    /// Jobs per second.
    private func drain(_ count: Int, on connection: Connection) async throws -> Double {
        let start = ContinuousClock.now
        try await connection.run { session in
            var cursor = ClaimCursor()
            var (inHand, done): ([Lease], Int) = ([], 0)
            while done < count {
                done += inHand.count
                inHand = try JobQueue().turn(
                    completing: inHand,
                    stage: "work",
                    limit: min(100, max(1, count - done)),
                    worker: "w",
                    lease: .seconds(30),
                    from: &cursor,
                    in: session
                ).leases
            }
        }
        return Double(count) / (ContinuousClock.now - start).inSeconds
    }

    /// From the lanes' floors, and taken back.
    private func pagesOfClaim(on connection: Connection) async throws -> Int {
        try await connection.query("SELECT queue.settle('work', false)")
        var pages = 0
        // The first ones of a session also read the catalogs.
        for _ in 0..<5 {
            try await connection.query("BEGIN")
            let plan = try await connection.query(
                "EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM queue.claim('work', 1, 'w', 30000, 3, -1, 0, 0)"
            ).map { try $0.get(0, as: String.self) }
            try await connection.query("ROLLBACK")
            let buffers = plan.first { $0.contains("Buffers:") } ?? ""
            pages = buffers.matches(of: /(?:hit|read)=(\d+)/).reduce(0) { $0 + (Int($1.1) ?? 0) }
        }
        return pages
    }
}
