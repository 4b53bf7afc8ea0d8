internal import Artifacts

/// Sides that a neighbour's words take back, or leave open.
struct EncounterSide {
    let clauses: [Spoken]

    /// "Down your right leg" "left leg", "the left knee | sorry, the right": what was said before does not hold.
    func isSetRight(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient else { return false }
        if isMisspoken(at) { return true }
        let sides = Self.sides(in: clauses[at].lower)
        guard sides.count == 1 else { return false }
        for next in clauses[(at + 1)...].prefix(3) {
            // "Right leg pain?" asks for a side, "right, the leg" agrees.
            let lower =
                next.lower.dropFirst().first.map(EncounterSystem.sided.contains) == true
                ? next.lower : Array(next.unhedged)
            let others = Self.sides(in: lower)
            guard lower.count < 5, !others.isEmpty, !lower.contains(where: ["good", "fine", "okay"].contains),
                next.isOfPatient || lower.first.map(Self.sorry.contains) == true
                    || next.isQuestion && echoes(lower, clauses[at].lower)
            else { continue }
            return others.isDisjoint(with: sides)
        }
        return false
    }

    /// "Right leg pain?", not "does the right hurt?".
    private func echoes(_ asked: [String], _ said: [String]) -> Bool {
        asked.contains { EncounterSystem.sided.contains($0) && said.contains($0) }
            && !asked.contains(where: EncounterWords.finite.contains)
    }

    /// "Pain against flexion of that left wrist", where all else is of the right arm: nobody can tell which it was.
    func slip(_ at: Int) -> (side: String, part: String)? {
        let lower = clauses[at].lower
        guard let side = lower.indices.dropFirst().first(where: { ["left", "right"].contains(lower[$0]) }),
            Self.pointing.contains(lower[side - 1]), side + 1 < lower.count,
            EncounterSystem.sided.contains(lower[side + 1])
        else { return nil }
        var others = 0
        for (place, clause) in clauses.enumerated() where place != at {
            let words = clause.lower
            if Self.isChanged(words), words.contains(where: EncounterSystem.sided.contains) { return nil }
            for word in words.indices.dropLast()
            where ["left", "right"].contains(words[word]) && EncounterSystem.sided.contains(words[word + 1]) {
                if words[word] == lower[side] { return nil }
                others += 1
            }
        }
        return others > 3 ? (lower[side], lower[side + 1]) : nil
    }

    /// "A finding on exona | excuse me, on examination".
    private func isMisspoken(_ at: Int) -> Bool {
        guard at + 1 < clauses.count, clauses[at + 1].speaker == clauses[at].speaker else { return false }
        return clauses[at + 1].lower.starts(with: ["excuse", "me"])
    }

    /// A side that was set right, however late: "I said the right knee, I meant the left".
    struct Correction {
        var right: String
        var wrong: String { right == "left" ? "right" : "left" }
        /// What it is of; empty where that was not said again.
        var parts: Set<String>
        /// Where it was set right, and from where on it was wrong.
        var at: Int
        var since: Int
        /// The words that say the side that holds.
        var tokens: [Transcript.Token]

        /// Whether a statement of clause `place` has the other side.
        func concerns(_ words: [String], _ place: Int) -> Bool {
            guard (since...at).contains(place), sides(in: words) == [wrong] else {
                return false
            }
            return parts.isEmpty || words.contains { parts.contains(EncounterSide.stem($0)) }
        }
    }

    var corrections: [Correction] {
        clauses.indices.compactMap { at in
            let words = corrected(at)
            let lower = words.map(\.lower)
            guard !Self.isOfRecord(lower), Self.isCorrection(lower), let (place, right) = meant(lower) else {
                return nil
            }
            let own = Self.parts(of: lower)
            let wrong = right == "left" ? "right" : "left"
            let last = clauses[...at].lastIndex { clause in
                Self.sides(in: clause.lower).contains(wrong)
                    && (own.isEmpty || !Self.parts(of: clause.lower).isDisjoint(with: own))
            }
            guard let last, at - last < (own.isEmpty ? 40 : .max) else { return nil }
            let parts = own.isEmpty ? Self.parts(of: clauses[last].lower) : own
            return .init(
                right: right,
                parts: parts,
                at: at,
                since: parts.isEmpty ? last : 0,
                tokens: words[place...].prefix(3).flatMap(\.tokens)
            )
        }
    }

    /// "It's not the right knee | it's the left": what is denied, and what holds instead.
    private func corrected(_ at: Int) -> [SpokenWord] {
        let words = clauses[at].words
        // "Thank you, so the right shoulder | I had that backwards".
        if at + 1 < clauses.count, clauses[at + 1].speaker == clauses[at].speaker, clauses[at + 1].words.count < 7,
            clauses[at + 1].lower.contains(where: Self.correcting.contains),
            Self.sides(in: clauses[at].lower).count == 1, Self.sides(in: clauses[at + 1].lower).isEmpty
        {
            return words + clauses[at + 1].words
        }
        guard at + 1 < clauses.count, clauses[at + 1].speaker == clauses[at].speaker, clauses[at + 1].words.count < 6,
            clauses[at].lower.contains("not"), Self.sides(in: clauses[at].lower).count == 1,
            clauses[at + 1].lower.first.map({ ["it's", "it", "but"].contains($0) }) == true,
            Self.sides(in: clauses[at + 1].lower).count == 1
        else { return words }
        return words + clauses[at + 1].words
    }

    /// "There was a mistake in the chart, it says left knee": the side of a record is wrong, and nothing that was said is.
    private static func isOfRecord(_ lower: [String]) -> Bool {
        lower.contains { ["mistake", "wrong", "error"].contains($0) } && lower.contains(where: records.contains)
            && !lower.contains { ["i", "i'm", "it's", "sorry"].contains($0) }
    }

    /// "I meant the left", "the left, sorry"; not "sorry to hear about your left knee".
    private static func isCorrection(_ lower: [String]) -> Bool {
        if lower.contains(where: correcting.contains) || lower.last == "sorry" { return true }
        // "A cyst on the right ovary, not left".
        if EncounterSide.sides(in: lower).count == 2,
            lower.indices.dropFirst().contains(where: { at in
                ["left", "right"].contains(lower[at]) && lower[..<at].suffix(2).contains("not")
            })
        {
            return true
        }
        return lower.indices.contains { at in
            ["mean", "sorry", "wrong", "wait", "no"].contains(lower[at])
                && lower[(at + 1)...].prefix(3).contains { ["left", "right"].contains($0) }
                && (lower[at] != "no"
                    || at == 0 && (lower.count < 6 || lower.count < 12 && lower.starts(with: ["no", "it's", "the"])))
        }
    }

    /// The side that holds: the last that was said, unless it is denied.
    private func meant(_ lower: [String]) -> (place: Int, side: String)? {
        // "So the right carotid, I had that backwards".
        let isBackwards = lower.contains("backwards") && EncounterSide.sides(in: lower).count == 1
        let said = lower.indices.filter { at in
            ["left", "right"].contains(lower[at])
                && (isBackwards || at > 0 && Self.beforeSide.contains(lower[at - 1])
                    || at + 1 < lower.count && EncounterSystem.sided.contains(lower[at + 1]))
        }
        let held = said.filter { at in !lower[..<at].suffix(3).contains { Lexicon.negations.contains($0) && $0 != "no" }
        }
        return held.last.map { ($0, lower[$0]) }
    }

    private static func parts(of lower: [String]) -> Set<String> {
        let named = zip(lower, lower.dropFirst()).filter { word, next in
            ["left", "right"].contains(word) && !Lexicon.functionWords.contains(next) && next != "one" && next != "side"
        }.map(\.1)
        return Set((named + lower.filter(EncounterSite.isPart)).filter { !["left", "right"].contains($0) }.map(stem))
    }

    private static func stem(_ word: String) -> String { String(word.prefix(4)) }

    private static let beforeSide = Lexicon.set("the your my on in mean meant sorry no of not")
    private static let records = Lexicon.set(
        "chart record records note notes paperwork form system says said wrote written listed"
    )
    private static let correcting = Lexicon.set("meant misspoke correction mixed oops mistake backwards")

    /// "The other one", "same thing on that side": which side the next findings are on is no longer what was named.
    static func isChanged(_ lower: [String]) -> Bool { lower.contains(where: changing.contains) }

    static func sides(in words: [String]) -> Set<String> {
        words.reduce(into: []) { sides, word in
            if let side = Lexicon.sides[word], side == "left" || side == "right" { sides.insert(side) }
        }
    }

    private static let pointing = Lexicon.set("that this")
    private static let sorry = Lexicon.set("sorry i'm excuse no actually rather")
    private static let changing = Lexicon.set("other opposite contralateral both bilateral bilaterally each either")
}
