/// Whether a statement affirms what its evidence denies, or the other way round.
///
/// Each content word is looked up where the evidence says most of the words that stand beside it in the statement; what is
/// said of it there counts, and the words of a clause, or of a negation, count together.
struct GroundedPolarity {
    let said: GroundedWords
    let heard: GroundedWords
    let alignment: GroundedAlignment

    init(said: GroundedWords, heard: GroundedWords) {
        (self.said, self.heard) = (said, heard)
        alignment = GroundedAlignment(said: said, heard: heard)
    }

    /// The words that it shows in; `nil` where the two agree.
    var contradicted: String? {
        var groups: [Group] = []
        var known: Set<String> = []
        var unanswered = Set<String>()
        var isAllAsked = true
        let words = self.words
        let isOfMany = said.words.count(where: Lexicon.negations.contains) > 1
        for found in words {
            known.insert("\(found.stem)\(found.isDenied)")
            if found.holds == [.asked] {
                unanswered.insert(found.stem)
                if found.isDenied { isAllAsked = false }
            }
            if groups.last?.number != found.group || groups.last?.isDenied != found.isDenied {
                groups.append(Group(number: found.group, isDenied: found.isDenied))
            }
            groups[groups.count - 1].count(found)
        }
        for group in groups {
            let against = group.against.filter { !(known.contains("\($0)true") && known.contains("\($0)false")) }
            if group.fails(against, isOfMany: isOfMany),
                group.isDenied ? !isDoubtful(group, against) : !isOfAnother(words),
                !isSpared(group, against, words)
            {
                return (against + group.conceded).joined(separator: " ")
            }
        }
        if let word = strayWord ?? doubled ?? emphasised ?? deniedFigure ?? miscounted ?? swapped ?? reversed {
            return word
        }
        if let word = GroundedOpposites(said: said, heard: heard).found { return word }
        if let word = GroundedAttributes(said: said, heard: heard).found { return word }
        if isAllAsked, let word = listed(unanswered) ?? unheard(unanswered, words) { return word }
        return hasNegationOfItsOwn ? "" : nil
    }

    /// The words that stand together: one clause's, or one negation's.
    struct Group {
        let number: Int
        let isDenied: Bool
        var agreeing = 0
        var against: [String] = []
        /// Of those against, next to a negation in the evidence.
        var strong: [String] = []
        /// Of these, what the evidence denies wherever it says it.
        var never: [String] = []
        /// Said both ways among most of the statement's words, and so in its own way too.
        var mixed = 0
        /// Asked and not answered, or denied for a time.
        var untold = 0
        /// Asked and answered without a word of denial.
        var conceded: [String] = []
        var isAllConceded = true

        init(number: Int, isDenied: Bool) {
            self.number = number
            self.isDenied = isDenied
        }

        mutating func count(_ word: Found) {
            if word.isConceded { conceded.append(word.stem) } else { isAllConceded = false }
            if word.holds.isEmpty || word.holds == [.asked] { untold += 1 }
            guard word.holds.count == 1, let hold = word.holds.first, hold != .asked else {
                if word.holds.contains(isDenied ? .denied : .affirmed) { mixed += 1 }
                return
            }
            if (hold == .denied) == isDenied {
                agreeing += 1
            } else if !word.isOfResult {
                against.append(word.stem)
                if word.distance <= 1 { strong.append(word.stem) }
                if word.distance <= 1, word.isNever { never.append(word.stem) }
            }
        }

        /// - Parameter isOfMany: the statement has more than one negation, and so more that each could be of.
        func fails(_ against: [String], isOfMany: Bool) -> Bool {
            if isDenied, isAllConceded, !conceded.isEmpty { return true }
            if against.isEmpty { return false }
            // One of many words may be denied of something else.
            if !isDenied, against.contains(where: strong.contains), against.count > 1 || agreeing < 3 { return true }
            if !isDenied, against.contains(where: never.contains), agreeing < 6 { return true }
            if isDenied, against.count <= 2 * agreeing || isOfMany && against.count < 2 { return false }
            return against.count > agreeing
        }
    }

    /// A content word of the statement as it was said.
    struct Found {
        var at: Int
        var stem: String
        var isDenied: Bool
        var group: Int
        /// What is said of it where it was said with most of the statement's words.
        var holds: Set<ClauseReader.Hold>
        var places: [Int]
        var distance: Int
        /// "The antibodies were negative": the result, not the antibodies, is what was said.
        var isOfResult: Bool
        /// It was asked, and what was answered denies nothing.
        var isConceded: Bool
        /// The evidence denies it wherever it says it.
        var isNever: Bool
    }

    private var words: [Found] {
        var result: [Found] = []
        var seen: Set<String> = []
        var group = 0
        var last = ClauseReader.Hold.affirmed
        for at in said.words.indices {
            let hold = said.holds[at]
            let begins = at > 0 && said.clauses[at] != said.clauses[at - 1]
            let isNew = begins || hold == .denied && Lexicon.negations.contains(said.words[at])
            // "Pain when moving the neck or turning the head": one negation's, on both sides of what says when.
            let goesOn = !isNew && (hold == .open && last == .denied || hold == .denied && last == .open)
            if isNew || hold != last && !goesOn { group += 1 }
            last = hold
            guard hold == .affirmed || hold == .denied, let stem = said.stemAt[at],
                !Lexicon.idle.contains(said.words[at]), Lexicon.sides[said.words[at]] == nil,
                !GroundedTimes.units.contains(said.words[at]),
                let places = places(of: at, stem),
                seen.insert(hold == .denied ? "no " + stem : stem).inserted
            else { continue }
            let isDenied = hold == .denied
            result.append(
                Found(
                    at: at,
                    stem: stem,
                    isDenied: isDenied,
                    // What is affirmed of a clause stands together, whatever is denied between.
                    group: isDenied ? group : -1 - said.clauses[at],
                    holds: isDenied && places.allSatisfy({ isGivenUp($0) || isTakenBack($0) }) || isEffect(at)
                        || isLost(at) || isFeeling(at, places) ? [] : told(of: places),
                    places: places,
                    distance: places.map { heard.distances[$0] }.min() ?? ClauseReader.far,
                    isOfResult: isResult(at, places),
                    isConceded: isDenied && places.allSatisfy(isConceded),
                    isNever: !Self.showing.contains(said.words[at])
                        && heard.places[stem, default: []].allSatisfy { heard.holds[$0] == .denied }
                )
            )
        }
        return result.enumerated().sorted {
            ($0.element.group, $0.offset) < ($1.element.group, $1.offset)
        }.map(\.element)
    }

    /// The only word that the evidence denies: it fits there half as well as the others where they were said.
    private func isOfAnother(_ words: [Found]) -> Bool {
        func fits(_ hold: ClauseReader.Hold) -> [Double] {
            words.filter { !$0.isDenied && $0.holds == [hold] }.map { min(Self.cap, alignment.best($0.at, $0.places)) }
        }
        let denied = fits(.denied)
        guard denied.count == 1, let fit = denied.first else { return false }
        let others = fits(.affirmed)
        return 2 * fit * Double(others.count) < others.reduce(0, +)
    }
    static let cap = 3.0
    static let showing = Lexicon.set("evidence sign signs")

    /// What is said of them; a question tells nothing beside what is said.
    private func told(of places: [Int]) -> Set<ClauseReader.Hold> {
        let holds = Set(places.map { heard.holds[$0] }).subtracting([.open])
        return holds.count > 1 ? holds.subtracting([.asked]) : holds
    }

    /// A question whose answer is there, and denies nothing in its first words.
    private func isConceded(_ place: Int) -> Bool {
        guard heard.holds[place] == .asked else { return false }
        // "Any fever or chills?" "Just a cough": what is not named of a list is denied.
        let isList = heard.words.indices.contains {
            heard.clauses[$0] == heard.clauses[place] && Self.listing.contains(heard.words[$0])
        }
        if isList { return false }
        let turn = heard.turns[heard.clauses[place]]
        let after = heard.words.indices[place...].filter { heard.clauses[$0] > heard.clauses[place] }
        guard let answer = after.first(where: { heard.turns[heard.clauses[$0]] == turn + 1 }) else { return false }
        return !after.prefix { $0 < answer + Self.answer && heard.turns[heard.clauses[$0]] <= turn + 1 }.contains {
            Lexicon.negations.contains(heard.words[$0]) || Self.denying.contains(heard.words[$0])
                || Self.sparing.contains(heard.words[$0]) || heard.holds[$0] == .asked && $0 >= answer
        }
    }
    private static let answer = 12
    private static let listing = Lexicon.set("or any other like else")
    private static let sparing = Lexicon.set("just only fine good great well normal usual same okay")

    private func isResult(_ at: Int, _ places: [Int]) -> Bool {
        let clause = said.clauses[at]
        return said.words.indices.contains { said.clauses[$0] == clause && said.words[$0] == "negative" }
            && heard.words.contains("negative")
            && !places.contains { heard.words[max(0, $0 - 5)..<min(heard.words.count, $0 + 6)].contains("positive") }
    }

    /// Where the evidence says the word among most of its neighbours in the statement.
    func places(of at: Int, _ stem: String, within near: Double = Self.near) -> [Int]? {
        guard let places = heard.places[stem]?.filter({ !Lexicon.idle.contains(heard.words[$0]) }), !places.isEmpty
        else { return nil }
        if places.count == 1 { return places }
        let fits = places.map { alignment.fit(at, $0) }
        let best = fits.max() ?? 0
        return zip(places, fits).filter { $0.1 >= near * best }.map(\.0)
    }
    /// Places that fit nearly as well count as well.
    static let near = 0.7
    /// For what is denied without doubt, places that fit less well count too.
    private static let wide = 0.5

    /// A clause denies something, and nothing is denied or asked where the evidence says its words.
    private var hasNegationOfItsOwn: Bool {
        if said.words.contains("negative"), heard.words.contains("negative") { return false }
        for clause in Set(said.clauses) {
            let own = said.words.indices.filter { said.clauses[$0] == clause }
            guard own.contains(where: { Lexicon.negations.contains(said.words[$0]) && said.holds[$0] == .denied })
            else {
                continue
            }
            if isUnheard(own.filter { said.holds[$0] == .denied }) { return true }
            if own.contains(where: { Negations.knowing.contains(said.words[$0]) }), isUnknown { continue }
            let places = own.flatMap { at in
                said.stemAt[at].flatMap {
                    self.places(of: at, $0, within: said.holds[at] == .denied ? Self.wide : Self.near)
                }
                    ?? []
            }
            if !places.isEmpty, !places.contains(where: { isNearNegation($0) || isFailing($0) }) { return true }
        }
        return false
    }

    /// What is denied was not named, and nothing was denied: "is not constant" of a pain that gets worse.
    private func isUnheard(_ denied: [Int]) -> Bool {
        !heard.words.contains { Lexicon.negations.contains($0) || Self.denying.contains($0) }
            && denied.allSatisfy { at in said.keys[at].map { heard.keyAt[$0] == nil } ?? true }
    }

    /// "Trouble seeing things in her peripheral vision" denies without a negation.
    private func isFailing(_ at: Int) -> Bool {
        (max(0, at - 8)..<at).contains {
            heard.clauses[$0] == heard.clauses[at] && Self.failing.contains(heard.words[$0])
        }
    }

    /// "I quit 9 years ago, I smoked a pipe": of what was given up both can be said.
    private func isGivenUp(_ at: Int) -> Bool {
        let turn = heard.turns[heard.clauses[at]]
        return (max(0, at - 12)..<min(heard.words.count, at + 12)).contains {
            heard.turns[heard.clauses[$0]] == turn && Self.givenUp.contains(heard.words[$0])
        }
    }
    private static let givenUp = Lexicon.set("quit quitting stopped")

    private func isNearNegation(_ at: Int) -> Bool {
        isTakenBack(at) || isOver(at)
            || (max(0, at - 3)..<min(heard.words.count, at + 4)).contains {
                heard.clauses[$0] == heard.clauses[at]
                    && (heard.holds[$0] != .affirmed || Lexicon.negations.contains(heard.words[$0])
                        || heard.words[$0].hasPrefix("non"))
            }
    }

    /// "I felt some tingling, and then that seemed to go away".
    private func isOver(_ at: Int) -> Bool {
        (at..<min(heard.words.count, at + 20)).contains {
            heard.turns[heard.clauses[$0]] == heard.turns[heard.clauses[at]] && heard.clauses[$0] > heard.clauses[at]
                && (Self.over.contains(heard.words[$0])
                    || heard.words[$0] == "away" && Self.going.contains(heard.word($0 - 1)))
        }
    }
    private static let over = Lexicon.set("resolved subsided")
    private static let going = Lexicon.set("go goes going went gone")

    private static let failing = Lexicon.set(
        "trouble difficulty hard inability lack failed refused except instead struggle struggling struggled"
    )
    private static let denying = failing.union(Lexicon.set("stopped quit unable rarely other against"))
}
