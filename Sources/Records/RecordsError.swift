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
        }
    }
}
