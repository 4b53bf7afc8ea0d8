extension PracticePolicy {
    /// Whether a dictation needs the patient's consent, and which consents count.
    public struct Consent: Codable, Hashable, Sendable {
        /// Without a consent that counts nothing is processed.
        public var required: Bool
        /// Days after which a recording without one is destroyed.
        public var graceDays: Int
        /// How it must have been given, to count; empty: in any way, also one that nobody noted.
        public var methods: [ConsentMethod]

        /// A rule of its parts.
        public init(required: Bool, graceDays: Int, methods: [ConsentMethod] = []) {
            self.required = required
            self.graceDays = graceDays
            self.methods = methods
        }

        enum CodingKeys: String, CodingKey {
            case required
            case graceDays = "grace_days"
            case methods
        }

        /// Reads what any version wrote.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            required = try values.decode(Bool.self, forKey: .required)
            graceDays = try values.decode(Int.self, forKey: .graceDays)
            methods = try values.decodeIfPresent([ConsentMethod].self, forKey: .methods) ?? []
        }
    }

    /// Which engines may work for a practice: `embedded`, and endpoints by their names in the register of subprocessors.
    public struct Engines: Codable, Hashable, Sendable {
        /// Those that may hear recordings.
        public var transcribe = [Self.embedded]
        /// Those that may read transcripts and draft.
        public var draft = [Self.embedded]
        /// Where endpoints may be: `us` covers `us-east-1` too.
        public var regions = ["us"]

        /// The name of what works in the worker's own process.
        public static let embedded = "embedded"

        /// The embedded ones.
        public init() {}
    }

    /// How long a dictation may take until its note waits for review; `nil`: as long as the operator's setting says.
    public struct TurnAroundTargets: Codable, Hashable, Sendable {
        /// Minutes of those that overtake.
        public var statMinutes: Int?
        /// Minutes of the others.
        public var routineMinutes: Int?

        /// The operator's.
        public init() {}

        enum CodingKeys: String, CodingKey {
            case statMinutes = "stat_minutes"
            case routineMinutes = "routine_minutes"
        }
    }

    /// What a tag keeps a dictation from.
    public struct Sensitivity: Codable, Hashable, Sendable {
        /// Whether endpoints may see it.
        public var allowsEndpoints: Bool
        /// Whether it may be in an export.
        public var allowsExports: Bool

        /// A rule of its parts.
        public init(allowsEndpoints: Bool = false, allowsExports: Bool = false) {
            self.allowsEndpoints = allowsEndpoints
            self.allowsExports = allowsExports
        }

        enum CodingKeys: String, CodingKey {
            case allowsEndpoints = "endpoints"
            case allowsExports = "exports"
        }
    }

    /// Psychotherapy notes (45 CFR 164.501) and records of substance use disorder programmes (42 CFR Part 2).
    static let standardSensitivity = ["psychotherapy_notes": Sensitivity(), "part_2": Sensitivity()]

    /// The tags of a dictation that keep it from every endpoint.
    public func tagsAgainstEndpoints(_ tags: [String]) -> [String] {
        tags.filter { sensitivity[$0]?.allowsEndpoints != true }
    }

    /// The tags of a dictation that keep it out of every export.
    public func tagsAgainstExports(_ tags: [String]) -> [String] {
        tags.filter { sensitivity[$0]?.allowsExports != true }
    }

    /// Whether a consent lets a dictation be processed.
    public func accepts(_ consent: ConsentRecord?) -> Bool {
        guard self.consent.required else { return true }
        guard let consent else { return false }
        return self.consent.methods.isEmpty || consent.method.map(self.consent.methods.contains) ?? false
    }
}
