public import FoundationEssentials
public import Postgres

/// A durable queue in PostgreSQL: jobs are put in, leased, and leave when they are done.
///
/// It knows nothing of what a job is about: a stage's name, whose it is (`tenant`) and what it works on (`subject`).
/// Every method takes the ``Postgres/Session`` of its caller, so that it belongs to the caller's transaction where
/// there is one. See ``Lease`` for what each write promises.
public struct JobQueue: Sendable {
    /// The channel that wakes workers; the payload is the stage.
    public static let channel = "dictum_queue"

    /// Notifications are sent at most once in 10 ms: after each, claim at once and again after this time.
    public static let echo: Duration = .milliseconds(25)

    /// A job that has taken this many workers down with it is quarantined.
    public static let deadlyLimit = 3

    /// How often and how soon a job is tried again.
    public let backoff: Backoff

    /// A queue whose jobs are retried by `backoff`.
    public init(backoff: Backoff = Backoff()) { self.backoff = backoff }

    /// Puts a job in the queue and returns its id; when it is there already, returns that one's.
    ///
    /// - Parameters:
    ///   - stage: a name in snake_case, at most 64 characters.
    ///   - priority: 0 (first) to 9.
    @discardableResult
    public func enqueue(
        stage: String,
        tenant: UUID,
        subject: UUID,
        priority: Int,
        in session: Session
    ) throws(PostgresError) -> Int64 {
        let rows = try session.query(
            "SELECT queue.enqueue(\(stage), \(tenant), \(subject), \(priority)::int8::smallint)"
        )
        return try rows[0].get(0)
    }

    /// A job to put in the queue.
    public struct NewJob: Sendable, Hashable {
        /// Whose it is.
        public let tenant: UUID
        /// What it works on.
        public let subject: UUID
        /// 0 (first) to 9.
        public let priority: Int

        /// A job of `tenant`'s on `subject`.
        public init(tenant: UUID, subject: UUID, priority: Int) {
            self.tenant = tenant
            self.subject = subject
            self.priority = priority
        }
    }

    /// Puts many jobs in the queue in one statement, and returns how many were not there already.
    @discardableResult
    public func enqueue(_ jobs: [NewJob], stage: String, in session: Session) throws(PostgresError) -> Int {
        let rows = try session.query(
            """
            SELECT queue.enqueue_many(\(stage), \(array: jobs.map(\.tenant)), \(array: jobs.map(\.subject)),
                \(array: jobs.map(\.priority))::int8[]::smallint[])
            """
        )
        return try rows[0].get(0)
    }

    /// Gives `tenant` this share: of two that both have work, one of weight 2 gets twice as many jobs claimed as one of
    /// weight 1, which is what all have that were given none. Holds for jobs enqueued from now on.
    ///
    /// - Parameter weight: from 0.01 to 100.
    public func setWeight(_ weight: Double, of tenant: UUID, in session: Session) throws(PostgresError) {
        try session.query(
            """
            INSERT INTO queue.weight VALUES (\(tenant), \(weight)::numeric)
            ON CONFLICT (tenant) DO UPDATE SET weight = EXCLUDED.weight
            """
        )
    }

    /// The weights that tenants were given, the greatest first.
    public func weights(in session: Session) throws(PostgresError) -> [(tenant: UUID, weight: Double)] {
        try session.query("SELECT tenant, weight::float8 FROM queue.weight ORDER BY weight DESC, tenant").map {
            row throws(PostgresError) in (try row.get(0), try row.get(1))
        }
    }
}

extension Duration {
    /// Whole milliseconds, for the database.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
