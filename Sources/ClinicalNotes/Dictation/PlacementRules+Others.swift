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
            && !clause.words.contains(sequence: ["with", "vitamin"])
            && zip(clause.words, clause.words.dropFirst() + [""]).allSatisfy { word, next in
                // Potassium chloride is taken.
                if PlacementWords.ofWord[word]?.contains("lab") == true { return !Self.salts.contains(next) }
                return !Lexicon.drugs.contains(word) || next.hasPrefix("level")
            }
    }

    /// "Cefazolin 2 g given", "methylprednisolone 125 mg IV", and after an examination "he got epinephrine".
    private func isGiven(_ words: [String], isFound: Bool) -> Bool {
        let isGot = words.first.map(ClauseCutter.pronouns.contains) == true && words.dropFirst().first == "got"
        if words.last == "given" || isFound && isGot { return true }
        // "Class IV" is no route.
        let isByNeedle = zip([""] + words, words).contains { before, word in
            ["iv", "im", "intravenous", "intramuscular"].contains(word)
                && !["class", "stage", "type", "grade"].contains(before)
        }
        let isLasting =
            words.contains(where: Self.lasting.contains)
            || Self.going.contains { words.contains(sequence: $0) }
        return isByNeedle && !isLasting && !Self.isOn(words)
    }

    /// "She is on vitamin B12": not "on arrival", nor "on Monday".
    private static func isOn(_ words: [String]) -> Bool {
        words.first == "on" && words.dropFirst().first.map(Lexicon.drugs.contains) == true
            || ["is", "remains", "stays", "been", "he's", "she's"].contains { words.contains(sequence: [$0, "on"]) }
    }

    /// "Beth takes lorazepam for her own nerves", "Mr. Jones, her husband, takes warfarin": a name, and not the patient's.
    private func isOfAnother(_ words: [String]) -> Bool {
        guard let verb = words.prefix(8).firstIndex(where: ["takes", "took", "uses"].contains), verb > 0 else {
            return false
        }
        let subject = words[..<verb]
        let own = subject.indices.dropLast().first {
            ClauseCutter.owners.contains(subject[$0]) && Self.isAnother(subject[$0 + 1])
        }
        if Self.isPatient(words[verb - 1], of: own.map { subject[$0] } ?? "") { return false }
        let isOwn = ["her", "his", "their"].contains { words.contains(sequence: ["for", $0, "own"]) }
        // "Her father says he takes": who that is was told right before.
        return own.map { ["he", "she"].contains(words[verb - 1]) || isNamed(subject, kin: $0) } == true
            || isName(subject) && isOwn && !subject.contains(where: ClauseCutter.pronouns.contains)
                && !isPatient(words[verb - 1])
    }

    /// "Mr. Jones, her husband, takes", "her husband, Tom, takes"; not "seen with his wife, takes".
    private func isNamed(_ subject: ArraySlice<String>, kin own: Int) -> Bool {
        own == 0 ? subject.count == 3 && isName(subject[2...]) : own + 2 == subject.count && isName(subject[..<own])
    }

    /// A name, by what it is not.
    private func isName(_ words: ArraySlice<String>) -> Bool {
        words.count < 4
            && !words.contains {
                Lexicon.drugs.contains($0) || Lexicon.functionWords.contains($0) || ClauseCutter.verbs.contains($0)
            }
    }

    private func isPatient(_ name: String) -> Bool {
        clauses.map(\.sentence.lowercased).contains { words in
            words.contains(name) && words.contains { $0.hasSuffix("-year-old") || $0 == "patient" }
        }
    }

    /// Kin, and who lives with the patient.
    static func isAnother(_ word: String) -> Bool {
        isOfKin(word) || partners.contains(word) || word == "friend"
    }

    static func isOfKin(_ word: String) -> Bool {
        PlacementWords.ofWord[word]?.contains("kin") == true || Lexicon.relatives[word] != nil
    }

    private static let lasting = Lexicon.set(
        "daily every weekly takes nightly monthly needed prn carries uses receives gets quarterly"
    )
    private static let dosing = Lexicon.set(
        "mg mcg g meq milliequivalents units tablet tablets daily twice takes uses every times nightly breakfast meals"
    )
    private static let going = [["at", "home"], ["home", "infusion"], ["twice", "a"], ["a", "month"]]
    private static let salts = Lexicon.set("chloride citrate carbonate gluconate")
}
