public import FoundationEssentials
public import Postgres

extension AuditLog {
    /// Keeps a witness's cosignature of a head, once. The caller has checked it.
    ///
    /// - Parameter line: without its line end.
    public func keep(cosignature line: String, by witness: String, ofSize size: Int, in pool: Pool) async throws {
        try await pool.query(
            """
            INSERT INTO audit.cosignature (tree_size, witness, line) VALUES (\(size), \(witness), \(line + "\n"))
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// How far the log is sealed and cosigned.
    public func state(in pool: Pool) async throws -> AuditState {
        try await pool.run { session in
            let head = try session.query(
                "SELECT tree_size, sealed_at FROM audit.checkpoint ORDER BY tree_size DESC LIMIT 1"
            ).first
            let lag = try session.query(
                """
                SELECT extract(epoch FROM clock_timestamp() - min(e.at))::float8, count(*)
                FROM audit.entry AS e
                WHERE (xid, lane_id, lane_seq) > (
                    SELECT last_xid, last_lane_id, last_lane_seq FROM audit.checkpoint
                    UNION ALL SELECT 0, 0, 0 ORDER BY 1 DESC LIMIT 1
                )
                """
            )[0]
            let witnesses = try session.query(
                """
                SELECT witness, max(tree_size), max(cosigned_at),
                    extract(epoch FROM clock_timestamp() - max(cosigned_at))::float8
                FROM audit.cosignature GROUP BY witness ORDER BY witness
                """
            ).map { row in
                AuditState.Witness(
                    name: try row.get(0),
                    size: try row.get(1),
                    cosignedAt: try row.get(2),
                    secondsAgo: try row.get(3)
                )
            }
            return AuditState(
                size: try head?.get(0) ?? 0,
                sealedAt: try head?.get(1),
                unsealed: try lag.get(1),
                secondsBehind: try lag.optional(0) ?? 0,
                witnesses: witnesses
            )
        }
    }
}

/// How far the log is sealed and cosigned.
public struct AuditState: Sendable, Encodable {
    /// What a witness has cosigned last.
    public struct Witness: Sendable, Encodable {
        /// Its name.
        public let name: String
        /// Leaves of the newest tree that it cosigned.
        public let size: Int
        /// When we kept that cosignature.
        public let cosignedAt: Date
        /// The same as an age in seconds.
        public let secondsAgo: Double
    }

    /// Leaves of the sealed tree.
    public let size: Int
    /// When its head was signed; `nil` before the first.
    public let sealedAt: Date?
    /// Entries that wait to be sealed.
    public let unsealed: Int
    /// The age of the oldest of them in seconds; 0 without any.
    public let secondsBehind: Double
    /// The witnesses that have cosigned anything.
    public let witnesses: [Witness]
}
