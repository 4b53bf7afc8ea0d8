internal import Artifacts

/// Statements of one note that say otherwise than another: a complaint denied and reported, a drug in two doses.
///
/// Says nothing of statements that tell of two times ("no fever today", "was on 10 mg"): there both can be so.
enum Contradictions {
    private struct Reading {
        var section: Int
        var statement: Int
        /// Complaints in one or two words, such as "chest pain".
        var denied: Set<String> = []
        var affirmed: Set<String> = []
        /// Milligrams of each drug.
        var doses: [String: Set<String>] = [:]
    }

    /// - Parameter said: what was read before of its statements.
    static func flag(_ note: inout Note, knowing said: StatementWords) {
        var said = said
        PraisedVitals.flag(&note, knowing: &said)
        let readings = note.sections.enumerated().flatMap { section, part in
            part.statements.enumerated().compactMap { at, statement in
                let text = EncounterPlanned.withoutLabel(statement.text)
                return read(said.words(of: text), Reading(section: section, statement: at))
            }
        }
        for (at, later) in readings.enumerated() {
            var details: Set<String> = []
            for earlier in readings[..<at] {
                details.formUnion(later.denied.intersection(earlier.affirmed))
                details.formUnion(later.affirmed.intersection(earlier.denied))
                for (drug, doses) in later.doses {
                    if let others = earlier.doses[drug], others.isDisjoint(with: doses) { details.insert(drug) }
                }
            }
            note.sections[later.section].statements[later.statement].flags += details.sorted().map {
                Note.Flag(.contradiction, detail: $0)
            }
        }
    }

    private static func read(_ grounded: GroundedWords, _ empty: Reading) -> Reading? {
        let words = grounded.words
        guard !words.contains(where: changing.contains), grounded.relatives.isEmpty else { return nil }
        var result = empty
        for (at, word) in words.enumerated() {
            // "Pain" alone can be another pain; "chest pain" is one.
            if complaints.contains(word) || parts.contains(grounded.word(at - 1)) && Lexicon.symptoms.contains(word) {
                let name = complaints.contains(word) ? word : "\(words[at - 1]) \(word)"
                switch grounded.holds[at] {
                case .denied: result.denied.insert(name)
                case .affirmed where !tests.contains(grounded.word(at + 1)): result.affirmed.insert(name)
                default: break
                }
            }
            if Lexicon.drugs.contains(word), let dose = dose(after: at, words) {
                result.doses[word, default: []].insert(dose)
            }
        }
        return result
    }

    /// The milligrams or units said right after a drug.
    private static func dose(after at: Int, _ words: [String]) -> String? {
        guard at + 2 < words.count, words[at + 1].allSatisfy({ $0.isNumber || $0 == "." }),
            ["mg", "mcg", "units", "g"].contains(words[at + 2])
        else { return nil }
        return words[at + 1] + " " + words[at + 2]
    }

    private static let complaints = Lexicon.set(
        "fever chills nausea vomiting diarrhea constipation hematuria dysuria palpitations dizziness syncope dyspnea rash"
    )
    private static let parts = Lexicon.set("chest abdominal back neck joint eye ear throat")
    private static let tests = Lexicon.set("medicine medication scale score diary")
    /// They tell of a change or of another time.
    private static let changing = Lexicon.set(
        """
        increase increased decrease decreased from switch switched taper raise raised lower lowered reduce reduced was were
        had then until now today yesterday tonight last since before previously initially after recently past years weeks
        months ago day days started stopped stop if return call for when with or up down
        """
    )
}
