/// The one place that says in which group of the plan, or where else, a statement stands: by what it orders or tells.
struct EncounterPlanned {
    /// In the order of the page.
    enum Group: String, CaseIterable {
        case reasoning = "Medical Reasoning"
        case testing = "Additional Testing"
        case treatment = "Medical Treatment"
        case education = "Patient Education and Counseling"
    }

    private let kind: EncounterCandidate.Kind
    private let words: [String]

    init(_ candidate: EncounterCandidate) {
        (kind, words) = (candidate.kind, candidate.words.canonical)
    }

    var group: Group {
        if let act { return act.isOurs ? ordered(act) : advised(act) }
        switch kind {
        case .order: return ordered(.init(verb: "order", rest: words[...], isOurs: true))
        case .advice: return .education
        default: return isExplained ? .education : .reasoning
        }
    }

    /// "Medical Treatment: We will ..." without its label, of which nothing was said.
    static func withoutLabel(_ text: String) -> String {
        let label = Group.allCases.first { text.hasPrefix($0.rawValue + ": ") }
        return label.map { String(text.dropFirst($0.rawValue.count + 2)) } ?? text
    }

    /// The statement where it belongs, wherever it was read; `nil` where that is nowhere.
    static func placed(_ entry: EncounterDrafter.Scored) -> EncounterDrafter.Scored? {
        let planned = EncounterPlanned(entry.candidate)
        var entry = entry
        // "You want to come back in six months?" "Yes."
        if planned.words.contains(sequence: ["wants", "to", "come", "back"]) { entry.kind = .assessmentAndPlan }
        let isOfPlan = entry.kind == .assessmentAndPlan
        if planned.isWithoutResult(inPlan: isOfPlan) { return nil }
        guard isOfPlan, ![.dictated, .order, .advice].contains(entry.candidate.kind) else { return entry }
        // "She said it hurts on the inside", "she is endorsing nausea": nothing that is thought of it.
        let isSymptom = planned.words.contains("hurts") || !EncounterFact.complaints(of: planned.words).isEmpty
        if isSymptom, EncounterPlacing(clauses: 1).isSaid(planned.words) { return nil }
        entry.kind = planned.found ?? entry.kind
        return entry
    }

    /// "I checked the hormones", and what it gave is not told.
    private func isWithoutResult(inPlan isOfPlan: Bool) -> Bool {
        guard let act, act.isOurs, words.first.map(Self.isUs) == true, !words.contains(where: Self.resulting.contains)
        else { return false }
        return ["checked", "tested"].contains(act.verb)
            || isOfPlan && kind == .told && Self.performed.contains(act.verb) && act.named == .test
    }

    /// "He does not have any fractures", "the patient appears to be breathing fast": where what is seen stands.
    private var found: SectionKind? {
        if act != nil { return nil }
        let isSeen =
            words.prefix(3).contains("appears") && EncounterSystem.examined(in: words.joined(separator: " ")) != nil
        if isSeen || EncounterPlacing(clauses: 1).isFoundPlainly(words) { return .exam }
        let before = words.prefix { !$0.hasPrefix("fracture") }
        let isIntact = before.count < words.count && before.suffix(5).contains(where: Lexicon.negations.contains)
        return isIntact && words.first.map(Self.isUs) == false ? .results : nil
    }

    /// "We will order an MRI", which is ours, "the patient should take ibuprofen", with the first thing that it names.
    private struct Act {
        let verb: String
        let rest: ArraySlice<String>
        let isOurs: Bool
        var named: Thing? { rest.lazy.compactMap(EncounterPlanned.thing).first }
    }

    private enum Thing { case test, drug, therapy, living }

    private static func thing(_ word: String) -> Thing? {
        if tests.contains(word) || EncounterCandidates.studies.contains(word) { return .test }
        if living.contains(word) { return .living }
        if EncounterReader.isTaken(word) { return .drug }
        if therapies.contains(word) || Lexicon.isOperation(word) { return .therapy }
        return EncounterPlacing.isLaboratory(word) ? .test : nil
    }

    private func ordered(_ act: Act) -> Group {
        // "We discussed that she would like the injection" says what was thought.
        if Self.talking.contains(act.verb) { return act.rest.first == "that" ? .reasoning : .education }
        let named = act.named
        // "Check his potassium": no drug there.
        if Self.checking.contains(act.verb), named != .therapy { return .testing }
        let isAdvice = Self.recommending.contains(act.verb) && (named == nil || named == .living)
        return isAdvice || words.contains("advice") ? .education : named == .test ? .testing : .treatment
    }

    private func advised(_ act: Act) -> Group {
        if act.rest.contains(where: { Lexicon.negations.contains($0) }) { return .education }
        switch act.named {
        case .drug where Self.taking.contains(act.verb): return .treatment
        // "Get the injection", "be in a boot", not "wear the boot while you are awake".
        case .therapy where Self.undergoing.contains(act.verb): return .treatment
        default: return act.named == .test && Self.undergoing.contains(act.verb) ? .testing : .education
        }
    }

    private var act: Act? {
        // Behind "if the pain is not better in a week".
        let isBound = words.first.map(["if", "when", "once"].contains) == true
        let main = isBound ? words.dropFirst(2).drop { !["we", "i", "he", "she"].contains($0) } : words[...]
        guard let first = main.first else { return nil }
        if Self.isUs(first) { return ours(main.dropFirst()) }
        if ["he", "she"].contains(first) { return patients(main.dropFirst()) }
        if main.starts(with: ["the", "patient"]) { return patients(main.dropFirst(2)) }
        let bare = main.drop { ["otherwise", "also", "then", "and"].contains($0) }
        if let verb = bare.first, Self.bidding.contains(verb) {
            return .init(verb: verb, rest: bare.dropFirst(), isOurs: true)
        }
        // "A referral was sent", "lipid panel ordered".
        let isResult = main.contains(where: Lexicon.showing.contains)
        return isResult ? nil : main.last(where: Self.done.contains).map { .init(verb: $0, rest: main, isOurs: true) }
    }

    private func ours(_ said: ArraySlice<String>) -> Act? {
        let rest = said.drop(while: Self.lead.contains)
        guard let verb = rest.first, !Self.opining.contains(verb) else { return nil }
        // "I want him to ice it", "I would like to order an MRI".
        let wanted = rest.dropFirst()
        if Self.wanting.contains(verb), let to = wanted.prefix(3).firstIndex(of: "to") {
            let whom = wanted[..<to]
            if whom.isEmpty { return ours(wanted[to...]) }
            if ["him", "her", "them", "patient"].contains(whom.last) { return patients(["should"] + wanted[to...]) }
        }
        return .init(verb: verb, rest: wanted, isOurs: true)
    }

    /// "Should take ibuprofen", "is going to need surgery"; not "has a sprain", "may be retaining fluid".
    private func patients(_ said: ArraySlice<String>) -> Act? {
        let lead = said.prefix(while: Self.lead.contains)
        let rest = said.dropFirst(lead.count)
        let isBidden = lead.contains(where: Self.bidden.contains) || lead.dropFirst().contains("to")
        guard isBidden, let verb = rest.first, verb != "not" || !lead.contains("going"),
            Self.taking.contains(verb) || !lead.contains(where: ["may", "might", "could"].contains)
        else { return nil }
        return .init(verb: verb, rest: rest.dropFirst(), isOurs: false)
    }

    /// What it is for, what it may do, what was gone through: "the surgery will help", "the peroxide may bleach her sheets".
    private var isExplained: Bool {
        if kind == .dictated, words.last.map(Self.talking.contains) == true {
            return !words.contains { Self.thing($0) == .test || $0 == "results" }
        }
        guard kind == .told || kind == .subject else { return words.prefix(2).contains { $0.hasPrefix("risk") } }
        let isOfDrug = words.prefix(3).contains { Self.thing($0) == .drug } && words.prefix(4).contains("may")
        return isOfDrug || words.dropFirst().prefix(8).contains(where: Self.explaining.contains)
    }

    private static func isUs(_ word: String) -> Bool {
        ["i", "we"].contains(word) || word.hasPrefix("i'") || word.hasPrefix("we'")
    }

    private static let tests = Lexicon.set(
        "cat lab test tests testing a1c duplex doppler cbc bmp cmp swab titer egd screening imaging levels phosphatase"
    )
    private static let therapies = Lexicon.set(
        "therapy surgery injection injections epidural chemotherapy radiation rehab vaccine infusion cast boot brace sling"
    )
    private static let living = Lexicon.set(
        "diet salt water fluids alcohol caffeine ice icing exercise exercises exercising activity weight smoking sugars pressure"
    )
    private static let talking = Lexicon.set("discussed reviewed explained counseled")
    private static let recommending = Lexicon.set("recommend recommended advise advised encourage suggest suggested")
    private static let done = Lexicon.set("ordered prescribed sent scheduled referred")
    private static let bidding = Cues.planVerbs.union(recommending).union(done)
    private static let checking = Lexicon.set("check checked recheck screen test")
    private static let performed = Lexicon.set("did got took ran obtained drew")
    private static let resulting = Lexicon.showing.union(Lexicon.set("is was are were which normal negative positive"))
    private static let taking = Lexicon.set(
        "take taking use using continue start stop keep increase decrease alternate finish resume put hold"
    )
    private static let undergoing = Lexicon.set("go get have undergo need start do given in wearing")
    private static let wanting = Lexicon.set("want like need recommend encourage asked advise advised")
    private static let opining = Lexicon.set("suspect think believe feel doubt know see hope determine")
    private static let bidden = Lexicon.set("will can should must may might could")
    private static let lead = bidden.union(
        "would are am is going has have had needs to also just probably again then now still only most likely be".spaced
    )
    private static let explaining = Lexicon.set("will help helps should can important need needs effects")
}
