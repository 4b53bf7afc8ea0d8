public import FoundationEssentials
public import Postgres

/// The key store as the purger sees it: keys can be ended, and neither read nor made. It needs no master key.
public struct KeyShredder: Sendable {
    private let pool: Pool

    /// A shredder over the key store that `pool` leads to.
    public init(_ pool: Pool) { self.pool = pool }

    /// A place that a data key belongs to, or would.
    public struct Place: Hashable, Sendable {
        /// The dictation.
        public let dictation: UUID
        /// What the key seals.
        public let artifactClass: String

        /// A place of its parts.
        public init(dictation: UUID, artifactClass: String) {
            self.dictation = dictation
            self.artifactClass = artifactClass
        }
    }

    /// Destroys the keys of places, and bars the places that never had one: none can be made there any more.
    ///
    /// Repeating the call returns the same proofs. A place without a proof belongs to a practice whose own key is gone.
    public func endDataKeys(practice: UUID, at places: [Place]) async throws -> [Place: KeyDestruction] {
        let proofs = try await pool.query(
            """
            SELECT * FROM keys.end_data_keys(
                \(practice), \(array: places.map(\.dictation)), \(array: places.map(\.artifactClass))
            )
            """
        ).map(KeyDestruction.init)
        return Dictionary(
            uniqueKeysWithValues: proofs.map { (Place(dictation: $0.dictation, artifactClass: $0.artifactClass), $0) }
        )
    }

    /// Destroys a practice's key and every key below it, as a key administrator. Repeating the call returns the same moment.
    ///
    /// - Returns: when, by the database's clock; `nil` when no such practice ever had a key here.
    public func endPractice(_ practice: UUID) async throws -> Date? {
        try await pool.query("SELECT keys.destroy_practice(\(practice))")
        return try await pool.query("SELECT destroyed_at FROM keys.practice_key WHERE practice_id = \(practice)")
            .first?.optional(0)
    }
}
