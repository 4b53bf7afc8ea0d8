/// Words beside each other that never stand so: a statement with them was broken off, begun anew or said to someone.
extension EncounterGrammar {
    /// No two words beside each other that never stand so, and nothing that was broken off or asked.
    static func isFluent(_ words: [String]) -> Bool {
        !asksForAny(words) && !zip(words, words.dropFirst()).contains(where: clash) && !isUnfinished(words)
            && !isRunTogether(words) && !isOfRecord(words) && words.allSatisfy { !addresses.contains($0) }
            && words.dropFirst().allSatisfy { !noises.contains($0) }
    }

    /// "Any" asks or denies.
    private static func asksForAny(_ words: [String]) -> Bool {
        words.contains { ["any", "anything", "anybody", "anyone"].contains($0) }
            && !words.contains { Lexicon.negations.contains($0) || avoiding.contains($0) }
            && !["questions", "concerns", "pain"].contains { words.contains(sequence: ["with", "any", $0]) }
    }

    /// Two words that do not follow each other.
    private static func clash(_ word: String, _ next: String) -> Bool {
        if apart[word]?.contains(where: { $0.contains(next) }) == true { return true }
        // "Tried moguls, which jumping", "and-and".
        if word == "which" && next.hasSuffix("ing") || repeated(word) { return true }
        // "Joined a firm and am working".
        if next == "am", word.first?.isNumber != true { return true }
        // "Is gets".
        if ["is", "was"].contains(word), EncounterVerbs.isThirdPerson(next) { return true }
        // "About 4 about days", "4 5 days".
        if word.allSatisfy(\.isNumber), ["about", "like"].contains(next) || next.allSatisfy(\.isNumber) { return true }
        // "Start getting checking".
        return word.utf8.first == next.utf8.first && isSaidAnew(word, next) || doubled(word, next)
    }

    /// A word begun twice, or said in two forms.
    private static func isSaidAnew(_ word: String, _ next: String) -> Bool {
        // "Irregularly irregular".
        if word == next + "ly" { return false }
        // "Partici participating".
        if word.count > 3, next.count > word.count + 1, next.hasPrefix(word) { return true }
        // "An echocardiogram echocardiocardiogram".
        if word.count > 7, next.count > 7, word.prefix(6) == next.prefix(6) { return true }
        // "Thyroid thyromegaly".
        if word.count > 6, next.count > word.count + 2, word.prefix(5) == next.prefix(5) { return true }
        return word == next && word.first?.isNumber != true
    }

    /// Something is left open: what is done, where, or whether.
    private static func isUnfinished(_ words: [String]) -> Bool {
        // "Had a chance to go yet": a question. "Sometimes it bothers him sometimes". "Swelling, none".
        if words.contains("yet"), !words.contains(where: Lexicon.negations.contains) { return true }
        if words.count > 1 && words.first == words.last || words.last == "none" { return true }
        // "Has not made some changes", "has been putting ice": on what?
        if let not = words.firstIndex(of: "not"), words[not...].dropFirst().prefix(2).contains("some") { return true }
        if words.last == "ice", words.contains(where: ["put", "putting", "puts"].contains) { return true }
        // "Has not at this point": has not what?
        for at in words.indices.dropLast(2)
        where ["has", "have", "did", "does"].contains(words[at]) && words[at + 1] == "not"
            && ["at", "in", "on", "for", "with", "and", "but", "to"].contains(words[at + 2])
        {
            return true
        }
        // "Doing a little" of what? "Order a test": which?
        if unsaid.contains(where: { words.suffix($0.count).elementsEqual($0) }) { return true }
        // "Had a congenital": what?
        guard words.count > 1, let last = words.last else { return false }
        return ["a", "an", "the"].contains(words[words.count - 2]) && adjectives.contains(where: last.hasSuffix)
    }

    /// Two statements in one, or one begun again.
    private static func isRunTogether(_ words: [String]) -> Bool {
        words.indices.dropLast(2).contains { at in
            // "Are not are not good".
            if at + 3 < words.count, words[at...at + 1] == words[at + 2...at + 3] { return true }
            let (next, third) = (words[at + 1], words[at + 2])
            switch words[at] {
            // "He is his diet is out of control".
            case "is": return ["his", "her", "their"].contains(next) && words[(at + 2)...].contains("is")
            // "His medications for that he is still on his aspirin".
            case "for", "of", "with", "on": return next == "that" && ["he", "she", "it"].contains(third)
            // "A disk a kidney stone", not "a pack a day".
            case "a", "an":
                return ["a", "an"].contains(third)
                    && !(at + 3 < words.count && ["day", "week", "month", "year", "night"].contains(words[at + 3]))
            default: return false
            }
        }
    }

    /// "Patient is Ann Miller", a date of birth, a number of a record: they stand in the record.
    private static func isOfRecord(_ words: [String]) -> Bool {
        words.contains("birth") && words.contains("date")
            || words.count > 2 && words[0] == "patient" && words[1] == "is"
                && PatientVoice.Gender.names.contains(words[2])
            || words.contains { $0.count > 6 && $0.first?.isLetter == true && $0.count(where: \.isNumber) > 4 }
    }

    /// Two forms of verbs in "-ing" that do not follow each other; "having worsening pain" has a second one that may be a noun's.
    private static func doubled(_ word: String, _ next: String) -> Bool {
        guard word.hasSuffix("ing"), next.hasSuffix("ing"), !Lexicon.symptoms.contains(word) else { return false }
        let stem = word.dropLast(3)
        let isVerb =
            EncounterWords.verbs.contains(String(stem))
            || stem.suffix(1) == stem.dropLast().suffix(1) && EncounterWords.verbs.contains(String(stem.dropLast()))
        return isVerb && EncounterWords.verbs.contains(String(next.dropLast(3)))
    }

    /// A word said twice that the engine wrote as one.
    private static func repeated(_ word: String) -> Bool {
        guard word.utf8.contains(UInt8(ascii: "-")) else { return false }
        let parts = word.split(separator: "-")
        return parts.count == 2 && parts[0] == parts[1]
    }

    /// Words after which others never stand, each with lists of them.
    private static let apart: WordMap<[WordList]> = {
        let pairs: [(WordList, WordList)] = [
            (persons, Lexicon.set("he she it i his her the my a they you and but or so we that this")),
            (Lexicon.set("is has was a an the my"), Lexicon.set("i he she they has but so because")),
            (Lexicon.set("a an little"), Lexicon.set("a an the her his was are")),
            (Lexicon.set("the a an"), Lexicon.set("for of to with from by at on in and or")),
            (auxiliaries, asked.union(auxiliaries.subtracting(["have", "had", "do", "did"]))),
            // "Dealing with for a while", "worked putting".
            (Lexicon.set("with of about"), Lexicon.set("for at to by of with")),
            (Lexicon.set("is did"), Lexicon.set("that")),
            // "He got was a rash".
            (Lexicon.set("got"), Lexicon.set("is was are were")),
            (Lexicon.set("does"), Lexicon.set("that this")),
            (Lexicon.set("is"), Lexicon.set("several many")),
            // "She was chills", "she has on 20 mg".
            (
                Lexicon.set("is was am"),
                Lexicon.set("chills fever fevers pain cough headache headaches nausea swelling blood")
            ),
            (Lexicon.set("has have"), Lexicon.set("on in at when")),
            // A question within: "when was the last time". "She is feeling today": how?
            (Lexicon.set("when"), Lexicon.set("was is did")), (Lexicon.set("feeling"), Lexicon.set("today")),
            // "He was during the pandemic", "is been", "has positive for".
            (Lexicon.set("is was"), Lexicon.set("during been")), (Lexicon.set("has"), Lexicon.set("positive negative")),
            // "It does look like her have some inflammation".
            (Lexicon.set("her him"), Lexicon.set("have has is")),
            // "She did around 2009", "experiencing around", "so not an experience".
            (Lexicon.set("did"), Lexicon.set("around at in on for back")),
            (Lexicon.set("experiencing received"), Lexicon.set("around at in for today")),
            // "Did or do have", "said as it is", "as I would say".
            (Lexicon.set("or"), auxiliaries.subtracting(["can", "had"])),
            (Lexicon.set("said"), Lexicon.set("as")), (Lexicon.set("would"), Lexicon.set("say")),
            (Lexicon.set("i"), Lexicon.set("mean")), (Lexicon.set("do"), Lexicon.set("to")),
            (Lexicon.set("so"), Lexicon.set("not")), (Lexicon.set("not"), Lexicon.set("if worry")),
            (Lexicon.set("and"), Lexicon.set("everything")), (Lexicon.set("any"), Lexicon.set("on")),
            // "Sees if they can", "make sure".
            (Lexicon.set("if"), Lexicon.set("they")),
            // "No a fracture". "I don't, I can't", "think so, no": a slip of the tongue.
            (Lexicon.set("no"), Lexicon.set("a an the this")), (Lexicon.set("no not"), asked.union(["like"])),
            (
                Lexicon.set("the a an my his her of to with for from at"),
                Lexicon.set("including and or but so if when because he she they it i we is was are has that's")
            ),
        ]
        var result: [String: [WordList]] = [:]
        for (words, nexts) in pairs {
            for word in words { result[word, default: []].append(nexts) }
        }
        return WordMap(result)
    }()
    private static let asked = Lexicon.set("it he she they you there")
    /// Ends that leave open what is meant.
    private static let unsaid = [
        ["a", "test"], ["doing", "a", "little"], ["think", "too", "much"], ["put", "weight"], ["a", "hold"],
        ["takes", "care"], ["some", "help"],
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
    private static let addresses = Lexicon.set("you you're your you've yours i'm i've i'll i'd")
    private static let noises = Lexicon.set("please wow oh yeah yes okay gosh um uh hmm eh slash")
}
