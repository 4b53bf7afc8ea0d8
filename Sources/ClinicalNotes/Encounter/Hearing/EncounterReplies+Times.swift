/// When something was, and how often it is.
extension EncounterReplies {
    /// "When was your last colonoscopy?" "About 2 years ago": "Her last colonoscopy was about 2 years ago."
    func lastTime(_ at: Int, _ reply: Int) -> [String]? {
        let asked = clauses[at].words.trimmed()
        let lower = asked.map(\.lower)
        guard reply == at + 1, let your = lower.prefix(4).firstIndex(of: "your"), lower[..<your].contains("when"),
            lower[..<your].contains("was"), your + 2 < lower.count, lower[your + 1] == "last",
            (3...6).contains(lower.count - your), lower[your...].allSatisfy({ !EncounterWords.finite.contains($0) })
        else { return nil }
        let said = clauses[reply].words.trimmed()
        let words = said.map(\.lower)
        guard (2...7).contains(words.count), words.last == "ago", words.contains(where: Self.units.contains),
            words.allSatisfy({
                Self.amounts.contains($0) || Self.units.contains($0) || $0.first?.isNumber == true
                    || ["a", "ago", "maybe", "probably"].contains($0)
            }), let named = voice.words(Array(asked[your...]), byPatient: false),
            let time = voice.words(said, byPatient: true)
        else { return nil }
        return named + ["was"] + time.map { $0.lowercased() }
    }

    /// "How often do you use it?" "About twice a week": "He uses it about twice a week."
    func often(_ at: Int, _ reply: Int) -> [String]? {
        let asked = clauses[at].words.trimmed()
        let lower = asked.map(\.lower)
        guard reply == at + 1,
            let how = lower.indices.first(where: { at in
                ["often", "frequently"].contains { lower[at...].starts(with: ["how", $0, "do", "you"]) }
            }), (2...10).contains(lower.count - how - 4),
            !lower[(how + 4)...].contains(where: { Self.unnamed.contains($0) })
        else { return nil }
        let said = clauses[reply].words.trimmed()
        guard (2...7).contains(said.count), said.contains(where: { Self.rates.contains($0.lower) }),
            said.allSatisfy({ isRate($0.lower) }),
            let parts = voice.words(Array(asked[(how + 3)...]), byPatient: false),
            let rate = voice.words(said, byPatient: true)
        else { return nil }
        return parts + rate.map { $0.lowercased() }
    }

    /// "I'd say since about February": "since about February".
    static func since(_ words: [SpokenWord]) -> [String]? {
        guard let at = words.prefix(8).firstIndex(where: { $0.lower == "since" }) else { return nil }
        let lead = words[(at + 1)...].prefix(4).prefix { beforeDate.contains($0.lower) }
        let end = at + 1 + lead.count
        guard end < words.count, dates.contains(words[end].lower) || isYear(words[end].lower) else { return nil }
        let date = words[end].lower
        let isName = !["spring", "summer", "fall", "winter", "yesterday", "week", "month", "year"].contains(date)
        return ["since"] + lead.map(\.lower) + [isName ? date.firstUppercased : date]
    }

    /// "My husband says since March | but I think since January", "it went away in June".
    func isDoubted(_ turn: ArraySlice<Spoken>) -> Bool {
        let lower = turn.prefix(while: \.isOfPatient).prefix(3).flatMap(\.lower)
        return turn.first?.lower.contains(where: Lexicon.negations.contains) == true
            || lower.count { $0 == "since" } > 1
            || lower.prefix { $0 != "since" }.contains { Lexicon.relatives[$0] != nil }
            || lower.contains(where: Self.doubting.contains)
    }

    private static let doubting = Lexicon.set(
        "but stopped away gone quit until longer actually wait better said says till"
    )

    private static func isYear(_ word: String) -> Bool { word.count == 4 && Int(word).map { $0 > 1920 } == true }

    /// "It's like a 3 | it was a 7 that night", asked how the pain is: "He rates his pain as 3."
    func severity(_ asked: [String], _ reply: Int) -> [String]? {
        // "How bad does it get?", "how bad was it?", "how is it with the brace?": not how it is now.
        guard !asked.contains(where: { Self.notOfNow.contains($0) || Lexicon.relatives[$0] != nil }) else { return nil }
        let words = clauses[reply].lower.filter { !Self.beforeGrade.contains($0) }
        guard let number = words.first, let value = Int(number), (0...10).contains(value),
            words.dropFirst().elementsEqual([]) || words.dropFirst().elementsEqual(["out", "of", "10"]),
            !clauses[reply].lower.contains("was")
        else { return nil }
        return [voice.subject, "rates", voice.subject == "the patient" ? "their" : voice.possessive, "pain as"] + words
    }

    private static let notOfNow = Lexicon.set(
        "was were did had get gets got been worst with without when while if before after during last yesterday"
    )
    private static let beforeGrade = Lexicon.set(
        "it's it is like a an about around maybe probably i'd say now right at well so"
    )
    private static let beforeDate = Lexicon.set(
        "about around maybe probably last this the early late mid beginning middle end of my"
    )
    static let dates = Lexicon.set(
        "spring summer fall winter christmas thanksgiving halloween easter yesterday week month year"
    ).union(Lexicon.weekdays).union(GroundedTimes.months.words)

    private func isRate(_ word: String) -> Bool {
        Self.amounts.contains(word) || Self.units.contains(word) || Self.rates.contains(word)
            || word.first?.isNumber == true || ["a", "an", "the", "maybe", "probably", "per", "in"].contains(word)
    }

    private static let rates = Lexicon.set(
        "once twice times time every each daily weekly day week month night morning evening other"
    )
    private static let unnamed = Lexicon.set("it that this them those these you or and")
}
