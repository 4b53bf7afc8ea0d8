internal import Artifacts

/// Where a sentence of speech is cut into clauses.
extension Spoken {
    /// The clauses of a sentence: it is cut where the model hears a new one begin, and where one usually does.
    func clauses(_ model: EncounterModel) -> [Spoken] {
        guard !words.isEmpty else { return [] }
        let lower = lower
        var result: [Spoken] = []
        var start = 0
        var isPlan = false
        for at in words.indices where at >= start + 2 {
            guard !isObject(lower, at), !EncounterObject.isObject(lower, at) else { continue }
            let score = model.boundary(lower, at)
            guard
                score > 0 || opensExam(lower, at) || goesOnToPlan(lower, from: start, at)
                    || at >= start + 3 && score > threshold(at) && begins(lower, at)
            else { continue }
            isPlan = goesOnToPlan(lower, from: start, at)
            let end = reason(lower, from: start, before: at) ?? (at >= start + 3 && opensNext(lower, at) ? at - 1 : at)
            result.append(part(start..<end, isQuestion: false, after: result.last))
            start = end
        }
        result.append(part(start..<words.count, isQuestion: isQuestion && !isPlan, after: result.last))
        return result
    }

    /// "Continue the omeprazole | and with all the prednisone I want a bone scan": why what follows is wanted.
    private func reason(_ lower: [String], from start: Int, before at: Int) -> Int? {
        guard speaker != .patient, Self.begun.contains(lower[at]),
            let and = lower.indices[(start + 3)..<max(start + 3, at - 2)].last(where: {
                lower[$0] == "and" && ["with", "given"].contains(lower[$0 + 1])
            }), !lower[start..<and].contains(lower[and + 1]),
            !lower[and..<at].contains(where: EncounterWords.finite.contains)
        else { return nil }
        return and
    }

    /// "Refer you to physical therapy": the object of what is intended.
    private func isObject(_ lower: [String], _ at: Int) -> Bool {
        // "So I can see how often you're in it."
        at > 1 && lower[at - 2] == "how" && Self.degrees.contains(lower[at - 1])
            // "Hurting right now".
            || lower[at] == "now" && lower[at - 1] == "right"
                && (at + 1 == lower.count || ["and", "but", "because", "so"].contains(lower[at + 1]))
            // "It will help you absorb the iron better".
            || at > 2 && lower[at] == "the" && lower[at - 2] == "you" && lower[at - 3].hasPrefix("help")
            || lower[at] == "limits" && lower[at - 1] == "normal"
            || lower[at] == "it" && speaker != .patient && EncounterPointing.handling.contains(lower[at - 1])
            || ["you", "you're"].contains(lower[at])
                && (EncounterCandidates.ordered.contains(lower[at - 1]) || Self.givers.contains(lower[at - 1]))
    }

    /// "No wheezing | on your heart exam ...", "that I can hear | your lung exam ...", "| that means no clots".
    private func opensExam(_ lower: [String], _ at: Int) -> Bool {
        guard speaker != .patient else { return false }
        switch lower[at] {
        case "on": return lower[at...].prefix(4).contains("exam") && !["based", "depending"].contains(lower[at - 1])
        case "your": return lower[at...].prefix(4).contains("exam") && !Self.beforeExam.contains(lower[at - 1])
        case "that": return at + 1 < lower.count && lower[at + 1] == "means" && lower[at - 1] != "and"
        default: return false
        }
    }

    /// "Do you have any questions about that | and I want to go ahead and order a urinalysis".
    private func goesOnToPlan(_ lower: [String], from start: Int, _ at: Int) -> Bool {
        guard speaker != .patient, lower[at] == "and", at + 2 < lower.count else { return false }
        return lower[start..<at].contains("questions")
            && ["i", "i'm", "i'll", "let's", "we'll"].contains(lower[at + 1])
    }

    private func threshold(_ at: Int) -> Double { Self.mostlyObjects.contains(words[at].lower) ? -3.5 : -7 }

    private func part(_ range: Range<Int>, isQuestion: Bool, after previous: Spoken?) -> Spoken {
        let said = Array(words[range])
        let asks =
            Self.questions.contains(said[0].lower) && speaker != .patient
            && EncounterDirective(said.map(\.lower), at: 0) == nil
            && (said[0].lower != "what" || said.count < 2 || !["i", "we", "i'd"].contains(said[1].lower))
            && !said.map(\.lower).starts(with: ["when", "you", "came", "in"])
            && (said[0].lower != "do" || said.count < 2 || !Self.isExercise(said[1].lower))
        var part = Spoken(words: said, speaker: speaker, isQuestion: isQuestion || asks || isAskedByPatient(said))
        part.continuesSentence = previous != nil
        part.isDictated = isDictated
        part.isConditional =
            previous.map { $0.lower.prefix(4).contains { ["if", "unless"].contains($0) } || $0.endsWithItsCondition }
            ?? false
        // "If I'm in a hurry | I'm, like, running | I get dizzy | and my chest hurts".
        // "If it is better | and she is still wet | then we'll use an alarm", "... | once he is cleaned out | we'll get".
        if let previous, previous.isConditional,
            said[0].lower == "then" || ["once", "when", "after"].contains(previous.lower[0])
                || previous.lower.last == "then"
                || speaker == .patient && ["and", "i", "i'm"].contains(part.lower[0]) && !part.isLasting
                    && part.lower.contains(where: Self.changes.contains)
        {
            part.isConditional = true
        }
        return part
    }

    /// "I've had asthma since May", whatever was asked or supposed before.
    var isLasting: Bool { lower.contains(where: Self.lasting.contains) }

    /// "Continue the spray, and if the nose gets stuffy | you can add ...": a condition of what comes next.
    private var endsWithItsCondition: Bool {
        guard let condition = lower.lastIndex(where: { ["if", "unless"].contains($0) }), condition > 0 else {
            return false
        }
        return lower[condition - 1] == "and" && lower.count - condition < 9
    }

    /// "Should I take it", "does he need new tubes".
    private func isAskedByPatient(_ said: [SpokenWord]) -> Bool {
        guard speaker == .patient else { return false }
        let lower = said.trimmedOfHedges.prefix(2).map(\.lower)
        return lower.count == 2 && Self.asking.contains(lower[0]) && Self.askedOf.contains(lower[1])
    }

    private func begins(_ lower: [String], _ at: Int) -> Bool {
        let word = lower[at]
        let next = at + 1 < lower.count ? lower[at + 1] : ""
        if word == "on", lower[at...].prefix(5).contains(where: { $0.hasPrefix("exam") }) { return true }
        if word == "why", speaker != .patient, ["don't", "do"].contains(next) { return true }
        if ["for", "as"].contains(word), ["your", "the"].contains(next), at + 2 < lower.count,
            ["first", "second", "next", "third", "last"].contains(lower[at + 2])
        {
            return true
        }
        if Self.tells(lower, at) { return true }
        if Self.glue.contains(lower[at - 1]), speaker == .patient || !Self.intends(lower, at) { return false }
        if speaker != .patient, runsOn(lower, at) { return true }
        // "... of the left lower quadrant no guarding", "the vault is normal the cervix is pink"
        if speaker != .patient, beginsFinding(lower, at) { return true }
        if speaker != .patient, commands(lower, at) || beginsVital(lower, at) { return true }
        if ["my", "your"].contains(word) {
            // An object ("below my ribs") begins nothing; a subject has its verb near.
            return lower[at...].dropFirst().prefix(4).contains {
                ["is", "are", "was", "has", "have", "looks", "hurts", "were"].contains($0)
            }
        }
        if ["have", "are", "do", "did"].contains(word) {
            // "We'll have you come back", "why don't we have you come back".
            let isIntended =
                word == "have" && (Self.intending.contains(lower[at - 1]) || lower[..<at].suffix(3).first == "why")
            return next == "you" && !isIntended
        }
        if Self.starters.contains(word) { return true }
        if word == "and", listsSubjects(lower, at) { return false }
        return word == "and"
            && (Self.starters.contains(next) || ["on", "for", "they", "my", "your", "no"].contains(next))
    }

    /// "No tremor at rest | hold your arms out".
    private func commands(_ lower: [String], _ at: Int) -> Bool {
        Self.commanded.contains(lower[at]) && at + 1 < lower.count && ["your", "my", "still"].contains(lower[at + 1])
            && EncounterShape.isNoun(lower[at - 1])
    }

    /// "Your eyes, your coordination, | and your strength are normal": one subject of many.
    private func listsSubjects(_ lower: [String], _ at: Int) -> Bool {
        at + 3 < lower.count && ["my", "your"].contains(lower[at + 1]) && lower[at + 3] == "are"
            && !lower[at + 2].hasSuffix("s") && lower[..<at].contains(lower[at + 1])
            && !lower[..<at].contains(where: EncounterVerbs.auxiliaries.contains)
    }

    /// "Gait is steady | heel walking is normal | and the nerves are intact": a state ends what it is said of.
    private func runsOn(_ lower: [String], _ at: Int) -> Bool {
        guard Self.states.contains(lower[at - 1]), at > 1,
            lower[..<(at - 1)].suffix(3).contains(where: { ["is", "are"].contains($0) })
        else { return false }
        if lower[at] == "and", at + 1 < lower.count, !["the", "your", "his", "her"].contains(lower[at + 1]) {
            return false
        }
        let next = lower[at...].prefix(6)
        guard let verb = next.firstIndex(where: { ["is", "are"].contains($0) }), verb > at else { return false }
        return !lower[at..<verb].contains { Self.bound.contains($0) }
    }

    /// "Rub it in | now I know", "the diagnosis is gout | usually we see it", "is normal | pedal pulses are strong": the word
    /// before belongs to what begins.
    private func opensNext(_ lower: [String], _ at: Int) -> Bool {
        let last = lower[at - 1]
        if Self.examinedParts.contains(lower[at]) { return Self.ofExamined.contains(last) }
        // "Pain on extension and | strength there is 4/5".
        if lower[at] == "there", Self.graded.contains(last), at > 1, lower[at - 2] == "and" { return true }
        guard speaker != .patient, Self.begun.contains(lower[at]) else { return false }
        return last == "usually" || last == "now" && !Self.beforeNow.contains(lower[at - 2])
    }

    /// "... to help that swelling go down i'm gonna ...".
    private static func intends(_ lower: [String], _ at: Int) -> Bool {
        guard ["i'm", "i'll", "we'll", "we're"].contains(lower[at]), at + 1 < lower.count else { return false }
        return ["down", "up", "off", "out", "in", "time", "on", "more"].contains(lower[at - 1])
    }

    /// "I'm worried about | my doctor told me that it is high": what is told has a subject of its own.
    private static func tells(_ lower: [String], _ at: Int) -> Bool {
        guard ["the", "my", "your"].contains(lower[at]),
            ["about", "with"].contains(lower[at - 1]),
            let told = lower[at...].prefix(5).firstIndex(of: "told"), told + 1 < lower.count, told > at + 1
        else { return false }
        return ["me", "you"].contains(lower[told + 1]) && lower[(at + 1)..<told].allSatisfy(EncounterShape.isNoun)
    }

    private static let degrees = Lexicon.set("often long much many far fast bad")
    private static let ofExamined = Lexicon.set(
        "his her their femoral pedal dorsal radial peripheral distal lower upper deep"
    )
    private static let graded = Lexicon.set("strength grip power sensation")
    private static let commanded = Lexicon.set("hold squeeze push lift follow turn raise bend")
    private static let begun = Lexicon.set("i i'm i've i'd i'll we we're we've we'll")
    private static let beforeNow = Lexicon.set("right for until till by from just and even up are is doing better")
    private static let beforeExam = Lexicon.set(
        "on of from in at to with for by after during and see do doing did review discuss based the rest normal if when about as"
    )
    /// "Do yoga", "do some stretches": an advice, and no question.
    private static func isExercise(_ word: String) -> Bool {
        EncounterWords.exercises.contains(word) || ["some", "light", "gentle"].contains(word)
    }
    private static let bound = Lexicon.set("that which what when if because as but so to for with on in at or there it")
    static let examinedParts = Lexicon.set(
        "speech gait strength sensation reflexes lungs abdomen pulses extremities skin oropharynx tonsils pupils neck uvula"
    )
    private static let intending = Lexicon.set("gonna to will we'll i'll would i'd we'd should")
    private static let givers = Lexicon.set(
        "have having give giving get getting keep let want like for to with follow follows"
    )
    private static let changes = Lexicon.set("hurts get gets feel feels start starts")
    private static let lasting = Lexicon.set("i've been since every always ago was had")
    private static let mostlyObjects = Lexicon.set("it you he she")
    private static let questions = Lexicon.set(
        "do did are is have has how what when where any were was can could would does who which why"
    )
    private static let asking = Lexicon.set("should can could do does did will would is are")
    private static let askedOf = Lexicon.set("i it he she we they you that this there my the")
    private static let starters = Lexicon.set(
        """
        i i'm i've i'll i'd it's it we we're we'll you're you that's there's there let's but so okay now then he's she's they're he
        she
        """
    )
    /// A clause after one of these belongs to it.
    private static let glue = Lexicon.set(
        """
        if that when because since while what which where how as think thought guess know say said says told do did does have has are
        were was is can could would should will and or to of in on for with at than but so ever before after until like from by about
        exam examination below above around behind near off out up down during between within into not don't didn't the a an over under
        through both your my me see show hope sure feel though although whether who appreciate any no why sorry believe notice that's
        wish unless means mean want wanted let make makes help thing things time way haven't hear want had give put get send
        """
    )
}
