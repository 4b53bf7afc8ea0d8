public import Postgres

/// The list of workers that people see. Nothing else depends on it.
extension JobQueue {
    /// What a worker says of itself.
    public struct Worker: Sendable, Hashable {
        /// A name that no other running worker has.
        public let name: String
        /// Its version of dictum.
        public let version: String
        /// The machine that it runs on.
        public let host: String
        /// How many jobs it works on at once.
        public let slots: Int

        /// A worker's own description.
        public init(name: String, version: String, host: String, slots: Int) {
            self.name = name
            self.version = version
            self.host = host
            self.slots = slots
        }
    }

    /// Adds or renews the worker's row.
    public func register(_ worker: Worker, in session: Session) throws(PostgresError) {
        try session.query(
            """
            INSERT INTO queue.worker (name, version, host, slots)
            VALUES (\(worker.name), \(worker.version), \(worker.host), \(worker.slots))
            ON CONFLICT (name) DO UPDATE SET version = EXCLUDED.version, host = EXCLUDED.host, slots = EXCLUDED.slots,
                started_at = EXCLUDED.started_at, last_heartbeat = EXCLUDED.last_heartbeat
            """
        )
    }

    /// Notes that the worker is alive; adds its row again when somebody removed it.
    public func heartbeat(_ worker: Worker, in session: Session) throws(PostgresError) {
        try session.query(
            """
            INSERT INTO queue.worker (name, version, host, slots)
            VALUES (\(worker.name), \(worker.version), \(worker.host), \(worker.slots))
            ON CONFLICT (name) DO UPDATE SET last_heartbeat = EXCLUDED.last_heartbeat
            """
        )
    }

    /// Removes the worker's row, and those that have been silent for a day.
    public func unregister(_ worker: Worker, in session: Session) throws(PostgresError) {
        try session.query(
            """
            DELETE FROM queue.worker
            WHERE name = \(worker.name) OR last_heartbeat < statement_timestamp() - interval '1 day'
            """
        )
    }
}
