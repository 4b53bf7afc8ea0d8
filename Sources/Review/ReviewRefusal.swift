/// Why the glass could not be broken, or a grant not be reviewed.
public struct ReviewRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of refusal.
    public enum Code: String, Hashable, Sendable {
        case badMinutes = "bad_minutes"
        case badReason = "bad_reason"
        case unknownPractice = "unknown_practice"
        case nothingToReview = "nothing_to_review"
        case ownGrant = "own_grant"
    }

    /// The kind of refusal.
    public let code: Code

    init(_ code: Code) { self.code = code }

    /// The reason and the cure.
    public var description: String {
        switch code {
        case .badMinutes: "a grant lasts 1 to 240 minutes; open another when it has ended"
        case .badReason: "a reason is a code in snake case, such as emergency_care; it must say nothing of a patient"
        case .unknownPractice: "there is no practice of this name; see \"dictum practice list\""
        case .nothingToReview: "no grant of this id waits for a review; see \"dictum access list --unreviewed\""
        case .ownGrant: "nobody reviews a grant of their own; let another auditor do it"
        }
    }
}
