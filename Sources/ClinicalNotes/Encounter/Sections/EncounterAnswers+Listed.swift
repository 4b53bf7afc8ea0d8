internal import Artifacts

/// What was asked in a list, and denied or affirmed: "any falls or any broken bones?" "No." is "Denies falls or broken bones."
extension EncounterAnswers {
    /// What a question lists, as far as the answer tells of it.
    struct Listed {
        /// Nothing where the review of systems has its own words for all of it.
        var statement: EncounterCandidate?
        /// One sentence could not tell it: the review of systems tells of it, or things that are done stand beside others.
        var standsAlone: Bool
    }

    /// The denial of all that the question at `at` lists, or the one thing that it asks for and that is there.
    func listed(_ at: Int, _ reply: Spoken, denies: Bool) -> Listed? {
        let asked = asked(upTo: at, denies: denies)
        let items = asked.flatMap(\.1)
        guard !items.isEmpty, items.contains(where: \.isAsked) || denies && items.count > 1 else { return nil }
        return denies ? denial(asked, at, reply) : affirmation(items, at, reply)
    }

    /// The clauses of the list that clause `at` ends, with what each asks for: a "no" is of all of it, "any neck pain | any trouble
    /// breathing".
    private func asked(upTo at: Int, denies: Bool) -> [(Int, [EncounterListed.Item])] {
        var asked = [(at, EncounterListed(clauses[at], voice).items)]
        guard denies, !asked[0].1.isEmpty else { return asked }
        for before in (max(0, at - 3)..<at).reversed() {
            guard !clauses[before].isOfPatient,
                clauses[before + 1].unhedged.first.map(Self.listing.contains) == true
            else { break }
            let items = EncounterListed(clauses[before], voice).items
            guard items.contains(where: \.isAsked) else { break }
            asked.insert((before, items), at: 0)
        }
        return asked
    }

    private func denial(_ asked: [(Int, [EncounterListed.Item])], _ at: Int, _ reply: Spoken) -> Listed? {
        let turn = clauses[(at + 1)...].prefix(while: \.isOfPatient)
        var items: [EncounterListed.Item] = []
        for (place, named) in asked {
            let facts = Set(EncounterFact.said(at: place, clauses).filter(\.isDenied).map(\.name))
            items += named.filter { item in
                let known = item.named.filter { facts.contains($0.name) }
                // "Coughing up blood" is more than a cough.
                return known.isEmpty
                    || known.reduce(0) { $0 + $1.words.count } + 1 < item.said.count
                        // "Blood in urine or in her stool": the first of it is told.
                        && !zip(item.words, item.words.dropFirst()).contains {
                            $0 == "or" && EncounterShape.prepositions.contains($1)
                        }
            }
        }
        // What the review of systems tells is not told again.
        let isKnown = items.isEmpty
        guard let part = Self.denied(items, reply.lower) else { return nil }
        let isPart = part.count < items.count
        items = part
        let isMixed = items.count > 1 && items.contains { !$0.isNamed }
        let isOne = items.count == 1
        items.removeAll { item in
            EncounterNarrowed.isTold(item.said.map(\.lower).joined(separator: " "), in: turn)
                // "Chest pain while you exercise?" asks for less than the pain.
                || !item.named.isEmpty && item.main.count < item.words.count
                || !(item.isComplaint || item.isNamed && item.isAsked || !item.isNamed && !isOne)
        }
        guard !items.isEmpty, items.count > 1 || items[0].isNamed, items.count < 7,
            items.allSatisfy({ !$0.isNamed || EncounterGrammar.isPhrase($0.main) })
        else { return isKnown ? .init(standsAlone: true) : nil }
        let isPlain = items.count == 1 && (!items[0].isComplaint || Self.lacking.contains(items[0].words[0]))
        let isShort = items.count == 1 && items[0].isComplaint && items[0].words.count < 3
        let statement = EncounterCandidate(
            kind: .denial,
            text: "Denies " + (isPlain ? "any " : "") + items.map(\.text).listed("or") + ".",
            clauses: [at, at + 1],
            // What asks stands with what is asked.
            tokens: asked.flatMap { clauses[$0.0].words }.tokens
                + (Self.noes.contains(reply.lower[0]) ? reply.words[0].tokens : reply.words.tokens)
        )
        return .init(statement: statement, standsAlone: isMixed || isShort || isPart)
    }

    /// What of a list a reply denies: all of it by a "no" that tells nothing else, only what it names by a "no, it doesn't swell".
    /// Nothing where the reply goes on to tell anything: "no, I tripped on the rug" may be what was asked for.
    private static func denied(_ items: [EncounterListed.Item], _ reply: [String]) -> [EncounterListed.Item]? {
        let rest = reply.first.map(noes.contains) == true ? Array(reply.dropFirst()) : reply
        let stems = Set(rest.filter { !telling.contains($0) }.map(GroundedForms.stem))
        let named = items.filter { $0.said.contains { stems.contains(GroundedForms.stem($0.lower)) } }
        let known = Set(named.flatMap(\.said).map { GroundedForms.stem($0.lower) })
        // "No, I sleep like a rock."
        if items.count == 1, EncounterDenial.isWell(rest), rest.count < 7,
            !rest.contains(where: EncounterListed.isFound)
        {
            return items
        }
        guard stems.isSubset(of: known) else { return nil }
        let negation = rest.lastIndex(where: Lexicon.negations.contains)
        if named.isEmpty {
            // "No, I do."
            return negation != nil || rest.allSatisfy({ !affirming.contains($0) }) ? items : nil
        }
        guard let negation = negation ?? (reply.count > rest.count ? -1 : nil),
            !rest[(negation + 1)...].contains(where: ["i", "it", "they", "my"].contains)
        else { return nil }
        return named
    }

    private func affirmation(_ items: [EncounterListed.Item], _ at: Int, _ reply: Spoken) -> Listed? {
        guard items.count == 1, let item = items.first, item.isNamed, item.isComplaint, item.words.count < 5,
            !Self.turns(clauses[(at + 1)...].prefix(while: \.isOfPatient)),
            !item.words.contains(where: { ["or", "and"].contains($0) || Self.lacking.contains($0) })
        else { return nil }
        let statement = EncounterCandidate(
            kind: .affirmation,
            text: "Reports " + item.text + ".",
            clauses: [at, at + 1],
            tokens: item.said.tokens + reply.words.tokens
        )
        return .init(statement: statement, standsAlone: true)
    }

    /// They go on with a list.
    private static let listing = Lexicon.set("any do does did have are how what like")
    /// What goes on with a "no" and tells nothing.
    private static let telling = Lexicon.negations.union(
        Lexicon.set(
            """
            i i've i'm it it's they he she we my not no nope never none nothing any have has had been do does did noticed noticing having
            think so that that's of know at all ever really felt feel seen like those either sir ma'am doctor good fine great okay well
            thank thanks god you goodness thankfully luckily fortunately lately recently right now yet to for or and the a
            is are was any anything problem problems look looked looker check checked every each time always
            """
        )
    )
    private static let affirming = Lexicon.set("do does did have has had is are was felt feel noticed seen")
    private static let lacking = Lexicon.set("problems problem issues trouble difficulty")
}
