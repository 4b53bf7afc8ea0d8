internal import Custody
public import FoundationEssentials

extension CertificateDesk {
    /// What a certificate says, as JSON with sorted keys in snake case and times in RFC 3339.
    public struct Statement: Codable, Hashable, Sendable {
        /// `dictum.destruction/2`.
        public let type: String
        /// The certificate's id.
        public let certificateId: UUID
        /// The run that decided these destructions.
        public let runId: UUID
        /// The practice.
        public let practiceId: UUID
        /// The moment of issue.
        public let issuedAt: Date
        /// When the last backup of the key store that may hold one of these keys, or a sealing key below, has expired.
        public let lastKeyBackupExpiresAt: Date
        /// When the key store's tables were rewritten after these keys were destroyed: from then on no file of theirs holds
        /// them, and only backups from before do.
        public let keyStoreScrubbedAt: Date
        /// How many days backups of the key store are kept.
        public let keyBackupDays: Int
        /// How many by class.
        public let counts: [String: Int]
        /// Each destroyed artifact.
        public let destroyed: [Destruction]
        /// The keys of certificates to which the recordings among them may have been sealed: while the private key lives,
        /// whoever has it, the master key and an old backup of the records could open such a recording.
        public let sealingKeys: [SealingKey]
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
        /// practice's certificate, whose private key is below. `nil` where the practice's own key was gone before.
        public let keyId: UUID?
        /// When.
        public let keyDestroyedAt: Date?
        /// When the rows were deleted.
        public let deletedAt: Date
    }

    /// A sealing key.
    public struct SealingKey: Codable, Hashable, Sendable {
        /// Its id.
        public let sealingKeyId: UUID
        /// When its certificate ends.
        public let notAfter: Date
        /// When the private key was destroyed; `nil` while it lives.
        public let destroyedAt: Date?
        /// When it is destroyed at the latest, if it lives.
        public let endsAt: Date?
    }

    init(id: UUID, _ batch: CertificateBatch, scrubbedAt: Date, issuedAt: Date, keeping: CertificateDesk.Keeping) {
        let day = 86_400.0
        let sealing = batch.sealingKeys.map { key in
            SealingKey(
                sealingKeyId: key.id,
                notAfter: key.notAfter,
                destroyedAt: key.destroyedAt,
                endsAt: key.destroyedAt == nil
                    ? max(key.notAfter + Double(keeping.sealingGraceDays) * day, issuedAt) : nil
            )
        }
        // A sealing key that is destroyed later is scrubbed with the next certificates, a day later at most.
        let ends = [scrubbedAt] + sealing.compactMap { key in key.endsAt.map { $0 + day } }
        self.init(
            type: "dictum.destruction/2",
            certificateId: id,
            runId: batch.run,
            practiceId: batch.practice,
            issuedAt: issuedAt,
            lastKeyBackupExpiresAt: (ends.max() ?? scrubbedAt) + Double(keeping.keyBackupDays) * day,
            keyStoreScrubbedAt: scrubbedAt,
            keyBackupDays: keeping.keyBackupDays,
            counts: Dictionary(grouping: batch.destroyed, by: \.class).mapValues(\.count),
            destroyed: batch.destroyed,
            sealingKeys: sealing
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
