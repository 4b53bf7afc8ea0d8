internal import Artifacts

/// Turns what a patient says of themselves to the third person: "I've had my cough" is "He has had his cough".
/// What it has no sure form for is `nil`.
struct PatientVoice {
    enum Gender { case he, she }
    let gender: Gender?

    /// The gender that the clinician or the title says; `nil` where neither does.
    static func gender(of sentences: [Spoken]) -> Gender? {
        var counts = (he: 0, she: 0)
        for sentence in sentences where sentence.speaker != .patient {
            let words = sentence.lower
            for (at, word) in words.enumerated() {
                if ["ma'am", "mrs.", "ms.", "miss"].contains(word) { counts.she += 2 }
                if ["sir", "mr.", "mister"].contains(word) { counts.he += 2 }
                guard at > 0, words[at - 1].hasSuffix("old") || words[at - 1] == "pleasant" else { continue }
                if ["male", "man", "gentleman", "boy"].contains(word) { counts.he += 9 }
                if ["female", "woman", "lady", "girl"].contains(word) { counts.she += 9 }
            }
        }
        if counts.he == counts.she { return nil }
        return counts.he > counts.she ? .he : .she
    }

    /// The sentence about the patient, and the words that it rests on.
    func statement(_ clause: Spoken) -> (text: String, words: [SpokenWord])? {
        var words = Array(clause.words.drop { Self.hedges.contains($0.lower) })
        // What follows a conjunction may be talk: the part before it can stand.
        if let bad = words.firstIndex(where: { Self.refused.contains($0.lower) }),
            let end = words[..<bad].lastIndex(where: { ["and", "but", "so"].contains($0.lower) })
        {
            words.removeSubrange(end...)
        }
        while let last = words.last, Self.dangling.contains(last.lower) { words.removeLast() }
        guard (3...26).contains(words.count), ["i", "i'm", "i've", "my"].contains(words[0].lower),
            words.allSatisfy({ !Self.refused.contains($0.lower) }),
            words[0].lower != "my" || words[1...].prefix(4).contains(where: { Self.copulas.contains($0.lower) })
        else { return nil }
        guard let text = rewrite(words) else { return nil }
        return (text, words)
    }

    private func rewrite(_ words: [SpokenWord]) -> String? {
        var result: [String] = []
        var wantsVerb = false
        var isSubject = false
        for (at, word) in words.enumerated() {
            var text = word.text
            switch word.lower {
            case "i", "i'm", "i've":
                guard let pronoun = at == 0 ? (gender == nil ? "the patient" : pronoun) : pronoun else { return nil }
                text = pronoun + (word.lower == "i'm" ? " is" : word.lower == "i've" ? " has" : "")
                wantsVerb = word.lower == "i"
                isSubject = true
            case "my": text = gender == nil ? (at == 0 ? "the patient's" : "their") : gender == .he ? "his" : "her"
            case "me":
                guard let gender else { return nil }
                text = gender == .he ? "him" : "her"
            default:
                if wantsVerb {
                    if Self.adverbs.contains(word.lower) { break }
                    guard let verb = Self.verb(word.lower) else { return nil }
                    text = verb
                    wantsVerb = false
                } else if at > 0, ["and", "or"].contains(words[at - 1].lower), isSubject,
                    Self.present.contains(word.lower)
                {
                    guard let verb = Self.verb(word.lower) else { return nil }
                    text = verb
                } else {
                    text = Self.expansions[word.lower] ?? text
                }
            }
            result.append(text + (word.hasComma && at + 1 < words.count ? "," : ""))
        }
        guard !wantsVerb, isSubject || words.contains(where: { Self.copulas.contains($0.lower) })
        else { return nil }
        let text = result.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private var pronoun: String? { gender.map { $0 == .he ? "he" : "she" } }

    /// The form of a verb after "he" or "she".
    private static func verb(_ word: String) -> String? {
        if let fixed = expansions[word] ?? irregular[word] { return fixed }
        if past.contains(word) { return word }
        guard present.contains(word) else { return nil }
        if word.hasSuffix("s") || word.hasSuffix("ch") || word.hasSuffix("sh") { return word + "es" }
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeou".contains(before) {
            return word.dropLast() + "ies"
        }
        return word + "s"
    }

    private static let copulas = Lexicon.set("is was has hurts had are were")
    private static let hedges = Lexicon.set(
        "well yeah yes so and okay oh also now but right sure no nope yep alright then because mm"
    )
    private static let dangling = Lexicon.set(
        "feel feels have been having had was am i it's my he she they and or but so because then though okay right yeah too like the a of to in with for that if is it"
    )
    private static let refused = Lexicon.set(
        """
        you you're your you've yours we we're we've we'll us our ours i'd i'll he she they he's she's they're him thing things stuff
        something anything whatever guess mean know think sure like what what's who how why hope wish wonder thank thanks thankful
        sorry remember appreciate excited love hate myself mine gonna wanna supposed doctor doc okay hi hello question questions
        going do ever any lot got feels if wouldn't would
        """
    )
    private static let adverbs = Lexicon.set(
        "also usually never still only always sometimes currently recently rarely probably already often"
    )
    private static let irregular = [
        "have": "has", "do": "does", "am": "is", "go": "goes", "try": "tries", "can": "can", "could": "could",
    ]
    private static let present = Lexicon.set(
        """
        feel take get need use drink smoke eat work live notice see sleep wake walk run play want monitor check wear lose gain
        experience cough snore vape exercise stand sit lift bend move travel struggle start stop keep tend
        """
    )
    private static let past = Lexicon.set(
        """
        was had took went got felt noticed started stopped used tried fell hurt woke saw quit lost gained ate drank slept smoked
        worked twisted slipped hit broke tripped ran walked stepped called came gave increased injured landed heard began had
        developed experienced iced rested tore rolled bumped landed traveled received needed wanted kept
        """
    )
    private static let expansions: [String: String] = [
        "don't": "does not", "haven't": "has not", "didn't": "did not", "can't": "cannot", "couldn't": "could not",
        "wasn't": "was not", "isn't": "is not", "doesn't": "does not", "hasn't": "has not", "hadn't": "had not",
        "it's": "it is", "that's": "that is", "there's": "there is", "won't": "will not", "aren't": "are not",
        "weren't": "were not", "wouldn't": "would not",
    ]
}
