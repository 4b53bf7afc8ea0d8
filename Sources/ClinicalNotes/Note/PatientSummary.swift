public import Artifacts

/// What a note says to the patient, in plain words: made by rules from its statements, no number, drug, side or negation changed.
public enum PatientSummary {
    /// The line that marks it as no part of the record.
    public static let mark =
        "For the patient, in plain words. Made by rules from the note, not a part of the record; ask your clinician."

    /// What the note says to the patient, part by part.
    static func summary(of note: Note) -> Note.ForPatient {
        let changed = changedDrugs(of: note)
        let parts = parts.compactMap { title, codes -> Note.ForPatient.Part? in
            let statements = note.sections.filter { codes.contains($0.loinc) }.flatMap(\.statements).filter {
                statement in
                guard codes.contains(SectionKind.medications.loinc) else { return isSure(statement) }
                let words = GroundedWords(text: statement.text)
                let isOld = !words.drugs.isDisjoint(with: changed) && !words.numbers.isEmpty
                return isSure(statement) && words.relatives.isEmpty && !isOld
            }
            return statements.isEmpty ? nil : .init(title: title, lines: statements.map { plain($0.text) })
        }
        return .init(mark: mark, parts: parts)
    }

    /// Drugs that are to be taken in another dose, or no longer: their old dose is not told beside the order.
    private static func changedDrugs(of note: Note) -> Set<String> {
        var changed: Set<String> = []
        guard note.sections.contains(where: { $0.loinc == SectionKind.medications.loinc }) else { return changed }
        for section in note.sections where plannedIn.contains(section.loinc) {
            // "Increase to 40" is of the drug that was named last.
            var last: Set<String> = []
            for words in section.statements.map({ GroundedWords(text: $0.text) }) {
                if !words.drugs.isEmpty { last = words.drugs }
                if words.words.prefix(5).contains(where: changing.contains) { changed.formUnion(last) }
            }
        }
        return changed
    }

    private static let plannedIn = Set(
        [SectionKind.plan, .assessmentAndPlan, .instructions, .medications].map(\.loinc)
    )
    private static let changing = Lexicon.set(
        "increase increasing decrease decreasing reduce reducing titrate taper switch stop discontinue hold"
    )

    /// The summary, with its mark; says so where the note holds nothing for the patient.
    public static func text(_ note: Note) -> String {
        var lines = [mark]
        for part in summary(of: note).parts { lines += ["", part.title.uppercased()] + part.lines.map { "- " + $0 } }
        if lines.count == 1 { lines += ["", nothing] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The summary as a page of its own, for any format: its mark comes first.
    public static func page(_ note: Note) -> Note {
        let parts = summary(of: note).parts
        var page = Note(title: "For you", loinc: "69730-0", generator: note.generator, sections: [])
        page.sections.append(.init(title: "About this page", loinc: "69730-0", statements: [line(mark)]))
        if parts.isEmpty { page.sections[0].statements.append(line(nothing)) }
        page.sections += parts.map { .init(title: $0.title, loinc: "69730-0", statements: $0.lines.map(line)) }
        return page
    }

    private static func line(_ text: String) -> Note.Statement { .init(text: text, evidence: []) }

    private static let nothing = "The note says nothing yet of what was found or what to do."

    /// What nobody has checked is not told to a patient.
    private static func isSure(_ statement: Note.Statement) -> Bool {
        !statement.flags.contains {
            [.notSupported, .contradiction, .unclearCorrection, .copiedQuestion, .outOfRange].contains($0.reason)
        }
    }

    private static let parts: [(String, Set<String>)] = [
        ("What we found", [SectionKind.assessment.loinc]),
        ("What we found, and what to do", [SectionKind.assessmentAndPlan.loinc]),
        ("Your medicines", [SectionKind.medications.loinc]),
        ("What to do", [SectionKind.plan.loinc, SectionKind.instructions.loinc]),
    ]

    static func plain(_ text: String) -> String {
        // "Medical Reasoning: She has gout": the label is the page's.
        let own = EncounterPlanned.withoutLabel(text)
        var words = (own == text ? own : own.firstUppercased).cutAtSpaces.map { HeardWord($0) }
        var at = 0
        while at < words.count {
            guard let (count, new) = match(words[at...]) else {
                at += 1
                continue
            }
            var word = words[at]
            word.core = at == 0 ? new.firstUppercased : new
            word.trailing = words[at + count - 1].trailing
            words.replaceSubrange(at..<at + count, with: [word])
            if at > 0, let article = Self.article(words[at - 1].core, before: new) { words[at - 1].core = article }
            at += 1
        }
        return addressed(words.map { $0.leading + $0.core + $0.trailing })
    }

    /// "An echocardiogram" is "a heart ultrasound".
    private static func article(_ word: String, before new: String) -> String? {
        guard ["a", "an"].contains(word.lowercased()), let first = new.lowercased().first else { return nil }
        let article = "aeiou".contains(first) || new.hasPrefix("X-ray") ? "an" : "a"
        return word.first?.isUppercase == true ? article.firstUppercased : article
    }

    /// The longest phrase that begins here and has plain words.
    private static func match(_ words: ArraySlice<HeardWord>) -> (Int, String)? {
        guard let first = words.first?.core.lowercased(), PlainWords.openings.contains(first) else { return nil }
        for count in (1...3).reversed() where words.count >= count {
            let run = words.prefix(count)
            guard run.dropLast().allSatisfy(\.trailing.isEmpty) else { continue }
            if let new = PlainWords.table[run.map { $0.core.lowercased() }.joined(separator: " ")] {
                return (count, new)
            }
        }
        return nil
    }

    /// "The patient will" and "she will" are "you will".
    private static func addressed(_ words: [String]) -> String {
        let lower = words.map { $0.lowercased() }
        for (count, subject) in [(2, "the patient"), (1, "he"), (1, "she"), (1, "patient")] where words.count > count {
            guard lower.prefix(count).joined(separator: " ") == subject, let verb = PlainWords.verbs[lower[count]]
            else {
                continue
            }
            var rest = words.dropFirst(count + 1).map { ["his": "your", "her": "your"][$0] ?? $0 }
            // "She understands and agrees": the second verb is hers too.
            for at in rest.indices.dropFirst() where ["and", "but", "or"].contains(rest[at - 1]) {
                let verb = HeardWord(rest[at])
                if let own = PlainWords.verbs[verb.core] { rest[at] = verb.leading + own + verb.trailing }
            }
            return (["You", verb] + rest).joined(separator: " ")
        }
        return words.joined(separator: " ")
    }
}

/// Plain words for those of a note.
enum PlainWords {
    /// The words that the terms of the table begin with.
    static let openings = WordList(table.words.compactMap(\.cutAtSpaces.first))
    static let table: WordMap<String> = [
        "hypertension": "high blood pressure", "hypotension": "low blood pressure",
        "hyperlipidemia": "high cholesterol",
        "myocardial infarction": "heart attack", "congestive heart failure": "heart failure",
        "gastroesophageal reflux disease": "acid reflux", "gastroesophageal reflux": "acid reflux",
        "upper respiratory infection": "cold", "otitis media": "middle ear infection", "pharyngitis": "sore throat",
        "osteoarthritis": "wear-and-tear arthritis",
        "rheumatoid arthritis": "rheumatoid arthritis, a joint inflammation",
        "urinary tract infection": "bladder or urinary infection", "cystitis": "bladder infection",
        "pneumonia": "lung infection (pneumonia)", "dyspnea": "shortness of breath", "edema": "swelling",
        "erythema": "redness", "pruritus": "itching", "syncope": "fainting", "vertigo": "spinning dizziness",
        "renal": "kidney", "hepatic": "liver", "cardiac": "heart", "pulmonary": "lung",
        "cerebrovascular accident": "stroke",
        "fracture": "broken bone (fracture)", "contusion": "bruise", "laceration": "cut", "neuropathy": "nerve damage",
        "benign": "harmless (benign)", "malignant": "cancerous (malignant)", "metastatic": "spread (metastatic)",
        "analgesic": "pain medicine", "analgesics": "pain medicines", "nsaid": "anti-inflammatory medicine",
        "antihypertensive": "blood pressure medicine", "diuretic": "water pill", "anticoagulation": "blood thinning",
        "anticoagulant": "blood thinner", "ambulate": "walk", "ambulation": "walking", "prn": "as needed",
        "bid": "twice a day", "tid": "three times a day", "daily": "every day", "weekly": "every week",
        "by mouth": "by mouth", "discontinue": "stop", "initiate": "start", "titrate": "slowly change",
        "cbc": "blood count", "hemoglobin a1c": "three-month sugar test (hemoglobin A1c)", "bmp": "blood salts test",
        "ekg": "heart tracing", "echocardiogram": "heart ultrasound", "radiograph": "X-ray", "radiographs": "X-rays",
    ]
    static let verbs: WordMap<String> = [
        "will": "will", "has": "have", "is": "are", "was": "were", "should": "should", "may": "may", "can": "can",
        "had": "had", "needs": "need", "takes": "take", "understands": "understand", "does": "do", "would": "would",
        "agrees": "agree", "wants": "want", "wishes": "wish", "prefers": "prefer", "plans": "plan", "accepts": "accept",
        "declines": "decline", "consents": "consent", "feels": "feel", "knows": "know",
    ]
}
