public import Artifacts

/// The problems of a note, each with its plan, read off its assessment and plan.
///
/// Numbered items are the problems, wherever they stand. Without numbers each statement of the assessment is one (of assessment and
/// plan together each that names a disease), and what is planned belongs to the only one, or to the one whose words it shares.
public enum ProblemList {
    /// The problems in the order of the page.
    public static func problems(of note: Note) -> [Note.Problem] {
        let stated = note.sections.enumerated().flatMap { section, part in
            part.statements.enumerated().compactMap { at, statement in
                Stated(statement, .init(section: section, statement: at), part.loinc)
            }
        }
        return stated.contains { $0.item != nil && !$0.isPlan } ? numbered(stated) : unnumbered(stated)
    }

    /// A page of its own: a section a problem.
    public static func page(_ note: Note) -> Note {
        var page = Note(title: "Problems and plans", loinc: "11450-4", generator: note.generator, sections: [])
        page.sections = problems(of: note).map { problem in
            let places = problem.assessment.dropFirst() + problem.plan
            return .init(
                title: (problem.number.map { "\($0). " } ?? "") + problem.title,
                loinc: "11450-4",
                statements: places.compactMap(note.statement).map { statement in
                    var statement = statement
                    (statement.item, statement.heading) = (nil, nil)
                    return statement
                }
            )
        }
        return page
    }

    private struct Stated {
        let place: Note.Place
        let item: Int?
        let isPlan: Bool
        let text: String
        /// In a section that holds both, what names no disease is hardly a problem.
        let namesProblem: Bool
        /// Told under its problem it is to be done, though no verb says so: "naproxen 500 mg twice daily".
        let isOrder: Bool
        var title: String { text.hasSuffix(".") ? String(text.dropLast()) : text }

        init?(_ statement: Note.Statement, _ place: Note.Place, _ loinc: String) {
            let isMixed = loinc == SectionKind.assessmentAndPlan.loinc
            let isOfPlan = loinc == SectionKind.plan.loinc
            guard isMixed || isOfPlan || loinc == SectionKind.assessment.loinc else { return nil }
            self.place = place
            item = statement.item
            text = statement.text
            // "Medical Treatment: We will continue ...": the label says nothing of who does it.
            let said = statement.text.split(separator: ": ", maxSplits: 1).last ?? ""
            let words = said.lowercased().split(separator: " ").map { HeardWord(String($0)).core }
            namesProblem = words != ["same"] && (!isMixed || words.contains { Lexicon.isDisease($0) })
            isPlan = isOfPlan || isMixed && Cues.startsPlan(words)
            isOrder = isMixed && Self.isOrder(words)
        }

        /// A drug, or what is had so often or so long: no verb, no denial, no illness.
        private static func isOrder(_ words: [String]) -> Bool {
            (words.dropFirst().contains(where: times.contains) || words.first.map(Lexicon.drugs.contains) == true)
                && !words.contains {
                    ClauseCutter.verbs.contains($0) || Lexicon.negations.contains($0) || states.contains($0)
                        || !times.contains($0) && !kinds.isDisjoint(with: PlacementWords.ofWord[$0] ?? [])
                }
        }
        private static let kinds: Set = ["ill", "judge", "feel", "lab"]
        private static let times = Lexicon.set(
            "daily nightly weekly twice once every bedtime needed days weeks months week"
        )
        private static let states = Lexicon.set("on since ago last due of after")
    }

    private static func numbered(_ stated: [Stated]) -> [Note.Problem] {
        var result: [Note.Problem] = []
        for statement in stated {
            guard let item = statement.item else { continue }
            guard let at = result.firstIndex(where: { $0.number == item }) else {
                guard !statement.isPlan else { continue }
                result.append(.init(number: item, title: statement.title, assessment: [statement.place]))
                continue
            }
            result[at].add(statement.place, isPlan: statement.isPlan || statement.isOrder)
        }
        return result
    }

    private static func unnumbered(_ stated: [Stated]) -> [Note.Problem] {
        var result = stated.filter { !$0.isPlan && $0.namesProblem }.map {
            Note.Problem(title: $0.title, assessment: [$0.place])
        }
        let stems = result.map { GroundedWords(text: $0.title).stems }
        for statement in stated where statement.isPlan {
            let own = GroundedWords(text: EncounterPlanned.withoutLabel(statement.text)).stems
            let fitting = result.count == 1 ? [0] : stems.indices.filter { !stems[$0].isDisjoint(with: own) }
            if fitting.count == 1 { result[fitting[0]].add(statement.place, isPlan: true) }
        }
        return result
    }
}

extension Note.Problem {
    fileprivate mutating func add(_ place: Note.Place, isPlan: Bool) {
        if isPlan { plan.append(place) } else { assessment.append(place) }
    }
}

extension Note {
    /// The note with its problems and the summary for the patient, as its statements are now.
    func outlined() -> Note {
        var result = self
        result.schema = Note.schema
        result.problems = ProblemList.problems(of: self)
        result.patientSummary = PatientSummary.summary(of: self)
        return result
    }
}
