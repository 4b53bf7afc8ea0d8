public import FoundationEssentials
public import Postgres

extension JobQueue {
    /// A job that nobody will claim again by itself.
    public struct SetAside: Sendable, Hashable {
        /// Its stage.
        public let stage: String
        /// Whose it is.
        public let tenant: UUID
        /// What it works on.
        public let subject: UUID
        /// Why, in snake_case.
        public let code: String
        /// Attempts that failed.
        public let attempts: Int
        /// Leases that expired.
        public let deaths: Int
        /// When it was set aside.
        public let setAsideAt: Date
    }

    /// Everything that is set aside, oldest first.
    public func setAside(in session: Session) throws(PostgresError) -> [SetAside] {
        try session.query(
            """
            SELECT stage::text, tenant, subject, code::text, attempts, deaths, set_aside_at FROM queue.set_aside
            ORDER BY set_aside_at, id
            """
        ).map { row throws(PostgresError) in
            SetAside(
                stage: try row.get(0),
                tenant: try row.get(1),
                subject: try row.get(2),
                code: try row.get(3),
                attempts: try row.get(4),
                deaths: try row.get(5),
                setAsideAt: try row.get(6)
            )
        }
    }
}
