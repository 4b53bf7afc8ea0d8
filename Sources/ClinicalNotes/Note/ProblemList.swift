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
        let isNumbered = stated.contains { $0.item != nil && !$0.isPlan }
        var result = isNumbered ? numbered(stated) : unnumbered(stated)
        let listed = Set(result.flatMap { $0.assessment + $0.plan })
        let rest = stated.filter { ($0.isPlan || $0.isOrder) && !listed.contains($0.place) }.map(\.place)
        if !result.isEmpty, !rest.isEmpty { result.append(.init(title: "Other", plan: rest)) }
        return result
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
        let isReturn: Bool
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
            isReturn = ["return", "follow", "follow-up", "call", "see", "come"].contains(words.first)
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
        let named = stated.filter { !$0.isPlan && $0.namesProblem && !$0.isOrder }
        var result = named.map { Note.Problem(title: $0.title, assessment: [$0.place]) }
        let stems = result.map { GroundedWords(text: $0.title).stems }
        let told = toldRightAfter(named.map(\.place), stated)
        for statement in stated where statement.isPlan || statement.isOrder {
            let own = GroundedWords(text: EncounterPlanned.withoutLabel(statement.text)).stems
            let isOfOne = result.count == 1 && statement.isPlan
            let fitting = isOfOne ? [0] : stems.indices.filter { !stems[$0].isDisjoint(with: own) }
            let problem = fitting.count == 1 ? fitting[0] : fitting.isEmpty ? told[statement.place] : nil
            if let problem { result[problem].add(statement.place, isPlan: true) }
        }
        return result
    }

    /// The problem before each order, where they are told in turn: after "gout, anemia" nobody knows of which the order is.
    /// When to come back is of none.
    private static func toldRightAfter(_ problems: [Note.Place], _ stated: [Stated]) -> [Note.Place: Int] {
        var (result, last): ([Note.Place: Int], Int?) = ([:], nil)
        for (at, statement) in stated.enumerated() {
            let own = problems.firstIndex(of: statement.place)
            if own != nil, at > 0, problems.contains(stated[at - 1].place) { return [:] }
            let isOrder = statement.isPlan || statement.isOrder
            // What is neither may be a problem whose name is in no list.
            if own != nil || !isOrder { last = own }
            let isBehind = last.map { problems[$0].section } == statement.place.section
            if isOrder, isBehind, !statement.isReturn { result[statement.place] = last }
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
