public import Artifacts
public import FoundationEssentials

/// An outside endpoint that may see PHI (45 CFR 164.502(e)(1)(ii)), as the register has it.
public struct Subprocessor: Hashable, Sendable {
    /// What it may be sent.
    public enum DataClass: String, Hashable, Sendable, CaseIterable {
        /// Sound, without its container and what that says.
        case audio
        /// The words of a transcript.
        case transcript

        /// What a stage sends.
        public init(of stage: Stage) {
            switch stage {
            case .transcribe: self = .audio
            case .draft: self = .transcript
            }
        }
    }

    /// What it does with what it is sent, beyond answering.
    public enum TrainingUse: String, Hashable, Sendable, CaseIterable {
        /// Nothing: the only answer with which anything is sent.
        case none
        /// It may train or improve models.
        case allowed
        /// Nobody has asked.
        case unknown
    }

    /// From when to when an agreement holds.
    public struct Agreement: Hashable, Sendable {
        /// The first moment of the day on which it was signed, UTC.
        public var signed: Date
        /// The first moment of the day on which it has ended, UTC.
        public var expires: Date
        /// Whether it forbids training.
        public var forbidsTraining: Bool

        /// An agreement of its parts.
        public init(signed: Date, expires: Date, forbidsTraining: Bool) {
            self.signed = signed
            self.expires = expires
            self.forbidsTraining = forbidsTraining
        }
    }

    /// The endpoint's name in settings, policies and agreements, such as `speech.example`.
    public var name: String
    /// Who it is: the company that signs.
    public var legalName: String
    /// What for.
    public var purpose: String
    /// What it may be sent.
    public var dataClasses: Set<DataClass>
    /// Where it processes: a country and, behind a hyphen, a region, such as `us-east-1`.
    public var region: String
    /// Whether it trains.
    public var training: TrainingUse
    /// Its TLS public keys, each `sha256//` and Base64, as `CURLOPT_PINNEDPUBLICKEY` takes them; empty pins none.
    public var pins: [String]

    /// A subprocessor of its parts.
    public init(
        name: String,
        legalName: String,
        purpose: String,
        dataClasses: Set<DataClass>,
        region: String,
        training: TrainingUse,
        pins: [String] = []
    ) {
        self.name = name
        self.legalName = legalName
        self.purpose = purpose
        self.dataClasses = dataClasses
        self.region = region
        self.training = training
        self.pins = pins
    }

    /// Whether `text` can name an endpoint; `embedded` is a name too, of what is no endpoint.
    static func isName(_ text: String) -> Bool { text.wholeMatch(of: /[a-z0-9][a-z0-9.-]{0,62}/) != nil }

    static func isRegion(_ text: String) -> Bool { text.wholeMatch(of: /[a-z]{2}(-[a-z0-9-]{1,30})?/) != nil }

    /// Whether it is within one of `regions`: `us` covers `us-east-1`.
    public func isWithin(_ regions: [String]) -> Bool {
        regions.contains { region == $0 || region.hasPrefix($0 + "-") }
    }
}
