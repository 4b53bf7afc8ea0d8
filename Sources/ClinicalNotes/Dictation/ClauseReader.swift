/// Reads words clause by clause, and what of each is affirmed, denied or only asked.
///
/// A negation holds from its place to the end of the clause, and of what stands before it where it follows ("exudate: none").
/// What was asked is affirmed or denied by the turn after; without an answer it stays asked.
struct ClauseReader {
    /// What is said of a word.
    enum Hold { case affirmed, denied, asked, open }

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
    /// Those of them that something was said after.
    private var explained: Set<Int> = []
    /// Those that were answered with a "not", which the next clause may take back.
    private var partly: [Int] = []
    /// Those of them that were answered with a yes, which the turn's next sentences may take back of some.
    private var granted: [Int] = []
    private var beginsTurn = true
    private var turn = 0
    /// First clause of the sentence.
    private var sentence = 0
    /// Words of a written heading ("Skin: ...") or of an opening circumstance ("Regarding her asthma, ...").
    private var headings = 0
    private var isTitled = false

    init(isWritten: Bool) { self.isWritten = isWritten }

    mutating func read(word: String) {
        guard !word.isEmpty, isWritten || !Self.fillers.contains(word) else { return }
        if let parts = Self.parts(of: word) {
            for part in parts { read(word: part) }
            return
        }
        // "How is your sleep, any nightmares?" asks twice.
        let begins =
            isWritten ? Self.subjects.contains(word) && word != "and" : Self.subjects.contains(word) || word == "any"
        if Self.breakers.contains(word) || isAfterComma && begins { endClause(isQuestion: false) }
        if isAfterComma { commas.insert(words.count) }
        isAfterComma = false
        words.append(word)
    }

    mutating func read(mark: Character) {
        switch mark {
        case ".", "!", ";", "?":
            let isQuestion = mark == "?" && (isWritten || !isAssurance)
            if isQuestion, !isWritten { endStatement() }
            endClause(isQuestion: isQuestion)
            if isQuestion { askTheSentence() }
            sentence = clauses.count
        case ",", ":":
            if mark == ",", !isWritten, words.count < 3, Self.refusals.contains(words.last ?? "") {
                // "No, my family moved": the rest is not denied.
                endClause(isQuestion: false)
                return
            }
            isAfterComma = true
            readOpening(mark)
        default: break
        }
    }

    /// "I have this lump here, are you able to remove it?": what stands before the question is said.
    private mutating func endStatement() {
        guard let at = Self.pair(in: words), min(at, words.count - at) > 3, Self.persons.contains(words[0])
        else { return }
        let question = Array(words[at...])
        (words, commas) = (Array(words[..<at]), commas.filter { $0 < at })
        endClause(isQuestion: false)
        words = question
    }

    /// What a heading or an opening circumstance names is neither affirmed nor denied by it.
    private mutating func readOpening(_ mark: Character) {
        guard isWritten, clauses.isEmpty, let first = words.first else { return }
        if mark == ":" { isTitled = true }
        if mark == ":" && words.count < 8 || headings == 0 && Self.circumstances.contains(first) {
            headings = words.count
        }
    }

    /// "It looks fine, okay?" asks nothing.
    private var isAssurance: Bool {
        let all = clauses[min(sentence, clauses.count)...].flatMap(\.words) + words
        guard all.count > 3, Self.assurances.contains(words.last ?? "") else { return false }
        // "If you have any issues" asks for none.
        let any = all.firstIndex(of: "any")
        return any.map { all[..<$0].contains("if") } ?? true && Self.pair(in: all) == nil
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
        (asked, granted) = ([], [])
        let isAnswered = Self.refusals.contains(clauses.last?.words.last ?? "") && clauses.last?.turn == turn
        explained = []
        for at in clauses.indices.reversed() {
            guard clauses[at].turn == turn else { break }
            guard clauses[at].isQuestion else {
                // "Any rash? I ask since you had one before.": the answer is to the question yet.
                guard asked.isEmpty, clauses.count - at <= Self.explanation else { break }
                continue
            }
            if clauses[clauses.count - 1].isQuestion == false { explained.insert(at) }
            // The answer is in the same breath: "any nausea or anything like that no".
            if isAnswered {
                clauses[at].deny()
                continue
            }
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
        if beginsTurn {
            answer(words)
        } else {
            for at in granted { clauses[at].retract(words) }
            if words.first == "but", Self.affirming.contains(words.dropFirst(2).first ?? "") {
                for at in partly { clauses[at].holds = clauses[at].stated }
            }
            partly = []
        }
        var (holds, distances) = Negations(words: words, commas: commas, isWritten: isWritten).read()
        for at in loose(holds) where holds[at] == .affirmed || !isWritten { holds[at] = .open }
        // "When was the last time you had it?": since then, it was not.
        if !isWritten, zip(words, words.dropFirst()).contains(where: { $0 == "last" && $1 == "time" }) {
            for at in holds.indices where holds[at] == .affirmed { holds[at] = .open }
        }
        var clause = Clause(
            words: words,
            holds: holds,
            distances: distances,
            isQuestion: false,
            turn: turn,
            stated: holds
        )
        if isQuestion || !isWritten && Self.opensQuestion(words), !Self.supposes(words) {
            clause.ask()
        } else if isQuestion, !isWritten {
            for at in Self.wanted(in: words) where holds[at] == .affirmed { clause.holds[at] = .open }
        }
        clauses.append(clause)
        words = []
        commas = []
        beginsTurn = false
    }

    /// Words of which the clause says too little to hold a statement to: what "has no" and "stopped" govern, and headings.
    private func loose(_ holds: [Hold]) -> [Int] {
        var result = words.indices.filter { Self.softening.contains(words[$0]) }.flatMap {
            $0..<min($0 + 6, words.count)
        }
        // "Less frequent" is "not that frequent".
        for (at, word) in words.enumerated().dropLast() where word == "less" && words[at + 1] != "than" {
            result += [at, at + 1]
        }
        if !isWritten {
            // "I cannot take sulfa" is of an allergy as well.
            for at in words.indices.dropLast() where Self.barred.contains(words[at]) && words[at + 1] == "take" {
                result += at..<min(at + 6, words.count)
            }
            return result
        }
        for at in words.indices.dropLast() where words[at] == "asked" && words[at + 1] == "about" {
            result += at..<min(at + 6, words.count)
        }
        // "Her urine has not been checked": of the urine nothing is said.
        if let at = words.indices.first(where: { words[$0] == "not" && holds[$0] == .denied }), at > 0,
            Self.auxiliaries.contains(words[at - 1])
                || Self.modals.contains(words[at - 1]) && at + 1 < words.count && words[at + 1] == "be"
        {
            result += 0..<at
        }
        if let at = words.indices.first(where: { ["no", "without"].contains(words[$0]) && holds[$0] == .denied }) {
            // "Vomiting, no rash" says that there is vomiting.
            let isFound = commas.contains(at) && words[..<at].contains(where: Lexicon.symptoms.contains)
            if !isFound, words[..<at].count(where: { GroundedWords.stem($0) != nil }) == 1 { result += 0..<at }
        }
        // "An ultrasound to rule out stones": whether there are any is not known.
        for at in words.indices where Self.seeking.contains(words[at]) && at > 0 && words[at - 1] == "to" {
            result += at..<min(at + 6, words.count)
        }
        if clauses.isEmpty, headings > 0 {
            let rest = words[headings...]
            // "Perineural invasion: clearly identified."
            let isFinding =
                isTitled && rest.contains(where: Negations.found.contains)
                && !rest.contains {
                    GroundedWords.stem($0) != nil && !Negations.found.contains($0) && !$0.hasSuffix("ly")
                }
            if !isFinding { result += 0..<headings }
        }
        return result
    }

    /// A question's mark asks all of its clauses, from the one on that begins it.
    private mutating func askTheSentence() {
        guard sentence < clauses.count,
            let first = (sentence..<clauses.count).first(where: {
                clauses[$0].isQuestion || Self.pair(in: clauses[$0].words) != nil
                    || clauses[$0].words.contains(where: Self.indefinite.contains)
            })
        else { return }
        for at in first..<clauses.count where !Self.supposes(clauses[at].words) { clauses[at].ask() }
    }

    /// "Some pain with torsion. What about pronation? No.": of the pain it is said, and denied.
    private mutating func loosen(before at: Int) {
        guard at > 0, clauses[at - 1].turn == clauses[at].turn else { return }
        clauses[at - 1].holds = clauses[at - 1].holds.map { $0 == .affirmed ? .open : $0 }
    }

    private mutating func answer(_ words: [String]) {
        partly = []
        let opening = words.prefix(5)
        let isOfIt = opening.starts(with: ["it", "is"]) || opening.starts(with: ["it's", "not"])
        let isNo =
            !isOfIt
            && zip(opening, words.dropFirst() + [""]).contains {
                Lexicon.negations.contains($0) && !Negations.isCourtesy($0, $1) || $0 == "wish"
            }
        // "Yeah, I can't see my ankles any more" says yes; "yeah, not really" says no.
        let isYes = opening.contains(where: Self.yes.contains)
        let isPlainYes =
            opening.first.map(Self.yes.contains) == true
            && !opening.dropFirst().prefix(2).contains { $0 == "no" || $0 == "not" }
        // "I don't know" says neither.
        if zip(words.prefix(5), words.dropFirst()).contains(where: {
            Lexicon.negations.contains($0) && Self.knowing.contains($1)
        }) {
            asked = []
            return
        }
        let isPlain = opening.first.map { Self.yes.contains($0) || Self.refusals.contains($0) } == true
        for at in asked where (isNo || isYes) && (isPlain || !explained.contains(at)) {
            if isNo, !isPlainYes {
                clauses[at].deny(isPlain || isOfIt ? [] : Set(words.compactMap(GroundedWords.stem)))
                if Self.wonder(in: clauses[at].words) != nil { loosen(before: at) }
            } else {
                clauses[at].holds = clauses[at].stated
                if isPlainYes { clauses[at].except(words) }
                granted.append(at)
            }
        }
        // "Not with you, but I did": the next clause may say yes.
        partly = isNo && opening.first == "not" && !isPlain ? asked : []
        asked = []
    }

    private static let explanation = 3
    private static let knowing = Lexicon.set("know remember recall")
    private static let affirming = Lexicon.set("did do have was am had")
    private static let refusals = Lexicon.set("no nope nah")
    private static let assurances = Lexicon.set("okay ok alright right yeah")
    private static let circumstances = Lexicon.set(
        "regarding prior for in on at as during after before since when with concerning per"
    )
    private static let seeking = Lexicon.set("assess evaluate rule exclude check monitor determine prevent avoid see")
    private static let barred = Lexicon.set("cannot can't")
    private static let auxiliaries = Lexicon.set("has have had is are was were")
    private static let modals = Lexicon.set("can could may might would should must")
    private static let fillers = Lexicon.set("uh um")
    private static let breakers = Lexicon.set("but however although though except because")
    private static let subjects = Lexicon.set(
        """
        i i'm i've i'll he she it it's they we you you're there there's and so your his her the which this that that's
        """
    )
    private static let yes = Lexicon.set(
        "yes yeah yep yup sure definitely correct exactly right uh-huh mm-hmm absolutely"
    )
}
