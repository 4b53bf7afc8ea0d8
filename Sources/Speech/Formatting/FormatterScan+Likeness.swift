internal import Artifacts

/// What a correction replaces: the last thing of its own kind and shape, and nothing where that is not plain.
extension FormatterScan {
    /// What a word is, as far as one is said in place of another.
    enum CorrectedKind: Equatable {
        /// A number, with the unit or thing that it counts.
        case value(String)
        case side, day, date, drug, rhythm, time, pair
        /// A level, a stage or a category, by its letter.
        case level(String)
    }

    func lower(_ token: Int) -> String { tokens[token].text.lowercased() }

    static func isUnit(_ word: String) -> Bool {
        FormatterWords.symbols.contains(word) || FormatterWords.counted.contains(word)
            || FormatterWords.measures.contains(word)
    }

    private static func isOfRhythm(_ word: String) -> Bool { ofRhythm.contains(word) || word.first?.isNumber == true }

    func kind(_ at: Int, _ words: [Int]) -> CorrectedKind? {
        let text = lower(words[at])
        let next = at + 1 < words.count ? lower(words[at + 1]) : ""
        if ["left", "right", "bilateral"].contains(text) { return .side }
        if tokens[words[at]].rule == "date" { return .date }
        if tokens[words[at]].rule == "time" { return .time }
        if text.hasSuffix("day"), FormatterWords.beforeTime.contains(text) { return .day }
        if Self.rhythmWords.contains(text) { return .rhythm }
        guard text.first?.isNumber == true else {
            return isOfOneSpeaker && text.count > 3 && Lexicon.standard.drugs.contains(text) ? .drug : nil
        }
        if next == "times" { return .rhythm }
        if let mark = text.first(where: { "%/:".contains($0) }) { return .value(String(mark)) }
        return .value(Self.isUnit(next) ? (next.hasSuffix("s") ? String(next.dropLast()) : next) : "")
    }

    /// What `after` replaces, word for word: a dose a dose, a side a side, a drug its whole order.
    mutating func likeForLike(_ after: [Int], _ before: [Int], _ marker: Int, isCertain: Bool) -> Range<Int>? {
        guard let key = after.indices.prefix(4).first(where: { kind($0, after) != nil }), let own = kind(key, after),
            var found = last(own, in: before), own == .rhythm || lower(before[found]) != lower(after[key]),
            !isRange(before[found] - 2), !isRange(after[key])
        else { return nil }
        let rest = after[(key + phrase(key, after))...].prefix { tokens[$0 - 1].kind == .word }.map(lower)
        guard isCertain || !Self.verbs.contains(rest.first ?? "") else { return nil }
        if own == .value("unit"), lower(marker) == "correction" { return nil }
        if losesHalf(before[found], after[key]) { return nil }
        if own == .drug, found > 0, ["and", "or"].contains(lower(before[found - 1])) { return nil }
        let tail = Array(before[(found + phrase(found, before))...])
        let end = tail.first ?? marker
        guard !isOfOneSpeaker || !isWeak(marker) || goesOn(rest, as: tail.map(lower), own) else { return nil }
        let lead = after[..<key].map(lower)
        let (value, unit) = (after[key], phrase(found, before) > 1 ? before[found + 1] : nil)
        if found >= key, before[(found - key)..<found].map(lower) == lead {
            found -= key
        } else if !lead.allSatisfy(Self.leads.contains) {
            return nil
        } else if found > 0, Self.articles.isSuperset(of: [lead.first ?? "", lower(before[found - 1])]) {
            found -= 1
        }
        guard let stop = stop(own, tail, rest, end, marker) else { return nil }
        // "25 mg twice daily, make that fifty" is 50 mg.
        if case .value("") = own, isOfOneSpeaker, let unit { tokens[value].text += " " + tokens[unit].text }
        return before[found]..<stop
    }

    /// "Pain in the left hand, no, right hand is numb": another statement, not the first set right.
    private func goesOn(_ rest: [String], as said: [String], _ own: CorrectedKind) -> Bool {
        guard let next = rest.first, rest != said else { return true }
        let isJoined = Self.leads.contains(next) || ["before", "after"].contains(next)
        let isStated = rest.contains(where: Self.verbs.contains)
        if said.isEmpty, !isStated, own == .side || isJoined { return true }
        return rest.allSatisfy { Self.isOfRhythm($0) || Self.isUnit($0) }
            || isJoined && next == said.first && rest.count == said.count
    }

    /// Where the strike ends that begins with what is replaced; `tail` was said after it, `rest` after what replaces it.
    private func stop(_ own: CorrectedKind, _ tail: [Int], _ rest: [String], _ end: Int, _ marker: Int) -> Int? {
        let said = tail.map(lower)
        let isOrder = said.allSatisfy { Self.isOfRhythm($0) || Self.isUnit($0) }
        if !isOrder, rest.count < said.count, !rest.isEmpty, said.starts(with: rest) { return nil }
        if said.isEmpty || rest.first == said[0] && said.count <= 4 || own == .drug && isOrder { return marker }
        if own == .drug { return nil }
        if isOrder {
            guard let next = rest.first else { return end }
            return Self.rhythmWords.contains(next) || next.first?.isNumber == true ? marker : nil
        }
        if own == .side, said.count <= 2 { return rest.isEmpty || Self.leads.contains(rest[0]) ? end : marker }
        return Self.leads.contains(said[0]) && said[0] != "and" && said.count <= 4 ? end : nil
    }

    /// The last thing of a kind; a bare number is one of a kind only where nothing else was counted.
    private func last(_ own: CorrectedKind, in before: [Int]) -> Int? {
        let kinds = before.indices.map { kind($0, before) }
        if var found = kinds.lastIndex(of: own), own != .value("") {
            guard own == .rhythm else { return found }
            while found > 0, kinds[found - 1] == own || Self.ofRhythm.contains(lower(before[found - 1])) { found -= 1 }
            return found
        }
        guard case .value(let unit) = own else { return nil }
        let values = kinds.indices.suffix(8).filter { if case .value = kinds[$0] { true } else { false } }
        guard values.count == 1, let found = values.first else { return nil }
        return unit.isEmpty || kinds[found] == .value("") && found == kinds.count - 1 ? found : nil
    }

    /// How many words the thing at `at` has: a number and its unit, a whole rhythm.
    func phrase(_ at: Int, _ words: [Int]) -> Int {
        switch kind(at, words) {
        case .value(let unit): unit.isEmpty || "%/:".contains(unit) ? 1 : 2
        case .rhythm:
            1 + words[(at + 1)...].prefix { Self.isOfRhythm(lower($0)) }.count
        default: 1
        }
    }

    func isDenied(_ at: Int) -> Bool { at > 0 && isOfOneSpeaker && ["no", "not"].contains(lower(at - 1)) }

    /// "No latex allergy, correction, latex allergy": what says all of it again without its denial takes that back.
    func denial(_ after: [Int], _ before: [Int]) -> Int? {
        guard let found = before.last(where: { isDenied($0) }) else { return nil }
        return after.map(lower).starts(with: before.filter { $0 >= found }.map(lower)) ? found - 1 : nil
    }

    /// "No murmur, sorry, a soft murmur": from where the finding with its denial begins; "tender, sorry, nontender".
    func finding(_ after: [Int], _ before: [Int]) -> Int? {
        guard let last = before.last else { return nil }
        let (old, new) = (lower(last), lower(after[0]).filter { $0 != "-" })
        if old.count > 3, new.count > 3,
            ["non", "un", "ab", "in", "a"].contains(where: { new == $0 + old || old == $0 + new })
        {
            return last
        }
        guard !Self.isUnit(old), !Self.leads.contains(old), old.first?.isLetter == true,
            let own = after.prefix(4).firstIndex(where: { lower($0) == old }),
            !after[..<own].contains(where: { Self.verbs.contains(lower($0)) })
        else { return nil }
        let bound = tokens[..<last].lastIndex { $0.kind != .word || Self.bounds.contains($0.text.lowercased()) }
        let start = (bound ?? -1) + 1
        guard last - start < 4, start == 0 || !Self.governing.contains(lower(start - 1)) else { return nil }
        // "A young left-handed man, sorry, right-handed man": he is young yet.
        let isLonger = last - start > own && Self.articles.contains(lower(start))
        return isLonger && !Self.articles.contains(lower(after[0])) ? last - own : start
    }

    static let articles: Set<String> = ["the", "a", "an", "his", "her", "their"]
    static let leads = articles.union([
        "to", "at", "on", "in", "of", "for", "from", "about", "by", "with", "per", "and", "or", "is", "was",
    ])
    /// What denies, or joins to what may be denied, and so cannot be parted from the finding.
    static let governing: Set<String> = [
        "denies", "denied", "denying", "without", "negative", "for", "of", "nor", "or", "and", "not", "never", "none",
    ]
    static let rhythmWords: Set<String> = ["once", "twice", "every", "daily", "nightly", "weekly", "monthly"]
    private static let ofRhythm = rhythmWords.union([
        "times", "a", "day", "at", "bedtime", "in", "the", "morning", "evening", "night", "hour", "hours", "days",
        "week", "weeks", "month", "months", "per", "each", "other", "as", "needed", "by", "mouth", "orally",
    ])
    static let verbs: Set<String> = [
        "is", "are", "was", "were", "has", "have", "had", "did", "does", "reports", "reported", "shows", "there",
    ]
    private static let bounds = verbs.union(governing)
}
