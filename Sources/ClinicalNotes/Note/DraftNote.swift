internal import Artifacts

/// A section of a note, by its meaning.
enum SectionKind: Int, CaseIterable {
    case chiefComplaint, subjective, history, pastHistory, surgicalHistory, familyHistory, socialHistory
    case reviewOfSystems, medications, allergies, objective, vitals, exam, mentalStatus, results, procedure
    case assessment, assessmentAndPlan, plan, hospitalCourse, instructions, unsorted

    var title: String {
        switch self {
        case .chiefComplaint: "Chief Complaint"
        case .subjective: "Subjective"
        case .history: "History of Present Illness"
        case .pastHistory: "Past Medical History"
        case .surgicalHistory: "Past Surgical History"
        case .familyHistory: "Family History"
        case .socialHistory: "Social History"
        case .reviewOfSystems: "Review of Systems"
        case .medications: "Medications"
        case .allergies: "Allergies"
        case .objective: "Objective"
        case .vitals: "Vital Signs"
        case .exam: "Physical Exam"
        case .mentalStatus: "Mental Status Exam"
        case .results: "Results"
        case .procedure: "Procedure"
        case .assessment: "Assessment"
        case .assessmentAndPlan: "Assessment and Plan"
        case .plan: "Plan"
        case .hospitalCourse: "Hospital Course"
        case .instructions: "Instructions"
        case .unsorted: "Dictated Text"
        }
    }

    var loinc: String {
        switch self {
        case .chiefComplaint: "10154-3"
        case .subjective: "61150-9"
        case .history: "10164-2"
        case .pastHistory: "11348-0"
        case .surgicalHistory: "47519-4"
        case .familyHistory: "10157-6"
        case .socialHistory: "29762-2"
        case .reviewOfSystems: "10187-3"
        case .medications: "10160-0"
        case .allergies: "48765-2"
        case .objective: "61149-1"
        case .vitals: "8716-3"
        case .exam: "29545-1"
        case .mentalStatus: "10190-7"
        case .results: "30954-2"
        case .procedure: "29554-3"
        case .assessment: "51848-0"
        case .assessmentAndPlan: "51847-2"
        case .plan: "18776-5"
        case .hospitalCourse: "8648-8"
        case .instructions: "69730-0"
        case .unsorted: "48767-8"
        }
    }

    /// The place of a section in the usual order of a note; `nil` where text of any kind stands.
    static func rank(of loinc: String) -> Int? {
        let kind = allCases.first { $0.loinc == loinc && $0 != .unsorted }
        return kind == .hospitalCourse ? reviewOfSystems.rawValue : kind?.rawValue
    }
}

/// A note in the making.
struct DraftNote {
    var title: String?
    /// What the frame of the dictation says of the document's type.
    var frame = ""
    var sections: [Note.Section] = []
    var leftOut: [Note.LeftOut] = []
    var flags: [Note.Flag] = []
    /// What the grounding check found that the evidence bears; it need not be asked again.
    var borne: Set<GroundingCheck.Borne> = []
    /// Titles of sections that stand beside others of their code.
    var ownTitles = Headings.ownTitles
    /// What its statements say.
    var said = StatementWords()

    /// Appends to the section of `kind`, which is made at its first statement. `title` is the heading as said.
    mutating func append(_ statement: Note.Statement, to kind: SectionKind, title: String? = nil) {
        let own = ownTitles
        let said = title.map(own.contains) == true ? title : nil
        if let at = sections.firstIndex(where: {
            $0.loinc == kind.loinc && (own.contains($0.title) ? $0.title == said : said == nil)
        }) {
            sections[at].statements.append(statement)
        } else {
            sections.append(.init(title: title ?? kind.title, loinc: kind.loinc, statements: [statement]))
        }
    }

    /// What no statement rests on and no rule left out goes to `leftOut`, so that nothing heard is lost.
    mutating func leaveOutTheRest(of source: DraftSource) {
        leftOut += source.removed
        var used = [Bool](repeating: false, count: source.transcript.words.count)
        for section in sections {
            for statement in section.statements {
                for evidence in statement.evidence { for word in evidence.words { used[word] = true } }
            }
        }
        for omission in leftOut { for word in omission.words { used[word] = true } }
        var start: Int?
        for word in used.indices {
            if !used[word] {
                start = start ?? word
            } else if let begun = start {
                leaveOut(begun..<word, source)
                start = nil
            }
        }
        if let begun = start { leaveOut(begun..<used.count, source) }
    }

    private mutating func leaveOut(_ run: Range<Int>, _ source: DraftSource) {
        leftOut.append(.init(text: source.heard(run), reason: .notClinical, words: run))
    }
}

/// Type of the document, with what it usually has.
struct DocumentType {
    var title: String
    var loinc: String
    /// Groups of sections; one of each group is expected.
    var expected: [[SectionKind]]

    private static let soap: [[SectionKind]] = [
        [.history, .subjective, .chiefComplaint], [.exam, .objective, .vitals, .mentalStatus, .results],
        [.assessment, .assessmentAndPlan], [.plan, .assessmentAndPlan],
    ]
    static let progress = DocumentType(title: "Progress note", loinc: "11506-3", expected: soap)
    static let historyAndPhysical = DocumentType(title: "History and physical", loinc: "34117-2", expected: soap)
    static let consult = DocumentType(title: "Consult note", loinc: "11488-4", expected: soap)
    static let procedure = DocumentType(
        title: "Procedure note",
        loinc: "28570-0",
        expected: [[.procedure]]
    )
    /// Nobody is examined on the telephone.
    private static let telephone = DocumentType(
        title: "Progress note",
        loinc: "11506-3",
        expected: [soap[0], [.assessment, .assessmentAndPlan, .plan]]
    )
    static let discharge = DocumentType(
        title: "Discharge summary",
        loinc: "18842-5",
        expected: [[.hospitalCourse, .history], [.plan, .assessmentAndPlan, .instructions]]
    )

    static let letter = DocumentType(
        title: "Letter",
        loinc: "51852-2",
        expected: [[.assessment, .assessmentAndPlan, .plan]]
    )

    /// "Procedure, lumbar puncture. Indication, ...": nothing is told, and nobody examined.
    private static func tellsOnlyProcedure(_ sections: [Note.Section]) -> Bool {
        let present = sections.map(\.loinc)
        return present.first == SectionKind.procedure.loinc
            && !(soap[0] + soap[1]).contains { present.contains($0.loinc) }
    }

    /// By what the frame of the dictation says ("consultation", "discharge summary").
    static func choose(for draft: DraftNote, kind: DictationKind) -> DocumentType {
        guard kind == .dictation else { return progress }
        let said = draft.frame.lowercased()
        if said.contains("discharge summary") { return discharge }
        let words = said.split(separator: " ").map(String.init)
        let isReport = words.contains("report") && words.contains(where: Lexicon.isOperation)
        let isNamed = ["procedure note", "delivery note", "catheterization"].contains(where: said.contains)
        if isNamed || isReport && !said.contains("consult") || words.contains("operative") { return procedure }
        if words.contains(where: ["telephone", "phone"].contains) { return telephone }
        if said.contains("consult") { return consult }
        if said.contains("history and physical") || said.contains("h&p") || said.contains("admission") {
            return historyAndPhysical
        }
        if said.contains("letter") { return letter }
        return tellsOnlyProcedure(draft.sections) ? procedure : progress
    }
}

extension [Note.Section] {
    /// What is thought stands before what is to be done, where one order was given earlier.
    mutating func judgeFirst() {
        guard let plan = firstIndex(where: { $0.loinc == SectionKind.plan.loinc }),
            let judged = firstIndex(where: { $0.loinc == SectionKind.assessment.loinc }), plan < judged
        else { return }
        insert(remove(at: plan), at: judged)
    }

    /// Changes each statement in turn.
    mutating func eachStatement(_ change: (inout Note.Statement) -> Void) {
        for section in indices {
            for at in self[section].statements.indices { change(&self[section].statements[at]) }
        }
    }
}
