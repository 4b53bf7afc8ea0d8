/// Why a record could not be found. A record that is there and can't be opened is a `CustodyError`.
public struct RecordsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure; its raw value is the reason code in the queue and the audit log.
    public enum Code: String, Hashable, Sendable {
        /// No such dictation, or none that this caller may see.
        case unknownDictation = "unknown_dictation"
        /// Dictations of several practices carry this id.
        case ambiguousDictation = "ambiguous_dictation"
        /// The dictation has no such artifact (yet).
        case noArtifact = "no_artifact"
        /// Written by a version that knows more kinds or states than this one.
        case unknownForm = "unknown_form"
        /// Another version than the one that was shown is the newest.
        case changedMeanwhile = "changed_meanwhile"
        /// The version, or for an edit any version, is signed.
        case alreadySigned = "already_signed"
        /// No version is signed.
        case notSigned = "not_signed"
        /// The bytes are not those that were signed.
        case alteredNote = "altered_note"
        /// The login is no reviewer of the practice; broken glass lets it read and no more.
        case notAssigned = "not_assigned"
    }

    /// The kind of failure.
    public let code: Code

    /// A failure of one kind.
    public init(_ code: Code) { self.code = code }

    /// The reason and the cure.
    public var description: String {
        switch code {
        case .unknownDictation: "there is no such dictation; \"dictum status\" lists them"
        case .ambiguousDictation: "several practices used this id; name one with --practice"
        case .noArtifact: "the dictation has no such artifact; \"dictum status\" shows how far it is"
        case .unknownForm: "the record was written by a newer version of dictum; use that version"
        case .changedMeanwhile: "the note was changed meanwhile; open the newest version and look again"
        case .alreadySigned: "the note is signed; add to it with \"dictum review amend\" and sign the addendum"
        case .notSigned:
            "only a signed note leaves, and only a signed note is amended; sign it with \"dictum review sign\""
        case .alteredNote: "the stored note is not the one that was signed; restore it, and have the incident assessed"
        case .notAssigned:
            "this login is no reviewer of the practice; an administrator assigns with \"dictum access assign\""
        }
    }
}
