import Foundation
import JobQueue
import Postgres
import Synchronization

/// `Scripts/bench queue --fairness`: how far the practices' shares of the claims are from equal while they all have work,
/// though the first of them brought fifty times as much as the last, and brought it first.
struct Fairness {
    let arena: Arena
    let jobs: Int
    private static let practices = 50
    private static let workers = 10

    func run() async throws {
        let counts = Self.counts(of: jobs)
        let tenants = counts.map { _ in UUID() }
        let ledger = Ledger()
        let seconds = try await arena.with { database in
            let connection = try await Connection.open(database)
            for (tenant, count) in zip(tenants, counts) {
                let new = (0..<count).map { _ in JobQueue.NewJob(tenant: tenant, subject: UUID(), priority: 5) }
                for first in stride(from: 0, to: count, by: 1000) {
                    let some = Array(new[first..<min(count, first + 1000)])
                    _ = try await connection.run { try JobQueue().enqueue(some, stage: "work", in: $0) }
                }
            }
            await connection.close()
            let start = ContinuousClock.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<Self.workers {
                    group.addTask {
                        let connection = try await Connection.open(database)
                        try await connection.run { session in
                            try Self.work("w\(number)", in: session, ledger)
                        }
                        await connection.close()
                    }
                }
                try await group.waitForAll()
            }
            return (ContinuousClock.now - start).inSeconds
        }
        report(ledger.claims.withLock { $0 }, Dictionary(uniqueKeysWithValues: zip(tenants, counts)), seconds)
    }

    /// Whose jobs were claimed, in that order.
    private final class Ledger: Sendable {
        let claims = Mutex<[UUID]>([])
    }

    private static func work(_ name: String, in session: Session, _ ledger: Ledger) throws {
        var cursor = ClaimCursor()
        var inHand: [Lease] = []
        repeat {
            inHand = try JobQueue().turn(
                completing: inHand,
                stage: "work",
                limit: 10,
                worker: name,
                lease: .seconds(30),
                from: &cursor,
                in: session
            ).leases
            let tenants = inHand.map(\.tenant)
            ledger.claims.withLock { $0 += tenants }
        } while !inHand.isEmpty
    }

    private func report(_ claims: [UUID], _ counts: [UUID: Int], _ seconds: Double) {
        var (shares, whole): ([UUID: Int], Int) = ([:], 0)
        for tenant in claims {
            shares[tenant, default: 0] += 1
            whole += 1
            if shares[tenant] == counts[tenant] { break }
        }
        let fair = Double(whole) / Double(Self.practices)
        let worst = counts.keys.map { abs(Double(shares[$0, default: 0]) / fair - 1) }.max() ?? .nan
        print(
            """
            \(claims.count) jobs of \(Self.practices) practices (\(counts.values.max() ?? 0) to \(counts.values.min() ?? 0) each), \
            \(Self.workers) workers, \(Table.format(Double(claims.count) / seconds)) jobs/s
            the first \(whole) claims, while all had work: no share is further than \
            \(Table.format(worst * 100)) % from equal
            """
        )
    }

    /// A tail as heavy as 1/rank.
    private static func counts(of jobs: Int) -> [Int] {
        let whole = (1...practices).reduce(0) { $0 + 1 / Double($1) }
        return (1...practices).map { max(1, Int(Double(jobs) / Double($0) / whole)) }
    }
}
