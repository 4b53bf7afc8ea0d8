internal import AuditLog
public import Postgres

/// Keeps one witness up to date, apart from the sealer: a witness that is slow or away holds nobody up, and gets the
/// newest head when it is back.
public struct Submission: Sendable {
    private let client: WitnessClient
    private let pool: Pool
    private let report: @Sendable (WitnessError) -> Void

    /// - Parameters:
    ///   - pool: connections of its own, so that it never waits for the sealer's.
    ///   - report: is told of each failure that differs from the one before.
    public init(to client: WitnessClient, from pool: Pool, report: @escaping @Sendable (WitnessError) -> Void) {
        self.client = client
        self.pool = pool
        self.report = report
    }

    /// Submits once a period until the task is cancelled, less often after failures.
    public func run(every period: Duration) async throws {
        var (known, failures): (Int, Int) = (0, 0)
        var last: WitnessError?
        while true {
            do {
                if let size = try await submit(from: known) { known = size }
                (failures, last) = (0, nil)
            } catch let error as WitnessError {
                failures += 1
                if error != last { report(error) }
                last = error
            } catch let error as PostgresError where error.isTransient {
                failures += 1
            }
            try await Task.sleep(for: min(period * (1 << min(failures, 6)), .seconds(60)))
        }
    }

    /// Submits the newest head, keeps the cosignature, and returns the size; `nil` when there is nothing new.
    @discardableResult
    public func submit(from known: Int = 0) async throws -> Int? {
        let log = AuditLog()
        guard let newest = try await log.newestCheckpoint(in: pool) else { return nil }
        if known > 0, try Checkpoint(text: newest.text).size == known { return nil }
        guard let cosigned = try await client.submit(from: known, in: pool) else { return nil }
        try await log.keep(cosignature: cosigned.line, by: client.name, ofSize: cosigned.checkpoint.size, in: pool)
        return cosigned.checkpoint.size
    }
}
