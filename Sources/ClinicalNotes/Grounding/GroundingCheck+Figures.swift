/// Numbers, their units, and times.
extension GroundingCheck {
    /// What of the figures of a statement was not said, or was said of something else.
    func figures(_ said: GroundedWords, _ heard: GroundedWords) -> [Violation] {
        var result: [Violation] = []
        for (number, at) in zip(said.numbers, said.numberAt) where !heard.namesLevel(said.words[at]) {
            if isOtherGrade(said.words[at], heard) {
                result.append(.init(reason: .number, detail: number))
                continue
            }
            guard let units = heard.units[number] else {
                if !isShortYear(number, said.words[at], heard), !heard.spells(number) {
                    result.append(.init(reason: .number, detail: number))
                }
                continue
            }
            if isElsewhere(number, at, said, heard) && !heard.spells(number) || !isSaidOver(said.words[at], heard)
                || !isSaidAsRange(number, at, said, heard)
            {
                result.append(.init(reason: .number, detail: number))
            } else if let unit = said.units[number]?.filter({ !$0.isEmpty }), unit.isDisjoint(with: units),
                let own = unit.min(), units.contains(where: { !$0.isEmpty }), !isBare(number, at, said, heard)
            {
                result.append(.init(reason: .unit, detail: "\(number) \(own)"))
            }
        }
        if let other = otherPressure(said) { result.append(.init(reason: .unit, detail: other)) }
        for time in said.times.subtracting(heard.times).sorted() where time != "twice" || heard.units["2"] == nil {
            if time == "day", isServed(said, heard) { continue }
            let isYesterday = [["last", "night"], ["day", "ago"]].contains(where: heard.words.contains(sequence:))
            if time == "yesterday", isYesterday { continue }
            result.append(.init(reason: .time, detail: time))
        }
        return result
    }

    /// Where the statement's words were said, the number has no unit: "Lasix 20", and elsewhere "20 years".
    private func isBare(_ number: String, _ at: Int, _ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        let alignment = GroundedAlignment(said: said, heard: heard)
        let measured = heard.measures.filter { $0.number == number }.map(\.at)
        let bare = heard.figures[number, default: []].filter { !measured.contains($0) }
        return alignment.best(at, bare) > alignment.best(at, measured)
    }

    /// "2+ edema", where it was 1+.
    private func isOtherGrade(_ word: String, _ heard: GroundedWords) -> Bool {
        func grade(_ word: String) -> Substring? {
            let parts = word.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && parts[0].count == 1 && parts[0].allSatisfy(\.isNumber) ? parts[0] : nil
        }
        guard let own = grade(word) else { return false }
        // "3 plus".
        let spoken = zip(heard.words, heard.words.dropFirst()).compactMap {
            $1 == "plus" && $0.count == 1 ? $0[...] : nil
        }
        let grades = heard.words.compactMap(grade) + spoken
        return !grades.isEmpty && !grades.contains(own)
    }

    /// "And coffee?" "6 cups": so much is drunk or smoked a day.
    private func isServed(_ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        said.words.indices.allSatisfy { at in
            guard GroundedTimes.times[said.words[at]] == "day" else { return true }
            return said.words[max(0, at - 5)..<at].contains { serving in
                Self.servings.contains(serving)
                    && heard.words.indices.contains { heard.words[$0] == serving && isAnswer($0, heard) }
            }
        }
    }

    /// Said without a verb and a time: "tea, 5 cups", not "I drank 6 beers last night".
    private func isAnswer(_ at: Int, _ heard: GroundedWords) -> Bool {
        guard let start = heard.clauses.firstIndex(of: heard.clauses[at]) else { return false }
        let clause = heard.words[start...].prefix { _ in true }.enumerated().prefix {
            heard.clauses[start + $0.offset] == heard.clauses[at]
        }.map(\.element)
        return clause.count < 8
            && !clause.contains {
                EncounterWords.past.contains($0) || EncounterWords.finite.contains($0) || $0.hasSuffix("ed")
                    || Self.once.contains($0) || Lexicon.units.contains($0)
            }
    }
    private static let once = Lexicon.set(
        """
        yesterday night tonight weekend weekends party wedding ago christmas holiday holidays mondays tuesdays
        wednesdays thursdays fridays saturdays sundays
        """
    ).union(Lexicon.weekdays)
    private static let servings = Lexicon.set("cup cups glass glasses cans bottles packs cigarettes drinks beers")

    /// A blood pressure has one unit.
    private func otherPressure(_ said: GroundedWords) -> String? {
        said.words.indices.first { at in
            let parts = said.words[at].split(separator: "/")
            guard parts.count == 2, parts.allSatisfy({ (2...3).contains($0.count) && $0.allSatisfy(\.isNumber) })
            else { return false }
            return ["cmhg", "cm", "kg", "mg/dl", "%"].contains(said.word(at + 1))
        }.map { said.words[$0] + " " + said.word($0 + 1) }
    }

    /// 12/18/03 for December 18, 2003, and the other way round.
    private func isShortYear(_ number: String, _ word: String, _ heard: GroundedWords) -> Bool {
        if word == number, number.count == 4, number.hasPrefix("19") || number.hasPrefix("20") {
            // "Back in '98".
            let short = String(number.suffix(2))
            if heard.words.contains(where: { $0.count == 4 && Int($0).map((1900..<2100).contains) == true }) {
                return false
            }
            return heard.figures[short, default: []].contains { at in
                let next = heard.word(at + 1)
                return Self.dating.contains(heard.word(at - 1)) && !Lexicon.units.contains(next)
                    && !["degrees", "percent", "minutes", "seconds", "%", "over"].contains(next)
            }
        }
        guard word.contains("/") else { return false }
        if number.count == 4, number.hasPrefix("19") || number.hasPrefix("20") {
            return heard.words.contains { $0.hasSuffix("/" + number.dropFirst(2)) && $0.count { $0 == "/" } == 2 }
        }
        return number.count <= 2
            && ["19", "20"].contains { heard.units[$0 + (number.count == 1 ? "0" : "") + number] != nil }
    }

    private static let dating = Lexicon.set("in since summer spring fall winter year")

    /// A small number that was said of something else, while another stands where the statement's words were said.
    private func isElsewhere(_ number: String, _ at: Int, _ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        guard number.count < 3, !said.words[at].contains("/"), heard.figures[number] != nil else { return false }
        let wanted = said.near(at, 8).intersection(heard.stems)
        guard !wanted.isEmpty else { return false }
        func shared(_ number: String) -> Int {
            heard.figures[number, default: []].map { wanted.intersection(heard.near($0, 12)).count }.max() ?? 0
        }
        return shared(number) == 0 && heard.figures.keys.contains { $0 != number && shared($0) > 2 }
    }

    /// Of "132/80" both were said, one soon after the other.
    private func isSaidOver(_ word: String, _ heard: GroundedWords) -> Bool {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = GroundedWords.numbers(in: word)
        // 03/2021 is a month and its year.
        guard parts.count == 2, numbers.count == 2, parts[1].count < 4,
            word.allSatisfy({ $0.isNumber || "./".contains($0) })
        else { return true }
        // "78/132" is not "132/78".
        let written = heard.words.map(GroundedWords.numbers)
        if written.contains(numbers.reversed()), !written.contains(numbers) { return false }
        // "128/72" is not "128/7".
        if heard.words.contains(where: { $0.hasPrefix(parts[0] + "/") && $0.last?.isNumber == true }) {
            if heard.words.contains(where: { GroundedWords.numbers(in: $0) == numbers }) { return true }
            // "128 over 72, last time 128/80".
            guard heard.figures[numbers[0], default: []].contains(where: { !heard.words[$0].contains("/") }) else {
                return false
            }
        }
        // "How bad is it, of ten?" is asked long before.
        if numbers[1] == "10", heard.figures["10"] != nil { return heard.figures[numbers[0]] != nil }
        return heard.figures[numbers[0], default: []].contains { at in
            heard.figures[numbers[1], default: []].contains { isPair(at, $0, 7, heard) }
        }
    }

    /// Of "6 to 8 hours" and "6-8 hours" both were said, one soon after the other.
    private func isSaidAsRange(_ number: String, _ at: Int, _ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        func figure(_ word: String) -> String? {
            word.allSatisfy { $0.isNumber || $0 == "." } ? GroundedWords.numbers(in: word).first : nil
        }
        let parts = said.words[at].split(separator: "-").map(String.init)
        var first: String?
        if parts.count == 2, figure(parts[1]) == number {
            first = figure(parts[0])
        } else if at > 1, parts.count == 1, figure(parts[0]) != nil, ["to", "or"].contains(said.words[at - 1]) {
            first = figure(said.words[at - 2])
        }
        guard let first else { return true }
        if first == number { return false }
        return heard.figures[first, default: []].contains { at in
            heard.figures[number, default: []].contains { isPair(at, $0, 5, heard) }
        }
    }

    /// Two figures in one word, or the second within `reach` words of the first.
    private func isPair(_ first: Int, _ second: Int, _ reach: Int, _ heard: GroundedWords) -> Bool {
        if first == second {
            let word = heard.words[first]
            return GroundedWords.numbers(in: word).count > 1 || heard.spelt(word, first).count > 1
        }
        return second > first && second < first + reach
    }
}
