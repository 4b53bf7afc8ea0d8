/// Words of medicine whose prefix an engine wrote apart.
extension WordResolver {
    /// "non tender" and "non-tender" are nontender, "post operative" is postoperative; words that are not written so
    /// stay.
    func closedPrefixes(in terms: [HeardTerm], _ segments: [Range<Int>]) -> [WordReplacement] {
        var found: [WordReplacement] = []
        for segment in segments {
            for index in segment {
                let parts = terms[index].lower.split(separator: "-").map(String.init)
                if parts.count == 2, let word = closed(parts[0], parts[1]) {
                    found.append(.init(group: index..<index + 1, words: [word], drug: nil, likeness: 1, rank: 0))
                } else if index + 1 < segment.upperBound, terms[index].trailing.isEmpty,
                    let word = closed(terms[index].lower, terms[index + 1].lower)
                {
                    found.append(.init(group: index..<index + 2, words: [word], drug: nil, likeness: 1, rank: 0))
                }
            }
        }
        return found
    }

    private func closed(_ prefix: String, _ rest: String) -> String? {
        guard Self.prefixes.contains(prefix), rest.count > 3, lexicon.isMedical(prefix + rest) else { return nil }
        return prefix + rest
    }

    private static let prefixes: Set<String> = [
        "non", "post", "pre", "anti", "hyper", "hypo", "sub", "supra", "infra", "intra", "inter", "peri", "bi", "micro",
        "co", "extra", "trans", "retro", "poly", "neuro", "cardio", "gastro", "broncho",
    ]
}
