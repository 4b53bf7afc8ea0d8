internal import Artifacts

/// What the talk tells that bears on the patient's safety, and no statement of the note has: an encounter's draft chooses, and
/// of what it passes over here the reviewer is told.
///
/// What is asked, denied, supposed, or another's is none of it: a reviewer who is warned in vain reads no warning.
struct EncounterUntold {
    let clauses: [Spoken]
    let voice: PatientVoice
    let source: DraftSource

    /// Something told, and the clauses that tell it, each with the word that names it.
    struct Told {
        enum Matter {
            case topic(SafetyTopic)
            case allergy(String)
            case drug(String)
            case order(String)
            case words([String])
            case figures([String])
            /// What is to become of drugs that were named before.
            case change(of: [String], to: Set<String>, verb: String)
        }

        /// What may harm at once stands first: thoughts of suicide and by what, where and with whom one lives, what a treatment must
        /// heed; a complaint of a limb is one only where a limb is named.
        enum Kind: String, CaseIterable {
            case harm, means, home, violence, allergy, condition, drug, order, finding, limb, figure
        }

        var matter: Matter
        var kind: Kind
        var name: String
        var places: [(clause: Int, word: Int)]
    }

    /// A flag for each clause that tells such things, the most urgent first; each thing is told once.
    ///
    /// - Parameter withdrawn: by the clause that orders, what was taken back.
    func flags(besides note: inout DraftNote, _ withdrawn: [Int: Told]) -> [Note.Flag] {
        let written = WrittenNote(&note)
        // Who is asked for as "he" or "she" is not who answers.
        let asked = clauses.filter { $0.speaker == .clinician && $0.isQuestion }.map(\.lower)
        let ofThird = asked.count { $0.contains(where: ["he", "she", "he's", "she's"].contains) }
        let isByProxy = voice.isByProxy || ofThird > asked.count { $0.contains("you") }
        // Who comes along tells of the patient as "he" or "she".
        let heard = clauses.map { clause in
            var clause = clause
            if clause.speaker == .other { clause.speaker = .patient }
            return clause
        }
        var told: [Told] = []
        var names: [String: Int] = [:]
        var harm = -Self.near
        for at in heard.indices {
            let clause = SafetyClause(heard, at, isByProxy: isByProxy || clauses[at].speaker == .other)
            let topics = clause.topics(isAfterHarm: at - harm < Self.near)
            if topics.contains(where: { $0.kind == .harm }) { harm = at }
            let things = topics + clause.allergies + clause.drugs + clause.changes + clause.unclear + clause.figures
            for thing in [withdrawn[at]].compactMap(\.self) + things where !written.has(thing.matter) {
                let first = thing.places[0].clause
                if let known = names[thing.name]
                    ?? (first < at ? told.firstIndex { $0.places[0].clause == first } : nil)
                {
                    // A drug of which the patient told is now ordered or stopped.
                    if thing.kind == .order || Self.grave.contains(thing.kind), told[known].places.count < 3 {
                        told[known].places += thing.places.filter { place in
                            !told[known].places.contains { $0.clause == place.clause }
                        }
                    }
                } else if let same = told.firstIndex(where: { $0.places[0].clause == thing.places[0].clause }) {
                    (told[same].name, names[thing.name]) = (told[same].name + ", " + thing.name, same)
                } else {
                    names[thing.name] = told.count
                    told.append(thing)
                }
            }
        }
        return Told.Kind.allCases.flatMap { kind in told.filter { $0.kind == kind } }.map(flag)
    }

    private func flag(_ thing: Told) -> Note.Flag {
        let said = thing.places.map { quoted($0.clause, around: $0.word) }
        let quotes = said.map { tokens in
            let words = tokens.flatMap(\.words)
            return "\u{201C}\(source.heard((words.min() ?? 0)..<(words.max() ?? -1) + 1))\u{201D}"
        }
        let evidence = source.evidence(said.flatMap(\.self), bridgesPauses: true)
        return .init(.untold, detail: "\(thing.name): \(quotes.joined(separator: " "))", evidence: evidence)
    }

    /// The words of the clause near one of them; a short clause with what goes on.
    private func quoted(_ at: Int, around word: Int) -> [Transcript.Token] {
        var words = clauses[at].words
        for next in clauses[(at + 1)...].prefix(2).prefix(while: \.continuesSentence) where words.count < Self.near {
            words += next.words
        }
        return words[max(0, word - Self.near)...].prefix(2 * Self.near).flatMap(\.tokens).filter { !$0.words.isEmpty }
    }

    private static let grave: [Told.Kind] = [.harm, .home, .violence]
    /// Words, or clauses, that belong to one thing.
    private static let near = 10
}

/// What the statements of a note tell.
private struct WrittenNote {
    /// Of each statement, the words that it does not deny.
    private var told: [[String]] = []
    private var ofAllergy: [String] = []
    private var words: Set<String> = []
    private var planned: Set<String> = []
    private var figures: Set<String> = []
    private var orders: [(words: [String], figures: Set<String>)] = []

    init(_ note: inout DraftNote) {
        for section in note.sections {
            for statement in section.statements {
                let said = note.said.words(of: EncounterPlanned.withoutLabel(statement.text))
                told.append(zip(said.words, said.holds).filter { $1 != .denied }.map(\.0))
                words.formUnion(said.words)
                figures.formUnion(said.figures.keys)
                if [SectionKind.assessmentAndPlan.loinc, SectionKind.plan.loinc].contains(section.loinc) {
                    planned.formUnion(said.words)
                    orders.append((said.words, Set(said.figures.keys)))
                }
                if section.loinc == SectionKind.allergies.loinc
                    || said.words.contains(where: {
                        $0.hasPrefix("allerg") || $0.hasPrefix("react") || Self.harming.contains($0)
                    })
                {
                    ofAllergy += said.words
                }
            }
        }
    }

    func has(_ matter: EncounterUntold.Told.Matter) -> Bool {
        switch matter {
        case .topic(let topic): told.contains(where: topic.isTold)
        case .allergy(let name): ofAllergy.contains { $0.hasPrefix(name.prefix(6)) }
        case .drug(let name): words.contains(name)
        case .order(let name): planned.contains(name)
        case .words(let words): told.contains { words.allSatisfy($0.contains) }
        case .figures(let numbers): numbers.contains(where: figures.contains)
        case .change(let drugs, let figures, let verb):
            orders.contains { order in
                drugs.contains(where: order.words.contains) && figures.isSubset(of: order.figures)
                    && (!figures.isEmpty || order.words.contains { $0.hasPrefix(verb.prefix(4)) })
            }
        }
    }

    private static let harming = Lexicon.set("made makes gave gives hurt hurts hives rash swelling")
}
