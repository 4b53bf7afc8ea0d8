internal import Artifacts

/// Complaints that are told of a part of the body, without the name that a note has for them.
extension EncounterDrafter {
    /// "My elbow is extremely sore", "coming in for some right ankle pain": "right ankle pain".
    func hurtingPart(_ clause: Spoken) -> Reason? {
        guard let (part, said) = hurting(clause) else { return nil }
        let isInjured = clause.lower[part.upperBound...].first == "injury"
        if isInjured, clause.lower.contains(where: { Self.otherwise.contains($0) || Self.isYear($0) }) { return nil }
        let place = clause.lower[part].map { $0 == "big" ? "great" : $0 }.joined(separator: " ")
        let name = place + (isInjured ? " injury" : " pain")
        return (name, Array(clause.words[said]).tokens)
    }

    /// "Knee pain" with its side, if only one was said of that part.
    func sided(_ name: String, _ tokens: [Transcript.Token]) -> Reason {
        let words = name.cutAtSpaces
        guard let at = words.firstIndex(where: EncounterSystem.sided.contains),
            at == words.count - 2 || words.contains("of") || words.contains("on"),
            !words.contains(where: { Lexicon.sides[$0] != nil || $0 == "and" }),
            let (side, place) = Self.onlySide(of: words[at], words.contains("on") ? words[0] : nil, in: clauses),
            side != "both" || words.last == "pain"
        else { return (name, tokens) }
        if side == "both" { return ("pain in both \(words[at])s", (tokens + place).inOrder) }
        // "Likely knee sprain", "sprain of the ankle".
        let start = words[..<at].contains { $0 == "of" || $0 == "on" } ? at : words[0] == "likely" ? 1 : 0
        let parted = words[..<start] + [side] + words[start...]
        return (parted.joined(separator: " "), (tokens + place).inOrder)
    }

    /// The words that name the part that hurts, with its side, and those that say so: "big toe" and "my big toe hurts" of "my
    /// big toe hurts and I don't know why".
    private func hurting(_ clause: Spoken) -> (part: Range<Int>, said: Range<Int>)? {
        let lower = clause.lower
        let ends = lower.indices.filter { Self.joining.contains(lower[$0]) } + [lower.count]
        let parts = zip([0] + ends, ends).compactMap { start, end in
            hurting(lower, start..<end).map { (part: $0, said: start..<end) }
        }
        // "Some shoulder pain, left shoulder pain".
        return parts.first { Self.sides.contains(lower[$0.part.lowerBound]) } ?? parts.first
    }

    private func hurting(_ lower: [String], _ range: Range<Int>) -> Range<Int>? {
        let said = lower[range]
        guard !said.contains(where: { Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil }) else {
            return nil
        }
        let hurts = said.contains(where: Self.hurts.contains)
        var found: Range<Int>?
        for at in range where EncounterSystem.sided.contains(lower[at]) || Self.unsided.contains(lower[at]) {
            var start = at
            if start > 0, Self.nearer.contains(lower[start - 1]) { start -= 1 }
            if start > 0, Self.sides.contains(lower[start - 1]), !Self.unsided.contains(lower[at]) { start -= 1 }
            let isNamed = at + 1 < lower.count && ["pain", "injury"].contains(lower[at + 1])
            guard isNamed || hurts && start > 0 && Self.owners.contains(lower[start - 1]) else { continue }
            if Self.sides.contains(lower[start]) { return start..<at + 1 }
            found = found ?? start..<at + 1
        }
        return found
    }

    typealias Side = (side: String, tokens: [Transcript.Token])

    /// The side that was said of a part, and where, if nobody said the other: not of an old injury, a replaced joint or the
    /// good one, "I broke my left ankle when I was ten".
    static func onlySide(of part: String, _ sore: String? = nil, in clauses: [Spoken]) -> Side? {
        var (found, lone): (Side?, Side?)
        var sides: Set<String> = []
        for (index, clause) in clauses.enumerated() {
            let lower = clause.lower
            if let side = loneSide(lower), !lower.contains(where: Self.otherwise.contains) {
                sides.insert(side)
                lone = lone ?? asksWhich(part, index, clauses).map { (side, ($0 + clause.words).tokens) }
            }
            for at in lower.indices.dropFirst() where lower[at] == part {
                let before = Self.nearer.contains(lower[at - 1]) && at > 1 ? at - 2 : at - 1
                guard Self.sides.contains(lower[before]) || Self.bothSides.contains(lower[before]) else { continue }
                // The clinician compares: "the other knee", "compared to the left knee".
                if lower[before] == "other" || lower[..<before].suffix(3).contains("compared"), !clause.isOfPatient {
                    continue
                }
                // "Left or right knee?"
                if Self.bothSides.contains(lower[before]) || before > 0 && lower[before - 1] == "or" { return nil }
                sides.insert(lower[before])
                let isOfSore = clause.isOfPatient || sore.map(lower.contains) != false
                if found == nil, isOfSore, !isOfOther(index, clauses) { found = (lower[before], clause.words.tokens) }
            }
            if clause.isOfPatient, let both = lower.firstIndex(of: part + "s"), lower[..<both].contains("both"),
                lower.contains(where: Self.hurts.contains) || lower[..<both].allSatisfy(Self.agreeing.contains),
                !lower.contains(where: Lexicon.negations.contains)
            {
                return ("both", clause.words.tokens)
            }
            if sides.count > 1 || clause.isOfPatient && lower.contains(part + "s") { return nil }
        }
        return found ?? lone
    }

    /// The words that name the part and ask for no more than its side: "my wrist hurts" "which one?"
    private static func asksWhich(_ part: String, _ at: Int, _ clauses: [Spoken]) -> [SpokenWord]? {
        let said = clauses[max(0, at - 2)..<at]
        guard let last = said.last, said.contains(where: { $0.lower.contains(part) }) else { return nil }
        let isSore = last.speaker == clauses[at].speaker && last.lower.contains(where: Self.hurts.contains)
        let asks = last.lower.lastIndex(of: "which").map {
            last.lower[$0...].allSatisfy { $0 == part || Self.which.contains($0) }
        }
        return asks ?? isSore ? said.flatMap(\.words) : nil
    }

    /// "The right", "the right one": of what, one knows from what was asked.
    private static func loneSide(_ lower: [String]) -> String? {
        lower.indices.dropFirst().first { at in
            Self.sides.contains(lower[at]) && ["the", "my", "your"].contains(lower[at - 1])
                && (at + 1 == lower.count ? at < 3 : lower[at + 1] == "one")
        }.map { lower[$0] }
    }

    /// Whether what a clause tells of a part, or what its speaker adds, is of another time or of the good one.
    private static func isOfOther(_ at: Int, _ clauses: [Spoken]) -> Bool {
        clauses[at..<min(at + 2, clauses.count)].contains { clause in
            clause.speaker == clauses[at].speaker
                && clause.lower.contains { Self.otherwise.contains($0) || Self.isYear($0) }
        }
    }

    /// "A left shoulder injury as a kid", "in 2010".
    static func isYear(_ word: String) -> Bool {
        word.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20")) && Int(word) != nil
    }

    private static let otherwise = Lexicon.set(
        "was had ago broke replaced replacement surgery healed kid child old used good fine other than compared"
    )
    private static let agreeing = Lexicon.set("yes yeah actually well it's it in of both my the")
    private static let which = Lexicon.set("which one is it side hurts hurting bothers you")
    private static let sides: Set<String> = ["left", "right"]
    private static let bothSides: Set<String> = ["both", "bilateral", "other"]
    private static let owners: Set<String> = ["my", "your"]
    private static let joining: Set<String> = ["and", "but", "so", "because"]
    static let unsided: Set<String> = ["back", "neck"]
    private static let nearer = Lexicon.set("big great middle index ring little upper lower inner outer low")
    private static let hurts = Lexicon.set(
        "hurt hurts hurting sore pain painful ache aches aching injured twisted sprained"
    )
}
