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
        try claim(stage: stage, limit: limit, worker: worker, lease: lease, behind: .floor, in: session)
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
        Self.settle(stage, cursor.end(leases, limit: limit), in: session)
        return leases
    }

    /// Does what the cursor owes. A failure must not cost the leases that were just won; what broke shows at the next
    /// statement.
    static func settle(_ stage: String, _ owed: ClaimCursor.Settling?, in session: Session) {
        guard let owed else { return }
        _ = try? session.query("SELECT queue.settle(\(stage), \(owed == .anew))")
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

    /// Reads the answer of a claim, and puts it into the queue's order.
    static func leases(_ rows: Rows) throws(PostgresError) -> [Lease] {
        try rows.map { row throws(PostgresError) in try Lease(row) }.sorted { $0.place < $1.place }
    }

    /// The claim itself is `queue.claim` in the migrations, whose plan is fixed: one scan of `job_order` a lane.
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
    /// Its place in the queue's order.
    var place: ClaimCursor.Key { ClaimCursor.Key(priority: priority, round: round, id: id) }

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
