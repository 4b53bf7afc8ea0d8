/// Relatives that one has or has not, which are no content words.
extension GroundedPolarity {
    /// "He has siblings", where "you do not have any siblings" was said, or the other way round.
    var miscounted: String? {
        said.words.indices.first { at in
            guard let kin = Self.had(at, in: said), [.affirmed, .denied].contains(said.holds[at]) else { return false }
            var holds = Set(heard.words.indices.filter { Self.had($0, in: heard) == kin }.map { heard.holds[$0] })
            // "No, my brother is healthy": there is one.
            let isNamed = heard.words.indices.contains {
                heard.word($0 - 1) == "my"
                    && (Lexicon.relatives[heard.words[$0]] ?? Self.offspring[heard.words[$0]]) == kin
            }
            if isNamed { holds.insert(.affirmed) }
            holds.subtract([.asked, .open])
            return holds == [said.holds[at] == .denied ? .affirmed : .denied]
        }.map { said.words[$0] }
    }

    /// The relative that somebody is said to have, or not to have, at a place.
    private static func had(_ at: Int, in words: GroundedWords) -> String? {
        let word = words.words[at]
        guard !word.hasSuffix("'s"), let kin = Lexicon.relatives[word] ?? offspring[word] else { return nil }
        let before = (max(0, at - 4)..<at).filter { words.clauses[$0] == words.clauses[at] }
        guard let had = before.last(where: { having.contains(words.words[$0]) }),
            !before.contains(where: { $0 > had && Lexicon.relatives[words.words[$0]] != nil })
        else { return nil }
        return kin
    }

    private static let having = Lexicon.set("has have had having")
    private static let offspring: WordMap<String> = [
        "sibling": "sibling", "siblings": "sibling", "child": "child", "children": "child", "kid": "child",
        "kids": "child", "grandchildren": "grandchild", "grandkids": "grandchild",
    ]
}
