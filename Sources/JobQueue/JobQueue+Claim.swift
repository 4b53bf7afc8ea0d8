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

    /// The claim itself is `queue.claim` in the migrations, whose plan is fixed: one scan of `job_order`.
    static func claimStatement(
        stage: String,
        limit: Int,
        worker: String,
        lease: Duration,
        behind bound: ClaimCursor.Key
    ) -> Statement {
        """
        SELECT id, stage, tenant, subject, priority, lease_token, attempts, deaths, available_at, round
        FROM queue.claim(\(stage), \(limit), \(worker), \(lease.milliseconds), \(deadlyLimit),
            \(bound.priority), \(bound.round), \(bound.id))
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
