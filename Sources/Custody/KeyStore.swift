public import FoundationEssentials
public import Postgres

/// The key store: wrapped keys in a database apart from what they open.
///
/// Each call unwraps anew: no key outlives the ``DataKey`` or ``SealingKey`` that a call returns. All ids that a key
/// belongs to are bound into its wrap, so that a row's key moved to another row does not unwrap there.
public struct KeyStore: Sendable {
    let pool: Pool
    let master: any MasterKeyProvider

    /// A key store in the database that `pool` leads to.
    public init(_ pool: Pool, master: any MasterKeyProvider) {
        self.pool = pool
        self.master = master
    }

    /// Makes a practice's key and its first sealing certificate, or returns the current one if the practice has them,
    /// so that an interrupted call can be repeated.
    ///
    /// - Parameter validFor: seconds.
    public func createPractice(
        _ practice: UUID,
        validFor: TimeInterval = KeyStore.defaultValidity,
        now: Date = Date()
    ) async throws -> SealingCertificate {
        let key = try SecretKey.random()
        let wrapped = try await master.wrap(key, for: .practiceKey(practice))
        try await pool.query(
            """
            INSERT INTO keys.practice_key (practice_id, master_key_id, wrapped)
            VALUES (\(practice), \(master.id), \(wrapped)) ON CONFLICT DO NOTHING
            """
        )
        if let certificate = try await currentSealingCertificate(practice: practice, now: now) { return certificate }
        return try await issueSealingCertificate(practice: practice, validFor: validFor, now: now)
    }

    /// Checks, before any work is taken on, that the store can be reached and that this master key wraps keys in it.
    ///
    /// - Throws: ``CustodyError`` with `wrong_master_key`, or the database's error.
    public func checkAccess() async throws {
        let rows = try await pool.query(
            """
            SELECT count(*), count(*) FILTER (WHERE master_key_id = \(master.id)) FROM keys.practice_key
            WHERE wrapped IS NOT NULL
            """
        )
        guard let row = rows.first else { return }
        let (all, ours) = (try row.get(0, as: Int.self), try row.get(1, as: Int.self))
        guard all == 0 || ours > 0 else {
            throw CustodyError(
                .wrongMasterKey,
                "no practice's key was wrapped by master key \(master.id); load the one that was used, or another key store"
            )
        }
    }

    /// The key that wraps all others of a practice.
    func practiceKey(_ practice: UUID) async throws -> SecretKey {
        let rows = try await pool.query(
            "SELECT wrapped, master_key_id FROM keys.practice_key WHERE practice_id = \(practice)"
        )
        guard let row = rows.first else {
            throw CustodyError(.practiceUnknown, "practice \(practice) has no keys; create it first")
        }
        guard let wrapped: [UInt8] = try row.optional(0) else {
            throw CustodyError(.keyDestroyed, "the keys of practice \(practice) were destroyed")
        }
        let wrapper: String = try row.get(1)
        guard wrapper == master.id else {
            throw CustodyError(
                .wrongMasterKey,
                "the key of practice \(practice) was wrapped by master key \(wrapper), but \(master.id) is loaded; "
                    + "load the former"
            )
        }
        return try await master.unwrap(wrapped, for: .practiceKey(practice))
    }
}
