public import FoundationEssentials
public import Postgres

/// The key store: wrapped keys in a database apart from what they open.
///
/// Data keys and sealing keys are unwrapped anew by each call. The practices' keys, which only the master key unwraps, are
/// held in memory for a bounded time. All ids that a key belongs to are bound into its wrap, so that a row's key moved to
/// another row does not unwrap there.
public struct KeyStore: Sendable {
    /// How long a practice's key is used before the master key must unwrap it anew: 5 minutes. So long a worker goes on
    /// after its right to use the master key was withdrawn; what is destroyed in the key store ends at once.
    public static let defaultHoldingTime = Duration.seconds(300)

    let pool: Pool
    let master: any MasterKeyProvider
    let former: (any MasterKeyProvider)?
    private let ring: KeyRing
    private var observer: UnwrapObserver?

    /// Is told whose key the master key has unwrapped.
    public typealias UnwrapObserver = @Sendable (_ practice: UUID) async throws -> Void

    /// A key store in the database that `pool` leads to.
    ///
    /// - Parameters:
    ///   - master: wraps and unwraps practices' keys.
    ///   - former: unwraps those that ``rotateMaster(rewrapsAll:)`` has not come to yet.
    ///   - holdingTime: how long a practice's key is used before it is unwrapped anew.
    public init(
        _ pool: Pool,
        master: any MasterKeyProvider,
        former: (any MasterKeyProvider)? = nil,
        holdingTime: Duration = KeyStore.defaultHoldingTime
    ) {
        self.pool = pool
        self.master = master
        self.former = former
        ring = KeyRing(holdingFor: holdingTime)
    }

    /// The name of the master key that wraps what is made here; never its value.
    public var masterKeyID: String { master.id }

    /// The same key store, which tells `observer` of each practice's key that it unwraps, before the key is used: not again
    /// while it is held. Where the observer throws, the key is not used.
    public func reporting(to observer: @escaping UnwrapObserver) -> KeyStore {
        var copy = self
        copy.observer = observer
        return copy
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
        let wrapped = try await wrap(key, of: practice)
        try await pool.query(
            """
            INSERT INTO keys.practice_key (practice_id, master_key_id, wrapped, commitment)
            VALUES (\(practice), \(master.id), \(wrapped), \(try key.commitment(of: practice))) ON CONFLICT DO NOTHING
            """
        )
        if let certificate = try await currentSealingCertificate(practice: practice, now: now) { return certificate }
        return try await issueSealingCertificate(practice: practice, validFor: validFor, now: now)
    }

    /// Checks, before any work is taken on, that the store can be reached and that this master key wraps keys in it.
    ///
    /// - Throws: ``CustodyError`` with `wrong_master_key`, or the database's error.
    public func checkAccess() async throws {
        let ids = [master.id] + (former.map { [$0.id] } ?? [])
        let rows = try await pool.query(
            """
            SELECT count(*), count(*) FILTER (WHERE master_key_id = ANY(\(array: ids))) FROM keys.practice_key
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

    /// The key that wraps new keys of a practice.
    func practiceKey(_ practice: UUID) async throws -> PracticeKey {
        let rows = try await pool.query(
            """
            SELECT practice_id, generation, wrapped, master_key_id, commitment FROM keys.practice_key
            WHERE practice_id = \(practice)
            """
        )
        guard let row = rows.first else {
            throw CustodyError(.practiceUnknown, "practice \(practice) has no keys; create it first")
        }
        return try await practiceKey(try StoredPracticeKey(row, from: 0))
    }

    /// A practice's key from a row that was read together with what it wraps.
    func practiceKey(_ stored: StoredPracticeKey) async throws -> PracticeKey {
        try await ring.key(stored) { stored in
            let key = try await unwrap(stored)
            try await observer?(stored.practice)
            return key
        }
    }

    /// Asks the master key that wrapped it.
    func unwrap(_ stored: StoredPracticeKey) async throws -> SecretKey {
        guard let provider = [master, former].compactMap({ $0 }).first(where: { $0.id == stored.masterKeyID }) else {
            throw CustodyError(
                .wrongMasterKey,
                "the key of practice \(stored.practice) was wrapped by master key \(stored.masterKeyID), but \(master.id) "
                    + "is loaded; load the former, or name it as the former master key"
            )
        }
        do {
            let key = try await provider.unwrap(stored.wrapped, for: .practiceKey(stored.practice))
            guard try stored.admits(key) else { throw Self.wrongAnswer(of: provider, stored.practice) }
            return key
        } catch let error as CustodyError where error.code == .keyRefused {
            throw CustodyError(
                .practiceKeyRefused,
                "master key \(provider.id) refuses the key of practice \(stored.practice): the key store's row was altered, "
                    + "or the master key is another one of the same name; restore the row, or the key from escrow"
            )
        }
    }

    /// Wraps a practice's key by the present master key, and looks at once whether it comes back: nothing may take a
    /// key's place that is lost.
    func wrap(_ key: borrowing SecretKey, of practice: UUID) async throws -> [UInt8] {
        let wrapped = try await master.wrap(key, for: .practiceKey(practice))
        let back = try await master.unwrap(wrapped, for: .practiceKey(practice))
        guard try back.commitment(of: practice) == key.commitment(of: practice) else {
            throw Self.wrongAnswer(of: master, practice)
        }
        return wrapped
    }

    private static func wrongAnswer(of provider: any MasterKeyProvider, _ practice: UUID) -> CustodyError {
        CustodyError(
            .practiceKeyRefused,
            "master key \(provider.id) answered with another key than that of practice \(practice); check what holds the "
                + "master key, and the row in the key store"
        )
    }
}

extension StoredPracticeKey {
    /// Reads practice, generation, wrapped form, master key and commitment from five columns.
    ///
    /// - Throws: ``CustodyError`` with `key_destroyed`.
    init(_ row: Row, from column: Int) throws {
        practice = try row.get(column)
        generation = try row.get(column + 1)
        guard let wrapped: [UInt8] = try row.optional(column + 2) else {
            throw CustodyError(.keyDestroyed, "the keys of practice \(practice) were destroyed")
        }
        self.wrapped = wrapped
        masterKeyID = try row.get(column + 3)
        commitment = try row.optional(column + 4)
    }
}
