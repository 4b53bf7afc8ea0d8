public import FoundationEssentials

/// What an export holds, as JSON beside its sealed parts: counts, digests and dates, no ids of dictations.
public struct ExportManifest: Codable, Hashable, Sendable {
    /// `dictum.export/1`.
    public var type = "dictum.export/1"
    /// The export's id.
    public let exportId: UUID
    /// The practice.
    public let practiceId: UUID
    /// The patient, as the practice's opaque id; `nil` for the whole practice.
    public let patientRef: UUID?
    /// FHIR purpose of use.
    public let purpose: String
    /// When it was begun and finished.
    public let begunAt: Date
    /// When it was finished.
    public var finishedAt: Date
    /// SHA-256 of the certificate that it is sealed to, in DER.
    public let certificateSha256: String
    /// How a part is opened.
    public let open: String
    /// Dictations of which something is in it.
    public var dictations = 0
    /// Recordings, transcripts and versions of notes that are in it.
    public var counts: [String: Int] = ["audio": 0, "transcript": 0, "note": 0]
    /// What was left out, by reason; for `sensitivity_tag` whole dictations, else artifacts.
    public var leftOut: [String: Int] = [:]
    /// The tags that kept dictations out, by the practice's policy, each with the number of dictations that carry it.
    public var withheldByTag: [String: Int] = [:]
    /// The sealed files.
    public var parts: [Part] = []

    /// A sealed file: a CMS message with a tar archive in it, which can be opened without the others.
    public struct Part: Codable, Hashable, Sendable {
        /// Its name.
        public let file: String
        /// Its size.
        public let bytes: Int
        /// The digest of its bytes.
        public let sha256: String
        /// How many files are in it, its own `manifest.json` not counted.
        public let files: Int
    }

    func bytes() throws -> [UInt8] { try ExportJSON.encode(self) }
}

/// What a part holds, sealed inside it as `manifest.json`.
struct ExportContents: Codable {
    struct File: Codable {
        let path: String
        let dictationId: UUID
        let `class`: String
        let version: Int
        let bytes: Int
        let sha256: String
    }

    struct Dictation: Codable {
        let dictationId: UUID
        let kind: String
        let status: String
        let receivedAt: Date
        let tags: [String]
    }

    struct LeftOut: Codable {
        let dictationId: UUID
        let `class`: String?
        let reason: String
        let tags: [String]
    }

    var type = "dictum.export.part/1"
    let exportId: UUID
    let part: Int
    var dictations: [Dictation] = []
    var files: [File] = []
    var leftOut: [LeftOut] = []
}

/// JSON with sorted keys in snake case and times in RFC 3339.
enum ExportJSON {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    }
}
