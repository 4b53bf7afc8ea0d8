public import FoundationEssentials
internal import Postgres

/// Rotation replaces what wraps a key, never the data that the key sealed. Workers go on meanwhile; a rotation that was
/// interrupted, wherever, goes on where it stopped when it is asked for again.
extension KeyStore {
    /// What a rotation did in this call.
    public struct Rotation: Hashable, Sendable {
        /// The practice's key generation that is in force now.
        public let generation: Int
        /// Data keys and sealing keys that were wrapped anew.
        public let rewrapped: Int
        /// Whether it went on with a rotation that had been interrupted.
        public let wasResumed: Bool
    }

    /// Gives a practice a new key, and wraps all its data keys and sealing keys by it, in batches.
    ///
    /// - Parameter batch: keys a transaction.
    public func rotatePractice(_ practice: UUID, batch: Int = 200) async throws -> Rotation {
        var pair = try await keyPair(of: practice)
        let wasResumed = pair.former != nil
        if !wasResumed {
            try await beginRotation(of: pair.current)
            pair = try await keyPair(of: practice)
        }
        var rewrapped = 0
        while let former = pair.former {
            let keys = (old: try await practiceKey(former), new: try await practiceKey(pair.current))
            rewrapped += try await rewrapSealingKeys(of: practice, keys)
            rewrapped += try await rewrapDataKeys(of: practice, keys, batch: batch)
            try await endRotation(of: pair.current)
            pair = try await keyPair(of: practice)
        }
        return Rotation(generation: pair.current.generation, rewrapped: rewrapped, wasResumed: wasResumed)
    }

    /// The current key, and while a rotation is under way the one before it.
    func keyPair(of practice: UUID) async throws -> (current: StoredPracticeKey, former: StoredPracticeKey?) {
        let rows = try await pool.query(
            """
            SELECT practice_id, generation, wrapped, master_key_id,
                practice_id, generation - 1, former_wrapped, former_master_key_id
            FROM keys.practice_key WHERE practice_id = \(practice)
            """
        )
        guard let row = rows.first else {
            throw CustodyError(.practiceUnknown, "practice \(practice) has no keys; create it first")
        }
        let current = try StoredPracticeKey(row, from: 0)
        guard try row.optional(6, as: [UInt8].self) != nil else { return (current, nil) }
        return (current, try StoredPracticeKey(row, from: 4))
    }

    private func beginRotation(of current: StoredPracticeKey) async throws {
        let wrapped = try await master.wrap(try SecretKey.random(), for: .practiceKey(current.practice))
        try await pool.query(
            """
            UPDATE keys.practice_key SET former_wrapped = wrapped, former_master_key_id = master_key_id,
                wrapped = \(wrapped), master_key_id = \(master.id), generation = generation + 1, rotated_at = now()
            WHERE practice_id = \(current.practice) AND generation = \(current.generation) AND former_wrapped IS NULL
                AND wrapped IS NOT NULL
            """
        )
    }

    /// Forgets the former key, once nothing is left that it wraps.
    private func endRotation(of current: StoredPracticeKey) async throws {
        let (practice, generation) = (current.practice, current.generation)
        try await pool.query(
            """
            UPDATE keys.practice_key AS p SET former_wrapped = NULL, former_master_key_id = NULL
            WHERE practice_id = \(practice) AND generation = \(generation) AND NOT EXISTS (
                SELECT 1 FROM keys.data_key AS d
                WHERE d.practice_id = \(practice) AND d.generation < \(generation) AND d.destroyed_at IS NULL
            ) AND NOT EXISTS (
                SELECT 1 FROM keys.sealing_key AS s
                WHERE s.practice_id = \(practice) AND s.generation < \(generation) AND s.destroyed_at IS NULL
            )
            """
        )
    }

    private func rewrapDataKeys(
        of practice: UUID,
        _ keys: (old: PracticeKey, new: PracticeKey),
        batch: Int
    ) async throws -> Int {
        var (count, past) = (0, (dictation: UUID?.none, artifactClass: ""))
        while true {
            let rows = try await pool.query(
                """
                SELECT key_id, dictation_id, artifact_class, wrapped FROM keys.data_keys_to_rewrap(
                    \(practice), \(past.dictation)::uuid, \(past.artifactClass), \(batch)::int8::int
                )
                """
            )
            guard let last = rows.last else { return count }
            var (ids, wraps): ([UUID], [[UInt8]]) = ([], [])
            for row in rows {
                let id: UUID = try row.get(0)
                let context = WrapContext.dataKey(
                    id,
                    practice: practice,
                    dictation: try row.get(1),
                    artifactClass: try row.get(2)
                )
                let key = try SecretKey(unwrapping: try row.get(3), under: keys.old.key, for: context)
                ids.append(id)
                wraps.append(try key.wrapped(under: keys.new.key, for: context))
            }
            let stored = try await pool.query(
                """
                SELECT keys.store_rewrapped(
                    \(practice), \(keys.new.generation)::int8::int, \(array: ids), \(array: wraps)
                )
                """
            )
            count += try stored.first?.get(0, as: Int.self) ?? 0
            past = (try last.get(1), try last.get(2))
        }
    }

    private func rewrapSealingKeys(
        of practice: UUID,
        _ keys: (old: PracticeKey, new: PracticeKey)
    ) async throws -> Int {
        let rows = try await pool.query(
            """
            SELECT sealing_key_id, wrapped FROM keys.sealing_key
            WHERE practice_id = \(practice) AND destroyed_at IS NULL AND generation = \(keys.old.generation)
            """
        )
        var count = 0
        for row in rows {
            let id: UUID = try row.get(0)
            let context = WrapContext.sealingKey(id, practice: practice)
            let secret = try SecretBytes(unwrapping: try row.get(1), under: keys.old.key, for: context)
            let wrapped = try secret.wrapped(under: keys.new.key, for: context)
            count += try await pool.query(
                """
                UPDATE keys.sealing_key SET wrapped = \(wrapped), generation = \(keys.new.generation)
                WHERE sealing_key_id = \(id) AND generation = \(keys.old.generation) AND destroyed_at IS NULL
                """
            ).affectedRows
        }
        return count
    }
}
