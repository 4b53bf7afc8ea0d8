/// Whether a "no" denies all that was asked: "no drugs" denies drugs only, "no, just ibuprofen" affirms, "no. I used to" takes
/// back some of it.
struct EncounterDenial {
    let question: Spoken
    let reply: Spoken
    /// What the patient goes on to say.
    let turn: [Spoken]

    var isWhole: Bool { !deniesAPart && !turn.contains(where: isException) }

    /// "No, only at night", "not usually": more than a no.
    static func qualifies(_ answer: [String]) -> Bool {
        answer.contains(where: qualifying.contains)
            || zip(answer, answer.dropFirst()).contains { ["not", "no"].contains($0) && measured.contains($1) }
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
                Self.idle.contains($0.lower) || stems.contains(Self.stem($0.lower))
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
        if Self.excepting.contains(first) || lower.last == "though" { return true }
        let asked = Set(EncounterFact.complaints(of: question.lower).map(\.name))
        if EncounterFact.complaints(of: lower).contains(where: { asked.contains($0.name) }) { return true }
        return !lower.contains(where: Lexicon.negations.contains) && lower.contains { stems.contains(Self.stem($0)) }
    }

    /// What was asked for, by the beginnings of its words.
    private var stems: Set<String> {
        Set(question.lower.filter { $0.count > 3 && !Self.asking.contains($0) }.map(Self.stem))
    }

    private static func stem(_ word: String) -> String { String(word.prefix(4)) }

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
    private static let asking = Lexicon.set(
        """
        have having does been were your you're that this these those with when what where which there ever some other like
        about from they them then than still also just know feel feeling okay right noticed take taking took taken anything
        something problems issues pain
        """
    )
}
