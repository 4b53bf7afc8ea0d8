/// What a cut must not part from a statement.
enum EncounterWhole {
    /// "She should be back to normal", "she will be able to walk": when?
    static func lacksTime(_ words: [String]) -> Bool {
        guard let modal = words.prefix(4).firstIndex(where: ["will", "should"].contains) else { return false }
        let rest = Array(words[(modal + 1)...])
        let heals =
            rest.starts(with: ["be", "able"]) || rest.starts(with: ["be", "back"]) || rest.starts(with: ["be", "fine"])
            || rest.starts(with: ["get", "better"]) || rest.starts(with: ["go", "away"])
            || rest.first.map(healing.contains) == true
        return heals && !rest.contains { Lexicon.units.contains($0) || ["soon", "tomorrow", "if"].contains($0) }
    }

    /// "He did not sleep", of one night: when?
    static func lacksNight(_ words: [String]) -> Bool {
        words.count < 6 && ["sleep", "eat"].contains(words.last ?? "")
            && words.dropLast().suffix(2).elementsEqual(["did", "not"])
    }

    /// "Sometimes, when he stands", "the patient was until he fell": the main clause is gone.
    static func lacksMain(_ words: [String]) -> Bool {
        if ["sometimes", "usually", "only", "mostly"].contains(words.first ?? ""), words.count > 1,
            subordinators.contains(words[1])
        {
            return true
        }
        // "Negative on the left, positive": where?
        if let last = words.last, found.contains(last), words.dropLast().last.map(["left", "right"].contains) == true {
            return true
        }
        return zip(words, words.dropFirst()).contains {
            beforeUntil.contains($0) && $1 == "until" || $0 == "not" && $1 == "since"
        }
    }

    /// "I quit smoking one day", told as a day's length by a formatter: "quit smoking".
    static func withoutSomeDay(_ parts: [String]) -> [String] {
        guard parts.count > 5, parts.suffix(2) == ["1", "day"],
            !beforeLength.contains(parts[parts.count - 3].lowercased())
        else { return parts }
        return Array(parts.dropLast(2))
    }

    /// "The salt | and vinegar chips": what is cut is a part of the name.
    static func partsName(_ words: [SpokenWord], _ at: Int) -> Bool {
        words[at].lower == "and"
            && words[(at + 1)...].prefix(4).contains { EncounterCandidates.isChat([$0]) }
            && !words[(at + 1)...].prefix(4).contains { EncounterWords.pronouns.contains($0.lower) }
    }

    /// "She should see a surgeon they may take it out": two statements.
    static func runsOn(_ words: [String]) -> Bool {
        words.indices.dropFirst(3).contains { at in
            words[at] == "they" && !beforeThey.contains(words[at - 1]) && at + 1 < words.count
                && EncounterWords.finite.contains(words[at + 1])
        }
    }

    /// "A pack | and a half": a number is not parted.
    static func parts(_ words: [SpokenWord], _ at: Int) -> Bool {
        guard words[at].lower == "and", at + 1 < words.count else { return false }
        let next = words[(at + 1)...].prefix(2).map(\.lower)
        return next[0] == "half"
            || next.count > 1 && ["a", "1"].contains(next[0]) && ["half", "quarter"].contains(next[1])
    }

    private static let beforeLength = Lexicon.set(
        "for in a per within over about than last every after of just least only"
    )
    private static let beforeThey = Lexicon.set(
        """
        that and but or nor if when because as where which so what how until before after since while once whether unless know think
        sure though although than like says said say thinks time whenever believe told
        """
    )
    private static let found = Lexicon.set("positive negative normal tender swollen absent")
    private static let beforeUntil = Lexicon.set("was is did has not could")
    private static let healing = Lexicon.set("heal improve resolve recover subside")
    private static let subordinators = Lexicon.set("when if until while because unless after before")
}
