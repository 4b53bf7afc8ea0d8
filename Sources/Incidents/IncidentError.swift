/// Why something about an incident could not be done.
public struct IncidentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public enum Code: String, Hashable, Sendable {
        /// There is no incident of this id.
        case unknownIncident = "unknown_incident"
        /// What is said of it is not of its form.
        case badScope = "bad_scope"
    }

    /// The kind of failure.
    public let code: Code
    private let words: String

    init(_ code: Code, _ words: String) { (self.code, self.words) = (code, words) }

    static var unknown: IncidentError {
        IncidentError(.unknownIncident, "there is no incident of this id; \"dictum incident list\" shows them")
    }

    /// The reason and the cure.
    public var description: String { words }
}
