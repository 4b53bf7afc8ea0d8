/// What is intended or advised, as far as it is said, behind the words that say so.
extension EncounterCandidates {
    /// What is intended, behind the head that says so.
    typealias Intent = (rest: [SpokenWord], head: EncounterDirective)

    /// The first that is intended, and the first that the patient is to do: at the start, or behind an introduction without a
    /// condition.
    func intended(_ words: [SpokenWord], _ place: Int) -> (first: Intent?, ofPatient: Intent?) {
        let lower = words.map(\.lower)
        var first: (at: Int, head: EncounterDirective)?
        // "I don't think that it is broken, but I want to order an MRI".
        let start = Self.newStart(lower)
        for at in lower.indices.dropFirst(start).prefix(22) {
            guard let head = EncounterDirective(lower, at: at) else {
                if Self.notBeforeIntent.contains(lower[at]) || Lexicon.negations.contains(lower[at]) { break }
                continue
            }
            if first != nil && head.actor != .patient
                || at > 0
                    && (lower[at].hasPrefix("you") && Self.time(before: at, words).isEmpty
                        || Self.bindsIntent.contains(lower[at - 1]))
            {
                continue
            }
            if head.actor == .patient {
                let own = intent(words, lower, at, head, place)
                return (first.map { intent(words, lower, $0.at, $0.head, place) } ?? own, own)
            }
            first = (at, head)
        }
        return (first.flatMap { intent(words, lower, $0.at, $0.head, place) }, nil)
    }

    /// What the head at `begin` says, as far as it is said and meant.
    private func intent(
        _ words: [SpokenWord],
        _ lower: [String],
        _ begin: Int,
        _ head: EncounterDirective,
        _ place: Int
    ) -> Intent? {
        // "We're treating your diabetes", "we like to drink wine", before there is a plan: so it is.
        guard isPlanned(place) || !Self.isOngoing(lower, head), !Self.isSupposed(lower, begin, head),
            head.actor == .patient
                || !Self.isOnlyWished(lower[begin..<head.end], place, in: clauses)
                    && !isForRelative(lower[begin], place)
        else { return nil }
        var rest = Array(words[head.end...]).withoutNaming
        while rest.count > 2, Self.fillers.contains(rest[0].lower),
            rest[0].lower != "go" || ["ahead", "and"].contains(rest[1].lower)
        {
            rest.removeFirst()
        }
        if let end = tail(of: rest.map(\.lower)) { rest = Array(rest[..<end]) }
        rest = rest.trimmed()
        if head.actor == .clinician, head.force == .want {
            rest.insert(.init(text: "get", lower: "get", hasComma: false, tokens: []), at: 0)
        }
        if begin > 1, !rest.contains(where: { EncounterReplies.units.contains($0.lower) }) {
            rest += Self.time(before: begin, words)
        }
        guard (2...34).contains(rest.count),
            rest.allSatisfy({ !EncounterWords.talk.contains($0.lower) && !Self.self_.contains($0.lower) })
        else { return nil }
        return (rest, head)
    }

    /// "I don't think that it is broken, | but I want an MRI", "that's what sets it off | so I'd cut the wine": where what is intended
    /// may begin.
    private static func newStart(_ lower: [String]) -> Int {
        if let so = lower.dropLast(4).lastIndex(of: "so"), so > 2, EncounterDirective(lower, at: so + 1) != nil,
            !lower[..<so].contains(where: { ["if", "unless", "when"].contains($0) })
        {
            return so + 1
        }
        return lower.dropLast(4).firstIndex(of: "but").map { $0 + 1 } ?? 0
    }

    /// "For your father I'd stop it", "for your father | I'd stop it".
    private func isForRelative(_ head: String, _ place: Int) -> Bool {
        let own = clauses[place].lower.prefix { $0 != head }
        let before = own.isEmpty && place > 0 && clauses[place - 1].lower.count < 5 ? clauses[place - 1].lower : []
        return [Array(own), before].contains { lead in
            lead.prefix(2).contains("for") && lead.contains { Lexicon.relatives[$0] != nil }
        }
    }

    private static func isOngoing(_ lower: [String], _ head: EncounterDirective) -> Bool {
        head.actor == .clinician && (lower[head.end].hasSuffix("ing") || ofPatients.contains(lower[head.end]))
    }

    /// "At 2 weeks | you'll start therapy": when it is done, which is told at its end.
    private static func time(before at: Int, _ words: [SpokenWord]) -> [SpokenWord] {
        let lead = words[..<at]
        guard let last = lead.last?.lower, EncounterReplies.units.contains(last),
            let start = lead.lastIndex(where: { ["in", "at", "after"].contains($0.lower) }), at - start < 6,
            lead[(start + 1)...].dropLast().allSatisfy({
                $0.lower.first?.isNumber == true
                    || ["about", "a", "another", "couple", "few", "of", "to"].contains($0.lower)
            })
        else { return [] }
        return Array(lead[start...])
    }

    /// "30 mg a day for a week and then 60": the dose is both.
    private func goesUp(_ lower: [String], _ and: Int) -> Bool {
        lower[and...].starts(with: ["and", "then"]) && and + 2 < lower.count
            && lower[and + 2].first?.isNumber == true
            && lower[..<and].contains { Lexicon.units.contains($0) && $0.hasPrefix("m") }
    }

    /// Where the talk after an intent begins; a condition stays.
    func tail(of lower: [String]) -> Int? {
        for at in lower.indices where at >= 2 {
            if lower[at] == "if" {
                return lower[at - 1] == "see" && lower[at - 2] == "to" ? at - 2 : nil
            }
            if Self.afterIntent.contains(lower[at]), !["once", "until"].contains(lower[at - 1]) { return at }
            // "... an ultrasound to be sure we're not missing anything", "... since it looks like an allergy".
            if lower[at] == "to", lower[at...].dropFirst(2).first == "sure" { return at }
            if lower[at] == "since", at + 1 < lower.count, ["it", "you", "i", "that"].contains(lower[at + 1]) {
                return at
            }
            // "... over to gynecology to talk about it", "... 650, that one's safer".
            if lower[at] == "to", lower[at...].dropFirst().first == "talk" { return at }
            if lower[at] == "that", let next = lower[at...].dropFirst().first, next == "and" || next.hasSuffix("'s") {
                return at
            }
            if lower[at] == "cause", at + 1 < lower.count,
                EncounterWords.pronouns.contains(lower[at + 1]) || lower[at + 1] == "those"
            {
                return at
            }
            // "... an ultrasound to see how it heals".
            if lower[at] == "to", at + 2 < lower.count, lower[at + 1] == "see",
                ["how", "what", "where", "whether"].contains(lower[at + 2])
            {
                return at
            }
            if lower[at] == "and", at + 1 < lower.count, Self.afterAnd.contains(lower[at + 1]), !goesUp(lower, at) {
                return at
            }
        }
        return nil
    }

    /// "Stay on the omeprazole", "keep going with it": continue. "One of those scooters": a scooter.
    static func settled(_ words: [SpokenWord]) -> [SpokenWord] {
        var words = words
        if let said = continuing.first(of: words.map(\.lower)[...]),
            words.dropFirst(said.count).prefix(3).contains(where: { Lexicon.drugs.contains($0.lower) })
        {
            words.replaceSubrange(0..<said.count, with: [words[0].said("continue")])
        }
        let lower = words.map(\.lower)
        if let one = lower.indices.dropLast(3).first(where: {
            lower[$0] == "one" && lower[$0 + 1] == "of" && ["those", "these"].contains(lower[$0 + 2])
        }),
            let end = lower[(one + 3)...].firstIndex(where: { !EncounterShape.isNoun($0) }) ?? Optional(lower.count),
            end > one + 3, lower[end - 1].hasSuffix("s"), !lower[end - 1].hasSuffix("ss")
        {
            words[end - 1] = words[end - 1].said(String(words[end - 1].text.dropLast()))
            words.replaceSubrange(one..<(one + 3), with: [words[one].said("a")])
        }
        return words
    }

    private static let continuing = PhraseIndex(
        phrases(
            "stay on|keep on with|keep going with|keep up with|keep up|keep taking|stick with|continue on|continue with"
        )
    )
}
