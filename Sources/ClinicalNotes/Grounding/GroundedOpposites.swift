/// Words that say the contrary of each other: "the culture was positive" where it was negative.
struct GroundedOpposites {
    let said: GroundedWords
    let heard: GroundedWords

    /// A word of the statement where the evidence has its opposite instead.
    var found: String? {
        let alignment = GroundedAlignment(said: said, heard: heard)
        for (at, word) in said.words.enumerated() where said.holds[at] == .affirmed || word == "negative" {
            guard let own = Self.sides.sides(of: word).first else { continue }
            let other = WordKinds.Side(kind: own.kind, side: 1 - own.side)
            if said.words.contains(where: { Self.sides.sides(of: $0) == [other] }) { continue }
            let rivals = places(of: other).filter { own.kind != Self.course || isOfSame($0.at) }
            if rivals.isEmpty { continue }
            let same = places(of: own)
            let fit = alignment.best(at, rivals.map(\.at), skipping: [at])
            if fit > 1.5 * alignment.best(at, same.map(\.at), skipping: [at]) { return word }
        }
        return nil
    }

    private func places(of side: WordKinds.Side) -> [(at: Int, word: String)] {
        heard.words.enumerated().compactMap { at, word in
            guard let own = Self.sides.sides(of: word).first else { return nil }
            let isDenied = heard.holds[at] == .denied && word != "negative" && word != "absent"
            // What is not one may be the other, or neither: it speaks for both.
            return own == side || isDenied ? (at, word) : nil
        }
    }

    /// What was started or stopped is named in the statement, or not named.
    private func isOfSame(_ place: Int) -> Bool {
        let object = (place + 1..<max(place + 1, min(place + 5, heard.words.count))).compactMap {
            heard.clauses[$0] == heard.clauses[place] ? heard.keys[$0] : nil
        }
        return object.isEmpty || object.contains { said.keyAt[$0] != nil }
    }

    private static let sides = WordKinds(
        """
        positive|negative;normal|abnormal;intact|impaired;stable|unstable;mild mildly|severe severely;elevated high|low;
        increase increases increased increasing higher|decrease decreases decreased decreasing reduce reduced lowered lower;
        improve improves improved improving improvement better|worse worsen worsens worsened worsening;
        start starts started begin starting|stop stops stopped discontinue discontinued;
        accept accepts accepted|decline declines declined refuse refuses refused;
        rest resting|exertion exertional
        """
    )
    private static let course = sides.sides(of: "start").first?.kind
}
