internal import Artifacts

/// Cuts run-on sentences where an engine heard a comma, or nothing, for a full stop: at headings, before instructions in
/// a plan, and where a clause with a subject of its own begins.
struct ClauseCutter {
    let tokens: [Transcript.Token]
    let words: [String]
    /// Hardly a mark: then clauses begin without one.
    let isUnmarked: Bool
    /// Full stops are few: then one may begin at any comma.
    let isRunOn: Bool
    /// Full stops were heard throughout: then a sentence is cut at headings only.
    let isWhole: Bool
    let boundary: ClauseBoundary
    private var cuts: [Int] = []
    /// Cuts where a clause hardly begins: they stand if what they part lies in two sections.
    private var doubts: Set<Int> = []
    /// Where a heading ends that has no mark of its own.
    private var headingEnds: Set<Int> = []
    var isInPlan: Bool
    /// A heading stands before the clause: what it names needs no verb.
    private(set) var isHeaded: Bool
    /// The words of the sentence after this one.
    let following: [String]
    /// A long sentence among others that end may be one; where a heading stands in it, or nothing ends, it is several.
    private(set) var isSeveral = false
    var start = 0

    init(
        _ sentence: DraftSource.Sentence,
        isInPlan: Bool,
        isRunOn: Bool,
        isWhole: Bool = false,
        boundary: ClauseBoundary = .shared,
        following: [String] = []
    ) {
        (self.boundary, self.following) = (boundary, following)
        tokens = sentence.tokens
        words = tokens.map { $0.kind == .word ? $0.text.lowercased() : $0.text }
        // Quotation marks part no clauses.
        let marks = tokens.count { $0.kind == .punctuation && $0.text != "\"" }
        let rarely = tokens.count > 45 ? 12 : 25
        isUnmarked = tokens.count > 25 && marks * rarely < tokens.count
        let opened = SpokenHeading(sentence)?.listed.kind
        (self.isRunOn, isHeaded) = (isRunOn || tokens.count > 45, opened != nil)
        self.isWhole = isWhole && tokens.count <= 60
        self.isInPlan = isInPlan || opened == .plan || opened == .assessmentAndPlan || sentence.item != nil
        isSeveral = self.isRunOn || isUnmarked && words.indices.contains(where: isHeading)
    }

    private func isHeading(_ at: Int) -> Bool { at > 0 && !isGlued(at) && heading(at, false) != nil }

    /// The clauses of `sentence`, in order; itself where nothing in it begins another.
    static func cut(
        _ sentence: DraftSource.Sentence,
        isInPlan: Bool,
        isRunOn: Bool,
        isWhole: Bool = false,
        boundary: ClauseBoundary = .shared,
        following: [String] = []
    ) -> [DraftSource.Sentence] {
        var cutter = ClauseCutter(
            sentence,
            isInPlan: isInPlan,
            isRunOn: isRunOn,
            isWhole: isWhole,
            boundary: boundary,
            following: following
        )
        cutter.findCuts()
        guard !cutter.cuts.isEmpty || !cutter.headingEnds.isEmpty else { return [sentence] }
        return cutter.parts(of: sentence)
    }

    private mutating func findCuts() {
        var at = 0
        while at < tokens.count {
            let follows = at == 0 || isComma(at - 1)
            if at > start, beginsByCapital(at) { cut(at) }
            guard tokens[at].kind == .word, follows || isUnmarked, at == 0 || !isGlued(at) else {
                at += 1
                continue
            }
            if let heading = heading(at, follows) {
                if at > 0 { cut(at) }
                isInPlan = [.plan, .assessmentAndPlan].contains(heading.kind)
                at += heading.phrase.count
                if at < tokens.count, tokens[at].kind == .word, !["is", "are"].contains(words[at]) {
                    headingEnds.insert(at)
                }
                (start, isHeaded) = (at, true)
                continue
            }
            if let length = SpokenProblem.length(words, at: at) {
                if at > 0 { cut(at) }
                isInPlan = true
                at += length
                if at < tokens.count, tokens[at].kind == .word, words[at] != "is" { headingEnds.insert(at) }
                (start, isHeaded) = (at, true)
                continue
            }
            if at > start, beginsLead(at) { cut(at) }
            if isWhole || isAwaited(at) || isGoverned(at) || isApposition(at) {
                at += 1
                continue
            }
            if at > start, begins(at, follows) || beginsByModel(at) {
                cut(at)
            } else if at > start + 1, mayBegin(at, after: cuts.last ?? 0) || follows && mayTell(at) {
                cuts.append(at)
                doubts.insert(at)
            }
            at += 1
        }
    }

    private mutating func cut(_ at: Int) {
        cuts.append(at)
        (start, isHeaded) = (at, false)
    }

    private func parts(of sentence: DraftSource.Sentence) -> [DraftSource.Sentence] {
        var result: [DraftSource.Sentence] = []
        var from = 0
        for cut in cuts + [tokens.count] where cut > from {
            var part = sentence
            part.tokens = []
            for at in from..<cut {
                if headingEnds.contains(at) {
                    let word = tokens[at].words.lowerBound
                    part.tokens.append(.init(text: ".", kind: .punctuation, words: word..<word))
                }
                part.tokens.append(tokens[at])
            }
            (part.struck, part.item, part.isDoubtful) = ([], from > 0 ? nil : part.item, doubts.contains(from))
            result.append(part)
            from = cut
        }
        // What was taken back left a hole in one of them, or stood before them all.
        let heard = result.map { $0.tokens.flatMap(\.words) }
        let holed = heard.indices.first { at in
            let said = (at > 0 ? heard[at - 1].suffix(1) : []) + heard[at]
            return zip(said, said.dropFirst()).contains { $0 + 1 < $1 }
        }
        result[holed ?? 0].struck = sentence.struck
        return result
    }

    // MARK: Where a clause begins

    /// "no fluctuance No lifting for four weeks Return if redness spreads": the engine heard the sentence begin, and left
    /// the full stop out. Names have capitals too, so only a word that is no name counts.
    private func beginsByCapital(_ at: Int) -> Bool {
        guard at > 0, at + 1 < tokens.count, tokens[at].kind == .word else { return false }
        if isComma(at - 1) { return at > start && beginsByCapitalAfterComma(at) }
        guard tokens[at - 1].kind == .word, tokens[at - 1].rule != "listItem" else { return false }
        let text = tokens[at].text
        guard text.first?.isUppercase == true, text.dropFirst().allSatisfy(\.isLowercase), text.count > 1 else {
            return false
        }
        guard !Self.holders.contains(words[at - 1]), !Self.glue.contains(words[at - 1]), !isObject(at) else {
            return false
        }
        return Self.openers.contains(words[at]) || Cues.planVerbs.contains(words[at]) || words[at].hasPrefix("follow")
            || !Cues.read([words[at]]).isDisjoint(with: [.vital, .study, .finding])
            || words[at] == "blood" && ["pressure", "type"].contains(words[at + 1])
    }

    private func begins(_ at: Int, _ follows: Bool) -> Bool {
        let clause = Array(words[at...].prefix(6))
        if isInPlan || isUnmarked && !clause.isEmpty && at > 0 && words[at - 1] == "daily", isInstruction(clause) {
            return true
        }
        if follows, isStudy(at) || isOpinion(at) || isInstructionOfItsOwn(at) || isTitled(at) { return true }
        if follows, at > start, isDiagnosis(at) { return true }
        guard !isInPlan, !isSubordinate else { return false }
        return isClause(start..<at) && (hasSubject(at) || follows && isIntroduced(at) || changesSubject(at))
    }

    /// "he takes", "her mother had", "there is", "no known drug allergies".
    private func hasSubject(_ at: Int) -> Bool {
        let clause = words[at...].prefix(6)
        guard let first = clause.first else { return false }
        if isContracted(first) { return true }
        if Self.pronouns.contains(first) {
            let next = clause.dropFirst().prefix(2)
            return next.first != "and" && next.contains(where: Self.verbs.contains)
        }
        if Self.owners.contains(first) {
            // "The topiramate because she was worried": the verb is another clause's.
            let own = clause.dropFirst().prefix {
                !Self.subordinators.contains($0) && !Self.pronouns.contains($0) || $0 == "patient" || $0 == "mother"
                    || $0 == "father"
            }
            return own.contains(where: Self.verbs.contains)
        }
        let opening = clause.prefix(2).joined(separator: " ")
        return ["there is", "there are", "there was", "no known", "no concerns", "past history"].contains(opening)
    }

    /// A vital sign, finding or study begins after another kind of statement.
    private func changesSubject(_ at: Int) -> Bool {
        if isUnmarked, !isComma(at - 1), !opensWithSubject(at) || isDenied(at) { return false }
        guard let next = subject(words[at...]) else { return false }
        guard let last = subject(words[start..<at]) else {
            return next != .finding || !Cues.read(Array(words[start..<at])).isDisjoint(with: [.personSubject, .told])
        }
        return next != last
    }

    /// "lungs are clear", "the blood pressure is": the verb follows the subject at once.
    private func opensWithSubject(_ at: Int) -> Bool {
        let clause = words[at...].prefix(5)
        guard let verb = clause.firstIndex(where: Self.verbs.contains), verb > at, verb - at < 4 else { return false }
        let kinds: Cues = [.vital, .finding, .study]
        let head = Array(words[at..<min(at + 2, verb)])
        if !Cues.read([head[0]]).isDisjoint(with: kinds) { return true }
        let isArticle = ["the", "left", "right"].contains(head[0])
        guard isArticle || Cues.read(Array(head.dropFirst())).isDisjoint(with: kinds) else { return false }
        return !Cues.read(head).isDisjoint(with: kinds)
    }

    enum Subject { case vital, finding, study }

    func subject(_ clause: ArraySlice<String>) -> Subject? {
        let clause = clause.prefix(9).map { $0 }
        // "She has pain and an ultrasound that showed a stone"
        if clause.first == "and", clause.prefix(6).contains("that") { return nil }
        let cues = Cues.read(clause)
        let head = Cues.read(Array(clause.prefix(3)))
        guard clause.prefix(6).contains(where: Self.verbs.contains) || cues.contains(.number) else { return nil }
        if head.contains(.vital), cues.contains(.number) { return .vital }
        if head.contains(.study) { return .study }
        return head.contains(.finding) ? .finding : nil
    }

    /// The words of `range` could stand alone: they have a verb, or are a line of findings.
    private func isClause(_ range: Range<Int>) -> Bool {
        words[range].contains(where: Self.verbs.contains) || words[range.lowerBound] == "here"
            || subject(words[range]) != nil || isHeaded
    }

    private var isSubordinate: Bool {
        start < words.count && Self.subordinators.contains(words[start]) && !isOpinion(start)
    }

    /// "If the fluid returns, we will drain it": what is to be done then stays with its condition.
    private func isAwaited(_ at: Int) -> Bool {
        let opening = words[start...].drop { $0 == "and" || $0 == "but" }
        return at > start && isComma(at - 1) && Self.conditions.contains(opening.first ?? "")
            && !(start..<at - 1).contains(where: isComma)
    }
    private static let conditions = Lexicon.set("if when whenever once unless until should")

    /// A word before `at` that holds on to it: "after he twisted", "and lungs are clear".
    func isGlued(_ at: Int) -> Bool {
        if isTail(at) || isReaction(at) || awaitsObject(at) { return true }
        // "She has asthma, so we are avoiding propranolol": what is not done stays with its cause.
        if words[at...].starts(with: ["so", "we", "are", "avoiding"]) { return true }
        // "This is her third infection, the last one was in January."
        if words[at...].starts(with: ["the", "last", "one"]) { return true }
        let before = isComma(at - 1) && at > 1 ? words[at - 2] : words[at - 1]
        return !isComma(at - 1) && Self.glue.contains(before)
    }

    private func isInstruction(_ words: [String]) -> Bool {
        guard words.count > 1 else { return false }
        return Cues.planVerbs.contains(words[0]) && Cues.startsPlan(words)
            || words[0].hasPrefix("follow") && Cues.startsPlan(words)
            || ["i will", "we will"].contains(words[0...1].joined(separator: " "))
    }

    /// "..., in my opinion he has a strain"
    private func isOpinion(_ at: Int) -> Bool {
        ["in my opinion", "i think", "i suspect", "in summary"].contains { opinion in
            words[at...].prefix(3).joined(separator: " ").hasPrefix(opinion)
        }
    }

    /// "..., discharge home with oxycodone": an order, where nobody was told to do it.
    private func isInstructionOfItsOwn(_ at: Int) -> Bool {
        let clause = Array(words[at...].prefix(6))
        guard !isSubordinate, clause.count > 2, clause[1].first?.isLetter == true else { return false }
        return (clause[0] == "discharge" || Cues.planVerbs.contains(clause[0])) && Cues.startsPlan(clause)
            && !words[start..<at].contains(where: Self.telling.contains)
    }

    private static let telling = Lexicon.set(
        "to told asked advised instructed encouraged should will would could can recommend recommended and or if"
    )

    func isComma(_ at: Int) -> Bool {
        tokens[at].kind == .punctuation && [",", ";", ":"].contains(tokens[at].text)
    }
}
