/// Slips of speech as a note words them: "he felt fine ever since" is "he has felt fine since then".
enum EncounterWording {
    /// The sentence, said as it would be written.
    static func mended(_ text: String) -> String {
        var words = text.trimming(".").split(separator: " ").map(String.init)
        for mend in [
            problems, gettingTo, gotten, coordinated, pointed, repeated, rated, across, operation, since, apposed,
            begunAnew, here, without,
        ] {
            words = mend(words)
        }
        let mended = words.joined(separator: " ").trimming(",. ")
        return mended.prefix(1).uppercased() + mended.dropFirst() + "."
    }

    /// "Having problems that her ankles were swelling": her ankles were swelling.
    private static func problems(_ words: [String]) -> [String] {
        guard
            let that = words.indices.dropFirst(2).first(where: {
                words[$0] == "that" && ["problems", "trouble", "issues"].contains(words[$0 - 1])
                    && ["having", "have", "had", "has"].contains(words[$0 - 2])
            }), that + 2 < words.count, ["his", "her", "their", "he", "she"].contains(words[that + 1])
        else { return words }
        return Array(words[(that + 1)...])
    }

    /// "Got to feeling bad": began to feel bad.
    private static func gettingTo(_ words: [String]) -> [String] {
        guard
            let got = words.indices.dropLast(2).first(where: {
                words[$0] == "got" && words[$0 + 1] == "to" && words[$0 + 2].hasSuffix("ing")
            })
        else { return words }
        return words[..<got] + ["started"] + words[(got + 2)...]
    }

    /// "Her foot is got swollen": has gotten.
    private static func gotten(_ words: [String]) -> [String] {
        guard let got = words.indices.dropFirst().first(where: { words[$0] == "got" && words[$0 - 1] == "is" }) else {
            return words
        }
        return words[..<(got - 1)] + ["has", "gotten"] + words[(got + 1)...]
    }

    /// "Has not been short of breath or any problems sleeping": "and has not had any problems sleeping".
    private static func coordinated(_ words: [String]) -> [String] {
        guard let not = words.firstIndex(of: "not"), not > 0, words[not - 1] == "has", not + 1 < words.count,
            words[not + 1] == "been",
            let or = words.indices.dropLast(2).first(where: {
                $0 > not + 1 && words[$0] == "or" && words[$0 + 1] == "any"
            })
        else { return words }
        return words[..<or] + ["and", "has", "not", "had"] + words[(or + 1)...]
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
            // "Tingling in that right foot".
            if word == "that", ["left", "right"].contains(next), at + 2 < words.count,
                EncounterSystem.sided.contains(words[at + 2].trimming(",."))
            {
                return "the"
            }
            if word == "that", words[at - 1] == "had",
                ["scare", "accident", "fall", "episode", "injury"].contains(next)
            {
                return "a"
            }
            return word
        }.reduce(into: [words.first ?? ""]) { $0.append($1) }
    }

    /// "Trying to do better trying to stay away": a comma.
    private static func repeated(_ words: [String]) -> [String] {
        guard let first = words.firstIndex(of: "trying"), let last = words.lastIndex(of: "trying"), last > first + 2,
            words[last - 1] != "and", !words[last - 1].hasSuffix(",")
        else { return words }
        var words = words
        words[last - 1] += ","
        return words
    }

    /// "In good number of years": "in a good number".
    private static func rated(_ words: [String]) -> [String] {
        guard
            let good = words.indices.dropFirst().dropLast().first(where: {
                ["good", "great"].contains(words[$0]) && words[$0 + 1] == "number"
            }), ["in", "for", "over"].contains(words[good - 1])
        else { return words }
        return words[..<good] + ["a"] + words[good...]
    }

    /// "Got a pain and across the back": a pain across.
    private static func across(_ words: [String]) -> [String] {
        guard
            let and = words.indices.dropFirst(2).dropLast(2).first(where: {
                words[$0] == "and" && ["across", "along", "throughout"].contains(words[$0 + 1])
                    && Lexicon.symptoms.contains(words[$0 - 1])
            })
        else { return words }
        return Array(words[..<and] + words[(and + 1)...])
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

    /// "She got rear-ended, slow motor, vehicle accident": what follows adds only names.
    private static func apposed(_ words: [String]) -> [String] {
        guard let comma = words.firstIndex(where: { $0.hasSuffix(",") }), comma > 1, words[comma].hasSuffix("ed,"),
            words.indices.contains(comma + 1),
            words[(comma + 1)...].allSatisfy({
                let word = $0.trimming(",.").lowercased()
                return !Lexicon.functionWords.contains(word) && !EncounterWords.finite.contains(word)
                    && !EncounterWords.past.contains(word) && !word.hasSuffix("ing") && !word.hasSuffix("ed")
                    && !word.hasSuffix("ly") && word.first?.isNumber != true
            })
        else { return words }
        return Array(words[...comma])
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

    /// "Was not watching his diet and a little too much stress": the second was not denied. "More of carbs": carbs.
    private static func without(_ words: [String]) -> [String] {
        var words = words
        if let of = words.indices.dropFirst().dropLast().first(where: {
            words[$0] == "of" && words[$0 - 1] == "more" && words[$0 + 1].hasSuffix("s") && words[$0 + 1].count > 4
                && !Lexicon.functionWords.contains(words[$0 + 1])
        }) {
            words.removeSubrange(of - 1...of)
        }
        guard let not = words.firstIndex(of: "not"),
            let and = words.indices.dropFirst(not + 2).dropLast(3).first(where: {
                words[$0] == "and" && ["a", "too"].contains(words[$0 + 1])
                    && ["little", "lot", "much"].contains(words[$0 + 2])
            })
        else { return words }
        return Array(words[..<and])
    }
}
