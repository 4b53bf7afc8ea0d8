/// Spoken headings: which section they open, and where they count as one.
enum Headings {
    struct Heading: Sendable {
        var phrase: [String]
        var kind: SectionKind
        /// Counts at a sentence's start without a mark after it.
        var isStrong = false
        /// "Assessment is ...": the heading and its verb are carried out.
        var takesIs = false
        var title: String?
    }

    static let all: [Heading] = [
        ("chief complaint", .chiefComplaint, true, true, nil), ("reason for visit", .chiefComplaint, false, true, nil),
        ("reason for the visit", .chiefComplaint, false, true, nil), ("subjective", .subjective, true, false, nil),
        ("history of present illness", .history, true, false, nil),
        ("history of the present illness", .history, true, false, nil),
        ("hpi", .history, false, false, nil), ("interval history", .history, false, false, "Interval History"),
        ("history", .history, false, false, "History"), ("past medical history", .pastHistory, false, false, nil),
        ("medical history", .pastHistory, false, false, nil), ("past history", .pastHistory, false, false, nil),
        ("past surgical history", .surgicalHistory, false, false, nil),
        ("surgical history", .surgicalHistory, false, false, nil),
        ("family history", .familyHistory, false, false, nil),
        ("social history", .socialHistory, false, false, nil),
        ("review of systems", .reviewOfSystems, true, false, nil),
        ("medications", .medications, false, false, nil), ("current medications", .medications, false, false, nil),
        ("home medications", .medications, false, false, nil), ("meds", .medications, false, false, nil),
        ("allergies", .allergies, false, false, nil), ("objective", .objective, true, false, nil),
        ("vital signs", .vitals, false, false, nil), ("vitals", .vitals, false, false, nil),
        ("physical exam", .exam, true, false, nil), ("physical examination", .exam, true, false, nil),
        ("on physical exam", .exam, false, false, nil), ("on physical examination", .exam, false, false, nil),
        ("on exam", .exam, false, false, nil), ("on examination", .exam, false, false, nil),
        ("exam", .exam, false, false, nil),
        ("examination", .exam, false, false, nil), ("mental status exam", .mentalStatus, true, false, nil),
        ("mental status examination", .mentalStatus, true, false, nil),
        ("mental status", .mentalStatus, false, false, nil),
        ("results", .results, false, false, nil), ("labs", .results, false, false, nil),
        ("laboratory data", .results, false, false, nil), ("laboratory results", .results, false, false, nil),
        ("imaging", .results, false, false, nil), ("diagnostics", .results, false, false, nil),
        ("studies", .results, false, false, nil), ("data", .results, false, false, nil),
        ("procedure", .procedure, false, false, nil), ("assessment and plan", .assessmentAndPlan, true, false, nil),
        ("assessment and plans", .assessmentAndPlan, true, false, nil),
        ("impression and plan", .assessmentAndPlan, true, false, "Impression and Plan"),
        ("assessment", .assessment, false, true, nil), ("impression", .assessment, false, true, "Impression"),
        ("diagnosis", .assessment, false, true, "Diagnosis"), ("diagnoses", .assessment, false, true, "Diagnoses"),
        ("plan", .plan, false, true, nil), ("treatment plan", .plan, false, true, nil),
        ("plan of care", .plan, false, true, nil),
        ("recommendations", .plan, false, true, "Recommendations"),
        ("hospital course", .hospitalCourse, false, false, nil),
        ("instructions", .instructions, false, false, nil), ("patient instructions", .instructions, false, false, nil),
        ("discharge instructions", .instructions, false, false, nil),
    ].map { phrase, kind, isStrong, takesIs, title in
        Heading(
            phrase: phrase.split(separator: " ").map(String.init),
            kind: kind,
            isStrong: isStrong,
            takesIs: takesIs,
            title: title
        )
    }

    private static let byFirst: [String: [Heading]] = Dictionary(grouping: all, by: { $0.phrase[0] })
        .mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }

    /// The longest heading whose words stand at `at`.
    static func heading(_ words: [String], at: Int) -> Heading? {
        guard at < words.count, let candidates = byFirst[words[at]] else { return nil }
        return candidates.first { heading in
            let end = at + heading.phrase.count
            return end <= words.count && zip(words[at..<end], heading.phrase).allSatisfy { $0 == $1 }
        }
    }
}
