/// Words beside each other that never stand so: a statement with them was broken off, begun anew or said to someone.
extension EncounterGrammar {
    /// No two words beside each other that never stand so.
    static func isFluent(_ words: [String]) -> Bool {
        // "Any" asks or denies.
        if words.contains(where: { ["any", "anything", "anybody", "anyone"].contains($0) }),
            !words.contains(where: { Lexicon.negations.contains($0) || avoiding.contains($0) }),
            !["questions", "concerns", "pain"].contains(where: { words.contains(sequence: ["with", "any", $0]) })
        {
            return false
        }
        for (word, next) in zip(words, words.dropFirst()) {
            if persons.contains(word), stranded.contains(next) { return false }
            // "He got was a rash".
            if word == "got", ["is", "was", "are", "were"].contains(next) { return false }
            // "Joined a firm and am working".
            if next == "am", word.first?.isNumber != true { return false }
            if ["is", "has", "was", "a", "an", "the", "my"].contains(word), afterVerb.contains(next) { return false }
            if ["a", "an", "little"].contains(word), ["a", "an", "the", "her", "his", "was", "are"].contains(next) {
                return false
            }
            // "Tried moguls, which jumping", "and-and".
            if word == "which", next.hasSuffix("ing") { return false }
            if repeated(word) || word == "and" && next == "everything" { return false }
            // "Partici participating": begun twice.
            if word.count > 3, next.count > word.count + 1, next.hasPrefix(word) { return false }
            if auxiliaries.contains(word),
                asked.contains(next) || auxiliaries.contains(next) && !mayFollow.contains(next)
            {
                return false
            }
            // "Dealing with for a while", "worked putting".
            if ["with", "of", "about"].contains(word), ["for", "at", "to", "by", "of", "with"].contains(next) {
                return false
            }
            if word == "is" || word == "did", next == "that" { return false }
            if word == "does" && ["that", "this"].contains(next) || word == "is" && ["several", "many"].contains(next) {
                return false
            }
            // "She was chills", "she has on 20 mg".
            if ["is", "was", "am"].contains(word), nouns.contains(next) { return false }
            if ["has", "have"].contains(word), ["on", "in", "at", "when"].contains(next) { return false }
            // A question within: "when was the last time". "She is feeling today": how?
            if word == "when" && ["was", "is", "did"].contains(next) || word == "feeling" && next == "today" {
                return false
            }
            // "About 4 about days", "he was during the pandemic", "went to the for some pain".
            if word.allSatisfy(\.isNumber), ["about", "like"].contains(next) { return false }
            if ["was", "is"].contains(word) && next == "during" || word == "i" && next == "mean" { return false }
            if word == "any", next == "on" { return false }
            // "It does look like her have some inflammation".
            if ["her", "him"].contains(word), ["have", "has", "is"].contains(next) { return false }
            // "She did around 2009", "experiencing around", "so not an experience".
            if word == "did", ["around", "at", "in", "on", "for", "back"].contains(next) { return false }
            if ["experiencing", "received"].contains(word), ["around", "at", "in", "for", "today"].contains(next) {
                return false
            }
            // "Did or do have", "said as it is", "as I would say".
            if word == "or", auxiliaries.contains(next), !["can", "had"].contains(next) { return false }
            if word == "do" && next == "to" || word == "not" && next == "if" { return false }
            // "Is gets", "has positive for".
            if ["is", "was"].contains(word), next == "been" || EncounterVerbs.isThirdPerson(next) { return false }
            if word == "has", ["positive", "negative"].contains(next) { return false }
            if word == "said" && next == "as" || word == "would" && next == "say" { return false }
            // "An echocardiogram echocardiocardiogram".
            if word.count > 7, next.count > 7, word.prefix(6) == next.prefix(6) { return false }
            // "Thyroid thyromegaly".
            if word.count > 6, next.count > word.count + 2, word.prefix(5) == next.prefix(5) {
                return false
            }
            if word == "so" && next == "not" || word == "not" && next == "worry" { return false }
            // "Start getting checking".
            if doubled(word, next) { return false }
            if ["the", "a", "an"].contains(word), prepositions.contains(next) { return false }
            // "4 5 days", "no a fracture".
            if word.allSatisfy(\.isNumber), next.allSatisfy(\.isNumber) { return false }
            // "Sees if they can", "make sure".
            if word == "if", next == "they" { return false }
            if word == "no", ["a", "an", "the", "this"].contains(next) { return false }
            // "I don't, I can't", "think so, no": a slip of the tongue.
            if ["no", "not"].contains(word), asked.contains(next) || next == "like" { return false }
            if word == next, word.first?.isNumber != true { return false }
            if unfinished.contains(word), joining.contains(next) { return false }
        }
        // "Had a chance to go yet": a question. "Sometimes it bothers him sometimes".
        if words.contains("yet"), !words.contains(where: Lexicon.negations.contains) { return false }
        if words.count > 1, words.first == words.last { return false }
        // "Has not made some changes", "has been putting ice": on what?
        if let not = words.firstIndex(of: "not"), words[not...].dropFirst().prefix(2).contains("some") { return false }
        if words.suffix(2) == ["some", "help"] { return false }
        if words.last == "ice", words.contains(where: ["put", "putting", "puts"].contains) { return false }
        // "Has not at this point": has not what?
        for at in words.indices.dropLast(2)
        where ["has", "have", "did", "does"].contains(words[at]) && words[at + 1] == "not"
            && ["at", "in", "on", "for", "with", "and", "but", "to"].contains(words[at + 2])
        {
            return false
        }
        // "He is his diet is out of control".
        for (at, (word, next)) in zip(words, words.dropFirst()).enumerated()
        where word == "is" && ["his", "her", "their"].contains(next) && words[(at + 2)...].contains("is") {
            return false
        }
        // "Doing a little" of what? "Order a test": which?
        if unsaid.contains(where: { words.suffix($0.count).elementsEqual($0) }) { return false }
        // Who the patient is stands in the record, not in the note.
        if words.contains("birth"), words.contains("date") { return false }
        // "Are not are not good".
        for at in words.indices.dropLast(3) where words[at...at + 1] == words[at + 2...at + 3] { return false }
        // "His medications for that he is still on his aspirin".
        for at in words.indices.dropLast(2)
        where ["for", "of", "with", "on"].contains(words[at]) && words[at + 1] == "that"
            && ["he", "she", "it"].contains(words[at + 2])
        {
            return false
        }
        // Who the patient is stands in the record: "patient is Ann Miller", a number of it.
        if words.count > 2, words[0] == "patient", words[1] == "is", PatientVoice.Gender.names.contains(words[2]) {
            return false
        }
        if words.contains(where: { $0.count > 6 && $0.first?.isLetter == true && $0.count(where: \.isNumber) > 4 }) {
            return false
        }
        // "Had a congenital": what?
        if words.count > 1, let last = words.last, ["a", "an", "the"].contains(words[words.count - 2]),
            adjectives.contains(where: last.hasSuffix)
        {
            return false
        }
        // "A disk a kidney stone".
        for at in words.indices.dropLast(2)
        where ["a", "an"].contains(words[at]) && ["a", "an"].contains(words[at + 2]) {
            // "A pack a day".
            if at + 3 < words.count, ["day", "week", "month", "year", "night"].contains(words[at + 3]) { continue }
            return false
        }
        return words.allSatisfy { !addresses.contains($0) } && words.dropFirst().allSatisfy { !noises.contains($0) }
    }

    /// Two forms of verbs in "-ing" that do not follow each other.
    private static func doubled(_ word: String, _ next: String) -> Bool {
        guard word.hasSuffix("ing"), next.hasSuffix("ing"), !Lexicon.symptoms.contains(word) else { return false }
        return EncounterWords.verbs.contains { word == $0 + "ing" || word == $0 + String($0.suffix(1)) + "ing" }
            && EncounterWords.verbs.contains(String(next.dropLast(3)))
    }

    /// A word said twice that the engine wrote as one.
    private static func repeated(_ word: String) -> Bool {
        let parts = word.split(separator: "-")
        return parts.count == 2 && parts[0] == parts[1]
    }

    private static let nouns = Lexicon.set("chills fever fevers pain cough headache headaches nausea swelling blood")
    private static let asked = Lexicon.set("it he she they you there")
    private static let mayFollow = Lexicon.set("have had do did")
    private static let prepositions = Lexicon.set("for of to with from by at on in and or")
    /// Ends that leave open what is meant.
    private static let unsaid = [
        ["a", "test"], ["doing", "a", "little"], ["think", "too", "much"], ["put", "weight"], ["a", "hold"],
        ["takes", "care"],
        ["take", "care"], ["taken", "care"], ["as", "long"], ["as", "soon"], ["found", "himself"],
        ["found", "herself"],
        ["had", "before"],
        ["not", "made"], ["has", "made"], ["not", "done"], ["has", "done"], ["he", "thought"], ["she", "thought"],
        ["cannot", "fall"],
    ]
    private static let avoiding = Lexicon.set("if avoid refrain denies denied without")
    /// Ends of words that are adjectives and no nouns.
    static let adjectives = [
        "ious", "eous", "ular", "lateral", "genital", "enous", "dorsal", "medial", "chronic", "femoral", "cervical",
        "thoracic", "lumbar", "proximal", "distal",
    ]
    private static let stranded = Lexicon.set("he she it i his her the my a they you and but or so we that this")
    private static let afterVerb = Lexicon.set("i he she they has but so because")
    private static let unfinished = Lexicon.set("the a an my his her of to with for from at his")
    private static let joining = Lexicon.set(
        "including and or but so if when because he she they it i we is was are has that's"
    )
    private static let addresses = Lexicon.set("you you're your you've yours i'm i've i'll i'd")
    private static let noises = Lexicon.set("please wow oh yeah yes okay gosh um uh hmm eh slash")
}
