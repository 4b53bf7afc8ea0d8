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
        let first = denies ? start(of: at) : at
        let asked = (first...at).map { ($0, EncounterListed(clauses[$0], voice).items) }
        let items = asked.flatMap(\.1)
        guard !items.isEmpty, items.contains(where: \.isAsked) || denies && items.count > 1 else { return nil }
        return denies ? denial(asked, at, reply) : affirmation(items, at, reply)
    }

    /// Where the list begins that clause `at` ends: "any neck pain | any trouble breathing".
    private func start(of at: Int) -> Int {
        var first = at
        guard !EncounterListed(clauses[at], voice).items.isEmpty else { return at }
        while first > 0, at - first < 3, !clauses[first - 1].isOfPatient,
            clauses[first].lower.drop(while: EncounterWords.hedges.contains).first.map(Self.listing.contains) == true,
            EncounterListed(clauses[first - 1], voice).items.contains(where: \.isAsked)
        {
            first -= 1
        }
        return first
    }

    private func denial(_ asked: [(Int, [EncounterListed.Item])], _ at: Int, _ reply: Spoken) -> Listed? {
        let turn = clauses[(at + 1)...].prefix(while: \.isOfPatient)
        var items: [EncounterListed.Item] = []
        for (place, named) in asked {
            let facts = Set(EncounterFact.said(at: place, clauses).filter(\.isDenied).map(\.name))
            items += named.filter { item in
                let known = item.named.filter { facts.contains($0.name) }
                // "Coughing up blood" is more than a cough.
                return known.isEmpty || known.reduce(0) { $0 + $1.words.count } + 1 < item.said.count
            }
        }
        // What the review of systems tells is not told again.
        let isKnown = items.isEmpty
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
        return .init(statement: statement, standsAlone: isMixed || isShort)
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
    private static let lacking = Lexicon.set("problems problem issues trouble difficulty")
}
