internal import Artifacts

/// What the clinician says that the patient has a history of.
extension EncounterParts {
    /// "A 60-year-old male with diabetes, gout, and asthma", "here for follow-up on her gout and reflux": they are known.
    func knownConditions(_ frame: [String], _ tokens: [Transcript.Token], _ writer: inout EncounterWriter) -> Bool {
        let known = EncounterParts.conditions + EncounterCondition.all.flatMap(\.names)
        guard let run = frame.conditionRuns.first(where: { $0.count > 1 }), let first = run.first, let last = run.last,
            let verb = frame[..<first.lowerBound].lastIndex(where: { !["on", "of", "her", "his", "a"].contains($0) }),
            ["with", "follow-up"].contains(frame[verb]), verb > 0,
            Lexicon.relatives[frame[verb - 1].trimming(",")] == nil,
            last.upperBound == frame.count || !["which", "that"].contains(frame[last.upperBound]),
            run.allSatisfy({ one in
                let name = frame[one].map { $0.trimming(",.").lowercased() }
                return known.contains { name.contains(sequence: $0) } || name == ["a-fib"]
            })
        else { return false }
        let listed = frame[first.lowerBound..<last.upperBound].filter { !["her", "his"].contains($0) }
        let text = listed.joined(separator: " ").trimming(",.")
        return writer.write("The patient has a history of \(text).", tokens, to: .pastHistory)
    }

    /// "She has a history of gout, reflux, and chronic back pain": a statement of its own. Whether it was written.
    func toldHistory(_ writer: inout EncounterWriter) -> Bool {
        for clause in clauses where !clause.isOfPatient && !clause.isQuestion && !clause.isConditional {
            let lower = clause.lower
            guard let at = lower.indices.first(where: { lower[$0...].starts(with: ["history", "of"]) }),
                lower[..<at].contains(where: Self.owners.contains), !lower.contains(where: Self.refused.contains),
                !lower.contains(where: { Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil })
            else { continue }
            let named = clause.words[(at + 2)...].prefix { !Self.ends.contains($0.lower) }
            let text = Array(named).trimmed().phrase.trimming(",. ")
            guard (1...14).contains(named.count), !text.isEmpty,
                named.allSatisfy({
                    !EncounterWords.finite.contains($0.lower) && !EncounterWords.talk.contains($0.lower)
                }),
                named.contains(where: { isIllness($0.lower) }), isListed(named),
                writer.write("The patient has a history of \(text).", clause.words.tokens, to: .pastHistory)
            else { continue }
            return true
        }
        return false
    }

    /// "For the second problem, your anemia", which nobody named before the results and nothing is continued for: found today.
    func isFoundToday(_ name: [String], _ at: Int) -> Bool {
        guard name != ["kidney", "disease"], !clauses[at].isOfPatient, 2 * at > clauses.count,
            Self.sudden.contains(name[0]),
            !clauses[..<(clauses.count / 2)].contains(where: { $0.lower.contains(sequence: name) })
        else { return false }
        let about = clauses[at...].prefix(4).flatMap(\.lower)
        return !about.contains(where: Self.lasting.contains)
    }

    /// First words of conditions that a visit may be the first to find.
    private static let sudden = Lexicon.set("anemia kidney sciatica plantar carpal")
    private static let lasting = Lexicon.set(
        "continue continuing keep stay staying refill still same history controlled stable chronic raise increase lower decrease change"
    )

    /// Several that nothing joins are not read as a list.
    private func isListed(_ named: ArraySlice<SpokenWord>) -> Bool {
        named.count(where: { Lexicon.isDisease($0.lower, longerThan: 4) || Self.conditionStarts.contains($0.lower) })
            < 2
            || named.contains { $0.hasComma || $0.lower == "and" }
    }

    private func isIllness(_ word: String) -> Bool {
        Lexicon.isDisease(word, longerThan: 4) || Lexicon.symptoms.contains(word) || Self.conditionStarts.contains(word)
    }

    private static let owners = Lexicon.set("he she has you have you've patient")
    private static let refused = Lexicon.set("family if this that what it any do did ever")
    private static let ends = Lexicon.set("who so but which now i we you he she here today for in is your as since")
}
