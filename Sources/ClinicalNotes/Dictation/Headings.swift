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
        /// Names one line, not a section: it stays before its statement ("Complications: None.").
        var isLabel = false
    }

    static let all: [Heading] = [
        ("chief complaint", .chiefComplaint, true, true, nil), ("reason for visit", .chiefComplaint, false, true, nil),
        ("reason for the visit", .chiefComplaint, false, true, nil),
        ("reason for consultation", .chiefComplaint, true, true, nil),
        ("reason for consult", .chiefComplaint, true, true, nil),
        ("reason for referral", .chiefComplaint, true, true, nil),
        ("reason for admission", .chiefComplaint, true, true, nil), ("subjective", .subjective, true, false, nil),
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
        ("vitals on arrival", .vitals, false, false, nil), ("vital signs on arrival", .vitals, false, false, nil),
        ("physical exam", .exam, true, false, nil), ("physical exams", .exam, true, false, nil),
        ("physical examination", .exam, true, false, nil),
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
        ("chief complaints", .chiefComplaint, true, true, nil), ("medication", .medications, false, false, nil),
        ("discharge medications", .medications, false, false, "Discharge Medications"),
        ("medications on discharge", .medications, false, false, "Discharge Medications"),
        ("medication list", .medications, false, false, nil), ("drug allergies", .allergies, false, false, nil),
        ("problem list", .pastHistory, false, false, nil), ("birth history", .pastHistory, false, false, nil),
        ("social", .socialHistory, false, false, nil), ("ros", .reviewOfSystems, false, false, nil),
        ("exams", .exam, false, false, nil), ("neurological exam", .exam, false, false, "Neurological Exam"),
        ("neurological examination", .exam, false, false, "Neurological Examination"),
        ("neurologic exam", .exam, false, false, "Neurologic Exam"),
        ("skin exam", .exam, false, false, "Skin Exam"), ("pelvic exam", .exam, false, false, "Pelvic Exam"),
        ("lab", .results, false, false, nil), ("lab results", .results, false, false, nil),
        ("laboratory studies", .results, false, false, nil), ("lab data", .results, false, false, nil),
        ("impressions", .assessment, false, true, "Impression"), ("assessments", .assessment, false, true, nil),
        ("in summary", .assessment, false, false, nil), ("summary", .assessment, false, false, nil),
        ("impression and recommendations", .assessmentAndPlan, true, false, "Impression and Recommendations"),
        ("recommendation", .plan, false, true, "Recommendations"), ("plans", .plan, false, true, nil),
        ("description of procedure", .procedure, true, false, nil),
        ("description of the procedure", .procedure, true, false, nil),
        ("procedure in detail", .procedure, true, false, nil), ("procedure details", .procedure, false, false, nil),
        ("procedures", .procedure, false, false, nil),
        ("course", .hospitalCourse, false, false, nil), ("follow up", .plan, false, false, nil),
        ("follow-up", .plan, false, false, nil),
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

    /// Headings of one line.
    private static let labels: [Heading] = [
        (
            SectionKind.procedure,
            "procedure performed|procedures performed|operation performed|indication|indications|anesthesia|complications|estimated blood loss|blood loss|specimens|specimen|"
                + "findings|implants|drains|surgeon|assistant|position"
        ),
        (
            .assessment,
            "preoperative diagnosis|postoperative diagnosis|pre-operative diagnosis|post-operative diagnosis|"
                + "admission diagnosis|discharge diagnosis|admitting diagnosis|principal diagnosis|"
                + "admission diagnoses|discharge diagnoses|secondary diagnoses"
        ),
        (.plan, "disposition|discharge disposition"), (.hospitalCourse, "condition at discharge|discharge condition"),
    ].flatMap { kind, phrases in
        phrases.split(separator: "|").map { phrase in
            Heading(phrase: phrase.split(separator: " ").map(String.init), kind: kind, isLabel: true)
        }
    }

    private static let byFirst: [String: [Heading]] = Dictionary(
        grouping: all + labels + composed,
        by: { $0.phrase[0] }
    )
    .mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }

    /// The longest heading whose words stand at `at`.
    static func heading(_ words: [String], at: Int) -> Heading? {
        guard at < words.count, let candidates = byFirst[words[at]] else { return nil }
        return candidates.first { heading in
            let end = at + heading.phrase.count
            return end <= words.count && zip(words[at..<end], heading.phrase).allSatisfy { $0 == $1 }
        }
    }

    /// Headings as small engines mishear them, where they stand alone before a mark.
    private static let misheard: WordMap<String> = [
        "active": "objective", "object of": "objective", "objectives": "objective", "subject of": "subjective",
        "subject": "subjective", "one exam": "on exam", "an exam": "on exam", "planned": "plan", "planes": "plan",
        "assessment in plan": "assessment and plan", "assessment and planned": "assessment and plan",
        "assessment plan": "assessment and plan", "in pressing": "impression", "impressing": "impression",
    ]

    private static let spelt = (all + labels + composed).map {
        (heading: $0, letters: Array($0.phrase.joined(separator: " ").unicodeScalars))
    }

    /// The heading that a few words standing alone before a mark were meant to be: one misheard, or spelt a little
    /// otherwise (of its letters one in `share` at most).
    static func meant(_ words: [String], oneIn share: Int = 5) -> Heading? {
        guard (1...6).contains(words.count) else { return nil }
        let said = spelling(words)
        if let known = misheard[said], var heading = heading(known.split(separator: " ").map(String.init), at: 0) {
            heading.phrase = words
            return heading
        }
        // "No drug allergies" says something.
        guard said.count >= 8, !words.contains(where: Lexicon.negations.contains) else { return nil }
        // "Depression" is no impression.
        if words.contains(where: { Lexicon.isDisease($0) || Lexicon.symptoms.contains($0) }) { return nil }
        return nearest(Array(said.unicodeScalars), among: spelt, oneIn: share, instead: words)?.heading
    }

    /// The long heading that the first of `words` were meant to be, though no mark ends it: "his tree of present illness
    /// this is a ...".
    static func meantAtStart(_ words: [String]) -> Heading? {
        let found = (2...6).compactMap { length -> (heading: Heading, edits: Int)? in
            let first = Array(words.prefix(length))
            let said = Array(spelling(first).unicodeScalars)
            guard first.count == length, said.count > 14, !first.contains(where: Lexicon.negations.contains) else {
                return nil
            }
            return nearest(said, among: long, oneIn: 7, instead: first)
        }
        return found.min { $0.edits < $1.edits }?.heading
    }

    private static func spelling(_ words: [String]) -> String {
        words.joined(separator: " ").replacing("his tree", with: "history")
    }

    private static let long = spelt.filter { $0.letters.count > 14 && $0.heading.isStrong }

    private static func nearest(
        _ said: [Unicode.Scalar],
        among spelt: [(heading: Heading, letters: [Unicode.Scalar])],
        oneIn share: Int,
        instead words: [String]
    ) -> (heading: Heading, edits: Int)? {
        let close = spelt.compactMap { entry in
            distance(said, entry.letters, atMost: said.count / share).map { (entry.heading, $0) }
        }
        .min { $0.1 < $1.1 }
        guard let close else { return nil }
        var heading = close.0
        heading.phrase = words
        return (heading, close.1)
    }

    /// Edits (insert, delete, replace) from one spelling to the other; `nil` where they are more than `most`.
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], atMost most: Int) -> Int? {
        guard abs(one.count - other.count) <= most else { return nil }
        var row = Array(0...other.count)
        for (at, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = at + 1
            for column in other.indices {
                let replaced = diagonal + (letter == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
            if row.allSatisfy({ $0 > most }) { return nil }
        }
        return row[other.count] <= most ? row[other.count] : nil
    }
}
