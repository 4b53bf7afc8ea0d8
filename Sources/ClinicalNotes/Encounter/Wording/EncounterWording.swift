/// Slips of speech as a note words them: "he felt fine ever since" is "he has felt fine since then".
enum EncounterWording {
    /// The sentence, said as it would be written.
    static func mended(_ text: String) -> String {
        var words = text.trimming(".").cutAtSpaces
        for mend in [gotten, moved, pointed, operation, since, begunAnew, here, undenied, aged, formed, articled] {
            words = mend(words)
        }
        let mended = words.joined(separator: " ").trimming(",. ")
        return mended.firstUppercased + "."
    }

    /// "The patient has not noticed any cuts on the patient's skin": on their skin.
    static func owned(_ text: String) -> String {
        guard text.hasPrefix("The patient "), text.contains(" the patient's ") else { return text }
        return text.replacing(" the patient's own ", with: " their ").replacing(" the patient's ", with: " their ")
    }

    /// "It is moved down a little bit to the side a little bit": it has moved, and once a little.
    private static func moved(_ words: [String]) -> [String] {
        var words = words
        if let at = words.indices.dropFirst().first(where: { Self.moving.contains(words[$0]) }), at < 5,
            words[at - 1] == "is", words[0] == "It" || words[..<at].contains(where: Lexicon.symptoms.contains)
        {
            words[at - 1] = "has"
        }
        let little = ["a", "little", "bit"]
        let isMoved = words.contains(where: Self.moving.contains) && !words.contains { ["and", "but"].contains($0) }
        if isMoved, words.suffix(3) == little, words.dropLast(3).contains(sequence: little) { words.removeLast(3) }
        return words
    }

    private static let moving = Lexicon.set("moved traveled")

    /// "Her foot is got swollen", "it is since gotten better", "she is also suffered": has.
    private static func gotten(_ words: [String]) -> [String] {
        guard
            let got = words.indices.dropFirst().first(where: { at in
                let is_ = ["since", "only", "also", "just"].contains(words[at - 1]) ? at - 2 : at - 1
                return ["got", "gotten", "suffered"].contains(words[at]) && is_ > 0 && words[is_] == "is"
            }), let verb = words[..<got].lastIndex(of: "is")
        else { return words }
        let done = words[got] == "suffered" ? "suffered" : "gotten"
        return words[..<verb] + ["has"] + words[(verb + 1)..<got] + [done] + words[(got + 1)...]
    }

    /// "Endorsing this nausea": nausea. "Had that scare with ...": a scare.
    private static func pointed(_ words: [String]) -> [String] {
        words.indices.dropFirst().compactMap { at in
            let (word, next) = (words[at], at + 1 < words.count ? words[at + 1].trimming(",.") : "")
            if ["this", "these", "that", "those"].contains(word), !EncounterFact.complaints(of: [next]).isEmpty, at > 1,
                words[at - 1] != "of"
            {
                return nil
            }
            // "Had a something taken off".
            if word == "a", next == "something" { return nil }
            // "Tingling in that right foot".
            if word == "that", ["left", "right"].contains(next), at + 2 < words.count,
                EncounterSystem.sided.contains(words[at + 2].trimming(",."))
            {
                return "the"
            }
            if word == "that", words[at - 1] == "had",
                ["scare", "accident", "fall", "episode", "injury"].contains(next)
                    || at + 2 < words.count && words[at + 2].trimming(",.") == "infection"
            {
                return "a"
            }
            return word
        }.reduce(into: [words.first ?? ""]) { $0.append($1) }
    }

    /// "Had the knee surgery": had knee surgery. It is named for the first time.
    private static func operation(_ words: [String]) -> [String] {
        guard
            let the = words.indices.dropFirst().dropLast(2).first(where: {
                words[$0] == "the" && ["had", "has"].contains(words[$0 - 1])
                    && EncounterDefinite.isProcedure(words[$0 + 2].trimming(",.")) && words[$0 + 2].hasPrefix("surg")
            })
        else { return words }
        return Array(words[..<the] + words[(the + 1)...])
    }

    /// "Felt fine ever since": has felt fine since then.
    private static func since(_ words: [String]) -> [String] {
        guard words.count > 4, words.suffix(2) == ["ever", "since"],
            let felt = words.prefix(4).firstIndex(where: { ["felt", "had"].contains($0) || $0.hasSuffix("ed") }),
            felt > 0
        else { return words }
        let isWhole = ["has", "had"].contains(words[felt - 1])
        return words[..<felt] + (isWhole ? [] : ["has"]) + words[felt...].dropLast(2) + ["since", "then"]
    }

    /// "He is other than that he had his physical": he had his physical.
    private static func begunAnew(_ words: [String]) -> [String] {
        guard let other = words.firstIndex(of: "other"), other + 3 < words.count,
            words[other...].starts(with: ["other", "than", "that"]), let subject = words.first?.lowercased(),
            words[other + 3] == subject, words.count - other > 5
        else { return words }
        return Array(words[(other + 3)...])
    }

    /// "The right knee here hurts": the knee hurts.
    private static func here(_ words: [String]) -> [String] {
        guard let here = words.indices.dropFirst(2).dropLast().first(where: { words[$0] == "here" }),
            EncounterSystem.sided.contains(words[here - 1]),
            EncounterVerbs.isThirdPerson(words[here + 1])
                || EncounterVerbs.auxiliaries.contains(words[here + 1]) || words[here + 1] == "hurts"
        else { return words }
        return Array(words[..<here] + words[(here + 1)...])
    }

    /// "Has ran out", "uses to run a shop": has run out, used to.
    private static func formed(_ words: [String]) -> [String] {
        words.indices.map { at in
            // Not "a cream that he uses to treat it".
            if at == 1, words[at] == "uses", words.count > 3, words[2] == "to",
                ["he", "she"].contains(words[0].lowercased())
            {
                return "used"
            }
            if words[at].trimming(",") == "light-head" { return words[at].replacing("head", with: "headed") }
            guard at > 0, ["has", "have", "had"].contains(words[at - 1]) else { return words[at] }
            return participles[words[at]] ?? words[at]
        }
    }

    private static let participles: WordMap<String> = [
        "ran": "run", "went": "gone", "came": "come", "took": "taken", "ate": "eaten", "saw": "seen", "drank": "drunk",
        "fell": "fallen", "wrote": "written", "began": "begun", "drove": "driven",
    ]

    /// "44 years young".
    private static func aged(_ words: [String]) -> [String] {
        words.indices.map { $0 > 0 && words[$0] == "young" && words[$0 - 1] == "years" ? "old" : words[$0] }
    }

    /// "A ugly rash", "an patellar graft".
    private static func articled(_ words: [String]) -> [String] {
        words.indices.map { at in
            guard ["a", "an"].contains(words[at]), at + 1 < words.count, let first = words[at + 1].first else {
                return words[at]
            }
            let next = words[at + 1]
            let isVowel = "aei".contains(first) || first == "o" && !next.hasPrefix("one") && !next.hasPrefix("once")
            if words[at] == "a" {
                let isUn = ["ug", "ul", "um", "up"].contains(where: next.hasPrefix)
                return (isVowel && !next.hasPrefix("eu") || isUn) && next.count > 2
                    && next.dropFirst().allSatisfy(\.isLetter)
                    ? "an" : "a"
            }
            return "bcdgjkpqtvwyz".contains(first) && next.count > 4 ? "a" : "an"
        }
    }

    /// "Was not watching his diet and a little too much stress": the second was not denied.
    private static func undenied(_ words: [String]) -> [String] {
        guard let not = words.firstIndex(of: "not"),
            let and = words.indices.dropFirst(not + 2).dropLast(3).first(where: {
                words[$0] == "and" && ["a", "too"].contains(words[$0 + 1])
                    && ["little", "lot", "much"].contains(words[$0 + 2])
            })
        else { return words }
        return Array(words[..<and])
    }
}

extension String {
    /// "$75" of "$ 75", "45-year-old" of "45 -year-old", "Graves' disease" of "Graves ' disease".
    var tight: String {
        [("$ ", "$"), (" -year-old", "-year-old"), (" ' ", "' ")].reduce(self) { text, pair in
            text.contains(pair.0)
                ? text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1) : text
        }
    }
}
