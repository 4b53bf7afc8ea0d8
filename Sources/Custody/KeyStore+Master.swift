public import FoundationEssentials
internal import Postgres

extension KeyStore {
    /// Wraps every practice's key by the current master key, one practice at a time; a call that was interrupted is
    /// simply repeated.
    ///
    /// Run it with the new master key as `master` and the one that it replaces as `former`, once all workers know both.
    ///
    /// - Parameter rewrapsAll: also those that the current master key wrapped, for one that was rotated by its own
    ///   service and kept its name.
    /// - Returns: how many practices' keys were wrapped anew.
    public func rotateMaster(rewrapsAll: Bool = false) async throws -> Int {
        let practices: [UUID] = try await pool.query(
            "SELECT practice_id FROM keys.practice_key WHERE wrapped IS NOT NULL ORDER BY practice_id"
        ).map { try $0.get(0) }
        var count = 0
        for practice in practices where try await rewrapPracticeKey(of: practice, always: rewrapsAll) { count += 1 }
        return count
    }

    private func rewrapPracticeKey(of practice: UUID, always: Bool) async throws -> Bool {
        let pair = try await keyPair(of: practice)
        let isCurrent = [pair.current, pair.former].allSatisfy { $0 == nil || $0?.masterKeyID == master.id }
        guard always || !isCurrent else { return false }
        let current = try await rewrapped(pair.current)
        var former: [UInt8]?
        if let stored = pair.former { former = try await rewrapped(stored) }
        // Where somebody else was faster, their wrap stays.
        return try await pool.query(
            """
            UPDATE keys.practice_key SET wrapped = \(current), master_key_id = \(master.id), former_wrapped = \(former),
                former_master_key_id = CASE WHEN former_wrapped IS NOT NULL THEN \(master.id) END
            WHERE practice_id = \(practice) AND wrapped = \(pair.current.wrapped)
                AND former_wrapped IS NOT DISTINCT FROM \(pair.former?.wrapped)
            """
        ).affectedRows > 0
    }

    private func rewrapped(_ stored: StoredPracticeKey) async throws -> [UInt8] {
        try await master.wrap(try await unwrap(stored), for: .practiceKey(stored.practice))
    }

    /// Destroys the key of a practice, and with it every key below it: nothing that was ever sealed for the practice can
    /// be read again, by running workers neither.
    ///
    /// - Returns: when, by the database's clock; `nil` when there was none to destroy.
    public func destroyPractice(_ practice: UUID) async throws -> Date? {
        try await pool.transaction { session in
            try session.query(
                """
                UPDATE keys.sealing_key SET wrapped = NULL, destroyed_at = now()
                WHERE practice_id = \(practice) AND destroyed_at IS NULL
                """
            )
            return try session.query(
                """
                UPDATE keys.practice_key SET wrapped = NULL, former_wrapped = NULL, former_master_key_id = NULL,
                    destroyed_at = now()
                WHERE practice_id = \(practice) AND destroyed_at IS NULL RETURNING destroyed_at
                """
            ).first.map { try $0.get(0) }
        }
    }
}
