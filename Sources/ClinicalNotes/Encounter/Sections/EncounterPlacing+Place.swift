/// Where in the visit a statement stands, what it says of habits and of long ago, and what that says of its section.
extension EncounterPlacing {
    func place(of candidate: EncounterCandidate) -> Double {
        Double(candidate.clauses[0]) / Double(max(1, clauses))
    }

    func isLate(_ candidate: EncounterCandidate) -> Bool { place(of: candidate) > 0.4 }

    /// "Sitting", "walking": what the patient does.
    func isDoing(_ words: [String]) -> Bool {
        words.prefix(5).contains(where: EncounterVerbs.isOngoing)
    }

    /// "She loses the weight", said to her: once she does.
    func isHabit(_ verb: String, _ words: [String]) -> Bool {
        EncounterVerbs.isThirdPerson(verb)
            && (!Self.lasting.contains(verb) || words.contains(sequence: ["takes", "it"]))
            && !words.contains { Lexicon.drugs.contains($0) }
    }

    /// "He reports", "she is endorsing".
    func isSaid(_ words: [String]) -> Bool {
        words.prefix(5).contains { word in
            Self.saying.contains(word)
                || word.hasSuffix("ing")
                    && Self.saying.contains { $0.count + 2 > word.count && $0.hasPrefix(word.dropLast(3)) }
        }
    }

    /// "He had a heart attack in 2018", "she was last seen in May".
    func isLongAgo(_ words: [String]) -> Bool {
        guard words.prefix(5).contains(where: EncounterWords.past.contains) else { return false }
        return words.contains("ago") || words.contains("seen") && words.contains("last")
            || words.contains {
                $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) && $0.allSatisfy(\.isNumber)
            }
    }

    private static let saying = Lexicon.set(
        "said says told reported reports indicated mentioned stated did endorsed endorses denied denies"
    )
    private static let lasting = Lexicon.set(
        "has needs wants understands agrees denies reports appears seems continues takes uses lives works remains"
    )
}
