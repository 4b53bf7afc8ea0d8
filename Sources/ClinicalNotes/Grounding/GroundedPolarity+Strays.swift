/// Words that betray a negation too few or too many.
extension GroundedPolarity {
    /// "any", "either", "ever" or "longer" where nothing is denied: its negation is missing.
    var strayWord: String? {
        for (at, word) in said.words.enumerated() {
            let before = said.words[max(0, at - 4)..<at]
            if word == "any" || word == "either" || word == "anymore", said.holds[at] == .affirmed,
                !before.contains(where: {
                    Self.licences.contains($0) || Lexicon.negations.contains($0) || Self.preventing.contains($0)
                }),
                !said.words[..<at].contains(where: ["if", "call", "whether"].contains),
                word != "either" || !Self.placing.contains(said.word(at - 1))
            {
                return word
            }
            if word == "ever", said.holds[at] == .affirmed, ["has", "have", "had"].contains(said.word(at - 1)),
                !said.words[..<at].contains(where: { Self.licences.contains($0) || Self.extremes.contains($0) })
            {
                return word
            }
            if word == "all", said.word(at - 1) == "at", said.holds[at] == .affirmed,
                !said.words[..<at].contains(where: ["if", "not"].contains)
            {
                return word
            }
            if word == "longer", at > 0, !["no", "not", "a", "for", "the"].contains(said.words[at - 1]),
                !["", "than", "term"].contains(said.word(at + 1))
            {
                return word
            }
        }
        return nil
    }

    /// "Denies no pain": nobody means that.
    var doubled: String? {
        for (first, second) in zip(said.words, said.words.dropFirst())
        where first.hasPrefix("den") && Lexicon.negations.contains(first) && ["no", "not"].contains(second) {
            return first
        }
        return said.words.indices.first(where: isDeniedAgain).map { said.words[$0] }
    }

    /// "Has never had no pain", "no lesion is absent": the second negation is of the same clause and no list.
    private func isDeniedAgain(_ at: Int) -> Bool {
        guard at > 0, Lexicon.negations.contains(said.words[at]), Self.linking.contains(said.words[at - 1]) else {
            return false
        }
        for before in (max(0, at - Self.reach)..<at).reversed() {
            if said.clauses[before] != said.clauses[at] || Self.joining.contains(said.words[before]) { return false }
            if Lexicon.negations.contains(said.words[before]) { return true }
        }
        return false
    }
    private static let reach = 8
    private static let linking = Lexicon.set(
        "is are was were be been being has had have having does do did that will can"
    )
    private static let joining = Lexicon.set("and or but nor who which because if with as since although though where")

    /// "The cream did help": who writes so has left out a "not", if one was said.
    var emphasised: String? {
        for at in said.words.indices where ["do", "does", "did"].contains(said.words[at]) && said.holds[at] != .denied {
            if said.words[at...].prefix(3).contains(where: Lexicon.negations.contains) { continue }
            for next in (at + 1)..<max(at + 1, min(at + 5, said.words.count))
            where said.clauses[next] == said.clauses[at] {
                guard let stem = said.stemAt[next], !Self.emphatic.contains(said.words[next]),
                    !Lexicon.idle.contains(said.words[next])
                else { continue }
                if let places = places(of: next, stem) {
                    let holds = Set(places.map { heard.holds[$0] })
                    if holds.isSubset(of: [.denied, .asked]) { return said.words[next] }
                }
                break
            }
        }
        return nil
    }

    /// "Her pulse was not 88", where it was.
    var deniedFigure: String? {
        said.words.indices.first { at in
            guard said.holds[at] == .denied, let number = GroundedWords.numbers(in: said.words[at]).first,
                let places = heard.figures[number], isDeniedAhead(at)
            else { return false }
            return places.allSatisfy { place in
                heard.holds[place] != .denied
                    && !(max(0, place - 8)..<place).contains {
                        heard.clauses[$0] == heard.clauses[place] && Lexicon.negations.contains(heard.words[$0])
                    }
            }
        }.map { said.words[$0] }
    }

    /// A negation stands before it; "a year ago, and was negative" denies no year.
    private func isDeniedAhead(_ at: Int) -> Bool {
        (0..<at).contains {
            said.clauses[$0] == said.clauses[at] && Lexicon.negations.contains(said.words[$0])
        }
    }

    /// "Chills or cough" is affirmed, and was only asked for: a list with "or" is denied, if anything.
    func listed(_ asked: Set<String>) -> String? {
        for at in said.words.indices where said.words[at] == "or" && said.holds[at] == .affirmed && at > 0 {
            if !said.word(at + 1).isEmpty, let stem = said.stemAt[at - 1], asked.contains(stem) { return stem }
        }
        return nil
    }

    /// "Prevent any further issues", "regarding any issues": they need no negation.
    private static let preventing = Lexicon.set(
        """
        prevent remove avoid rule treat manage discuss help regarding report notice notices develop develops
        experience experiences has worsening
        """
    )
    private static let emphatic = Lexicon.set("indeed actually certainly clearly definitely really still")
    /// "The worst that she ever had".
    private static let extremes = Lexicon.set(
        "worst best first most than only all not no never denies denied hardly rarely ask asked asks when as"
    )
    private static let placing = Lexicon.set("to on of at")
    private static let licences = Lexicon.set("if with call for should in as case whether or before")
}
