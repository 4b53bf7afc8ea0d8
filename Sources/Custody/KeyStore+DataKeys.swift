public import FoundationEssentials
internal import Postgres

/// The key of one artifact class of one dictation.
public struct DataKey: ~Copyable, Sendable {
    /// Its row in the key store, and the last field of each ``BlobContext`` that it seals.
    public let id: UUID
    /// The key.
    public let key: SecretKey
}

/// The proof that a data key is gone.
public struct KeyDestruction: Hashable, Sendable {
    /// The key's id; its row stays.
    public let keyID: UUID
    /// The dictation that it belonged to.
    public let dictation: UUID
    /// What it sealed.
    public let artifactClass: String
    /// When it was destroyed, by the database's clock.
    public let destroyedAt: Date
}

extension KeyStore {
    /// The key of an artifact class of a dictation, made at its first use. All callers get the same key.
    ///
    /// - Throws: ``CustodyError`` with `key_destroyed` when it was purged: it is never made again.
    public func dataKey(practice: UUID, dictation: UUID, artifactClass: String) async throws -> DataKey {
        if let found = try await stored(practice, dictation, artifactClass) { return try await unwrapped(found) }
        let id = UUID()
        let context = WrapContext.dataKey(id, practice: practice, dictation: dictation, artifactClass: artifactClass)
        try await withCurrentKey(of: practice) { practiceKey in
            let wrapped = try SecretKey.random().wrapped(under: practiceKey.key, for: context)
            try await pool.query(
                """
                INSERT INTO keys.data_key (key_id, practice_id, dictation_id, artifact_class, wrapped, generation)
                VALUES (\(id), \(practice), \(dictation), \(artifactClass), \(wrapped), \(practiceKey.generation))
                ON CONFLICT (practice_id, dictation_id, artifact_class) DO NOTHING
                """
            )
        }
        // Another caller may have been first: what is stored is the key.
        guard let found = try await stored(practice, dictation, artifactClass) else { throw Self.unknown(id) }
        return try await unwrapped(found)
    }

    /// The key with this id.
    ///
    /// - Throws: ``CustodyError`` with `key_unknown` or `key_destroyed`.
    public func dataKey(id: UUID) async throws -> DataKey {
        let rows = try await pool.query("\(raw: StoredDataKey.selection) WHERE d.key_id = \(id)")
        guard let row = rows.first else { throw Self.unknown(id) }
        return try await unwrapped(try StoredDataKey(row))
    }

    /// Stores something under a practice's current key, again when a rotation began meanwhile.
    func withCurrentKey(of practice: UUID, _ store: (PracticeKey) async throws -> Void) async throws {
        for _ in 0..<8 {
            do {
                return try await store(try await practiceKey(practice))
            } catch let error as PostgresError where error.sqlState == "40001" {
                continue
            }
        }
        try await store(try await practiceKey(practice))
    }

    /// Destroys keys of a dictation, all classes unless some are named, and returns the proofs.
    ///
    /// What they sealed is gone in every backup of the records; of the key store's own backups, in the days they are
    /// kept. Keys that are destroyed already are not named again.
    public func destroyDataKeys(
        practice: UUID,
        dictation: UUID,
        artifactClasses: [String]? = nil
    ) async throws -> [KeyDestruction] {
        let isEveryClass = artifactClasses == nil
        return try await pool.query(
            """
            UPDATE keys.data_key SET wrapped = NULL, destroyed_at = now()
            WHERE practice_id = \(practice) AND dictation_id = \(dictation) AND destroyed_at IS NULL
              AND (\(isEveryClass) OR artifact_class = ANY(\(array: artifactClasses ?? [])))
            RETURNING key_id, dictation_id, artifact_class, destroyed_at
            """
        ).map(KeyDestruction.init)
    }

    /// Destroys keys by their ids, and returns the proofs.
    public func destroyDataKeys(_ ids: [UUID]) async throws -> [KeyDestruction] {
        try await pool.query(
            """
            UPDATE keys.data_key SET wrapped = NULL, destroyed_at = now()
            WHERE key_id = ANY(\(array: ids)) AND destroyed_at IS NULL
            RETURNING key_id, dictation_id, artifact_class, destroyed_at
            """
        ).map(KeyDestruction.init)
    }

    private func stored(_ practice: UUID, _ dictation: UUID, _ artifactClass: String) async throws -> StoredDataKey? {
        try await pool.query(
            """
            \(raw: StoredDataKey.selection)
            WHERE d.practice_id = \(practice) AND d.dictation_id = \(dictation) AND d.artifact_class = \(artifactClass)
            """
        ).first.map(StoredDataKey.init)
    }

    private func unwrapped(_ stored: StoredDataKey) async throws -> DataKey {
        let practiceKey = try await practiceKey(stored.practiceKey)
        return try stored.unwrapped(under: practiceKey.key)
    }

    private static func unknown(_ id: UUID) -> CustodyError {
        CustodyError(.keyUnknown, "there is no data key \(id) in the key store")
    }
}

extension KeyDestruction {
    init(_ row: Row) throws {
        self.init(
            keyID: try row.get(0),
            dictation: try row.get(1),
            artifactClass: try row.get(2),
            destroyedAt: try row.get(3)
        )
    }
}

/// A row of `keys.data_key`, with the practice's key that wrapped it: one statement sees both as of one moment, whatever
/// a rotation does meanwhile.
private struct StoredDataKey {
    let id: UUID
    let practice: UUID
    let dictation: UUID
    let artifactClass: String
    let wrapped: [UInt8]
    let practiceKey: StoredPracticeKey

    static let selection: StaticString = """
        SELECT d.key_id, d.practice_id, d.dictation_id, d.artifact_class, d.wrapped, d.practice_id, d.generation,
            CASE d.generation WHEN p.generation THEN p.wrapped WHEN p.generation - 1 THEN p.former_wrapped END,
            CASE d.generation WHEN p.generation THEN p.master_key_id ELSE p.former_master_key_id END,
            CASE d.generation WHEN p.generation THEN p.commitment ELSE p.former_commitment END
        FROM keys.data_key AS d JOIN keys.practice_key AS p USING (practice_id)
        """

    init(_ row: Row) throws {
        id = try row.get(0)
        practice = try row.get(1)
        dictation = try row.get(2)
        artifactClass = try row.get(3)
        guard let wrapped: [UInt8] = try row.optional(4) else {
            throw CustodyError(.keyDestroyed, "data key \(id) was destroyed; what it sealed is gone for good")
        }
        self.wrapped = wrapped
        practiceKey = try StoredPracticeKey(row, from: 5)
    }

    func unwrapped(under practiceKey: borrowing SecretKey) throws -> DataKey {
        let context = WrapContext.dataKey(id, practice: practice, dictation: dictation, artifactClass: artifactClass)
        return DataKey(id: id, key: try SecretKey(unwrapping: wrapped, under: practiceKey, for: context))
    }
}
