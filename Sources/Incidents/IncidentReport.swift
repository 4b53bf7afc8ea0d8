public import Artifacts
public import FoundationEssentials

/// An incident as of one moment: what was or may have been read, what was found, and when notice is due.
public struct IncidentReport: Sendable {
    /// The incident.
    public let incident: Incident
    /// The newest assessment.
    public let assessment: StoredAssessment?
    /// What was or may have been read.
    public let exposures: [Exposure]
    /// When this was read from the log.
    public let now: Date
    let names: [PracticeID: String]

    init(
        incident: Incident,
        assessment: StoredAssessment?,
        exposures: [Exposure],
        names: [PracticeID: String],
        now: Date
    ) {
        self.incident = incident
        self.assessment = assessment
        self.exposures = exposures
        self.names = names
        self.now = now
    }

    /// What it comes to.
    public enum Conclusion: String, Sendable, Hashable, Codable {
        /// Nothing was there, or nothing was looked at.
        case nothingExposed = "nothing_exposed"
        /// What was reachable was sealed, and no key was taken: not unsecured PHI (45 CFR 164.402), no notice.
        case secured
        /// All four factors are low: a low probability that it was compromised, demonstrated (164.402(2)).
        case lowProbability = "low_probability"
        /// Unsecured PHI was acquired, accessed or used: notice is due.
        case breach
        /// Not assessed: presumed to be a breach until a low probability is demonstrated.
        case presumedBreach = "presumed_breach"

        /// What it means, and what to do.
        public var advice: String {
            switch self {
            case .nothingExposed:
                "the log shows nothing that was or may have been read; no notice is due; keep this report"
            case .secured:
                "what was reachable was sealed with AES-256 and no key was taken, so it was not unsecured PHI (45 CFR 164.402); "
                    + "no notice is due; keep this report (164.414(b), 164.530(j))"
            case .lowProbability:
                "all four factors are low: a low probability of compromise is demonstrated (45 CFR 164.402(2)); no notice is "
                    + "due; keep this report (164.414(b))"
            case .breach:
                "unsecured PHI was or may have been read; notify without unreasonable delay, by the dates below"
            case .presumedBreach:
                "presumed to be a breach until the four factors show a low probability of compromise (45 CFR 164.402(2)); "
                    + "assess it: dictum incident assess"
            }
        }

        /// Whether the dates of notice apply.
        public var needsNotice: Bool { self == .breach || self == .presumedBreach }
    }

    /// Whether keys may have been taken; unknown counts for yes.
    public var mayHaveKeys: Bool { assessment?.assessment.keysTaken != .no }

    /// Whether it was secured in the sense of 45 CFR 164.402: sealed, and neither opened nor its keys taken.
    public func isSecured(_ exposure: Exposure) -> Bool { exposure.degree == .reachable && !mayHaveKeys }

    /// What it comes to.
    public var conclusion: Conclusion {
        guard !exposures.isEmpty else { return .nothingExposed }
        guard let assessment else { return .presumedBreach }
        if exposures.allSatisfy(isSecured) { return .secured }
        return assessment.assessment.factors.allSatisfy { $0.risk == .low } ? .lowProbability : .breach
    }

    /// The line of one practice.
    public struct PracticeLine: Sendable, Hashable {
        /// The practice.
        public let practice: PracticeID
        /// Its name.
        public let name: String
        /// Dictations that were opened, and those that were only reachable.
        public let opened: Int
        /// Dictations that were only reachable.
        public let reachable: Int
        /// Of all these, dictations that were secured.
        public let secured: Int
        /// Patients of those that were not secured, by the practice's ids.
        public let patients: Int
        /// Dictations of them that came without an id of a patient: each may be another's.
        public let withoutPatient: Int
        /// When notice is due.
        public let notice: Notice
    }

    /// One line a practice, by name.
    public var practices: [PracticeLine] {
        Dictionary(grouping: exposures, by: \.dictation.practice).map { practice, of in
            let unsecured = of.filter { !isSecured($0) }
            let patients = Set(unsecured.compactMap(\.patient)).count
            let unknown = unsecured.filter { $0.patient == nil }.count
            return PracticeLine(
                practice: practice,
                name: names[practice] ?? "\(practice)",
                opened: of.filter { $0.degree == .opened }.count,
                reachable: of.filter { $0.degree == .reachable }.count,
                secured: of.count - unsecured.count,
                patients: patients,
                withoutPatient: unknown,
                notice: Notice(discovered: incident.discoveredAt, individuals: patients + unknown)
            )
        }.sorted { $0.name < $1.name }
    }
}

/// When notice of a breach is due, for one covered entity (45 CFR 164.404-410). The latest days, not the right ones: all of it
/// is due without unreasonable delay.
public struct Notice: Sendable, Hashable {
    /// From how many individuals on the Secretary is told at once.
    public static let many = 500

    /// To the covered entity by its business associate, and to the individuals: 60 days.
    public let individualsBy: Date
    /// To the Secretary: with the individuals' from 500 of them on, else within 60 days after the year's end.
    public let secretaryBy: Date
    /// Whether media are told, where more than 500 of them live in one State.
    public let mayNeedMedia: Bool

    init(discovered: Date, individuals: Int) {
        individualsBy = discovered.addingTimeInterval(60 * 86_400)
        mayNeedMedia = individuals > Self.many
        guard individuals < Self.many else {
            secretaryBy = individualsBy
            return
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let next = DateComponents(year: calendar.component(.year, from: discovered) + 1, month: 1, day: 1)
        // The sixtieth day after December 31.
        secretaryBy = calendar.date(from: next).map { $0.addingTimeInterval(59 * 86_400) } ?? individualsBy
    }
}

extension Incident {
    /// The last day on which individuals are told, where it is a breach.
    public var noticeBy: Date { Notice(discovered: discoveredAt, individuals: 0).individualsBy }
}
