internal import Artifacts

/// A problem of the assessment, as the clinician names it: "for your second problem of high blood pressure".
struct EncounterProblem {
    /// The clause that names it.
    var clause: Int
    /// The clause that speaks of it first: the next one, where it is named behind what is said of another.
    var start: Int
    /// Empty where one was announced and not named.
    var name: [SpokenWord]
    /// The clinician says that it is what the patient has, or likely has.
    var isDiagnosed = false
    var isLikely = false

    init(clause: Int, start: Int? = nil, name: [SpokenWord], isDiagnosed: Bool = false, isLikely: Bool = false) {
        (self.clause, self.start) = (clause, start ?? clause)
        (self.name, self.isDiagnosed, self.isLikely) = (name, isDiagnosed, isLikely)
    }

    var text: String { [(isLikely ? "likely " : "") + name.filter { $0.lower != "your" }.phrase].sentence }

    /// A part of the body or what it does, or nothing: it is headed by what is diagnosed there.
    var isBare: Bool {
        name.allSatisfy { EncounterProblemName.isOfPlace($0.lower) || Self.functions.contains($0.lower) }
    }

    /// Whether an illness is turned to by its name, as one that there is: its clause and the next deny nothing and tell of nobody
    /// else and no other time. "As for the lyme disease, your test was negative", "the stroke your dad had" are not.
    func isNamed(in clauses: [Spoken]) -> Bool {
        let words = name.map(\.lower)
        guard !isBare, EncounterParts.conditions.contains(words) || words.contains(where: EncounterDiagnosis.isIllness)
        else { return false }
        return !clauses[clause..<min(clause + 2, clauses.count)].contains { said in
            // "I'm not going to change your dose" denies nothing of it.
            let isOfAct = said.lower.first.map(Self.acting.contains) == true || said.lower.contains("need")
            return said.lower.contains {
                !isOfAct && Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil
                    || Self.unsettled.contains($0) || $0.hasSuffix("'d")
            }
        }
    }

    private static let acting = Lexicon.set("i'm we're we since because")
    private static let unsettled = Lexicon.set(
        "had was were would normal scare screening shot risk worried kids children family"
    )

    /// What a body does or is asked about: what is wrong with it has another name.
    static let functions = Lexicon.set("urination pressure breathing vision hearing walking")

    /// Whether one names no more than the other does.
    func isSame(as other: EncounterProblem) -> Bool {
        !name.isEmpty && !other.name.isEmpty
            && (stems.isSubset(of: other.stems) || other.stems.isSubset(of: stems))
    }

    /// "Osteoporosis" is no "osteoarthritis".
    private var stems: Set<String> { Set(name.map { String($0.lower.prefix(GroundedForms.rootLength(of: $0.lower))) }) }

    /// What the clinician turns to, in the order of what was said, each problem once; where none was announced, what is
    /// diagnosed is a problem.
    static func named(in clauses: [Spoken]) -> [EncounterProblem] {
        var result: [EncounterProblem] = []
        let diagnosed = diagnosed(in: clauses)
        let first = diagnosed.first?.clause ?? clauses.count
        for at in clauses.indices where clauses[at].speaker != .patient && !clauses[at].isDictated {
            guard let name = EncounterProblemName.said(clauses, at, isBegun: !result.isEmpty || first < at)
            else { continue }
            let isLast = clauses[at].lower.count > name.count + 8 && clauses[at].lower.last == name.last?.lower
            let problem = EncounterProblem(clause: at, start: isLast ? at + 1 : at, name: name)
            // What is named before the examination and after it is planned after it.
            if !problem.isBare, let known = result.firstIndex(where: { !$0.isBare && problem.isSame(as: $0) }) {
                if clauses[result[known].clause..<at].contains(where: { $0.lower.contains("exam") }) {
                    result.remove(at: known)
                }
            }
            result.append(problem)
        }
        // What was diagnosed before the first that is announced is a problem, too.
        let start = result.first { !$0.isBare || EncounterProblemName.isCounted(clauses[$0.clause]) }?.clause
        return (result + diagnosed.filter { $0.clause < start ?? clauses.count }).sorted { $0.clause < $1.clause }
    }

    /// Where no problem is announced, what is diagnosed is one.
    static func diagnosed(in clauses: [Spoken], from start: Int? = nil) -> [EncounterProblem] {
        EncounterDiagnosis.named(in: clauses, from: start).reduce(into: []) { result, found in
            let problem = EncounterProblem(
                clause: found.clause,
                name: found.name,
                isDiagnosed: true,
                isLikely: found.isLikely
            )
            // "This is ITP | that's immune thrombocytopenia".
            let isSpelt =
                result.last.map { $0.clause + 1 == found.clause && $0.name.phrase == $0.name.phrase.uppercased() }
                == true
            if !isSpelt, !result.contains(where: problem.isSame) { result.append(problem) }
        }
    }
}

extension [Spoken] {
    /// Whether clause `at` stands where a visit has come to what is found and planned: past nine twentieths of it.
    func isLate(_ at: Int) -> Bool { at * 20 >= count * 9 }
}
