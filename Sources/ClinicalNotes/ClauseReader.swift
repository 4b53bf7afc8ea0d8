/// Reads words clause by clause, and what of each is affirmed and what denied.
///
/// A negation holds from its place to the end of the clause, and of the whole clause where it follows ("exudate: none").
/// What was asked is affirmed or denied by the turn after; without an answer it is both.
struct ClauseReader {
    struct Clause {
        var words: [String] = []
        var affirmed: [String] = []
        var denied: [String] = []
        var isQuestion = false
    }

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

    init(isWritten: Bool) { self.isWritten = isWritten }

    mutating func read(word: String) {
        guard !word.isEmpty else { return }
        if Self.breakers.contains(word) || isAfterComma && Self.subjects.contains(word) { endClause(isQuestion: false) }
        if isAfterComma { commas.insert(words.count) }
        isAfterComma = false
        words.append(word)
    }

    mutating func read(mark: Character) {
        switch mark {
        case ".", "!", ";", "?": endClause(isQuestion: mark == "?")
        case ",", ":": isAfterComma = true
        default: break
        }
    }

    mutating func endTurn() {
        if let at = Self.question(in: words) {
            let question = Array(words[at...])
            words.removeSubrange(at...)
            endClause(isQuestion: false)
            words = question
            endClause(isQuestion: true)
        }
        endClause(isQuestion: false)
        asked = []
        for at in clauses.indices.reversed() {
            guard clauses[at].isQuestion else { break }
            asked.append(at)
        }
        beginsTurn = true
    }

    mutating func finished() -> [Clause] {
        endClause(isQuestion: false)
        return clauses
    }

    private mutating func endClause(isQuestion: Bool) {
        isAfterComma = false
        guard !words.isEmpty else { return }
        var clause = Clause(words: words, isQuestion: isQuestion)
        if beginsTurn { answer(words) }
        if isQuestion {
            clause.affirmed = words
            clause.denied = words
        } else {
            let holds = denials(in: words)
            for (at, word) in words.enumerated() {
                switch holds[at] {
                case .affirmed: clause.affirmed.append(word)
                case .denied: clause.denied.append(word)
                case .open: break
                }
            }
        }
        clauses.append(clause)
        words = []
        commas = []
        beginsTurn = false
    }

    private mutating func answer(_ words: [String]) {
        let opening = words.prefix(4)
        for at in asked {
            if opening.contains(where: Lexicon.negations.contains) {
                clauses[at].affirmed = []
            } else if opening.contains(where: Self.yes.contains) {
                clauses[at].denied = []
            }
        }
        asked = []
    }

    private enum Hold { case affirmed, denied, open }

    /// What a negation holds for: the words after it to the next clause that begins without a mark, seven or a list of any
    /// length, but not what says where and when; and the words before it where it stands behind them.
    private func denials(in words: [String]) -> [Hold] {
        var result = [Hold](repeating: .affirmed, count: words.count)
        var left = 0
        var isTail = false
        for (at, word) in words.enumerated() {
            let isStart = commas.contains(at) || word == "or" || word == "nor"
            if Lexicon.negations.contains(word) {
                (left, isTail) = (isWritten ? .max : Self.reach, false)
                if isBehind(at, words) {
                    for before in max(0, at - 5)..<at { result[before] = .denied }
                    left = 0
                }
            } else if left < Self.reach, !isWritten, Self.starters.contains(word) {
                left = 0
            } else if isStart, left > 0 {
                if !isWritten { left = Self.reach }
                isTail = false
            } else if left > 0, Self.tails.contains(word), at > 0, result[at - 1] == .denied, !isOpening(at, words) {
                isTail = true
            }
            if left > 0 { result[at] = isTail ? .open : .denied }
            left = max(0, left - 1)
        }
        return result
    }

    /// "negative for", "no evidence of": the preposition belongs to the negation.
    private func isOpening(_ at: Int, _ words: [String]) -> Bool {
        Lexicon.negations.contains(words[at - 1]) || Self.openers.contains(words[at - 1])
    }

    /// "ulceration not identified", "the test is negative".
    private func isBehind(_ at: Int, _ words: [String]) -> Bool {
        if at == 0 { return false }
        let next = at + 1 < words.count ? words[at + 1] : ""
        if Self.trailing.contains(words[at]) {
            return next.isEmpty || Self.starters.contains(next) || Self.links.contains(words[at - 1])
        }
        return Self.found.contains(next)
    }

    /// Where a question begins that has no mark: "… do you have any numbness".
    private static func question(in words: [String]) -> Int? {
        guard words.count > 2 else { return nil }
        return words.indices.dropLast().last {
            ["have", "do", "did", "are", "were", "has", "does", "is", "any"].contains(words[$0])
                && (words[$0] == "any" || ["you", "there", "it", "your", "that", "he", "she"].contains(words[$0 + 1]))
        }
    }

    private static let reach = 7
    /// They begin a clause where no mark does.
    private static let starters = Lexicon.set(
        """
        i i'm i've he she it it's they we you you're there there's your so now alright okay on and then but also
        """
    )
    private static let breakers = Lexicon.set("but however although though except because")
    private static let subjects = Lexicon.set(
        """
        i i'm i've i'll he she it it's they we you you're there there's and so your his her the which this that that's
        """
    )
    /// They begin what says where and when.
    private static let tails = Lexicon.set("in on with when while during due to for at after until of from as if")
    private static let openers = Lexicon.set("evidence signs sign history issues problems complaints")
    private static let links = Lexicon.set("is are was were all been")
    private static let found = Lexicon.set("identified seen noted found present appreciated enlarged palpable elicited")
    /// They deny what stands before them.
    private static let trailing = Lexicon.set("negative absent denied none")
    private static let yes = Lexicon.set(
        "yes yeah yep yup sure definitely correct exactly right uh-huh mm-hmm absolutely"
    )
}
