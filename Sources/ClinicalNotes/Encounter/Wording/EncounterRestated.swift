/// What a speaker said again in other words, or put right at once: "drink, try, drink", "yesterday, last night".
extension EncounterReading {
    /// The words as they were meant in the end.
    var restated: EncounterReading {
        var (said, parts) = (self, parts)
        for at in parts.indices.reversed() where at < parts.count {
            guard let change = EncounterRestated.change(said, at) else { continue }
            switch change {
            case .drop(let count): parts.removeSubrange(at..<min(at + count, parts.count))
            case .insert(let word): parts.insert(word, at: at)
            }
            said = EncounterReading(parts)
        }
        return said
    }
}

enum EncounterRestated {
    enum Change {
        case drop(Int)
        case insert(String)
    }

    /// What becomes of the words from `at` on.
    static func change(_ said: EncounterReading, _ at: Int) -> Change? {
        if let count = given(up: at, said) { return .drop(count) }
        // "Blood tests blood counts": both, without what joins them.
        if at > 1, said[at - 2] == said[at], said.isNoun(at), said.isNoun(at - 1), said.isNoun(at + 1),
            !said.pausesAfter(at - 1), !said.pausesAfter(at - 2), said[at - 1] != said[at + 1]
        {
            return .insert("and")
        }
        // "A scan as well | a blood test".
        if said[at - 1] == "well", said[at - 2] == "as", said.isDeterminer(at) { return .insert("as") }
        // "Some pain flexion".
        if ["pain", "tenderness"].contains(said[at - 1]), EncounterCandidates.motions.contains(said[at]) {
            return .insert("with")
        }
        // "In good number of years".
        if said[at] == "good", said[at + 1] == "number", said.isPreposition(at - 1) { return .insert("a") }
        return nil
    }

    /// How many words from `at` on the next ones replace.
    private static func given(up at: Int, _ said: EncounterReading) -> Int? {
        let (word, next) = (said[at], said[at + 1])
        // "Drink try drink".
        if word == said[at + 2], word != next, trying.contains(next), EncounterWords.verbs.contains(word) { return 2 }
        // "The metacarpal metatarsophalangeal joint".
        if word.count > 7, next.count > 7, word.prefix(4) == next.prefix(4), word.hasSuffix("al"), next.hasSuffix("al"),
            !said.pausesAfter(at), !["antero", "poster"].contains(word.prefix(6))
        {
            return 1
        }
        // "Yesterday, last night".
        if word == "yesterday", said.pausesAfter(at), ["last", "this"].contains(next), said.isTime(at + 2) { return 1 }
        // "She notes that mild tenderness".
        if word == "that", ["notes", "note"].contains(said[at - 1]),
            !said.words[at...].contains(where: EncounterShape.isVerb)
        {
            return 1
        }
        // "Because with the seasons changing".
        if word == "because", next == "with" { return 1 }
        // "The purple one the Advair": the Advair.
        if word == "the", said[at + 2] == "one", said[at + 3] == "the", said.isDrug(at + 4) { return 3 }
        if said.isOngoing(at), next == "to" { return again(at, said) }
        // "I want her to continue her on metformin": whom the wish is for was said.
        if ["continue", "start"].contains(said[at - 1]), said[at - 2] == "to" {
            if ["her", "him"].contains(word), next == "on", said[at - 3] == word { return 2 }
            if next == "patient", said[at + 2] == "on", said[at - 3] == "patient" { return 3 }
        }
        return nil
    }

    /// "Trying to eat better | trying to stay away from sweets": begun anew.
    private static func again(_ at: Int, _ said: EncounterReading) -> Int? {
        let next = said.words.indices.dropFirst(at + 3).prefix(4).first {
            said[$0] == said[at] && said[$0 + 1] == "to"
        }
        guard let next, !(at..<next).contains(where: said.pausesAfter),
            !["and", "or", "but"].contains(said[next - 1]),
            // "Trying to quit smoking trying to lose weight" says two things.
            said.words[(at + 2)..<next].contains(where: { $0 == "better" || said.words[(next + 2)...].contains($0) })
        else { return nil }
        return next - at
    }

    private static let trying = Lexicon.set("try trying tried")
}
