/// What one check found.
public struct Finding: Hashable, Sendable {
    /// How it stands.
    public enum Verdict: String, Sendable, CaseIterable {
        /// As it should be.
        case ok
        /// Not wrong yet, or not as strict as it could be.
        case warning
        /// Wrong.
        case failed
        /// It could not be looked at.
        case unknown
    }

    /// What it belongs to, in snake case, such as `roles`.
    public let area: String
    /// What was looked at: a setting, a role, a practice's name.
    public let subject: String
    /// How it stands.
    public let verdict: Verdict
    /// What was found. Names, numbers and codes only.
    public let detail: String
    /// What to do; `nil` where nothing is.
    public let cure: String?

    init(_ area: String, _ subject: String, _ verdict: Verdict, _ detail: String, cure: String? = nil) {
        self.area = area
        self.subject = subject
        self.verdict = verdict
        self.detail = detail
        self.cure = verdict == .ok ? nil : cure
    }

    /// `ok` where `holds`, else `verdict`.
    init(_ area: String, _ subject: String, unless holds: Bool, _ verdict: Verdict, _ detail: String, cure: String) {
        self.init(area, subject, holds ? .ok : verdict, detail, cure: cure)
    }
}
