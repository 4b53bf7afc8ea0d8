public import Postgres

/// What the holder of a lease may do. Each write checks the token, and throws ``LeaseLost`` when it has passed on.
extension JobQueue {
    /// What became of a job that failed.
    public enum Retry: Sendable, Hashable {
        /// It will be tried again after this time.
        case scheduled(Duration)
        /// Its attempts are used up.
        case setAside
    }

    /// Extends `leases` to end `duration` from now, in one statement, and returns the tokens that are still held.
    ///
    /// A job that its own holder is completing at this moment counts as held and is not waited for. One that was
    /// completed already is not among the held.
    public func heartbeat(
        _ leases: [Lease],
        for duration: Duration,
        in session: Session
    ) throws(PostgresError) -> Set<Int64> {
        let rows = try session.query(
            """
            WITH mine AS MATERIALIZED (
                SELECT * FROM unnest(\(array: leases.map(\.id)), \(array: leases.map(\.token))) AS m (id, token)
            ), reached AS MATERIALIZED (
                SELECT j.id FROM queue.job AS j JOIN mine ON j.id = mine.id AND j.lease_token = mine.token
                ORDER BY j.id
                FOR UPDATE OF j SKIP LOCKED
            ), extended AS (
                UPDATE queue.job
                SET available_at = statement_timestamp() + \(duration.milliseconds) * interval '1 millisecond'
                WHERE id = ANY (ARRAY(SELECT id FROM reached))
            )
            SELECT j.lease_token FROM queue.job AS j JOIN mine ON j.id = mine.id AND j.lease_token = mine.token
            """
        )
        return Set(try rows.map { row throws(PostgresError) in try row.get(0, as: Int64.self) })
    }

    /// Ends the job. Call it in the transaction that stores its result: both happen, or neither.
    ///
    /// - Throws: ``LeaseLost`` or `PostgresError`.
    public func complete(_ lease: Lease, in session: Session) throws {
        try fenced(lease, "DELETE FROM queue.job WHERE id = \(lease.id) AND lease_token = \(lease.token)", in: session)
    }

    /// Gives the job back to be tried again by the queue's ``Backoff``, and spends an attempt; the last sets it aside.
    ///
    /// - Parameters:
    ///   - code: why, in snake_case.
    ///   - delay: at least this long, where something outside asked for it.
    public func retry(
        _ lease: Lease,
        code: String,
        after delay: Duration = .zero,
        in session: Session
    ) throws -> Retry {
        guard lease.attempts + 1 < backoff.attempts else {
            try fail(lease, code: code, in: session)
            return .setAside
        }
        let wait = max(delay, backoff.delay(after: lease.attempts + 1, chance: .random(in: 0..<1)))
        try returnToQueue(lease, after: wait, spending: 1, in: session)
        return .scheduled(wait)
    }

    /// Sets the job aside as failed for good, with its reason.
    ///
    /// - Parameter code: why, in snake_case; never a text from data.
    public func fail(_ lease: Lease, code: String, in session: Session) throws {
        try fenced(
            lease,
            """
            WITH failed AS (
                DELETE FROM queue.job WHERE id = \(lease.id) AND lease_token = \(lease.token) RETURNING *
            )
            INSERT INTO queue.set_aside
                (id, stage, tenant, subject, priority, kind, code, attempts, deaths, enqueued_at)
            SELECT id, stage, tenant, subject, priority, 'failed', \(code), attempts + 1, deaths, enqueued_at FROM failed
            ON CONFLICT (tenant, subject, stage) DO UPDATE SET
                id = EXCLUDED.id, kind = EXCLUDED.kind, code = EXCLUDED.code, attempts = EXCLUDED.attempts,
                deaths = EXCLUDED.deaths, set_aside_at = EXCLUDED.set_aside_at
            """,
            in: session
        )
    }

    /// Gives the job back for a while, and spends no attempt: something outside asked to come later.
    public func snooze(_ lease: Lease, for delay: Duration, in session: Session) throws {
        try returnToQueue(lease, after: delay, spending: 0, in: session)
    }

    /// Gives the job back as it was, and spends no attempt: its worker is shutting down.
    public func release(_ lease: Lease, in session: Session) throws {
        try returnToQueue(lease, after: .zero, spending: 0, in: session)
    }

    private func returnToQueue(_ lease: Lease, after delay: Duration, spending: Int, in session: Session) throws {
        try fenced(
            lease,
            """
            UPDATE queue.job SET
                lease_token = NULL, leased_by = NULL, attempts = attempts + \(spending)::int8::integer,
                available_at = statement_timestamp() + \(delay.milliseconds) * interval '1 millisecond'
            WHERE id = \(lease.id) AND lease_token = \(lease.token)
            """,
            in: session
        )
    }

    private func fenced(_ lease: Lease, _ statement: Statement, in session: Session) throws {
        guard try session.query(statement).affectedRows == 1 else { throw LeaseLost(id: lease.id) }
    }
}
