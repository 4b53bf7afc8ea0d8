/// Reads words clause by clause, and what of each is affirmed, denied or only asked.
///
/// A negation holds from its place to the end of the clause, and of what stands before it where it follows ("exudate: none").
/// What was asked is affirmed or denied by the turn after; without an answer it stays asked.
struct ClauseReader {
    /// What is said of a word.
    enum Hold { case affirmed, denied, asked, open }

    struct Clause {
        var words: [String]
        /// What is said of each word.
        var holds: [Hold]
        /// How many content words stand between each denied word and its negation; many for what none denies.
        var distances: [Int]
        /// A question that yes or no answers.
        fileprivate var isQuestion: Bool
        fileprivate var turn: Int
        /// As if it were no question.
        fileprivate var stated: [Hold]

        fileprivate mutating func ask() {
            isQuestion = true
            holds = stated.map { $0 == .denied ? .denied : .asked }
        }
    }

    static let far = 99
    /// Written, with its marks: then a negation reaches to the clause's end.
    let isWritten: Bool
    private var clauses: [Clause] = []
    private var words: [String] = []
    /// Words of the clause that a comma stands before.
    private var commas: Set<Int> = []
    /// A comma was read, and the next word decides whether it ended the clause.
    private var isAfterComma = false
    /// Questions at the end of the turn before wait for this turn's first words.
    private var asked: [Int] = []
    private var beginsTurn = true
    private var turn = 0
    /// First clause of the sentence.
    private var sentence = 0

    init(isWritten: Bool) { self.isWritten = isWritten }

    mutating func read(word: String) {
        guard !word.isEmpty, isWritten || !Self.fillers.contains(word) else { return }
        let begins = Self.subjects.contains(word) && !(isWritten && word == "and")
        if Self.breakers.contains(word) || isAfterComma && begins { endClause(isQuestion: false) }
        if isAfterComma { commas.insert(words.count) }
        isAfterComma = false
        words.append(word)
    }

    mutating func read(mark: Character) {
        switch mark {
        case ".", "!", ";", "?":
            endClause(isQuestion: mark == "?")
            if mark == "?" { askTheSentence() }
            sentence = clauses.count
        case ",", ":": isAfterComma = true
        default: break
        }
    }

    mutating func endTurn() {
        if let at = Self.question(in: words) {
            let question = Array(words[at...])
            words.removeSubrange(at...)
            commas = []
            endClause(isQuestion: false)
            words = question
            endClause(isQuestion: true)
        }
        endClause(isQuestion: false)
        asked = []
        for at in clauses.indices.reversed() {
            guard clauses[at].turn == turn, clauses[at].isQuestion else { break }
            asked.append(at)
        }
        beginsTurn = true
        turn += 1
        sentence = clauses.count
    }

    mutating func finished() -> [Clause] {
        endClause(isQuestion: false)
        return clauses
    }

    private mutating func endClause(isQuestion: Bool) {
        isAfterComma = false
        guard !words.isEmpty else { return }
        if beginsTurn { answer(words) }
        let (holds, distances) = Negations(words: words, commas: commas, isWritten: isWritten).read()
        var clause = Clause(
            words: words,
            holds: holds,
            distances: distances,
            isQuestion: false,
            turn: turn,
            stated: holds
        )
        if isQuestion || !isWritten && Self.opensQuestion(words), !Self.supposes(words) { clause.ask() }
        clauses.append(clause)
        words = []
        commas = []
        beginsTurn = false
    }

    /// A question's mark asks all of its clauses, from the one on that begins it.
    private mutating func askTheSentence() {
        guard sentence < clauses.count,
            let first = (sentence..<clauses.count).first(where: {
                clauses[$0].isQuestion || Self.pair(in: clauses[$0].words) != nil || clauses[$0].words.contains("any")
            })
        else { return }
        for at in first..<clauses.count where !Self.supposes(clauses[at].words) { clauses[at].ask() }
    }

    private mutating func answer(_ words: [String]) {
        let opening = words.prefix(5)
        let isNo = opening.contains(where: Lexicon.negations.contains)
        let isYes = opening.contains(where: Self.yes.contains)
        for at in asked where isNo || isYes {
            // Yes to "you have no pain?" denies the pain, and so does no.
            let stated = clauses[at].stated
            clauses[at].holds =
                isYes && !isNo || stated.contains(.denied) ? stated : stated.map { _ in .denied }
        }
        asked = []
    }

    /// Where a question begins that has no mark: "… do you have any numbness".
    private static func question(in words: [String]) -> Int? {
        guard words.count > 2 else { return nil }
        return pair(in: words) ?? words.dropLast().lastIndex(of: "any")
    }

    /// The last "do you", "is it".
    private static func pair(in words: [String]) -> Int? {
        words.indices.dropLast().last { asking.contains(words[$0]) && askedOf.contains(words[$0 + 1]) }
    }

    private static func opensQuestion(_ words: [String]) -> Bool {
        words.prefix(2).contains("any") || pair(in: Array(words.prefix(4))) != nil
    }

    /// "When were you treated?" says that you were; "what about pain?" does not.
    private static func supposes(_ words: [String]) -> Bool {
        guard let at = words.prefix(4).firstIndex(where: supposing.contains) else { return false }
        return at + 1 == words.count || words[at + 1] != "about"
    }

    private static let fillers = Lexicon.set("uh um")
    private static let breakers = Lexicon.set("but however although though except because")
    private static let subjects = Lexicon.set(
        """
        i i'm i've i'll he she it it's they we you you're there there's and so your his her the which this that that's
        """
    )
    private static let asking = Lexicon.set("have do did are were has does is")
    private static let askedOf = Lexicon.set("you there it your that he she")
    private static let supposing = Lexicon.set("how when where why who which what")
    private static let yes = Lexicon.set(
        "yes yeah yep yup sure definitely correct exactly right uh-huh mm-hmm absolutely"
    )
}
