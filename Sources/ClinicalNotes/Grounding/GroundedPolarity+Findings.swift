/// Findings that a statement has, and its evidence has not, or the other way round, whatever else the two say.
extension GroundedPolarity {
    /// A word that shows it.
    var swapped: String? { gained ?? failed ?? unwell }

    /// "Full range of motion with pain", where it was without, and no pain is told of anywhere.
    private var gained: String? {
        if said.words.contains(where: Self.supposing.contains) { return nil }
        return said.words.indices.first { at in
            guard said.holds[at] == .affirmed, let stem = said.stemAt[at], !Lexicon.idle.contains(said.words[at]),
                !Self.showing.contains(said.words[at]), isBrought(at), let places = heard.places[stem]
            else { return false }
            return places.allSatisfy { heard.holds[$0] == .denied } && places.contains(where: isDeniedThere)
        }.map { said.words[$0] }
    }

    /// Brought in by the words before it.
    private func isBrought(_ at: Int) -> Bool {
        (max(0, at - 2)..<at).contains {
            said.clauses[$0] == said.clauses[at] && Self.bringing.contains(said.words[$0])
        }
    }

    /// A negation right before it.
    private func isDeniedThere(_ place: Int) -> Bool {
        (max(0, place - 2)..<place).contains { Lexicon.negations.contains(heard.words[$0]) }
    }

    /// "Fails to show tenderness", where there was some.
    private var failed: String? {
        for at in said.words.indices where said.words[at].hasPrefix("fail") && said.word(at + 1) == "to" {
            guard Self.finding.contains(said.word(at + 2)) else { continue }
            let found = (at + 3..<max(at + 3, min(at + 7, said.words.count))).first {
                said.stemAt[$0] != nil && !Lexicon.idle.contains(said.words[$0])
            }
            guard let found, let stem = said.stemAt[found], let places = places(of: found, stem) else { continue }
            if places.allSatisfy({ heard.holds[$0] == .affirmed && !isFailed($0) }) { return said.words[found] }
        }
        return nil
    }

    /// "The scan failed to show a tear".
    private func isFailed(_ place: Int) -> Bool {
        (max(0, place - 6)..<place).contains { heard.words[$0].hasPrefix("fail") && heard.word($0 + 1) == "to" }
    }

    /// "One daughter who is never healthy".
    private var unwell: String? {
        guard said.words.indices.contains(where: { said.words[$0] == "healthy" && said.holds[$0] == .denied }) else {
            return nil
        }
        let places = heard.words.indices.filter { heard.words[$0] == "healthy" }
        return !places.isEmpty && places.allSatisfy { heard.holds[$0] == .affirmed } ? "healthy" : nil
    }

    private static let bringing = Lexicon.set("with positive notable marked severe for obvious clear remarkable")
    private static let supposing = Lexicon.set("if call return should unless risk risks without whether when")
    private static let finding = Lexicon.set("show reveal demonstrate")
}
