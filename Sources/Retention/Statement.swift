public import FoundationEssentials
internal import Postgres

extension CertificateDesk {
    /// What a certificate says, as JSON with sorted keys in snake case and times in RFC 3339.
    public struct Statement: Codable, Hashable, Sendable {
        /// `dictum.destruction/1`.
        public let type: String
        /// The certificate's id.
        public let certificateId: UUID
        /// The run that decided these destructions.
        public let runId: UUID
        /// The practice.
        public let practiceId: UUID
        /// The moment of issue.
        public let issuedAt: Date
        /// When the last backup of the key store that may hold one of these keys has expired.
        public let lastKeyBackupExpiresAt: Date
        /// How many by class.
        public let counts: [String: Int]
        /// Each destroyed artifact.
        public let destroyed: [Destruction]
    }
}

extension CertificateDesk.Statement {
    /// One destroyed artifact.
    public struct Destruction: Codable, Hashable, Sendable {
        /// The dictation.
        public let dictationId: UUID
        /// `audio`, `transcript` or `note` (all versions).
        public let `class`: String
        /// The rule that ended it.
        public let rule: String
        /// When the rule said so.
        public let dueAt: Date
        /// The data key that was destroyed, or barred where none had been made yet; then what sealed a recording is the
        /// practice's certificate, whose private key ends by itself. `nil` where the practice's own key was gone before.
        public let keyId: UUID?
        /// When.
        public let keyDestroyedAt: Date?
        /// When the rows were deleted.
        public let deletedAt: Date
    }

    init(id: UUID, run: UUID, practice: UUID, issuedAt: Date, destroyed: [Destruction], backupDays: Int) {
        let last = destroyed.compactMap(\.keyDestroyedAt).max() ?? issuedAt
        self.init(
            type: "dictum.destruction/1",
            certificateId: id,
            runId: run,
            practiceId: practice,
            issuedAt: issuedAt,
            lastKeyBackupExpiresAt: last.addingTimeInterval(Double(backupDays) * 86_400),
            counts: Dictionary(grouping: destroyed, by: \.class).mapValues(\.count),
            destroyed: destroyed
        )
    }

    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}

extension CertificateDesk.Statement.Destruction {
    init(_ row: Row) throws {
        self.init(
            dictationId: try row.get(2),
            class: try row.get(3),
            rule: try row.get(4),
            dueAt: try row.get(5),
            keyId: try row.optional(6),
            keyDestroyedAt: try row.optional(7),
            deletedAt: try row.get(8)
        )
    }
}
