public import FoundationEssentials
public import Postgres

/// The queue as operators look at it, job by job and worker by worker.
extension JobQueue {
    /// Which jobs are meant; an empty filter means all.
    public struct Filter: Sendable, Hashable {
        /// Of this stage only.
        public var stage: String?
        /// Of this tenant only.
        public var tenant: UUID?
        /// Of these subjects only.
        public var subjects: [UUID]?

        /// A filter by each that is given.
        public init(stage: String? = nil, tenant: UUID? = nil, subjects: [UUID]? = nil) {
            self.stage = stage
            self.tenant = tenant
            self.subjects = subjects
        }
    }

    /// What a job is doing.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Claimable now; also when a lease has ended and nobody has taken over yet.
        case waiting
        /// Waiting for the end of a back-off or a snooze.
        case delayed
        /// In the hands of a worker.
        case leased
        /// Set aside, because it can't be done.
        case failed
        /// Set aside, because its workers died or an operator said so.
        case quarantined
    }

    /// One job as people see it.
    public struct Job: Sendable, Hashable {
        /// Its stage.
        public let stage: String
        /// Whose it is.
        public let tenant: UUID
        /// What it works on.
        public let subject: UUID
        /// What it is doing.
        public let state: State
        /// 0 (first) to 9.
        public let priority: Int
        /// Attempts that failed.
        public let attempts: Int
        /// Leases that expired.
        public let deaths: Int
        /// Why it was set aside, in snake_case.
        public let code: String?
        /// The worker that holds it.
        public let worker: String?
        /// When it came into the queue.
        public let enqueuedAt: Date
        /// The end of its lease or of its wait; when it was set aside.
        public let until: Date
    }

    /// Jobs in the order in which they would be claimed, and then what is set aside, oldest first.
    public func jobs(_ filter: Filter, states: [State], limit: Int, in session: Session) throws(PostgresError) -> [Job]
    {
        try session.query(
            """
            WITH all_jobs AS (
                SELECT stage::text, tenant, subject, priority, attempts, deaths, NULL AS code, leased_by, enqueued_at,
                    available_at AS until, round, id,
                    CASE WHEN available_at <= statement_timestamp() THEN 'waiting'
                        WHEN lease_token IS NULL THEN 'delayed' ELSE 'leased' END AS state
                FROM queue.job
                UNION ALL
                SELECT stage::text, tenant, subject, priority, attempts, deaths, code::text, NULL, enqueued_at,
                    set_aside_at, 9223372036854775807, id, kind
                FROM queue.set_aside
            )
            SELECT stage, tenant, subject, state, priority, attempts, deaths, code, leased_by, enqueued_at, until
            FROM all_jobs
            WHERE (\(filter.stage)::text IS NULL OR stage = \(filter.stage)::text)
                AND (\(filter.tenant)::uuid IS NULL OR tenant = \(filter.tenant)::uuid)
                AND (\(filter.subjects == nil) OR subject = ANY (\(array: filter.subjects ?? [])))
                AND state = ANY (\(array: states.map(\.rawValue)))
            ORDER BY state IN ('failed', 'quarantined'), priority, round, id
            LIMIT \(limit)
            """
        ).map { row throws(PostgresError) in try Job(row) }
    }

    /// A worker and how it does.
    public struct WorkerView: Sendable, Hashable {
        /// What it said of itself.
        public let worker: Worker
        /// Leases in its name that have not ended.
        public let leases: Int
        /// When it started.
        public let startedAt: Date
        /// Seconds since its last heartbeat, by the database's clock.
        public let silence: Double
    }

    /// Every worker that runs or died within the last day, by name.
    public func workers(in session: Session) throws(PostgresError) -> [WorkerView] {
        try session.query(
            """
            SELECT w.name, w.version, w.host, w.slots, coalesce(l.leases, 0), w.started_at,
                extract(epoch FROM statement_timestamp() - w.last_heartbeat)::float8
            FROM queue.worker AS w LEFT JOIN (
                SELECT leased_by, count(*) AS leases FROM queue.job
                WHERE lease_token IS NOT NULL AND available_at > statement_timestamp() GROUP BY leased_by
            ) AS l ON l.leased_by = w.name
            ORDER BY w.name
            """
        ).map { row throws(PostgresError) in
            WorkerView(
                worker: Worker(
                    name: try row.get(0),
                    version: try row.get(1),
                    host: try row.get(2),
                    slots: try row.get(3)
                ),
                leases: try row.get(4),
                startedAt: try row.get(5),
                silence: try row.get(6)
            )
        }
    }

    /// A stop that an operator ordered.
    public struct Pause: Sendable, Hashable {
        /// The stage; `nil` is every one.
        public let stage: String?
        /// The tenant; `nil` is every one.
        public let tenant: UUID?
        /// Since when.
        public let since: Date
    }

    /// What is paused, oldest first.
    public func pauses(in session: Session) throws(PostgresError) -> [Pause] {
        try session.query("SELECT stage::text, tenant, paused_at FROM queue.pause ORDER BY paused_at").map {
            row throws(PostgresError) in
            Pause(stage: try row.optional(0), tenant: try row.optional(1), since: try row.get(2))
        }
    }

    /// How many jobs are set aside for each reason, most frequent first.
    public func reasons(in session: Session) throws(PostgresError) -> [(stage: String, code: String, count: Int)] {
        try session.query(
            """
            SELECT stage::text, code::text, count(*) FROM queue.set_aside
            GROUP BY stage, code ORDER BY count(*) DESC, stage, code
            """
        ).map { row throws(PostgresError) in (try row.get(0), try row.get(1), try row.get(2)) }
    }

    /// Takes jobs out of the queue, whoever holds them, and sets them aside; returns them as they were.
    ///
    /// A holder learns of it at its next write or heartbeat, as of any lease that was lost.
    ///
    /// - Parameters:
    ///   - kind: `failed` or `quarantined`.
    ///   - code: why, in snake_case.
    @discardableResult
    public func setAside(
        _ filter: Filter,
        as kind: State,
        code: String,
        in session: Session
    ) throws(PostgresError) -> [(stage: String, tenant: UUID, subject: UUID)] {
        try session.query(
            """
            WITH taken AS (
                DELETE FROM queue.job
                WHERE (\(filter.stage)::text IS NULL OR stage = \(filter.stage)::text)
                    AND (\(filter.tenant)::uuid IS NULL OR tenant = \(filter.tenant)::uuid)
                    AND (\(filter.subjects == nil) OR subject = ANY (\(array: filter.subjects ?? [])))
                RETURNING *
            ), kept AS (
                INSERT INTO queue.set_aside
                    (id, stage, tenant, subject, priority, kind, code, attempts, deaths, enqueued_at)
                SELECT id, stage, tenant, subject, priority, \(kind.rawValue), \(code), attempts, deaths, enqueued_at
                FROM taken
                ON CONFLICT (tenant, subject, stage) DO UPDATE SET
                    id = EXCLUDED.id, kind = EXCLUDED.kind, code = EXCLUDED.code, attempts = EXCLUDED.attempts,
                    deaths = EXCLUDED.deaths, set_aside_at = EXCLUDED.set_aside_at
            )
            SELECT stage::text, tenant, subject FROM taken ORDER BY id
            """
        ).map { row throws(PostgresError) in (try row.get(0), try row.get(1), try row.get(2)) }
    }
}

extension JobQueue.Job {
    /// Reads a row of the list.
    fileprivate init(_ row: Row) throws(PostgresError) {
        stage = try row.get(0)
        tenant = try row.get(1)
        subject = try row.get(2)
        state = JobQueue.State(rawValue: try row.get(3)) ?? .failed
        priority = try row.get(4)
        attempts = try row.get(5)
        deaths = try row.get(6)
        code = try row.optional(7)
        worker = try row.optional(8)
        enqueuedAt = try row.get(9)
        until = try row.get(10)
    }
}
