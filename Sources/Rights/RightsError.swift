/// Why an export could not be made.
public struct RightsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public enum Code: String, Hashable, Sendable {
        /// There is nothing of this patient or practice.
        case nothingThere = "nothing_there"
    }

    /// The kind of failure.
    public let code: Code

    init(_ code: Code) { self.code = code }

    /// The reason and the cure.
    public var description: String {
        switch code {
        case .nothingThere:
            "there is no dictation of this patient or practice that this login may read; check the id, and that an "
                + "administrator assigned it with \"dictum access assign\""
        }
    }
}
