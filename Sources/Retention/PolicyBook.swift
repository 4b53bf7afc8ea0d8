public import Artifacts
internal import AuditLog
public import FoundationEssentials
public import Postgres

/// The practices' policies, every version that there ever was.
///
/// Setting one needs an administrator's connection; reading, the purger's or the auditor's.
public struct PolicyBook: Sendable {
    let database: Pool

    /// The book in the database with dictations.
    public init(database: Pool) { self.database = database }

    /// One version of a practice's policy.
    public struct Version: Sendable, Hashable {
        /// From 1; 0 is ``PracticePolicy/standard``, which nobody set.
        public let number: Int
        /// The document.
        public let policy: PracticePolicy
        /// The database role that set it.
        public let setBy: String?
        /// When it was set.
        public let setAt: Date?
    }

    /// The version in force.
    public func current(of practice: PracticeID) async throws -> Version {
        try await history(of: practice, limit: 1).first
            ?? Version(number: 0, policy: .standard, setBy: nil, setAt: nil)
    }

    /// The newest versions, newest first.
    public func history(of practice: PracticeID, limit: Int = 100) async throws -> [Version] {
        try await database.query(
            """
            SELECT version, document::text, set_by::text, set_at FROM dictum.policy
            WHERE practice_id = \(practice.uuid) ORDER BY version DESC LIMIT \(limit)
            """
        ).map { row in
            Version(
                number: try row.get(0),
                policy: try Self.decode(row.get(1)),
                setBy: try row.get(2),
                setAt: try row.get(3)
            )
        }
    }

    /// Puts a new version in force, with its audit row.
    ///
    /// - Parameter replaced: the version that the caller has seen.
    /// - Throws: ``RetentionError/Code/policyChanged`` when another came first.
    public func set(_ policy: PracticePolicy, of practice: PracticeID, replacing replaced: Version) async throws {
        let document = try Self.encode(policy)
        do {
            try await database.transaction { session in
                try session.query(
                    """
                    INSERT INTO dictum.policy (practice_id, version, document)
                    VALUES (\(practice.uuid), \(replaced.number + 1)::int8::int, \(document)::text::jsonb)
                    """
                )
                let entry = AuditEntry(
                    actor: "administrator",
                    action: "policy.set",
                    practice: practice.uuid,
                    purpose: .systemAdministration
                )
                try AuditLog().append(entry, in: session)
            }
        } catch let error as PostgresError where error.sqlState == "23505" {
            throw RetentionError(.policyChanged, "the policy was changed meanwhile; look at it and set it again")
        }
    }

    static func encode(_ policy: PracticePolicy) throws -> String {
        String(decoding: try JSONEncoder().encode(policy), as: UTF8.self)
    }

    static func decode(_ document: String) throws -> PracticePolicy {
        do { return try JSONDecoder().decode(PracticePolicy.self, from: Data(document.utf8)) } catch {
            throw RetentionError(.badPolicy, "the stored policy was written by another version of dictum; use that one")
        }
    }
}
