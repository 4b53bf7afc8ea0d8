/// How what is to be done is said, up to its verb: who acts, and how surely. "I'm just gonna go ahead and", "what I'd like you to
/// do is", "I'd", "you could", "we'll have you", "let's". Read word by word, so that any subject, modal and adverb may meet.
struct EncounterDirective {
    enum Actor { case clinician, patient }
    /// What was said of how sure it is; `would` is a recommendation ("I'd stop the turmeric").
    enum Force: String {
        case will, would, should, can, could, may, might, must
        case need = "needs to"
        case willNeed = "will need to"
        case want, like, encourage
    }

    var actor: Actor
    var force: Force
    /// "I don't want you to".
    var isNegated = false
    /// "I", not "we".
    var isOfOne = false
    /// "We'll probably".
    var isLikely = false
    /// Where the verb stands.
    var end: Int

    /// The head that begins at `start`.
    init?(_ lower: [String], at start: Int) {
        guard start < lower.count, Self.starts.contains(lower[start]) else { return nil }
        var reader = DirectiveReader(lower: lower, at: start)
        guard let head = reader.head(), head.end < lower.count else { return nil }
        self = head
        isLikely = lower[start..<head.end].contains("probably")
    }

    init(_ actor: Actor, _ force: Force, isOfOne: Bool = false, end: Int) {
        (self.actor, self.force, self.isOfOne, self.end) = (actor, force, isOfOne, end)
    }

    /// The modal before what the patient does.
    var ofPatient: String { [.want, .like, .encourage, .would].contains(force) ? "should" : force.rawValue }
    /// The modal before what the clinician does: what may be done is not what will be.
    var ofClinician: String {
        [.can, .could, .may, .might].contains(force) ? force.rawValue : isLikely ? "will probably" : "will"
    }

    /// "I want you off the naproxen", "I want you in a boot".
    static let states = Lexicon.set("on off in drinking eating using taking wearing walking doing sleeping")
    private static let starts = Lexicon.set(
        "i i'm i'll i'd we we'll we're we'd let's you you'll you're you'd what make be go"
    )
}

/// Reads a head; contractions are two words.
private struct DirectiveReader {
    let lower: [String]
    var at: Int
    /// The verb of a contraction: "will" of "I'll".
    var rest: String?
    /// "We can go ahead and": it will be done.
    var goesAhead = false

    init(lower: [String], at: Int) { (self.lower, self.at) = (lower, at) }

    private var next: String { rest ?? (at < lower.count ? lower[at] : "") }

    private mutating func advance() { if rest == nil { at += 1 } else { rest = nil } }

    @discardableResult
    private mutating func take(_ words: String...) -> Bool {
        guard words.contains(next) else { return false }
        advance()
        return true
    }

    /// "Also", "just", "go ahead and".
    private mutating func skipAdverbs() {
        while rest == nil {
            if lower[at...].starts(with: ["go", "ahead", "and"]) {
                at += 3
                goesAhead = true
            } else if lower[at...].starts(with: ["start", "by"]) {
                at += 2
            } else if Self.adverbs.contains(next) {
                at += 1
            } else {
                return
            }
        }
    }

    mutating func head() -> EncounterDirective? {
        if take("what") { return announced() }
        if take("let's") {
            skipAdverbs()
            return .init(.clinician, .will, end: at)
        }
        // "Make sure that you", "be sure to".
        if take("make", "be") {
            guard take("sure") else { return nil }
            take("that")
            guard take("you", "to") else { return nil }
            return plain(.init(.patient, .should, end: at))
        }
        return subject()
    }

    /// "What I'd like you to do is", "what we're gonna do is we're gonna".
    private mutating func announced() -> EncounterDirective? {
        guard let own = subject(isBare: true) else { return nil }
        take("do", "recommend", "suggest")
        guard take("is") else { return nil }
        skipAdverbs()
        take("that")
        return EncounterDirective(lower, at: at) ?? plain(.init(own.actor, own.force, isOfOne: own.isOfOne, end: at))
    }

    /// What "I", "we" or "you" go on to say; bare where nothing need come after it.
    private mutating func subject(isBare: Bool = false) -> EncounterDirective? {
        let (who, verb) = Self.contractions[next] ?? (next, nil)
        guard ["i", "we", "you"].contains(who) else { return nil }
        at += 1
        rest = verb
        let found = who == "you" ? ofPatient() : ofClinician(isOfOne: who == "i", isBare: isBare)
        guard var found, isBare || at < lower.count else { return nil }
        skipAdverbs()
        found.end = at
        // "We might go ahead and": still only might.
        if goesAhead, found.actor == .clinician, ![.could, .may, .might].contains(found.force) { found.force = .will }
        return found
    }

    private mutating func ofPatient() -> EncounterDirective? {
        skipAdverbs()
        guard let force = Self.ofYou.first(where: { takeAll($0.0) })?.1 else { return nil }
        return plain(.init(.patient, force, end: at))
    }

    /// All of these words, of which a contraction may hold the first.
    private mutating func takeAll(_ words: [String]) -> Bool {
        let start = rest == nil ? at : at - 1
        guard next == words[0], lower[min(lower.count, start + 1)...].starts(with: words.dropFirst()) else {
            return false
        }
        (at, rest) = (start + words.count, nil)
        return true
    }

    private mutating func ofClinician(isOfOne: Bool, isBare: Bool) -> EncounterDirective? {
        var force: EncounterDirective.Force?
        var wished: EncounterDirective.Force?
        var isNegated = false
        while true {
            skipAdverbs()
            if let modal = Self.modals[next] {
                advance()
                force = modal
            } else if take("would") {
                force = .would
            } else if next == "be", force == .will, at + 1 < lower.count,
                EncounterCandidates.base(ofDoing: lower[at + 1]) != nil
            {
                at += 1
                break
            } else if take("am", "are") {
                skipAdverbs()
                force = force ?? .will
                if take("gonna") || takeAll(["going", "to"]) || Self.saying[next] != nil { continue }
                guard isProgressive else { return nil }
                break
            } else if ["do", "don't"].contains(next), force == nil, at + 1 < lower.count,
                Self.saying[lower[at + 1]] != nil
            {
                isNegated = next == "don't"
                at += 1
            } else if let wish = Self.saying[next] {
                let start = at
                advance()
                if var found = addressed(wished ?? wish, force, isOfOne) {
                    // "I don't want you to": only a wish is turned.
                    guard isNegated else { return found }
                    (found.isNegated, found.force) = (true, .should)
                    return [.want, .like].contains(wish) ? found : nil
                }
                guard !isNegated else { return nil }
                // "I need to go", "I like to": no order. "I might need to": might.
                if isOfOne && Self.needing.contains(lower[start]) || lower[start] == "like" && !goesAhead, force == nil
                {
                    return nil
                }
                if take("to") || lower[start] == "wanna" || lower[start] == "gotta" {
                    if ["like", "want", "love", "wanna"].contains(lower[start]) { wished = wish }
                    if force == nil || force == .would { force = .will }
                } else if let found = recommended(lower[start]) ?? wanted(lower[start], isOfOne) {
                    return found
                } else {
                    at = start
                    break
                }
            } else {
                break
            }
        }
        // "We'd use it if": what would be done.
        guard let force, !isNegated, isBare || !Self.notVerbs.contains(next), force != .would || isOfOne || isBare
        else { return nil }
        return .init(.clinician, force, isOfOne: isOfOne, end: at)
    }

    /// "I'm sending you", "we're adding".
    private var isProgressive: Bool {
        guard rest == nil, at + 1 < lower.count else { return false }
        return EncounterCandidates.base(ofDoing: next) != nil
            || next == "going" && ["up", "down"].contains(lower[at + 1])
    }

    /// "You to", after "I want", "I'd like for", "I recommend that", "we'll have".
    private mutating func addressed(
        _ wish: EncounterDirective.Force,
        _ modal: EncounterDirective.Force?,
        _ isOfOne: Bool
    ) -> EncounterDirective? {
        let verb = lower[at - 1]
        let start = at
        // "We have you on metformin": so it is.
        if verb == "have", modal == nil { return nil }
        if verb != "have" { take("for", "that") }
        let isSure = modal == nil || modal == .will || modal == .would
        if take("you"),
            take("to") || Self.withoutTo.contains(verb)
                || EncounterDirective.states.contains(next) && (verb == "want" || verb == "like" && modal == .would),
            let found = plain(.init(.patient, isSure ? wish : modal ?? wish, isOfOne: isOfOne, end: at))
        {
            return found
        }
        at = start
        return nil
    }

    /// "I recommend that we", "I think you should".
    private mutating func recommended(_ verb: String) -> EncounterDirective? {
        guard Self.opining.contains(verb) else { return nil }
        take("that")
        if next == "we", verb != "think" {
            at += 1
            skipAdverbs()
            take("should", "to")
            return .init(.clinician, .will, end: at)
        }
        return subject()
    }

    /// "I want a scan of your chest": it will be had.
    private func wanted(_ verb: String, _ isOfOne: Bool) -> EncounterDirective? {
        guard ["want", "like"].contains(verb), ["a", "an", "another", "some"].contains(next),
            lower[at...].prefix(5).contains(where: EncounterCandidates.studies.contains)
        else { return nil }
        return .init(.clinician, .want, isOfOne: isOfOne, end: at)
    }

    private mutating func plain(_ head: EncounterDirective) -> EncounterDirective? {
        var head = head
        skipAdverbs()
        if take("not") { head.isNegated = true }
        // "Not to take", "to not take".
        if head.isNegated { take("to") }
        head.end = at
        return Self.notVerbs.contains(next) ? nil : head
    }

    private static let contractions: WordMap<(String, String?)> = [
        "i'm": ("i", "am"), "i'll": ("i", "will"), "i'd": ("i", "would"), "we're": ("we", "are"),
        "we'll": ("we", "will"), "we'd": ("we", "would"), "you'll": ("you", "will"), "you're": ("you", "are"),
    ]
    private static let ofYou: [([String], EncounterDirective.Force)] =
        [
            (["will", "need", "to"], .willNeed), (["will", "have", "to"], .willNeed), (["are", "gonna"], .will),
            (["are", "going", "to"], .will), (["need", "to"], .need), (["ought", "to"], .should), (["wanna"], .should),
            (["want", "to"], .should),
        ] + modals.map { ([$0], $1) }
    private static let modals: WordMap<EncounterDirective.Force> = [
        "will": .will, "should": .should, "can": .can, "could": .could, "may": .may, "might": .might, "must": .must,
    ]
    /// What one says, wants or thinks should be done.
    private static let saying: WordMap<EncounterDirective.Force> = [
        "want": .want, "wanna": .want, "like": .like, "love": .like, "prefer": .like, "encourage": .encourage,
        "encouraging": .encourage, "need": .should, "have": .should, "got": .should, "gotta": .should, "ask": .should,
        "advise": .should, "advising": .should, "recommend": .should, "recommending": .should, "suggest": .should,
        "suggesting": .should, "think": .should,
    ]
    private static let opining = Lexicon.set("recommend recommending suggest suggesting advise think")
    /// "Have you take", "recommend you take".
    private static let withoutTo = Lexicon.set("have recommend recommending suggest suggesting advise")
    private static let needing = Lexicon.set("need have got gotta")
    private static let adverbs = Lexicon.set(
        "also just then really definitely certainly probably actually tentatively"
    )
    private static let notVerbs = Lexicon.set(
        "not be a an the that this it i you we he she they have had been of if for to with at"
    )
}
