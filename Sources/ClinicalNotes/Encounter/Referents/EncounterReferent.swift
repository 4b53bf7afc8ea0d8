internal import Artifacts

/// What "it" is: the complaint that was named last, where only a complaint can be meant, and what is taken or measured.
struct EncounterReferent {
    let clauses: [Spoken]

    /// "It's sharp", said of a pain: "the pain is sharp". Other words as they are.
    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] { subject(object(valued(words, at), at), at) }

    /// "I've been 6.7", said of the A1c: "my A1c has been 6.7".
    private func valued(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard words.count > 2, words[0].lower == "i've", words[1].lower == "been",
            words[2].lower.first?.isNumber == true, words[2].lower.contains("."),
            let name = only(before: at, { $0.words.filter { $0.lower == "a1c" }.map { mine([$0], at) } })
        else { return words }
        let has = SpokenWord(text: "has", lower: "has", hasComma: false, tokens: words[0].tokens)
        return name.map { $0.lower == "a1c" ? $0.said("A1c") : $0 } + [has] + words[1...]
    }

    /// "I take it every morning": "I take metformin every morning", where that was the one drug named last.
    func object(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let it = words.indices.dropFirst().first(where: { ["it", "that"].contains(words[$0].lower) }),
            // After "that" a noun is what is pointed at, and a clause what is told.
            words[it].lower == "it" || it + 1 == words.count || Self.afterObject.contains(words[it + 1].lower),
            var name = thing(of: verb(before: it, words), words[it].lower, before: at, words[..<it]), !name.isEmpty
        else { return words }
        name[name.count - 1].hasComma = words[it].hasComma
        name[0].tokens += words[it].tokens
        return words[..<it] + name + words[(it + 1)...]
    }

    /// The verb that "it" is the object of: "weaned myself off of it" is of what was taken.
    private func verb(before it: Int, _ words: [SpokenWord]) -> String {
        let isOff = it > 3 && words[it - 1].lower == "of" && words[it - 2].lower == "off"
        return isOff && words[..<it].contains { ["weaned", "tapered"].contains($0.lower) }
            ? "taking" : words[it - 1].lower
    }

    /// What a verb is said of: a drug is taken, a pressure measured.
    private func thing(
        of verb: String,
        _ object: String,
        before at: Int,
        _ own: ArraySlice<SpokenWord>
    ) -> [SpokenWord]? {
        if Self.takes.contains(verb)
            || verb == "on" && own.dropLast().last.map({ Self.beingOn.contains($0.lower) }) == true
        {
            guard !own.contains(where: { Lexicon.drugs.contains($0.lower) }),
                // "Do you smoke?" "I quit that".
                verb != "quit"
                    || !clauses[max(0, at - 7)..<at].contains(where: { $0.lower.contains(where: Self.habits.contains) })
            else { return nil }
            // "I finished it", "I've been back on it": only what was named just before, and nothing else that may be.
            if verb == "on" || Self.finishes.contains(verb) {
                guard own.count < 6,
                    isDrugOnly(
                        before: at,
                        within: verb != "on" ? 1 : own.contains(where: { $0.lower == "back" }) ? 7 : 2
                    )
                else { return nil }
            }
            return only(before: at) { clause in
                clause.wordsBeforeReason.filter { Lexicon.drugs.contains($0.lower) }.map { [$0.said($0.text)] }
            }
        }
        if Self.suffers.contains(verb) { return theComplaint(before: at, within: object == "it" ? 8 : 2).map { [$0] } }
        if Self.moves.contains(verb) { return part(before: at) }
        guard Self.measures.contains(verb) else { return nil }
        return only(before: at) { clause in
            clause.words.indices.dropLast().compactMap { index in
                let words = Array(clause.words[index...index + 1])
                return words[0].lower == "blood" && Self.measured.contains(words[1].lower) ? mine(words, at) : nil
            }
        }
    }

    /// "My right knee": whose it is, as the patient says it, or the clinician.
    func mine(_ named: [SpokenWord], _ at: Int) -> [SpokenWord] {
        let owner = clauses[at].isOfPatient ? "my" : "your"
        return [.init(text: owner, lower: owner, hasComma: false, tokens: [])] + named.map { $0.said($0.lower) }
    }

    /// What the nearest clause names that names any, if it is one.
    func only(before at: Int, _ names: (Spoken) -> [[SpokenWord]]) -> [SpokenWord]? {
        for back in (max(0, at - 7)..<at).reversed() {
            let named = names(clauses[back])
            guard let first = named.first else { continue }
            return named.allSatisfy { $0.map(\.lower) == first.map(\.lower) } ? first : nil
        }
        return nil
    }

    private func subject(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let first = words.first, ["it", "it's"].contains(first.lower), words.count > 2,
            EncounterFact.complaints(of: words.map(\.lower)).isEmpty
        else { return words }
        var rest = Array(words.dropFirst())
        if first.lower == "it's" {
            let verb = ["been", "got", "had"].contains(rest[0].lower) ? "has" : "is"
            rest.insert(.init(text: verb, lower: verb, hasComma: false, tokens: []), at: 0)
        }
        let lower = rest.map(\.lower)
        if isOfPart(lower) || hurtsWhen(lower) && isWell(before: at) == false, var part = part(before: at) {
            part[0].tokens += first.tokens
            return part + rest
        }
        guard isOfComplaint(lower) else { return words }
        if var topic = presented(before: at) {
            topic[0].tokens += first.tokens
            return topic + rest
        }
        guard var name = theComplaint(before: at) ?? onlyComplaint(before: at) else { return words }
        name.tokens += first.tokens
        return [name] + rest
    }

    /// Whether the part that was named last is well, "my knee is fine", or was asked for and denied; `nil` where none was named.
    private func isWell(before at: Int) -> Bool? {
        guard
            let named = clauses[max(0, at - 7)..<at].lastIndex(where: { clause in
                clause.lower.indices.contains { isPart($0, clause.lower) }
            })
        else { return nil }
        return clauses[named..<at].contains { clause in
            clause.lower.contains {
                Self.well.contains($0) || Lexicon.negations.contains($0) || EncounterAnswers.noes.contains($0)
            }
        }
    }

    /// "It's the breathing", "it's my calf": what the patient says it is, said just before.
    private func presented(before at: Int) -> [SpokenWord]? {
        guard clauses[at].isOfPatient else { return nil }
        for back in (max(0, at - 4)..<at).reversed() where clauses[back].isOfPatient {
            let words = clauses[back].words.drop {
                EncounterWords.hedges.contains($0.lower) || EncounterWords.adverbs.contains($0.lower)
            }
            guard words.count == 3, words.first?.lower == "it's", let name = words.last,
                let owner = words.dropLast().last,
                ["the", "my"].contains(owner.lower),
                Lexicon.symptoms.contains(name.lower) || Self.complained.contains(name.lower)
            else { continue }
            guard back + 1 == at else { return nil }
            return [owner.said("my"), name.said(name.lower)]
        }
        return nil
    }

    private func theComplaint(before at: Int, within reach: Int = 8) -> SpokenWord? {
        complaint(before: at, within: reach).map {
            .init(text: "the \($0.lower)", lower: "the \($0.lower)", hasComma: false, tokens: $0.tokens)
        }
    }

    /// The one complaint that a visit has named so far, early in it, where nothing else was spoken of since.
    private func onlyComplaint(before at: Int) -> SpokenWord? {
        guard at < Self.early else { return nil }
        let named = clauses[..<at].indices.flatMap { back in
            complaints(in: clauses[back]).map { (word: $0, at: back) }
        }
        guard let first = named.first?.word, let last = named.last?.at,
            named.allSatisfy({
                $0.word.lower == first.lower
                    && !clauses[$0.at].lower.contains { word in
                        Lexicon.negations.contains(word) || word == "any" || Lexicon.relatives[word] != nil
                    }
            }), clauses[last..<at].allSatisfy({ !turnsElsewhere($0) })
        else { return nil }
        return .init(
            text: "the \(first.lower)",
            lower: "the \(first.lower)",
            hasComma: false,
            tokens: first.tokens
        )
    }

    /// "When did your drinking begin?", "my wife fell": something else may be meant from here on.
    private func turnsElsewhere(_ clause: Spoken) -> Bool {
        if !clause.isOfPatient, asksForOther(clause.lower) { return true }
        return clause.lower.contains {
            Lexicon.relatives[$0] != nil || Self.complained.contains($0) && !Self.complaints.contains($0)
                || Self.habits.contains($0)
        }
    }

    /// "Started a week ago", "is worse at night": said of complaints.
    private func isOfComplaint(_ rest: [String]) -> Bool {
        let rest = rest.drop { EncounterWords.adverbs.contains($0) }
        // A chest or a muscle gets tight, no pain does.
        guard let verb = rest.first, !rest.contains(where: Self.partQualities.contains), !rest.contains("tight") else {
            return false
        }
        if Self.verbs.contains(verb) { return !rest.contains(where: Self.others.contains) }
        guard ["is", "was", "has"].contains(verb) else { return false }
        return rest.dropFirst().prefix(6).contains(where: Self.qualities.contains)
            && !rest.contains(where: Self.others.contains)
    }

    /// The complaints of a clause: "it's a pain in the neck" is none.
    private func complaints(in clause: Spoken) -> [SpokenWord] {
        let lower = clause.lower
        let isFigure =
            Self.figures.contains { lower.contains(sequence: $0) }
            && lower.contains { ["it's", "that's", "is", "such", "real"].contains($0) }
        return clause.words.filter { Self.complaints.contains($0.lower) && !(isFigure && $0.lower == "pain") }
    }

    /// The complaint that the clauses just before name, if it is one.
    private func complaint(before at: Int, within reach: Int) -> SpokenWord? {
        var back = at - 1
        while back >= max(0, at - reach) {
            let named = complaints(in: clauses[back])
            if let only = named.first {
                // "Any numbness?" "No": what was denied is not what is spoken of.
                if !clauses[back].isOfPatient, back + 1 < clauses.count, clauses[back + 1].isOfPatient,
                    let first = clauses[back + 1].lower.first, EncounterAnswers.noes.contains(first) || first == "not"
                {
                    return nil
                }
                return named.allSatisfy { $0.lower == only.lower }
                    && !clauses[back].lower.contains(where: Lexicon.negations.contains) ? only : nil
            }
            // "When did your drinking begin?": that is spoken of now.
            if !clauses[back].isOfPatient, asksForOther(clauses[back].lower) { return nil }
            back -= 1
        }
        return nil
    }

    private func asksForOther(_ lower: [String]) -> Bool {
        if lower.contains(where: Self.habits.contains) { return true }
        return zip(lower, lower.dropFirst()).contains { $1 == "your" && ["did", "about", "has", "is"].contains($0) }
    }

    private static let takes = Lexicon.set(
        "take takes took taking using use uses used tried started stopped finished finish finishing completed restarted quit"
    )
    private static let finishes = Lexicon.set("finished finish finishing completed")
    private static let beingOn = Lexicon.set("back been still stay stayed")
    private static let moves = Lexicon.set("move bend straighten extend flex")
    private static let well = Lexicon.set("fine good okay better healed normal")
    private static let measures = Lexicon.set("measure measured check checked checking monitor monitoring measuring")
    private static let measured = Lexicon.set("pressure pressures sugar sugars")
    private static let afterObject = Lexicon.set(
        "every twice once daily in with for at as when and but so on because since yesterday already too about"
    )
    private static let suffers = Lexicon.set("feel felt feels notice noticed")
    private static let complaints = Lexicon.set(
        "pain pains cough rash headache swelling numbness lump dizziness pounding fluttering"
    )
    private static let verbs = Lexicon.set(
        "started stopped comes came goes gets got radiates lasts lasted worsens worsened began"
    )
    /// Clauses of a visit before its questions go from one complaint to the next.
    private static let early = 40
    private static let figures = EncounterCandidates.phrases("pain in the neck|pain in the butt|pain in the rear")
    private static let habits = Lexicon.set(
        "drink smoke alcohol tobacco drinking smoking mood anxiety stress weight depression diabetes"
    )
    private static let complained = Lexicon.set("breathing memory sleep balance hearing vision swallowing cough sugar")
    private static let qualities = Lexicon.set(
        """
        sharp dull constant worse worst better throbbing burning stabbing aching bad severe mild intermittent coming
        there inside outside front side located worsening downhill
        """
    )
    private static let others = Lexicon.set(
        "out helping help helps home stuck up good fine okay like because medication him them"
    )
}
