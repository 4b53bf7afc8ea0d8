internal import Artifacts

/// Which problem the clinician speaks of in each clause of the plan.
struct EncounterAgenda {
    /// Each once, in the order in which they head the plan.
    private(set) var problems: [EncounterProblem] = []
    /// What is turned to at which clause: a problem by its place in `problems`, or what has no name.
    private(set) var turns: [(clause: Int, problem: Int?)] = []
    private let clauses: [Spoken]

    /// `all` are the problems as they were turned to, `found` those that are diagnosed.
    init(_ clauses: [Spoken], _ all: [EncounterProblem], found: [EncounterProblem]) {
        self.clauses = clauses
        for (at, announced) in all.enumerated() {
            let problem = named(announced)
            guard problem.isBare else {
                if let current = called(problem, found) {
                    turns.append((problem.start, current))
                } else {
                    turn(to: problem, at: problem.start)
                }
                continue
            }
            let isCounted = EncounterProblemName.isCounted(clauses[problem.clause])
            if !isCounted, isOfCurrent(problem) { continue }
            let end = all[(at + 1)...].first { !$0.isDiagnosed }?.clause ?? clauses.count
            let next = problem.clause..<min(end, problem.clause + Self.near)
            let diagnosis =
                found.first { next.contains($0.clause) } ?? (problem.name.isEmpty ? repeated(next, found) : nil)
            if let known = problems.firstIndex(where: { isOf(problem, $0.name) }) {
                turns.append((problem.start, known))
            } else if let known = diagnosis.map({ placed($0, at: problem) }) ?? painful(problem) {
                turn(to: known, at: problem.start)
            } else if isCounted, problem.name.contains(where: { Lexicon.sides[$0.lower] != nil }) {
                turn(to: problem, at: problem.start)
            } else {
                turns.append((problem.start, nil))
            }
        }
        let isAside =
            problems.count == 1 && !problems[0].isDiagnosed
            && !EncounterProblemName.isCounted(clauses[problems[0].clause])
        if problems.count > 1 || isAside, let last = turns.last?.clause, let end = closing(after: last) {
            turns.append((end, nil))
        }
    }

    /// "For the first problem | I think that you have asthma", of what was called so before.
    private func repeated(_ range: Range<Int>, _ found: [EncounterProblem]) -> EncounterProblem? {
        found.first { diagnosis in
            clauses[range].contains { clause in
                !clause.isOfPatient && !clause.isQuestion
                    && clause.lower.contains(sequence: diagnosis.name.map(\.lower))
                    && !clause.lower.contains(where: { Lexicon.negations.contains($0) || $0 == "if" })
            }
        }
    }

    /// "So for that ankle sprain", said of the ankle pain that was just called one: the problem that it is.
    private func called(_ problem: EncounterProblem, _ found: [EncounterProblem]) -> Int? {
        guard let last = turns.last, let current = last.problem, isOf(problem, problems[current].name),
            problems[current].name.last.map({ Lexicon.symptoms.contains($0.lower) }) == true,
            found.contains(where: { (last.clause..<problem.clause).contains($0.clause) && $0.isSame(as: problem) })
        else { return nil }
        return current
    }

    /// The problem that clause `at` speaks of.
    func problem(at clause: Int) -> Int? { turns.last { $0.clause <= clause }?.problem }

    private mutating func turn(to problem: EncounterProblem, at clause: Int) {
        let known = problems.firstIndex { $0.isSame(as: problem) }
        if known == nil { problems.append(problem) }
        // "Atrial fibrillation", and then "the paroxysmal atrial fibrillation".
        if let known, problems[known].isSame(as: problem), problem.name.count > problems[known].name.count {
            problems[known].name = problem.name
        }
        turns.append((clause, known ?? problems.count - 1))
    }

    /// "Your blood pressure", of who has hypertension: the hypertension.
    private func named(_ problem: EncounterProblem) -> EncounterProblem {
        guard let name = EncounterStanding.condition(measuredAs: problem, clauses) else { return problem }
        var named = problem
        named.name = name
        return named
    }

    /// "And for your scalp", said of the psoriasis that "is in the scalp".
    private func isOfCurrent(_ problem: EncounterProblem) -> Bool {
        guard !problem.name.isEmpty, let last = turns.last, last.problem != nil else { return false }
        let parts = Self.parts(problem.name)
        return clauses[last.clause..<problem.clause].contains { clause in
            !clause.isOfPatient && clause.lower.contains { parts.contains(Self.stem($0)) }
        }
    }

    /// "The hands", of "hand dermatitis".
    private func isOf(_ problem: EncounterProblem, _ name: [SpokenWord]) -> Bool {
        let sides = (EncounterSide.sides(in: problem.name.map(\.lower)), EncounterSide.sides(in: name.map(\.lower)))
        let parts = Self.parts(problem.name)
        return (sides.0.isEmpty || sides.1.isEmpty || !sides.0.isDisjoint(with: sides.1))
            && name.contains { parts.contains(Self.stem($0.lower)) }
    }

    /// "The knees | this is osteoarthritis": knee osteoarthritis, where nothing else is spoken of and nothing denied.
    private func placed(_ diagnosis: EncounterProblem, at problem: EncounterProblem) -> EncounterProblem {
        let parts = Self.parts(problem.name)
        let isPlace = problem.name.allSatisfy {
            EncounterSystem.sided.contains(Self.stem($0.lower)) || Lexicon.sides[$0.lower] != nil
        }
        let about = clauses[min(problem.clause, diagnosis.clause)...].prefix(
            abs(diagnosis.clause - problem.clause) + 1
        ).flatMap(\.lower)
        guard !parts.isEmpty, isPlace, diagnosis.name.count == 1,
            !about.contains(where: {
                Lexicon.negations.contains($0) || EncounterSite.isPart($0) && !parts.contains(Self.stem($0))
            })
        else { return diagnosis }
        var placed = diagnosis
        placed.name = problem.name.map { $0.said(Self.stem($0.lower)) } + diagnosis.name
        return placed
    }

    /// "The left shoulder", after "my shoulder hurts".
    private func painful(_ problem: EncounterProblem) -> EncounterProblem? {
        let parts = Self.parts(problem.name).subtracting(EncounterProblem.functions)
        guard !parts.isEmpty, !problem.name.contains(where: { $0.lower == "and" }),
            let clause = clauses.first(where: { clause in
                clause.isOfPatient && !clause.isQuestion && clause.lower.contains { parts.contains(Self.stem($0)) }
                    && clause.lower.contains(where: Self.painful.contains)
                    && !clause.lower.contains(where: Lexicon.negations.contains)
            })
        else { return nil }
        let pain = SpokenWord(text: "pain", lower: "pain", hasComma: false, tokens: clause.words.tokens)
        // "And for the knees": knee pain.
        let place = problem.name.map { part in
            var single = part
            (single.text, single.lower) = (Self.stem(part.text), Self.stem(part.lower))
            return single
        }
        return .init(clause: problem.clause, name: place + [pain])
    }

    /// "Do you have any other questions": what is said from there is of no one problem.
    private func closing(after last: Int) -> Int? {
        let said = clauses.indices.filter { $0 > last && !clauses[$0].isOfPatient }
        return said.first { clauses[$0].lower.contains(sequence: ["any", "other", "questions"]) }
            ?? said.last { clauses[$0].lower.contains(sequence: ["any", "questions"]) }
    }

    /// How soon what is turned to is called by its name.
    private static let near = 5
    private static let painful = Lexicon.set("pain hurt hurts hurting ache aches aching sore painful")

    private static func parts(_ name: [SpokenWord]) -> Set<String> {
        Set(name.map(\.lower).filter { Lexicon.sides[$0] == nil && $0 != "and" && $0 != "other" }.map(stem))
    }

    private static func stem(_ word: String) -> String {
        word == "feet" ? "foot" : word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
    }
}
