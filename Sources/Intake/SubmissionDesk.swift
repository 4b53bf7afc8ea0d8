public import Artifacts
internal import Custody
public import FoundationEssentials
public import Postgres

/// Where a practice drops recordings: seals each to the practice's own certificate and inserts it.
///
/// Runs with the practice's own database role and holds no keys; it does what the README's `openssl` and `psql` recipe
/// does.
public struct SubmissionDesk: Sendable {
    private let database: Pool

    /// A desk over a connection of the practice's own role.
    public init(database: Pool) { self.database = database }

    /// What comes with a recording. Ids only: names and record numbers have no place here.
    public struct Attributes: Sendable {
        /// What was recorded.
        public var kind: DictationKind
        /// Overtakes routine dictations.
        public var isUrgent: Bool
        /// ISO 639 code of the language spoken.
        public var language: String
        /// The practice's opaque id of the clinician.
        public var clinician: UUID?
        /// The practice's opaque id of the patient.
        public var patient: UUID?
        /// The practice's opaque id of the consent.
        public var consent: UUID?
        /// How it was given: `written`, `electronic` or `verbal`.
        public var consentMethod: String?
        /// When it was given.
        public var consentObtained: Date?
        /// What for: `processing`, or `endpoints` too.
        public var consentScope: String?
        /// What makes the recording more sensitive than others, such as `psychotherapy_notes`; the practice's policy says
        /// what that keeps it from.
        public var tags: [String] = []

        /// Attributes of a recording.
        public init(
            kind: DictationKind = .dictation,
            isUrgent: Bool = false,
            language: String = "en",
            clinician: UUID? = nil,
            patient: UUID? = nil,
            consent: UUID? = nil
        ) {
            self.kind = kind
            self.isUrgent = isUrgent
            self.language = language
            self.clinician = clinician
            self.patient = patient
            self.consent = consent
        }
    }

    /// What became of a recording.
    public struct Receipt: Sendable, Hashable {
        /// The dictation's id.
        public let id: UUID
        /// False when this very recording had been submitted before.
        public let isNew: Bool
    }

    /// Seals and inserts one recording.
    ///
    /// - Parameters:
    ///   - recording: the audio file as it is.
    ///   - id: the practice's id for it. By default it is derived from practice and content, so that submitting a file
    ///     again after a lost connection is the same dictation.
    public func submit(
        _ recording: Protected<[UInt8]>,
        id: UUID? = nil,
        attributes: Attributes = Attributes()
    ) async throws -> Receipt {
        guard recording.revealed.count <= 500_000_000 else { throw IntakeError(.tooLarge) }
        let certificate = try await certificate()
        let id = if let id { id } else { try await derivedID(from: recording.revealed) }
        guard try await !isKnown(id) else { return Receipt(id: id, isNew: false) }
        let sealed = try CMSEnvelope.seal(recording.revealed, to: certificate)
        do {
            try await database.query(
                """
                INSERT INTO dictum.intake (
                    dictation_id, kind, priority, language, clinician_ref, patient_ref, consent_ref, consent_method,
                    consent_obtained_at, consent_scope, tags, sealed
                ) VALUES (
                    \(id), \(attributes.kind.rawValue), \(attributes.isUrgent ? "stat" : "routine"),
                    \(attributes.language), \(attributes.clinician), \(attributes.patient), \(attributes.consent),
                    \(attributes.consentMethod), \(attributes.consentObtained), \(attributes.consentScope),
                    \(array: attributes.tags), \(sealed)
                )
                """
            )
        } catch let error as PostgresError {
            throw Self.explained(error)
        }
        return Receipt(id: id, isNew: true)
    }

    /// The PEM certificate that recordings are sealed to now.
    public func certificate() async throws -> String {
        do {
            guard let row = try await database.query("SELECT certificate_pem FROM dictum.my_certificate").first else {
                throw IntakeError(.noCertificate)
            }
            return try row.get(0)
        } catch let error as PostgresError {
            throw Self.explained(error)
        }
    }

    private func isKnown(_ id: UUID) async throws -> Bool {
        try await !database.query("SELECT 1 FROM dictum.dictation WHERE dictation_id = \(id)").isEmpty
    }

    /// The first half of SHA-256 over practice and content, as a UUID of version 8 (RFC 9562). A recording can't be
    /// guessed from it.
    private func derivedID(from recording: [UInt8]) async throws -> UUID {
        let row = try await database.query("SELECT dictum.current_practice()").first
        guard let practice: UUID = try row?.optional(0) else { throw IntakeError(.notPermitted) }
        var bytes = Array(try Digest.sha256(practice.bytes + recording).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return UUID(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
                bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            )
        )
    }

    private static func explained(_ error: PostgresError) -> any Error {
        switch error.sqlState {
        case "42501": IntakeError(.notPermitted)
        case "23505": IntakeError(.otherContent)
        case "23514" where ["tags_are_codes", "consent_is_coded", "consent_has_a_reference"].contains(error.object):
            IntakeError(.badAttributes)
        default: error
        }
    }
}
