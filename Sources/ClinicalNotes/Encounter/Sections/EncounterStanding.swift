internal import Artifacts

/// Which problem a planned statement is of: what is spoken of where it was said, unless its words are of another: "continue
/// your metformin", said under a kidney stone, is of the diabetes, which is a problem of its own.
struct EncounterStanding {
    private let clauses: [Spoken]
    private let agenda: EncounterAgenda
    /// The problems of the agenda, and behind them those conditions that no problem names.
    private(set) var problems: [EncounterProblem]
    /// Which of the problems each planned statement is of; `nil` where it is of none.
    private(set) var places: [Int?] = []

    /// `planned` are statements and the clauses that they are of. Where there is no problem, nothing is moved.
    init(_ clauses: [Spoken], _ agenda: EncounterAgenda, _ planned: [(candidate: EncounterCandidate, clause: Int)]) {
        self.clauses = clauses
        self.agenda = agenda
        problems = agenda.problems
        for (candidate, clause) in planned { places.append(place(of: candidate, at: clause)) }
    }

    /// The condition of who has one, where a problem is called by what is measured of it: "your blood pressure".
    static func condition(measuredAs problem: EncounterProblem, _ clauses: [Spoken]) -> [SpokenWord]? {
        let name = problem.name.map(\.lower)
        return EncounterCondition.all.first { $0.measures.contains(name) }.flatMap { named($0, clauses) }
    }

    private mutating func place(of candidate: EncounterCandidate, at clause: Int) -> Int? {
        let here = agenda.problem(at: clause)
        guard !agenda.problems.isEmpty else { return nil }
        let words = candidate.words
        if let here, isElsewhere(words, problems[here], clause) || isLastWord(words, clause) { return nil }
        // What is dictated afterwards goes through all problems again.
        if clauses.indices.contains(clause), clauses[clause].isDictated, agenda.problems.count > 1 { return nil }
        guard let condition = condition(of: words, at: clause, here) else {
            return here.map { isForeign(words, problems[$0], clause) } == true ? nil : here
        }
        if let known = problems.firstIndex(where: { condition.isCalled($0.name.map(\.lower)) }) { return known }
        guard let name = Self.named(condition, clauses) else { return nil }
        problems.append(.init(clause: clauses.count, name: name))
        return problems.count - 1
    }

    /// "If the headache gets worse, you go to the emergency room", after the patient agreed to what was planned last.
    private func isLastWord(_ words: [String], _ clause: Int) -> Bool {
        guard agenda.problems.count > 1, words.contains(sequence: ["emergency", "room"]) || words.contains("911"),
            let last = agenda.turns.last(where: { $0.problem != nil }), last.clause < clause,
            agenda.turns.allSatisfy({ $0.problem == nil || $0.clause <= last.clause })
        else { return false }
        return clauses[last.clause..<min(clause, clauses.count)].contains { $0.isOfPatient }
    }

    /// "He is due for his flu shot", said of whatever comes last; what is asked for because of a relative's illness.
    private func isElsewhere(_ words: [String], _ problem: EncounterProblem, _ clause: Int) -> Bool {
        let name = problem.name.map(\.lower)
        let isVaccine =
            words.contains(where: Self.vaccines.contains)
            || ["flu", "tetanus", "pneumonia", "shingles"].contains { words.contains(sequence: [$0, "shot"]) }
        if isVaccine, !name.contains(where: Self.vaccinated.contains) { return true }
        if isScreening(words, name), !names(name, at: clause) { return true }
        let before = clause > 0 && clauses[clause].continuesSentence ? clauses[clause - 1].lower : []
        return before.contains(sequence: ["family", "history"])
            && before.contains { ["because", "since", "given"].contains($0) }
            && !names(name, at: clause)
    }

    /// "Order a colonoscopy", said of whatever lasts and comes last: the cholesterol.
    private func isScreening(_ words: [String], _ name: [String]) -> Bool {
        guard EncounterCondition.all.contains(where: { $0.isCalled(name) }) else { return false }
        return Self.screening.contains { words.contains(sequence: $0.test) && !name.contains(where: $0.fits.contains) }
    }

    /// "Continue atorvastatin", under hypertension: it is of another condition, which nobody names.
    private func isForeign(_ words: [String], _ problem: EncounterProblem, _ clause: Int) -> Bool {
        let name = problem.name.map(\.lower)
        guard let own = EncounterCondition.all.first(where: { $0.isCalled(name) }), !names(name, at: clause),
            !words.contains(where: Self.reasons.contains), !words.contains(where: own.means.contains),
            !name.contains(where: words.contains)
        else { return false }
        return EncounterCondition.all.contains {
            words.contains(where: $0.means.contains) && !$0.isCalled(name) && !name.contains(where: $0.alike.contains)
        }
    }

    /// The condition that a statement is of, where that is another than what is spoken of at `clause`.
    private func condition(of words: [String], at clause: Int, _ here: Int?) -> EncounterCondition? {
        let current = here.map { problems[$0].name.map(\.lower) } ?? []
        guard !words.contains(where: Self.reasons.contains), !current.contains(where: words.contains),
            !names(current, at: clause)
        else { return nil }
        let sentence = words + sentence(at: clause)
        return EncounterCondition.all.first { condition in
            guard !condition.isCalled(current), !current.contains(where: condition.alike.contains) else { return false }
            // "She should do yoga for depression".
            if condition.names.contains(where: { words.contains(sequence: ["for"] + $0) }) { return true }
            if condition.isNamed(in: words) {
                // "The depression is stable".
                return words.prefix(6).contains(where: Self.tending.contains)
                    || condition.isNamed(in: words.prefix(3).filter { $0 != "the" }) && words.contains("is")
            }
            if condition.isOnly { return sentence.contains(where: condition.means.contains) }
            // "For your DVT, we'll start apixaban".
            let own = clauses.indices.contains(clause) ? clauses[clause].lower : []
            let isOfAlike = (sentence + own).contains(where: condition.alike.contains)
            return words.contains(where: condition.means.contains) && !isOfAlike
                && (agenda.problems.contains { condition.isCalled($0.name.map(\.lower)) }
                    || Self.named(condition, clauses) != nil)
        }
    }

    /// What was said before clause `at` in its sentence.
    private func sentence(at: Int) -> [String] {
        guard clauses.indices.contains(at), clauses[at].continuesSentence else { return [] }
        return at > 0 ? clauses[at - 1].lower : []
    }

    /// The longest name by which the talk calls a condition the patient's.
    private static func named(_ condition: EncounterCondition, _ clauses: [Spoken]) -> [SpokenWord]? {
        for name in condition.names {
            for clause in clauses
            where clause.speaker != .other && !clause.isConditional && !clause.isQuestion
                && !clause.lower.contains(where: {
                    Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil || Self.unsure.contains($0)
                })
            {
                let lower = clause.lower
                for at in lower.indices where lower[at...].starts(with: name) {
                    guard isOwn(lower[..<at]) else { continue }
                    var found = Array(clause.words[at..<at + name.count])
                    found[found.count - 1].hasComma = false
                    return found
                }
            }
        }
        return nil
    }

    /// "Your", "you have", "a history significant for gout and", not "your risk of".
    private static func isOwn(_ before: ArraySlice<String>) -> Bool {
        if before.contains("history") { return !before.contains("family") }
        // "A 63-year-old male with gout and high blood pressure".
        if let age = before.firstIndex(where: { $0.hasSuffix("year-old") }), before[age...].contains("with") {
            return true
        }
        let near = before.suffix(3)
        guard let owner = near.lastIndex(where: owners.contains) else { return false }
        return !near[owner...].contains { ["of", "for", "with", "to"].contains($0) }
    }

    /// Whether clause `at`, or the sentence before it, names the problem that is spoken of.
    private func names(_ current: [String], at: Int) -> Bool {
        guard clauses.indices.contains(at) else { return false }
        let isTurned = agenda.turns.contains { $0.clause == at - 1 }
        let before = at > 0 && clauses[at].continuesSentence && !isTurned ? clauses[at - 1].lower : []
        let head = current.last { $0.count > 3 && !Lexicon.functionWords.contains($0) }
        return head.map((before + clauses[at].lower).contains) == true
    }

    /// "Because of your diabetes": it is why something else is done.
    private static let reasons = Lexicon.set(
        "because since given due risk cause causes caused with without despite if avoid"
    )
    private static let tending = Lexicon.set(
        "monitor manage control continue follow watch check recheck treat monitoring managing treating address"
    )
    /// What is looked for in who has no sign of it, and the names of lasting conditions that may be why.
    private static let screening = [
        (test: ["colonoscopy"], fits: Lexicon.set("anemia iron")),
        (test: ["mammogram"], fits: Lexicon.set("")),
        (test: ["pap"], fits: Lexicon.set("")),
        (test: ["pet"], fits: Lexicon.set("")),
        (test: ["sleep", "study"], fits: Lexicon.set("apnea fibrillation afib")),
    ]
    private static let owners = Lexicon.set("your his her my have has patient's")
    /// "Lowers your risk of diabetes": whether there is one is not said.
    private static let unsure = Lexicon.set(
        "risk prevent prevents becoming getting chance chances fear afraid worried developing develop family if"
    )
    private static let vaccines = Lexicon.set("vaccine vaccines vaccination booster shingrix pneumovax tdap")
    /// Who has one of them is vaccinated for it.
    private static let vaccinated = Lexicon.set(
        """
        copd asthma emphysema lung arthritis colitis crohn's psoriasis lupus transplant diabetes kidney heart wound bite laceration
        abrasion burn puncture cut pneumonia bronchitis influenza flu immunization vaccines
        """
    )
}
