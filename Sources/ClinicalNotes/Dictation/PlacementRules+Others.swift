/// What looks like a drug that the patient takes, and is none: another's, given here, or measured in the blood.
extension PlacementRules {
    func tellNoDrugs(_ row: inout [SectionKind]) {
        for (at, clause) in clauses.enumerated() where row[at] == .medications {
            let isFound = row[..<at].contains(where: PlacedClause.found.contains)
            if isOfAnother(clause.sentence.lowercased) {
                row[at] = .history
            } else if clause.heading?.kind != .medications {
                if isMeasured(clause) { row[at] = .results }
                if isGiven(clause.words, isFound: isFound) { row[at] = isFound ? .procedure : .history }
            }
        }
    }

    /// "Lithium level 0.9", "potassium 5.1": no dose, and no drug but what is measured.
    private func isMeasured(_ clause: PlacedClause) -> Bool {
        clause.isOfLab && !clause.words.contains(where: Self.dosing.contains) && !Self.isOn(clause.words)
            && zip(clause.words, clause.words.dropFirst() + [""]).allSatisfy { word, next in
                !Lexicon.drugs.contains(word) || next.hasPrefix("level")
                    || PlacementWords.ofWord[word]?.contains("lab") == true
            }
    }

    /// "Cefazolin 2 g given", "methylprednisolone 125 mg IV", and after an examination "he got epinephrine".
    private func isGiven(_ words: [String], isFound: Bool) -> Bool {
        let isGot = words.first.map(ClauseCutter.pronouns.contains) == true && words.dropFirst().first == "got"
        if words.last == "given" || isFound && isGot { return true }
        return words.contains { ["iv", "im", "intravenous", "intramuscular"].contains($0) }
            && !words.contains(where: Self.lasting.contains) && !Self.isOn(words)
    }

    /// "She is on vitamin B12": not "on arrival", nor "on Monday".
    private static func isOn(_ words: [String]) -> Bool {
        ["is", "remains", "stays", "been", "he's", "she's"].contains { words.contains(sequence: [$0, "on"]) }
    }

    /// "Beth takes lorazepam for her own nerves", "Mr. Jones, her husband, takes warfarin": a name, and not the patient's.
    private func isOfAnother(_ words: [String]) -> Bool {
        guard let verb = words.prefix(8).firstIndex(where: ["takes", "took", "uses"].contains), verb > 0 else {
            return false
        }
        let subject = words[..<verb]
        let kin = zip(subject, subject.dropFirst()).first { ClauseCutter.owners.contains($0) && Self.isAnother($1) }
        if Self.isPatient(words[verb - 1], of: kin?.0 ?? "") { return false }
        // A name, by what it is not.
        let isName = !subject.contains {
            Lexicon.drugs.contains($0) || Lexicon.functionWords.contains($0) || ClauseCutter.pronouns.contains($0)
        }
        let isOwn = ["her", "his", "their"].contains { words.contains(sequence: ["for", $0, "own"]) }
        return kin != nil && verb > 2 || isName && isOwn && !isPatient(words[verb - 1])
    }

    private func isPatient(_ name: String) -> Bool {
        clauses.map(\.sentence.lowercased).contains { words in
            words.contains(name) && words.contains { $0.hasSuffix("-year-old") || $0 == "patient" }
        }
    }

    /// Kin, and who lives with the patient.
    static func isAnother(_ word: String) -> Bool {
        PlacementWords.ofWord[word]?.contains("kin") == true || Lexicon.relatives[word] != nil
            || ["partner", "spouse", "boyfriend", "girlfriend", "roommate", "friend"].contains(word)
    }

    private static let lasting = Lexicon.set(
        "daily every weekly takes nightly monthly needed prn carries uses receives gets"
    )
    private static let dosing = Lexicon.set(
        "mg mcg g meq milliequivalents units tablet tablets daily twice takes uses every times nightly"
    )
}
