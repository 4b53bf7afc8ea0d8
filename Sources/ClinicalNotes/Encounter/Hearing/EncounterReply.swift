/// What the other speaker's reply makes of a clause before it is read.
enum EncounterReply {
    /// "The pain goes down your right leg?" "Left leg.": the side is the patient's.
    static func corrected(_ clauses: [Spoken]) -> [Spoken] {
        var clauses = EncounterCorrection.spans(clauses)
        for at in clauses.indices.dropLast() where !clauses[at].isOfPatient && clauses[at + 1].isOfPatient {
            let reply = clauses[at + 1].words
            guard let side = answered(reply),
                // "... your right leg | you said".
                let asked = (max(0, at - 1)...at).last(where: { only(clauses[$0].words, sides) != nil }),
                asked == at || clauses[asked].speaker == clauses[at].speaker && clauses[at].words.count < 4,
                let said = only(clauses[asked].words, sides), clauses[asked].words[said].lower != side.lower,
                reply.allSatisfy({ isPlain($0.lower, clauses[asked].lower) })
            else { continue }
            clauses[asked].words[said].text = side.lower
            clauses[asked].words[said].lower = side.lower
            clauses[asked].words[said].tokens = side.tokens
        }
        return clauses
    }

    /// The one side that a short reply names; "right" alone is a yes.
    private static func answered(_ reply: [SpokenWord]) -> SpokenWord? {
        guard (1...4).contains(reply.count), let at = only(reply, sides) else { return nil }
        return reply[at].lower == "left" || reply.count > 1 && !EncounterAnswers.yeses.contains(reply[0].lower)
            || reply.count > 1 && at == 0 && EncounterSystem.sided.contains(reply[1].lower) ? reply[at] : nil
    }

    /// "I had my gallbladder", asked for operations: gallbladder surgery.
    static func operated(_ words: [SpokenWord], _ asked: Spoken?) -> [SpokenWord] {
        guard let had = words.firstIndex(where: { $0.lower == "had" }), had + 1 < words.count,
            let asked = asked?.words.first(where: { $0.lower.hasPrefix("surger") || $0.lower.hasPrefix("operation") })
        else { return words }
        let named = words[(had + 1)...].drop { ["my", "the", "a"].contains($0.lower) }
        guard named.contains(where: { organs.contains($0.lower) }),
            named.allSatisfy({ organs.contains($0.lower) || between.contains($0.lower) })
        else { return words }
        return words[...had] + named + [.init(text: "surgery", lower: "surgery", hasComma: false, tokens: asked.tokens)]
    }

    private static func isPlain(_ word: String, _ said: [String]) -> Bool {
        sides.contains(word) || said.contains(word)
            || ["no", "the", "my", "on", "actually", "it's", "side"].contains(word)
    }

    private static func only(_ words: [SpokenWord], _ names: Set<String>) -> Int? {
        let found = words.indices.filter { names.contains(words[$0].lower) }
        return found.count == 1 ? found.first : nil
    }

    private static let sides: Set<String> = ["left", "right"]
    private static let organs = Lexicon.set(
        "gallbladder bladder gall appendix tonsils adenoids uterus ovaries ovary spleen thyroid prostate wisdom teeth"
    )
    private static let between = Lexicon.set("my and the a both gall out")
}
