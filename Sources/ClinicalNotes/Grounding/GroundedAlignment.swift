/// How well the surroundings of a place in the statement fit those of a place in the evidence.
///
/// The same number, side or frequency is often said of two things. What counts is the one that was said among the words that
/// the statement has about it: near words count more than far ones, rare ones more than those that the evidence repeats.
struct GroundedAlignment {
    let said: GroundedWords
    let heard: GroundedWords

    /// - Parameter skipping: words that are compared themselves, and so tell nothing.
    func fit(_ at: Int, _ place: Int, skipping: Set<Int> = []) -> Double {
        var result = 0.0
        var used: Set<String> = []
        for offset in 1...Self.reach {
            for own in [at - offset, at + offset] where said.words.indices.contains(own) && !skipping.contains(own) {
                guard let key = said.keys[own], used.insert(key).inserted,
                    let others = heard.keyAt[key],
                    let nearest = others.filter({ $0 != place }).map({ distance(place, $0) }).min(),
                    nearest <= Self.far
                else { continue }
                let weight = 1 / Double(others.count).squareRoot()
                result +=
                    weight * Self.nearness(offset + (said.clauses[own] == said.clauses[at] ? 0 : 4))
                    * Self.nearness(nearest)
            }
        }
        return result
    }

    /// The best fit of any of `places`.
    func best(_ at: Int, _ places: [Int], skipping: Set<Int> = []) -> Double {
        places.map { fit(at, $0, skipping: skipping) }.max() ?? 0
    }

    /// Words between two places; the end of a clause counts some.
    private func distance(_ first: Int, _ second: Int) -> Int {
        abs(first - second) + 2 * abs(heard.clauses[first] - heard.clauses[second])
    }

    private static func nearness(_ distance: Int) -> Double { 3 / (3 + Double(distance)) }
    private static let reach = 10
    private static let far = 24
}
