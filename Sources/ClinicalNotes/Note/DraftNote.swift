internal import Artifacts

/// A section of a note, by its meaning.
enum SectionKind: Int, CaseIterable {
    case chiefComplaint, subjective, history, pastHistory, surgicalHistory, familyHistory, socialHistory
    case reviewOfSystems, medications, allergies, objective, vitals, exam, mentalStatus, results, procedure
    case assessment, assessmentAndPlan, plan, hospitalCourse, instructions, unsorted

    var title: String { Self.table[rawValue].title }
    var loinc: String { Self.table[rawValue].loinc }

    /// Titles and codes in the order of the cases.
    private static let table = """
        Chief Complaint=10154-3|Subjective=61150-9|History of Present Illness=10164-2|Past Medical History=11348-0
        |Past Surgical History=47519-4|Family History=10157-6|Social History=29762-2|Review of Systems=10187-3
        |Medications=10160-0|Allergies=48765-2|Objective=61149-1|Vital Signs=8716-3|Physical Exam=29545-1
        |Mental Status Exam=10190-7|Results=30954-2|Procedure=29554-3|Assessment=51848-0|Assessment and Plan=51847-2
        |Plan=18776-5|Hospital Course=8648-8|Instructions=69730-0|Dictated Text=48767-8
        """.split { $0 == "|" || $0.isNewline }.map { section in
            let sides = section.split(separator: "=").map(String.init)
            return (title: sides[0], loinc: sides[1])
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
        expected: [[.procedure], [.plan, .assessmentAndPlan]]
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

    /// By what the frame of the dictation says ("consultation", "discharge summary").
    static func choose(for draft: DraftNote, kind: DictationKind) -> DocumentType {
        guard kind == .dictation else { return progress }
        let said = draft.frame.lowercased()
        if said.contains("discharge summary") { return discharge }
        if said.contains("procedure note") || said.split(separator: " ").contains("operative") { return procedure }
        if said.contains("consult") { return consult }
        if said.contains("history and physical") || said.contains("h&p") || said.contains("admission") {
            return historyAndPhysical
        }
        return said.contains("letter") ? letter : progress
    }
}
