public import FoundationEssentials
public import Postgres

/// What people and dashboards ask for.
extension JobQueue {
    /// How many jobs of a stage there are, by state.
    public struct Depth: Sendable, Hashable {
        /// Claimable now, expired leases included.
        public let waiting: Int
        /// Waiting for the end of a back-off or a snooze.
        public let delayed: Int
        /// In the hands of a worker.
        public let leased: Int
        /// The age of the oldest job that is not leased, in seconds; `nil` when there is none.
        public let oldestAge: Double?
        /// Set aside, failed or quarantined.
        public let setAside: Int
    }

    /// Counts the jobs of `stage`.
    public func depth(stage: String, in session: Session) throws(PostgresError) -> Depth {
        let rows = try session.query(
            """
            SELECT count(*) FILTER (WHERE available_at <= statement_timestamp()),
                count(*) FILTER (WHERE available_at > statement_timestamp() AND lease_token IS NULL),
                count(*) FILTER (WHERE available_at > statement_timestamp() AND lease_token IS NOT NULL),
                extract(epoch FROM statement_timestamp() - min(enqueued_at) FILTER (
                    WHERE lease_token IS NULL OR available_at <= statement_timestamp()
                ))::float8,
                (SELECT count(*) FROM queue.set_aside WHERE stage = \(stage))
            FROM queue.job WHERE stage = \(stage)
            """
        )
        let row = rows[0]
        return Depth(
            waiting: try row.get(0),
            delayed: try row.get(1),
            leased: try row.get(2),
            oldestAge: try row.optional(3),
            setAside: try row.get(4)
        )
    }

    /// Whether no job of `stages` is left, in whatever state but set aside.
    public func isDrained(_ stages: [String], in session: Session) throws(PostgresError) -> Bool {
        try session.query("SELECT NOT EXISTS (SELECT FROM queue.job WHERE stage = ANY (\(array: stages)))")[0].get(0)
    }

    /// Holds back the claims of a stage, a tenant, both together, or (`nil`, `nil`) all. Leases run on.
    public func pause(stage: String? = nil, tenant: UUID? = nil, in session: Session) throws(PostgresError) {
        try session.query(
            "INSERT INTO queue.pause (stage, tenant) VALUES (\(stage), \(tenant)) ON CONFLICT DO NOTHING"
        )
    }

    /// Ends the pause that was made with the same arguments, and wakes the workers; `false` when there was none.
    @discardableResult
    public func resume(stage: String? = nil, tenant: UUID? = nil, in session: Session) throws(PostgresError) -> Bool {
        let ended = try session.query(
            """
            DELETE FROM queue.pause
            WHERE stage IS NOT DISTINCT FROM \(stage) AND tenant IS NOT DISTINCT FROM \(tenant)
            """
        )
        try session.query("SELECT pg_notify(\(Self.channel), coalesce(\(stage), ''))")
        return ended.affectedRows > 0
    }

    /// Puts what was set aside for a subject back in the queue with fresh counts; returns how many jobs.
    @discardableResult
    public func retrySetAside(tenant: UUID, subject: UUID, in session: Session) throws(PostgresError) -> Int {
        try session.query(
            """
            WITH taken AS (
                DELETE FROM queue.set_aside WHERE tenant = \(tenant) AND subject = \(subject)
                RETURNING stage, tenant, subject, priority
            )
            SELECT queue.enqueue(stage, tenant, subject, priority) FROM taken
            """
        ).count
    }
}
