public import Artifacts

/// What a note says to the patient, in plain words: made by rules from its statements, no number, drug, side or negation changed.
public enum PatientSummary {
    /// The line that marks it as no part of the record.
    public static let mark =
        "For the patient, in plain words. Made by rules from the note, not a part of the record; ask your clinician."

    /// The summary, with its mark; says so where the note holds nothing for the patient.
    public static func text(_ note: Note) -> String {
        var lines = [mark]
        for (title, codes) in parts {
            let statements = note.sections.filter { codes.contains($0.loinc) }.flatMap(\.statements).filter(isSure)
            if statements.isEmpty { continue }
            lines += ["", title] + statements.map { "- " + plain($0.text) }
        }
        if lines.count == 1 { lines += ["", "The note says nothing yet of what was found or what to do."] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What nobody has checked is not told to a patient.
    private static func isSure(_ statement: Note.Statement) -> Bool {
        !statement.flags.contains { [.notSupported, .contradiction, .copiedQuestion, .outOfRange].contains($0.reason) }
    }

    private static let parts: [(String, Set<String>)] = [
        ("WHAT WE FOUND", [SectionKind.assessment.loinc]),
        ("WHAT WE FOUND, AND WHAT TO DO", [SectionKind.assessmentAndPlan.loinc]),
        ("YOUR MEDICINES", [SectionKind.medications.loinc]),
        ("WHAT TO DO", [SectionKind.plan.loinc, SectionKind.instructions.loinc]),
    ]

    static func plain(_ text: String) -> String {
        var words = text.split(separator: " ").map { HeardWord(String($0)) }
        var at = 0
        while at < words.count {
            guard let (count, new) = match(words[at...]) else {
                at += 1
                continue
            }
            var word = words[at]
            word.core = at == 0 ? new.prefix(1).uppercased() + new.dropFirst() : new
            word.trailing = words[at + count - 1].trailing
            words.replaceSubrange(at..<at + count, with: [word])
            at += 1
        }
        return addressed(words.map { $0.leading + $0.core + $0.trailing })
    }

    /// The longest phrase that begins here and has plain words.
    private static func match(_ words: ArraySlice<HeardWord>) -> (Int, String)? {
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
            let rest = words.dropFirst(count + 1).map { ["his": "your", "her": "your"][$0] ?? $0 }
            return (["You", verb] + rest).joined(separator: " ")
        }
        return words.joined(separator: " ")
    }
}

/// Plain words for those of a note.
enum PlainWords {
    static let table: [String: String] = [
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
    static let verbs: [String: String] = [
        "will": "will", "has": "have", "is": "are", "was": "were", "should": "should", "may": "may", "can": "can",
        "had": "had", "needs": "need", "takes": "take", "understands": "understand", "does": "do", "would": "would",
    ]
}
