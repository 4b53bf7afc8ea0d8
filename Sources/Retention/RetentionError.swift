/// Why something about retention could not be done.
public struct RetentionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure; its raw value is a stable reason code.
    public enum Code: String, Hashable, Sendable {
        /// The policy's document has a fault.
        case badPolicy = "bad_policy"
        /// Another change of the policy came first.
        case policyChanged = "policy_changed"
        /// No such practice.
        case unknownPractice = "unknown_practice"
        /// A hold's scope or reason is not of its form.
        case badHold = "bad_hold"
        /// No such hold, or it was lifted.
        case unknownHold = "unknown_hold"
        /// No such dictation, or its consent was withdrawn before.
        case unknownDictation = "unknown_dictation"
        /// Not a tag.
        case badTag = "bad_tag"
        /// What is said of an endpoint is not of its form.
        case badSubprocessor = "bad_subprocessor"
        /// No such endpoint is in use.
        case unknownSubprocessor = "unknown_subprocessor"
        /// Written by a newer version than this one.
        case unknownForm = "unknown_form"
        /// There is no certificate of that id.
        case unknownCertificate = "unknown_certificate"
        /// A legal hold keeps something of the practice.
        case held
        /// What a manifest says was returned is not what there is.
        case notReturned = "not_returned"
        /// A destruction does not come to its end.
        case unfinished
        /// Another purge was first.
        case certifiedMeanwhile = "certified_meanwhile"
    }

    /// The kind of failure.
    public let code: Code
    /// The line of the document, from 1.
    public let line: Int?
    private let words: String

    init(_ code: Code, line: Int? = nil, _ words: String) {
        self.code = code
        self.line = line
        self.words = words
    }

    /// Where, the reason and the cure.
    public var description: String { line.map { "line \($0): \(words)" } ?? words }
}
