public import Artifacts
public import FoundationEssentials

/// That a subprocessor may see a practice's PHI (45 CFR 164.504(e)): a signed business associate agreement, on record.
public struct BusinessAssociateAgreement: Hashable, Sendable {
    /// The subprocessor, by the name that its endpoint has in the configuration.
    public var subprocessor: String
    /// The practice whose PHI it is.
    public var practice: PracticeID
    /// In force from this moment.
    public var signedOn: Date
    /// In force until, but not at, this moment.
    public var expiresOn: Date

    /// An agreement of its parts.
    public init(subprocessor: String, practice: PracticeID, signedOn: Date, expiresOn: Date) {
        self.subprocessor = subprocessor
        self.practice = practice
        self.signedOn = signedOn
        self.expiresOn = expiresOn
    }
}

/// The proof, for one job, that an agreement is in force. No endpoint engine can be made without one, and there is no
/// other way to one than this check.
public struct EndpointAuthorisation: Hashable, Sendable {
    /// The subprocessor that may be called.
    public let subprocessor: String
    /// The practice whose recording may be sent.
    public let practice: PracticeID

    /// Checks that `agreement` allows `subprocessor` to see PHI of `practice` at `now`.
    ///
    /// - Throws: `subprocessor_refused` when there is no agreement, or it is another's, not yet or no longer in force.
    public init(
        _ agreement: BusinessAssociateAgreement?,
        subprocessor: String,
        practice: PracticeID,
        now: Date
    ) throws(SpeechError) {
        guard let agreement, agreement.subprocessor == subprocessor, agreement.practice == practice else {
            throw SpeechError(.subprocessorRefused, "no agreement on record")
        }
        guard agreement.signedOn <= now else { throw SpeechError(.subprocessorRefused, "agreement not yet in force") }
        guard now < agreement.expiresOn else { throw SpeechError(.subprocessorRefused, "agreement expired") }
        self.subprocessor = subprocessor
        self.practice = practice
    }
}
