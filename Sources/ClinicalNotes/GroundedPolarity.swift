/// Whether a statement affirms what its evidence denies, or the other way round.
///
/// Each content word is looked up where the evidence says most of the words that stand beside it in the statement; what is
/// said of it there counts, and the words of a clause, or of a negation, count together.
struct GroundedPolarity {
    let said: GroundedWords
    let heard: GroundedWords
    private let alignment: GroundedAlignment

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
            if group.fails(against) { return against.joined(separator: " ") }
        }
        if let word = strayWord ?? doubled ?? emphasised { return word }
        if let word = GroundedOpposites(said: said, heard: heard).found { return word }
        if isAllAsked, let word = listed(unanswered) { return word }
        return hasNegationOfItsOwn ? "" : nil
    }

    /// The words that stand together: one clause's, or one negation's.
    private struct Group {
        let number: Int
        let isDenied: Bool
        var agreeing = 0
        /// One of them is denied next to its negation.
        var isFirm = false
        var against: [String] = []
        /// Of those against, next to a negation in the evidence.
        var strong: [String] = []

        init(number: Int, isDenied: Bool) {
            self.number = number
            self.isDenied = isDenied
        }

        mutating func count(_ word: Found) {
            guard word.holds.count == 1, let hold = word.holds.first, hold != .asked else { return }
            if (hold == .denied) == isDenied {
                agreeing += 1
                if word.distance <= 1 { isFirm = true }
            } else if !word.isOfResult {
                against.append(word.stem)
                if word.distance <= 1 { strong.append(word.stem) }
            }
        }

        func fails(_ against: [String]) -> Bool {
            if against.isEmpty { return false }
            if !isDenied, against.contains(where: strong.contains) { return true }
            if isDenied, isFirm, against.count <= 2 * agreeing { return false }
            return against.count > agreeing
        }
    }

    /// A content word of the statement as it was said.
    private struct Found {
        var stem: String
        var isDenied: Bool
        var group: Int
        /// What is said of it where it was said with most of the statement's words.
        var holds: Set<ClauseReader.Hold>
        var distance: Int
        /// "The antibodies were negative": the result, not the antibodies, is what was said.
        var isOfResult: Bool
    }

    private var words: [Found] {
        var result: [Found] = []
        var seen: Set<String> = []
        var group = 0
        var last = ClauseReader.Hold.affirmed
        for at in said.words.indices {
            let hold = said.holds[at]
            let begins = at > 0 && said.clauses[at] != said.clauses[at - 1]
            if hold != last || begins || hold == .denied && Lexicon.negations.contains(said.words[at]) { group += 1 }
            last = hold
            guard hold == .affirmed || hold == .denied, let stem = said.stemAt[at],
                !Lexicon.idle.contains(said.words[at]), Lexicon.sides[said.words[at]] == nil,
                !Lexicon.units.contains(said.words[at]),
                let places = places(of: at, stem),
                seen.insert("\(stem)\(hold)").inserted
            else { continue }
            let isDenied = hold == .denied
            result.append(
                Found(
                    stem: stem,
                    isDenied: isDenied,
                    // What is affirmed of a clause stands together, whatever is denied between.
                    group: isDenied ? group : -1 - said.clauses[at],
                    holds: Set(places.map { heard.holds[$0] }).subtracting([.open]),
                    distance: places.map { heard.distances[$0] }.min() ?? ClauseReader.far,
                    isOfResult: isDenied && isResult(at, places)
                )
            )
        }
        return result.enumerated().sorted {
            ($0.element.group, $0.offset) < ($1.element.group, $1.offset)
        }.map(\.element)
    }

    private func isResult(_ at: Int, _ places: [Int]) -> Bool {
        let clause = said.clauses[at]
        return said.words.indices.contains { said.clauses[$0] == clause && said.words[$0] == "negative" }
            && heard.words.contains("negative")
            && !places.contains { heard.words[max(0, $0 - 5)..<min(heard.words.count, $0 + 6)].contains("positive") }
    }

    /// Where the evidence says the word among most of its neighbours in the statement.
    private func places(of at: Int, _ stem: String) -> [Int]? {
        guard let places = heard.places[stem]?.filter({ !Lexicon.idle.contains(heard.words[$0]) }), !places.isEmpty
        else { return nil }
        if places.count == 1 { return places }
        let fits = places.map { alignment.fit(at, $0) }
        let best = fits.max() ?? 0
        return zip(places, fits).filter { $0.1 >= Self.near * best }.map(\.0)
    }
    /// Places that fit nearly as well count as well.
    private static let near = 0.7

    /// "any", "either" or "longer" where nothing is denied: its negation is missing.
    private var strayWord: String? {
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
    private var doubled: String? {
        for (first, second) in zip(said.words, said.words.dropFirst())
        where first.hasPrefix("den") && Lexicon.negations.contains(first) && ["no", "not"].contains(second) {
            return first
        }
        return nil
    }

    /// "The cream did help": who writes so has left out a "not", if one was said.
    private var emphasised: String? {
        for at in said.words.indices where ["do", "does", "did"].contains(said.words[at]) && said.holds[at] != .denied {
            if said.words[at...].prefix(3).contains(where: Lexicon.negations.contains) { continue }
            for next in (at + 1)..<max(at + 1, min(at + 5, said.words.count))
            where said.clauses[next] == said.clauses[at] {
                guard let stem = said.stemAt[next] else { continue }
                if let places = places(of: next, stem) {
                    let holds = Set(places.map { heard.holds[$0] })
                    if holds.isSubset(of: [.denied, .asked]) { return said.words[next] }
                }
                break
            }
        }
        return nil
    }

    /// "Chills or cough" is affirmed, and was only asked for: a list with "or" is denied, if anything.
    private func listed(_ asked: Set<String>) -> String? {
        for at in said.words.indices where said.words[at] == "or" && said.holds[at] == .affirmed && at > 0 {
            if !said.word(at + 1).isEmpty, let stem = said.stemAt[at - 1], asked.contains(stem) { return stem }
        }
        return nil
    }

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
            let places = own.flatMap { at in said.stemAt[at].flatMap { self.places(of: at, $0) } ?? [] }
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

    private func isNearNegation(_ at: Int) -> Bool {
        (max(0, at - 3)..<min(heard.words.count, at + 4)).contains {
            heard.clauses[$0] == heard.clauses[at]
                && (heard.holds[$0] != .affirmed || Lexicon.negations.contains(heard.words[$0]))
        }
    }

    /// "Prevent any further issues", "regarding any issues": they need no negation.
    private static let preventing = Lexicon.set(
        """
        prevent remove avoid rule treat manage discuss help regarding report notice notices develop develops
        experience experiences has worsening
        """
    )
    private static let failing = Lexicon.set("trouble difficulty hard inability lack failed refused except instead")
    private static let denying = failing.union(Lexicon.set("stopped quit unable rarely other against"))
    private static let placing = Lexicon.set("to on of at")
    private static let licences = Lexicon.set("if with call for should in as case whether or before")
}
