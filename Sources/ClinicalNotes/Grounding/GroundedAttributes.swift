/// A noun that has one degree in the statement and another in the evidence: "a large effusion" of a small one.
struct GroundedAttributes {
    let said: GroundedWords
    let heard: GroundedWords

    /// The noun.
    var found: String? {
        said.words.indices.first { at in
            guard let key = said.keys[at], !isPart(at + 1, of: at, in: said), said.holds[at] != .denied,
                case let own = sides(of: at, in: said), !own.isEmpty
            else { return false }
            let others = heard.keyAt[key, default: []].filter { heard.holds[$0] != .denied }.flatMap {
                sides(of: $0, in: heard)
            }
            return own.contains { one in
                !own.contains { $0.kind == one.kind && $0 != one } && !others.contains(one)
                    && others.contains { $0.kind == one.kind }
            }
        }.map { said.words[$0] }
    }

    /// What stands in one phrase with the noun, or is said of it: "the effusion is large".
    private func sides(of noun: Int, in words: GroundedWords) -> [WordKinds.Side] {
        let before = (max(0, noun - 5)..<noun).reversed().prefix {
            isPart($0, of: noun, in: words) || ["to", "or", "and"].contains(words.words[$0])
        }
        let isLinked = ["is", "are", "was", "were", "remains", "looks"].contains(words.word(noun + 1))
        let behind = isLinked ? (noun + 2)..<min(noun + 4, words.words.count) : noun..<noun
        return (before + Array(behind)).flatMap { WordKinds.attributes.sides(of: words.words[$0]) }
    }

    private func isPart(_ at: Int, of noun: Int, in words: GroundedWords) -> Bool {
        words.words.indices.contains(at) && words.clauses[at] == words.clauses[noun]
            && !Lexicon.functionWords.contains(words.words[at]) && !Lexicon.negations.contains(words.words[at])
    }
}
