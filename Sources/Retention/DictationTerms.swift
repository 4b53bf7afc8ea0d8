public import Artifacts
public import FoundationEssentials
public import Postgres

/// What decides whether a dictation may be worked on, and by whom: read in one moment, before each stage.
public struct DictationTerms: Sendable, Hashable {
    /// The practice's policy in force.
    public var policy: PracticePolicy
    /// ISO 639 code of the language spoken.
    public var language: String
    /// Its tags.
    public var tags: [String]
    /// The consent, if there is one.
    public var consent: ConsentRecord?
    /// Whether it was taken back.
    public var isConsentWithdrawn: Bool
    /// The endpoints in question that are registered and in use, by name.
    public var register: [String: SubprocessorRegister.Entry]

    /// Terms of their parts.
    public init(
        policy: PracticePolicy,
        language: String = "en",
        tags: [String] = [],
        consent: ConsentRecord? = nil,
        isConsentWithdrawn: Bool = false,
        register: [String: SubprocessorRegister.Entry] = [:]
    ) {
        self.policy = policy
        self.language = language
        self.tags = tags
        self.consent = consent
        self.isConsentWithdrawn = isConsentWithdrawn
        self.register = register
    }

    /// Reads them with a worker's connection.
    ///
    /// - Parameter endpoints: the names of those that might work on it.
    /// - Throws: ``RetentionError/Code/unknownDictation``.
    public static func read(
        of id: DictationID,
        endpoints: [String],
        now: Date,
        in session: Session
    ) throws -> DictationTerms {
        let rows = try session.query(
            """
            SELECT d.language, array_to_string(d.tags, ' '), d.consent_ref, d.consent_method, d.consent_obtained_at,
                d.consent_scope, d.consent_withdrawn_at IS NOT NULL, (
                    SELECT p.document::text FROM dictum.policy AS p WHERE p.practice_id = d.practice_id
                    ORDER BY p.version DESC LIMIT 1
                )
            FROM dictum.dictation AS d WHERE (d.practice_id, d.dictation_id) = (\(id.practice.uuid), \(id.uuid))
            """
        )
        guard let row = rows.first else {
            throw RetentionError(.unknownDictation, "the practice has no dictation with this id")
        }
        let document: String? = try row.optional(7)
        let known =
            endpoints.isEmpty ? [] : try SubprocessorRegister.find(endpoints, of: id.practice, now: now, in: session)
        return DictationTerms(
            policy: try document.map(PolicyBook.decode) ?? .standard,
            language: try row.get(0),
            tags: try row.get(1, as: String.self).split(separator: " ").map(String.init),
            consent: try ConsentRecord(row),
            isConsentWithdrawn: try row.get(6),
            register: Dictionary(uniqueKeysWithValues: known.map { ($0.subprocessor.name, $0) })
        )
    }
}

extension ConsentRecord {
    fileprivate init?(_ row: Row) throws {
        guard let reference: UUID = try row.optional(2) else { return nil }
        self.init(
            reference: reference,
            method: try row.optional(3, as: String.self).flatMap { ConsentMethod(rawValue: $0) },
            obtainedAt: try row.optional(4),
            scope: try row.optional(5, as: String.self).flatMap { ConsentScope(rawValue: $0) }
        )
    }
}
