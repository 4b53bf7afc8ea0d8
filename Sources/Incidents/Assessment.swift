public import FoundationEssentials
internal import Postgres

/// What an assessor found: whether keys were taken, and the four factors of 45 CFR 164.402(2).
public struct Assessment: Sendable, Hashable {
    /// Whether somebody else has keys that open what was sealed.
    public enum Answer: String, Sendable, Hashable, CaseIterable, Codable {
        case no, yes, unknown
    }

    /// How much a factor speaks for a compromise.
    public enum Risk: String, Sendable, Hashable, CaseIterable, Codable {
        case low, medium, high
    }

    /// One factor.
    public struct Factor: Sendable, Hashable, Codable {
        /// How much it speaks for a compromise.
        public let risk: Risk
        /// Why, as a code.
        public let code: String

        /// Reads `low:opaque_ids_only`.
        public init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let risk = Risk(rawValue: parts[0]),
                parts[1].wholeMatch(of: /[a-z][a-z0-9_]{0,63}/) != nil
            else { return nil }
            self.risk = risk
            code = parts[1]
        }

        init(_ risk: String, _ code: String) { (self.risk, self.code) = (Risk(rawValue: risk) ?? .high, code) }
    }

    /// Whether keys were taken. While that is unknown it is taken for yes.
    public let keysTaken: Answer
    /// The nature and extent of the information, and how likely somebody is identified by it.
    public let nature: Factor
    /// Who used it or got it.
    public let recipient: Factor
    /// Whether it was acquired or viewed.
    public let acquired: Factor
    /// How far the risk has been mitigated.
    public let mitigation: Factor

    /// An assessment of its parts.
    public init(keysTaken: Answer, nature: Factor, recipient: Factor, acquired: Factor, mitigation: Factor) {
        self.keysTaken = keysTaken
        self.nature = nature
        self.recipient = recipient
        self.acquired = acquired
        self.mitigation = mitigation
    }

    /// The four, in the order of the regulation.
    public var factors: [Factor] { [nature, recipient, acquired, mitigation] }
}

extension Assessment {
    static let columns: StaticString = """
        keys_taken, nature, nature_code::text, recipient, recipient_code::text, acquired, acquired_code::text, mitigation,
        mitigation_code::text, version::int8, assessed_by::text, assessed_at
        """

    /// Reads a row of ``columns``.
    init(_ row: Row) throws {
        self.init(
            keysTaken: Answer(rawValue: try row.get(0)) ?? .unknown,
            nature: Factor(try row.get(1), try row.get(2)),
            recipient: Factor(try row.get(3), try row.get(4)),
            acquired: Factor(try row.get(5), try row.get(6)),
            mitigation: Factor(try row.get(7), try row.get(8))
        )
    }
}

/// An assessment as it was stored.
public struct StoredAssessment: Sendable, Hashable {
    /// What was found.
    public let assessment: Assessment
    /// From 1.
    public let version: Int
    /// The login that found it.
    public let by: String
    /// When.
    public let at: Date

    init(_ row: Row) throws {
        assessment = try Assessment(row)
        version = try row.get(9)
        by = try row.get(10)
        at = try row.get(11)
    }
}
