/// Whether a "no" denies all that was asked: "no drugs" denies drugs only, "no, just ibuprofen" affirms, "no. I used to" takes
/// back some of it.
struct EncounterDenial {
    let question: Spoken
    let reply: Spoken
    /// What the patient goes on to say.
    let turn: [Spoken]

    var isWhole: Bool {
        !deniesAPart && !takesBack(Array(reply.lower.dropFirst())) && !turn.contains(where: isException)
    }

    /// "No, only at night", "not usually": more than a no.
    static func qualifies(_ answer: [String]) -> Bool {
        answer.contains(where: qualifying.contains)
            || zip(answer, answer.dropFirst()).contains { ["not", "no"].contains($0) && measured.contains($1) }
    }

    /// "No, I have that", "no, I do": asked whether it is not there, the patient says that it is.
    static func affirms(_ answer: [String]) -> Bool {
        guard let first = answer.first, EncounterAnswers.noes.contains(first), answer.dropFirst().first == "i",
            let verb = answer.dropFirst(2).first, having.contains(verb)
        else { return false }
        let rest = answer.dropFirst(3)
        return rest.isEmpty || rest.count < 3 && rest.first.map(pointing.contains) == true
    }

    /// "No bone pain", asked for more than that.
    static func namesPart(_ answer: [String]) -> Bool {
        answer.count > 1 && answer[0] == "no" && !afterNo.contains(answer[1])
            && !answer.dropFirst().allSatisfy(idle.contains)
    }

    /// "No drugs", asked for drugs and alcohol; "no, just ibuprofen", of which "just" is a filler.
    private var deniesAPart: Bool {
        guard Self.namesPart(reply.lower) else { return false }
        return question.words.contains { ["or", "and"].contains($0.lower) || $0.hasComma }
            || !reply.words.dropFirst().allSatisfy {
                Self.idle.contains($0.lower) || !Self.stems($0.lower).isDisjoint(with: stems)
            }
    }

    /// "No. Some chills", "no. But on my cousin's side", "no. I used to smoke": something of it holds after all.
    private func isException(_ later: Spoken) -> Bool {
        // "Well, maybe a little one": it is there after all.
        let lower = Array(later.lower.drop { ["well", "oh", "actually", "just", "i", "mean"].contains($0) })
        guard let first = lower.first else { return false }
        if first == "maybe" || lower.prefix(5).contains("one") { return true }
        // "A little in my toes": of what was asked.
        if first == "a", let much = lower.dropFirst().first, ["little", "bit", "few"].contains(much) { return true }
        if first == "but", EncounterBut.tellsOther(Array(lower.dropFirst()), question.lower) { return false }
        if Self.excepting.contains(first) || ["though", "yes"].contains(lower.last) { return true }
        let asked = Set(EncounterFact.complaints(of: question.lower).map(\.name))
        if EncounterFact.complaints(of: lower).contains(where: { asked.contains($0.name) }) { return true }
        return tells(lower)
    }

    /// "It pops", "I fell", asked for popping or falls: what was asked for, or what is of one matter with it, is told and not denied.
    private func tells(_ lower: [String]) -> Bool {
        !lower.contains(where: Lexicon.negations.contains)
            && (lower.contains { !Self.stems($0).isDisjoint(with: stems) }
                || EncounterBut.isOfOneMatter(question.lower, lower))
    }

    /// The reply itself, but "no, I sleep fine".
    private func takesBack(_ rest: [String]) -> Bool {
        !Self.isWell(rest) && (tells(rest) || rest.starts(with: ["i", "had", "one"]))
    }

    /// "It's been good", "I sleep like a rock".
    static func isWell(_ rest: [String]) -> Bool { rest.contains(where: wellness.contains) }

    /// What was asked for, whatever its form.
    private var stems: Set<String> {
        Set(question.lower.filter { !Self.asking.contains($0) }.flatMap(Self.stems))
    }

    private static func stems(_ word: String) -> Set<String> {
        guard word.count > 3 else { return word.count == 3 ? [GroundedForms.stem(word)] : [] }
        return [GroundedForms.stem(word), String(word.prefix(4))]
    }

    private static let having = Lexicon.set("have do am did get")
    private static let pointing = Lexicon.set("have that it those them one some")
    private static let qualifying = Lexicon.set(
        "but just only except besides sometimes occasionally mostly usually mainly until unless maybe rarely hardly barely"
    )
    private static let measured = Lexicon.set("much lot a always often usually every all too as many")
    private static let afterNo = Lexicon.set(
        "not i i've i'm i'd it it's nothing never no none sir ma'am thank thanks doctor problem that we none nope actually"
    )
    private static let idle = Lexicon.set(
        "at all ever that of know other symptoms significant new issues problems problem trouble whatsoever today now"
    )
    private static let excepting = Lexicon.set("but except only although though other besides sometimes wait")
    private static let wellness = Lexicon.set("fine good great well okay normal normally rock baby log")
    private static let asking = Lexicon.set(
        """
        have having does been were your you're that this these those with when what where which there ever some other like
        about from they them then than still also just know feel feeling okay right noticed take taking took taken anything
        something problems issues pain new now all out off one too see say day lot her him she his our use ago who you and any are did does has had how was the for its it's get got can way not but
        """
    )
}
