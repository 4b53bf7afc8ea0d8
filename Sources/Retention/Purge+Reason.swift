internal import Artifacts
internal import FoundationEssentials

extension Purge.Fate {
    /// Why it ends when it ends, for whoever asks: the rule with its number of days and the moment its clock started.
    public func reason(by policy: PracticePolicy) -> String {
        let terms = policy[artifactClass]
        guard let due, let rule else { return "no clock runs yet: \(Self.waiting(for: terms.from))" }
        func start(_ days: Int) -> String { (due - Double(days) * 86_400).formatted(.iso8601) }
        switch rule {
        case "consent_withdrawn": return "its consent was withdrawn on \(due.formatted(.iso8601))"
        case "consent_missing":
            let days = policy.consent.graceDays
            return "no consent that counts within \(days) days after it came in on \(start(days))"
        case "at_most":
            let days = terms.atMostDays ?? 0
            return "\(artifactClass.rawValue): at most \(days) days after it came in on \(start(days))"
        default:
            let days = terms.keepDays
            return "\(artifactClass.rawValue): \(days) days after it was \(terms.from.rawValue) on \(start(days))"
        }
    }

    private static func waiting(for clock: PracticePolicy.Clock) -> String {
        switch clock {
        case .signed: "its note is not signed"
        case .drafted: "its note is not drafted"
        case .received, .created: "it was not stored"
        }
    }
}
