internal import FoundationEssentials

/// What the certificate of a whole erasure says, beside those that name each artifact. It holds no PHI.
struct ErasureStatement: Codable, Hashable, Sendable {
    var type = "dictum.erasure/1"
    let certificateId: UUID
    let practiceId: UUID
    let runId: UUID
    /// `returned` or `destroyed`.
    let outcome: String
    /// SHA-256 of the manifest of what was returned.
    let manifestSha256: String?
    let begunAt: Date
    let practiceKeyDestroyedAt: Date?
    let issuedAt: Date
    /// When the last backup of the key store that may hold one of the keys has expired.
    let lastKeyBackupExpiresAt: Date
    /// Destroyed artifacts by class.
    let counts: [String: Int]
    /// The certificates that name each of them.
    let certificates: [UUID]
    /// What stays.
    var kept = "the audit log; of each dictation its id, times and codes"

    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}
