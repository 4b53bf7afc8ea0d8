internal import Artifacts

/// When the patient is to come again, where no sentence of a note tells it: "and then we can see you back in 3 weeks and ...".
struct EncounterReturn {
    let clauses: [Spoken]

    /// The last time that the clinician names for it.
    func told() -> EncounterCandidate? {
        for at in clauses.indices.reversed() where 5 * at > 3 * clauses.count {
            let clause = clauses[at]
            // "Why don't we have you come back in two weeks" asks nothing.
            let asks = clause.isQuestion && clause.lower.first != "why"
            guard clause.speaker == .clinician, !asks, !clause.isConditional,
                let start = start(clause.lower), let time = time(Array(clause.words[start...]))
            else { continue }
            return EncounterCandidate(
                kind: .order,
                text: ["the patient will follow up", time.phrase].sentence,
                clauses: [at],
                tokens: (clause.words[start..<(start + 2)] + time).flatMap(\.tokens).inOrder
            )
        }
        return nil
    }

    /// Where it is said that the patient comes again, without a condition before it.
    private func start(_ lower: [String]) -> Int? {
        guard let start = lower.indices.first(where: { Self.openings.first(of: lower[$0...]) != nil }),
            !Self.lead(lower[..<start]).contains(where: { Self.open.contains($0) || Lexicon.negations.contains($0) }),
            !isSupposed(lower[..<start])
        else { return nil }
        return start
    }

    /// What leads to it: behind "to see if we need changes, and", without "why don't we".
    private static func lead(_ before: ArraySlice<String>) -> ArraySlice<String> {
        let purpose = before.contains("see") ? before.lastIndex(of: "and") : nil
        let own = purpose.map { before[($0 + 1)...] } ?? before
        guard let why = own.lastIndex(of: "why"), let we = own[why...].firstIndex(of: "we"), we - why < 4 else {
            return own
        }
        return own[(we + 1)...]
    }

    /// "Then I'd leave the stent and come back in 2 weeks", not "I'd like to see you back in 2 weeks".
    private func isSupposed(_ lead: ArraySlice<String>) -> Bool {
        guard let would = lead.lastIndex(where: ["i'd", "we'd", "you'd", "would"].contains) else { return false }
        return !lead[(would + 1)...].contains {
            ["like", "want", "love", "prefer", "recommend", "suggest"].contains($0)
        }
    }

    /// "In about 2 weeks", "next week", near the start of `words`.
    private func time(_ words: [SpokenWord]) -> [SpokenWord]? {
        guard let unit = words.prefix(15).firstIndex(where: { EncounterReplies.units.contains($0.lower) }),
            let lead = words[..<unit].lastIndex(where: { ["in", "next"].contains($0.lower) }), unit - lead < 5,
            words[(lead + 1)..<unit].allSatisfy({ Self.counts.contains($0.lower) || $0.lower.first?.isNumber == true }),
            words[lead].lower == "next" || lead + 1 < unit
        else { return nil }
        var time = Array(words[lead...unit])
        time[time.count - 1].hasComma = false
        return time
    }

    private static let openings = PhraseIndex(
        EncounterCandidates.phrases("see you|follow up|come back|return|have you back")
    )
    private static let open = Lexicon.set("if when unless until could might may once whether before came last or")
    private static let counts = Lexicon.set("about a an the couple of few another one two three four five six or to so")
}
