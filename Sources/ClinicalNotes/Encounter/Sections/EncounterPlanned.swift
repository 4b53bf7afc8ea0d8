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
        let isToReturn =
            planned.words.contains(sequence: ["wants", "to", "come", "back"])
            && !planned.words.contains(sequence: ["back", "to"])
        if isToReturn { entry.kind = .assessmentAndPlan }
        let isOfPlan = entry.kind == .assessmentAndPlan
        if planned.isWithoutResult(inPlan: isOfPlan) { return nil }
        guard isOfPlan, ![.dictated, .order, .advice].contains(entry.candidate.kind) else { return entry }
        // "She said it hurts on the inside", "she is endorsing nausea": told, and nothing that is thought of it.
        let isSymptom = planned.words.contains("hurts") || !EncounterFact.complaints(of: planned.words).isEmpty
        let isTold = isSymptom && EncounterPlacing(clauses: 1).isSaid(planned.words)
        entry.kind = isTold ? .history : planned.found ?? entry.kind
        return entry
    }

    /// "I checked the hormones", and what it gave is not told.
    private func isWithoutResult(inPlan isOfPlan: Bool) -> Bool {
        guard let act, act.isOurs, words.first.map(Self.isUs) == true,
            !words.contains(where: {
                Self.resulting.contains($0) || Lexicon.negations.contains($0) || $0.first?.isNumber == true
            })
        else { return false }
        // "We did an x-ray", not "we got an appointment for the MRI", nor a biopsy, which is a procedure.
        let isDone = Self.performed.contains(act.verb) && act.rest.first.map(Lexicon.functionWords.contains) == true
        return Self.tried.contains(act.verb)
            || isOfPlan && kind == .told && isDone && !words.contains("biopsy")
                && act.rest.prefix(3).contains { Self.thing($0) == .test }
    }

    /// "He does not have any fractures", "there is fluid behind the eardrum": where what is seen stands.
    private var found: SectionKind? {
        if act != nil { return nil }
        if EncounterPlacing(clauses: 1).isFoundPlainly(words) { return .exam }
        let before = words.prefix { !$0.hasPrefix("fracture") }
        let isIntact =
            before.count < words.count && ["no", "any"].contains(before.last)
            && before.suffix(5).contains(where: Lexicon.negations.contains)
        return isIntact && words.first.map(Self.isUs) == false ? .results : nil
    }

    /// "We will order an MRI", which is ours, "the patient should take ibuprofen", with the first thing that it names.
    private struct Act {
        let verb: String
        let rest: ArraySlice<String>
        let isOurs: Bool
        /// A level of vitamin D is no drug.
        var named: Thing? {
            rest.prefix(4).contains("level") ? .test : rest.lazy.compactMap(EncounterPlanned.thing).first
        }
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
        if Self.talking.contains(act.verb) {
            return act.rest.first == "that" ? .reasoning : .education
        }
        let named = act.named
        // "We checked his A1c at 7.4": what it gave.
        if Self.tried.contains(act.verb) || Self.performed.contains(act.verb) && named == .test { return .reasoning }
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
        if Self.isUs(first) { return ours(main.dropFirst(), isToCome: first.hasSuffix("'ll") || first.hasSuffix("'d")) }
        if ["he", "she"].contains(first) { return patients(main.dropFirst()) }
        if main.starts(with: ["the", "patient"]) { return patients(main.dropFirst(2)) }
        let bare = main.drop { ["otherwise", "also", "then", "and"].contains($0) }
        // Not "increase in pain with stooping".
        if let verb = bare.first, Self.bidding.contains(verb), bare.dropFirst().first != "in" {
            return .init(verb: verb, rest: bare.dropFirst(), isOurs: true)
        }
        // "A referral was sent", "lipid panel ordered".
        let isResult = main.contains(where: Lexicon.showing.contains)
        let done = main.prefix(12).last(where: Self.done.contains)
        return isResult ? nil : done.map { .init(verb: $0, rest: main, isOurs: true) }
    }

    /// "We will order an MRI", "we recommend therapy", "I checked her potassium"; not "I have seen her before", "we agree".
    private func ours(_ said: ArraySlice<String>, isToCome: Bool) -> Act? {
        let rest = said.drop { Self.lead.contains($0) || $0 == "not" }
        guard let verb = rest.first, !Self.opining.contains(verb) else { return nil }
        // "I want him to ice it", "I would like to order an MRI".
        let wanted = rest.dropFirst()
        if Self.wanting.contains(verb), let to = wanted.prefix(3).firstIndex(of: "to") {
            let whom = wanted[..<to]
            if whom.isEmpty { return ours(wanted[to...], isToCome: true) }
            if ["him", "her", "them", "patient"].contains(whom.last) { return patients(["should"] + wanted[to...]) }
        }
        let act = Act(verb: verb, rest: wanted, isOurs: true)
        let isOrdered = isToCome || said.prefix(upTo: rest.startIndex).contains { Self.leading.contains($0) }
        let isNamed = Self.acting.contains(verb)
        // "We switched her to torsemide".
        let isGiven = verb.hasSuffix("ed") && act.named == .drug
        let isDone = (Self.performed.contains(verb) || verb.hasSuffix("ing")) && act.named != nil
        return isOrdered || isNamed || isGiven || isDone ? act : nil
    }

    /// "Should take ibuprofen", "is going to need surgery"; not "has a sprain", "may be retaining fluid".
    private func patients(_ said: ArraySlice<String>) -> Act? {
        let lead = said.prefix(while: Self.lead.contains)
        let rest = said.dropFirst(lead.count)
        let isBidden = lead.contains(where: Self.bidden.contains) || lead.dropFirst().contains("to")
        // "She can walk a block before it hurts", dictated: so she is able to.
        guard isBidden, lead.first != "can" || kind != .dictated, let verb = rest.first,
            verb != "not" || !lead.contains("going"),
            Self.taking.contains(verb) || !lead.contains(where: ["may", "might", "could"].contains)
        else { return nil }
        return .init(verb: verb, rest: rest.dropFirst(), isOurs: false)
    }

    /// What it is for, what it may do, what was gone through: "the surgery will help", "the peroxide may bleach her sheets".
    private var isExplained: Bool {
        if kind == .dictated, words.last.map(Self.talking.contains) == true { return true }
        guard kind == .told || kind == .subject else { return words.prefix(2).contains { $0.hasPrefix("risk") } }
        let isOfDrug = words.prefix(3).contains { Self.thing($0) == .drug } && words.prefix(4).contains("may")
        return isOfDrug || words.dropFirst().prefix(8).contains(where: Self.explaining.contains)
    }

    private static func isUs(_ word: String) -> Bool {
        ["i", "we"].contains(word) || word.hasPrefix("i'") || word.hasPrefix("we'")
    }

    private static let tests = Lexicon.set(
        "cat lab test tests testing a1c duplex doppler cbc bmp cmp swab titer cultures exam egd screening imaging levels phosphatase"
    )
    private static let therapies = Lexicon.set(
        "therapy surgery injection injections epidural chemotherapy radiation rehab vaccine infusion cast boot brace sling"
    )
    private static let living = Lexicon.set(
        "diet salt water fluids alcohol caffeine ice icing exercise exercises exercising activity weight smoking sugars pressure"
    )
    private static let talking = Lexicon.set("discussed reviewed explained counseled talked")
    private static let records = Lexicon.set("results list history chart records notes")
    private static let recommending = Lexicon.set("recommend recommended advise advised encourage suggest suggested")
    private static let done = Lexicon.set("ordered prescribed sent scheduled referred")
    private static let bidding = Cues.planVerbs.union(recommending).union(done)
    private static let acting = bidding.union(talking).union(tried)
    private static let checking = Lexicon.set("check recheck screen test")
    private static let tried = Lexicon.set("checked tested")
    private static let performed = Lexicon.set("did got took ran obtained drew")
    private static let resulting = Lexicon.showing.union(EncounterPlacing.valued)
        .union("is was are were which with because saw found looks good".spaced)
    private static let taking = Lexicon.set(
        "take taking use using continue start stop keep increase decrease alternate finish resume put hold"
    )
    private static let undergoing = Lexicon.set("go get getting have undergo need start do given in wearing")
    private static let wanting = recommending.union("want like need asked told decided plan".spaced)
    private static let opining = Lexicon.set("suspect think believe feel doubt know see hope determine rule")
    private static let bidden = Lexicon.set("will can should must may might could")
    private static let leading = bidden.union(["would", "going", "to"])
    private static let lead = leading.union(
        "are am is has have had needs also just probably again then now still only most likely be".spaced
    )
    private static let explaining = Lexicon.set("will help helps should can important need needs effects")
}
