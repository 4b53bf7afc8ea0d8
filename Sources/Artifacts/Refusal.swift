/// Why a dictation may not be worked on, or not by one engine. The raw value is the reason code of the queue, of the audit
/// log and of a failed dictation.
///
/// A refusal is nobody's fault and passes by itself never: somebody has to decide something, and ``cure`` says what.
public enum Refusal: String, Codable, Hashable, Sendable, CaseIterable {
    /// The practice asks for a consent that counts, and there is none.
    case consentMissing = "consent_missing"
    /// The patient took the consent back.
    case consentWithdrawn = "consent_withdrawn"
    /// The consent is to the practice's own processing, not to endpoints.
    case consentScope = "consent_scope"
    /// The practice does not name the language.
    case languageNotAllowed = "language_not_allowed"
    /// The practice does not name the engine for the stage.
    case engineNotAllowed = "engine_not_allowed"
    /// A tag of the dictation keeps it from endpoints.
    case sensitivityTag = "sensitivity_tag"
    /// The endpoint is not in the register of subprocessors, or was retired.
    case subprocessorUnknown = "subprocessor_unknown"
    /// The register does not say that the endpoint may see what the stage sends.
    case dataClassNotCovered = "data_class_not_covered"
    /// The endpoint is where the practice does not want its data to be.
    case regionNotAllowed = "region_not_allowed"
    /// The register or the agreement leaves room for training on what is sent.
    case trainingNotForbidden = "training_not_forbidden"
    /// There is no agreement on record.
    case agreementMissing = "agreement_missing"
    /// The agreement begins later.
    case agreementNotBegun = "agreement_not_begun"
    /// The agreement is over.
    case agreementExpired = "agreement_expired"

    /// What to do next, for whoever reads the code.
    public var cure: String {
        switch self {
        case .consentMissing:
            "record the consent (dictum consent record, or SELECT dictum.record_consent), or it is destroyed after the grace"
        case .consentWithdrawn: "nothing: the next purge destroys what exists of it"
        default: "\(decision), then dictum queue retry"
        }
    }

    /// What has to be decided, or corrected.
    private var decision: String {
        switch self {
        case .consentMissing, .consentWithdrawn, .consentScope:
            "allow the embedded engine in the policy, or record a consent of scope endpoints"
        case .languageNotAllowed: "add the language to languages (dictum policy set)"
        case .engineNotAllowed: "name an engine of your workers under engines (dictum policy set)"
        case .sensitivityTag: "allow the embedded engine in the policy, or remove a wrong tag (dictum tag remove)"
        case .subprocessorUnknown: "register the endpoint (dictum subprocessors add)"
        case .dataClassNotCovered: "register the data class with the endpoint (dictum subprocessors add)"
        case .regionNotAllowed: "use an endpoint in an allowed region, or add its region to engines.regions"
        case .trainingNotForbidden: "sign an agreement that forbids training, and record that (--forbids-training)"
        case .agreementMissing: "record the agreement (dictum practice agreement, or dictum subprocessors add)"
        case .agreementNotBegun: "wait for the day on which the agreement begins"
        case .agreementExpired: "renew the agreement and record it (dictum practice agreement)"
        }
    }
}
