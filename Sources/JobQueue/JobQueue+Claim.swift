public import Postgres

extension JobQueue {
    /// Leases up to `limit` jobs of `stage`, in the queue's order, skipping what is paused or being claimed.
    ///
    /// Expired leases are claimed like waiting jobs; the third death of a job sets it aside instead.
    ///
    /// - Parameters:
    ///   - worker: the claimer's name, for people to see.
    ///   - lease: how long the jobs are this worker's without a heartbeat.
    public func claim(
        stage: String,
        limit: Int,
        worker: String,
        lease: Duration,
        in session: Session
    ) throws(PostgresError) -> [Lease] {
        try claim(stage: stage, limit: limit, worker: worker, lease: lease, behind: .start, in: session)
    }

    /// The same from where `cursor` stands, which it moves on. One cursor a claimer and stage.
    public func claim(
        stage: String,
        limit: Int,
        worker: String,
        lease: Duration,
        from cursor: inout ClaimCursor,
        now: ContinuousClock.Instant = .now,
        in session: Session
    ) throws(PostgresError) -> [Lease] {
        let bound = cursor.begin(at: now)
        let leases = try claim(stage: stage, limit: limit, worker: worker, lease: lease, behind: bound, in: session)
        cursor.end(leases, limit: limit)
        return leases
    }

    private func claim(
        stage: String,
        limit: Int,
        worker: String,
        lease: Duration,
        behind bound: ClaimCursor.Key,
        in session: Session
    ) throws(PostgresError) -> [Lease] {
        try Self.leases(
            session.query(
                Self.claimStatement(stage: stage, limit: limit, worker: worker, lease: lease, behind: bound)
            )
        )
    }

    /// Reads the answer of a claim.
    static func leases(_ rows: Rows) throws(PostgresError) -> [Lease] {
        try rows.map { row throws(PostgresError) in try Lease(row) }
    }

    /// One scan of `job_order`; the rows are then reached by their primary key.
    ///
    /// `pushed` lifts the lanes' watermarks. It is one row, so joining it only makes sure that it is computed.
    static func claimStatement(
        stage: String,
        limit: Int,
        worker: String,
        lease: Duration,
        behind bound: ClaimCursor.Key
    ) -> Statement {
        """
        WITH candidate AS MATERIALIZED (
            SELECT id, lease_token IS NOT NULL AND deaths + 1 >= \(deadlyLimit) AS deadly
            FROM queue.job
            WHERE stage = \(stage)::text AND available_at <= statement_timestamp()
                AND (priority, round, id) > (\(bound.priority)::int8::smallint, \(bound.round), \(bound.id))
                AND tenant <> ALL (ARRAY(
                    SELECT tenant FROM queue.pause WHERE tenant IS NOT NULL AND (stage IS NULL OR stage = \(stage))
                ))
                AND NOT EXISTS (
                    SELECT FROM queue.pause WHERE tenant IS NULL AND (stage IS NULL OR stage = \(stage))
                )
            ORDER BY priority, round, id
            LIMIT \(limit)
            FOR UPDATE SKIP LOCKED
        ), quarantined AS (
            DELETE FROM queue.job WHERE id = ANY (ARRAY(SELECT id FROM candidate WHERE deadly)) RETURNING *
        ), kept AS (
            INSERT INTO queue.set_aside
                (id, stage, tenant, subject, priority, kind, code, attempts, deaths, enqueued_at)
            SELECT id, stage, tenant, subject, priority, 'quarantined', 'worker_died', attempts, deaths + 1, enqueued_at
            FROM quarantined
            ON CONFLICT (tenant, subject, stage) DO UPDATE SET
                id = EXCLUDED.id, kind = EXCLUDED.kind, code = EXCLUDED.code, attempts = EXCLUDED.attempts,
                deaths = EXCLUDED.deaths, set_aside_at = EXCLUDED.set_aside_at
        ), claimed AS (
            UPDATE queue.job SET
                lease_token = nextval('queue.lease_token'),
                leased_by = \(worker),
                available_at = statement_timestamp() + \(lease.milliseconds) * interval '1 millisecond',
                deaths = deaths + (lease_token IS NOT NULL)::integer
            WHERE id = ANY (ARRAY(SELECT id FROM candidate WHERE NOT deadly))
            RETURNING id, stage, tenant, subject, priority, lease_token, attempts, deaths, available_at, round
        ), pushed AS (
            SELECT max(queue.advance(stage, priority, round))
            FROM (SELECT stage, priority, max(round) AS round FROM claimed GROUP BY stage, priority) AS lanes
        )
        SELECT claimed.* FROM claimed CROSS JOIN pushed ORDER BY priority, round, id
        """
    }
}

extension Lease {
    /// Reads a row of the claim.
    fileprivate init(_ row: Row) throws(PostgresError) {
        id = try row.get(0)
        stage = try row.get(1)
        tenant = try row.get(2)
        subject = try row.get(3)
        priority = try row.get(4)
        token = try row.get(5)
        attempts = try row.get(6)
        deaths = try row.get(7)
        expiry = try row.get(8)
        round = try row.get(9)
    }
}
