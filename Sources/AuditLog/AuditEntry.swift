public import FoundationEssentials

/// One thing that was done or refused, to be recorded in the transaction of what it records.
///
/// Ids and codes only: the database refuses anything that could be free text, and its refusal never quotes the value.
public struct AuditEntry: Hashable, Sendable {
    /// How it ended.
    public enum Outcome: String, Sendable, CaseIterable {
        /// It was done.
        case success
        /// It was not allowed.
        case refused
        /// It was allowed and failed.
        case failure
    }

    /// Who, as the application knows it: a kind, and an opaque id in lower case, such as `worker/host-1`.
    public var actor: String
    /// What, as two or three words with dots between, such as `note.read`.
    public var action: String
    /// The tenant that it concerns.
    public var practice: UUID?
    /// The dictation that it concerns.
    public var dictation: UUID?
    /// `audio`, `transcript` or `note`.
    public var artifactClass: String?
    /// The artifact's version, from 1.
    public var artifactVersion: Int?
    /// The key that was made, used or destroyed.
    public var keyID: UUID?
    /// How it ended.
    public var outcome: Outcome
    /// The reason code of what was refused or failed, in snake case.
    public var code: String?
    /// Why it was done.
    public var purpose: PurposeOfUse

    /// An entry of its parts.
    public init(
        actor: String,
        action: String,
        practice: UUID? = nil,
        dictation: UUID? = nil,
        artifactClass: String? = nil,
        artifactVersion: Int? = nil,
        keyID: UUID? = nil,
        outcome: Outcome = .success,
        code: String? = nil,
        purpose: PurposeOfUse
    ) {
        self.actor = actor
        self.action = action
        self.practice = practice
        self.dictation = dictation
        self.artifactClass = artifactClass
        self.artifactVersion = artifactVersion
        self.keyID = keyID
        self.outcome = outcome
        self.code = code
        self.purpose = purpose
    }
}

extension AuditEntry {
    /// A code that says the name of a thing of the operator's own, such as a master key's: what a code can't hold is `_`, and
    /// what comes after 64 characters is cut.
    public static func code(naming name: String) -> String {
        let characters = name.lowercased().map { character in
            character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
        }
        return String(String(characters).drop { !$0.isLetter }.prefix(64))
    }
}

/// Why PHI was touched: codes of FHIR's PurposeOfUse value set.
public enum PurposeOfUse: String, Sendable, CaseIterable {
    /// Care of the patient.
    case treatment = "TREAT"
    /// Care of the patient in an emergency.
    case emergencyTreatment = "ETREAT"
    /// Billing.
    case payment = "HPAYMT"
    /// Running the practice, quality included.
    case operations = "HOPERAT"
    /// Running the system: practices, keys, retention.
    case systemAdministration = "HSYSADMIN"
    /// Showing that rules were kept.
    case compliance = "HCOMPL"
    /// A legal duty or claim.
    case legal = "HLEGAL"
    /// The patient asked.
    case patientRequest = "PATRQT"
    /// Public health reporting.
    case publicHealth = "PUBHLTH"
    /// Access beyond one's rights, for a reason that is reviewed afterwards.
    case breakTheGlass = "BTG"
}
