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

extension KeyShredder {
    /// A practice's sealing key as far as its life goes; no key is read.
    public struct SealingKeyLife: Hashable, Sendable {
        /// Its id.
        public let id: UUID
        /// From when on recordings were sealed to it.
        public let notBefore: Date
        /// When its certificate ends.
        public let notAfter: Date
        /// When the private key was destroyed.
        public let destroyedAt: Date?

        /// Whether a recording that came in then may have been sealed to it.
        public func mayOpen(receivedAt moment: Date) -> Bool {
            notBefore <= moment && destroyedAt.map { $0 >= moment } ?? true
        }
    }

    /// A practice's sealing keys, those that were destroyed too, the oldest first.
    public func sealingKeys(of practice: UUID) async throws -> [SealingKeyLife] {
        try await pool.query(
            """
            SELECT sealing_key_id, not_before, not_after, destroyed_at FROM keys.sealing_key
            WHERE practice_id = \(practice) ORDER BY not_before, sealing_key_id
            """
        ).map { row in
            SealingKeyLife(
                id: try row.get(0),
                notBefore: try row.get(1),
                notAfter: try row.get(2),
                destroyedAt: try row.optional(3)
            )
        }
    }

    /// The practices that have, or had, keys, in the order of their ids.
    public func practices() async throws -> [UUID] {
        try await pool.query("SELECT practice_id FROM keys.practice_key ORDER BY practice_id").map { try $0.get(0) }
    }

    /// A place that has or had a data key.
    public struct KeyPlace: Hashable, Sendable {
        /// Where.
        public let place: Place
        /// The key's id.
        public let key: UUID
        /// When it was made.
        public let createdAt: Date
        /// When it was destroyed.
        public let destroyedAt: Date?
    }

    /// The last dictation of the next `count` places of a practice; `nil` when there are fewer.
    public func lastDictation(of practice: UUID, past: UUID?, within count: Int) async throws -> UUID? {
        try await pool.query(
            """
            SELECT dictation_id FROM keys.data_key
            WHERE practice_id = \(practice) AND (\(past)::uuid IS NULL OR dictation_id > \(past))
            ORDER BY dictation_id OFFSET \(count - 1) LIMIT 1
            """
        ).first?.get(0)
    }

    /// Every place of a range of a practice's dictations that has or had a key.
    public func keyPlaces(of practice: UUID, past: UUID?, upTo last: UUID?) async throws -> [KeyPlace] {
        try await pool.query(
            """
            SELECT dictation_id, artifact_class, key_id, created_at, destroyed_at FROM keys.data_key
            WHERE practice_id = \(practice) AND (\(past)::uuid IS NULL OR dictation_id > \(past))
                AND (\(last)::uuid IS NULL OR dictation_id <= \(last))
            ORDER BY dictation_id, artifact_class
            """
        ).map { row in
            KeyPlace(
                place: Place(dictation: try row.get(0), artifactClass: try row.get(1)),
                key: try row.get(2),
                createdAt: try row.get(3),
                destroyedAt: try row.optional(4)
            )
        }
    }
}

extension KeyShredder {
    /// Rewrites the key store's tables, so that no file of theirs holds bytes of destroyed keys any more.
    ///
    /// - Parameter attempts: how often it is tried, five seconds apart, while somebody holds a lock on them.
    /// - Returns: when it was done, by the database's clock.
    public func scrub(attempts: Int = 12) async throws -> Date {
        for _ in 1..<max(attempts, 1) {
            do { return try await scrubOnce() } catch let error as PostgresError where error.sqlState == "55P03" {
                try await Task.sleep(for: .seconds(5))
            }
        }
        return try await scrubOnce()
    }

    private func scrubOnce() async throws -> Date {
        guard let row = try await pool.query("SELECT keys.scrub()").first else {
            throw CustodyError(.keyUnknown, "the key store did not say when its tables were rewritten; run it again")
        }
        return try row.get(0)
    }
}
