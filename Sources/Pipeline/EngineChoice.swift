public import Artifacts
public import FoundationEssentials
public import Retention

/// Which of a worker's engines may work on a dictation, and why the others may not. Decided from values alone: no clock, no
/// database, and before anything is opened or sent.
public struct EngineChoice: Hashable, Sendable {
    /// An engine that may work, and what binds it.
    public struct Permit: Hashable, Sendable {
        /// `embedded`, or an endpoint's name.
        public let engine: String
        /// The endpoint's line of the register; `nil` for the embedded engine.
        public let entry: SubprocessorRegister.Entry?
    }

    /// An engine that may not.
    public struct Refused: Hashable, Sendable {
        /// `embedded`, or an endpoint's name.
        public let engine: String
        /// Why.
        public let refusal: Refusal
    }

    /// Those that may work, in the worker's order: the first is the one to try first.
    public private(set) var permits: [Permit] = []
    /// Those that may not, in the worker's order.
    public private(set) var refused: [Refused] = []
    /// What the practice decided about the result.
    public let policy: PracticePolicy

    /// Decides for one stage of one dictation.
    ///
    /// - Parameter engines: those of the worker by name, the one that it would rather use first.
    public init(for stage: Stage, among engines: [String], _ terms: DictationTerms, now: Date) {
        policy = terms.policy
        for engine in engines {
            let entry = terms.register[engine]
            if let refusal = terms.refusal(of: engine, entry, stage, now) {
                refused.append(Refused(engine: engine, refusal: refusal))
            } else {
                permits.append(Permit(engine: engine, entry: entry))
            }
        }
    }
}

extension DictationTerms {
    /// The first rule that stands against an engine.
    fileprivate func refusal(
        of engine: String,
        _ entry: SubprocessorRegister.Entry?,
        _ stage: Stage,
        _ now: Date
    ) -> Refusal? {
        if isConsentWithdrawn { return .consentWithdrawn }
        if !policy.accepts(consent) { return .consentMissing }
        if !policy.languages.isEmpty, !policy.languages.contains(language) { return .languageNotAllowed }
        let allowed = stage == .transcribe ? policy.engines.transcribe : policy.engines.draft
        if !allowed.contains(engine) { return .engineNotAllowed }
        if engine == PracticePolicy.Engines.embedded { return nil }
        if !policy.tagsAgainstEndpoints(tags).isEmpty { return .sensitivityTag }
        if consent?.scope == .processing { return .consentScope }
        guard let entry else { return .subprocessorUnknown }
        if !entry.subprocessor.dataClasses.contains(.init(of: stage)) { return .dataClassNotCovered }
        if !entry.subprocessor.isWithin(policy.engines.regions) { return .regionNotAllowed }
        if entry.subprocessor.training != .none { return .trainingNotForbidden }
        guard let agreement = entry.agreement else { return .agreementMissing }
        if now < agreement.signed { return .agreementNotBegun }
        if now >= agreement.expires { return .agreementExpired }
        return agreement.forbidsTraining ? nil : .trainingNotForbidden
    }
}

/// No engine of this worker may work on a dictation.
public struct EngineRefused: Error, Hashable, Sendable {
    /// Why the engine that the worker would rather use may not.
    public let refusal: Refusal
}
