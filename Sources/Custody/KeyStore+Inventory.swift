public import FoundationEssentials
internal import Postgres

extension KeyStore {
    /// The keys of one practice, counted; no key is touched.
    public struct Inventory: Hashable, Sendable {
        /// The practice.
        public let practice: UUID
        /// What wraps its key.
        public let masterKey: String
        /// Which of its keys is in force, from 1.
        public let generation: Int
        /// When its present key was made: at the last rotation, or with the practice.
        public let keyMade: Date
        /// When its key was destroyed.
        public let destroyed: Date?
        /// Keys that a rotation under way has still to wrap anew; `nil` when none is.
        public let left: Int?
        /// Data keys in use.
        public let dataKeys: Int
        /// Data keys that were destroyed.
        public let destroyedDataKeys: Int
        /// Private keys of sealing certificates, the expired ones in their grace time included.
        public let sealingKeys: Int
        /// When the newest sealing certificate ends.
        public let certificateEnds: Date?
    }

    /// The keys of every practice, the oldest practice first.
    public func inventory() async throws -> [Inventory] {
        try await pool.query(
            """
            SELECT p.practice_id, p.master_key_id, p.generation, coalesce(p.rotated_at, p.created_at), p.destroyed_at,
                CASE WHEN p.former_wrapped IS NOT NULL THEN d.former + s.former END, d.live, d.gone, s.live, s.ends
            FROM keys.practice_key AS p
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE destroyed_at IS NULL) AS live,
                    count(*) FILTER (WHERE destroyed_at IS NOT NULL) AS gone,
                    count(*) FILTER (WHERE destroyed_at IS NULL AND generation < p.generation) AS former
                FROM keys.data_key WHERE practice_id = p.practice_id
            ) AS d
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE destroyed_at IS NULL) AS live,
                    count(*) FILTER (WHERE destroyed_at IS NULL AND generation < p.generation) AS former,
                    max(not_after) FILTER (WHERE destroyed_at IS NULL) AS ends
                FROM keys.sealing_key WHERE practice_id = p.practice_id
            ) AS s
            ORDER BY p.created_at, p.practice_id
            """
        ).map { row in
            Inventory(
                practice: try row.get(0),
                masterKey: try row.get(1),
                generation: try row.get(2),
                keyMade: try row.get(3),
                destroyed: try row.optional(4),
                left: try row.optional(5),
                dataKeys: try row.get(6),
                destroyedDataKeys: try row.get(7),
                sealingKeys: try row.get(8),
                certificateEnds: try row.optional(9)
            )
        }
    }
}
