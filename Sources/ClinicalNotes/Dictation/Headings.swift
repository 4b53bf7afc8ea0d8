/// Spoken headings: which section they open, and where they count as one. It alone holds whole phrases, which are headings also
/// within a sentence; ``SpokenTopic`` has the nouns of those that nobody can list, and that stand alone.
enum Headings {
    struct Heading: Sendable {
        var phrase: [String]
        let kind: SectionKind
        var title: String?
        var marks: Set<Mark>

        func isOf(_ mark: Mark) -> Bool { marks.contains(mark) }
    }

    /// What is so of a heading.
    enum Mark {
        /// Counts at a sentence's start without a mark after it.
        case strong
        /// "Assessment is ...": the heading and its verb are carried out.
        case takesIs
        /// Its words are the title.
        case keepsWords
        /// Names one line, not a section: it stays before its statement ("Complications: None.").
        case oneLine
        /// Its section stands by itself.
        case own
        /// Said first it is of the visit, and opens nothing.
        case ofVisit
        /// What was found is told in it as well.
        case ofThen
    }

    private static let byFirst = WordMap(
        Dictionary(grouping: all) { $0.phrase[0] }.mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }
    )

    /// The longest heading whose words stand at `at`.
    static func heading(_ words: [String], at: Int) -> Heading? {
        guard at < words.count, let candidates = byFirst[words[at]] else { return nil }
        var found = candidates.first { heading in
            let end = at + heading.phrase.count
            return end <= words.count && zip(words[at..<end], heading.phrase).allSatisfy { $0 == $1 }
        }
        if let heading = found, timed.contains(heading.kind) {
            let rest = words[(at + heading.phrase.count)...]
            let time = Array(rest.prefix(2))
            let isTime = time.count == 2 && ["at", "on"].contains(time[0]) && times.contains(time[1])
            // "Vital signs after.", "medications of note."
            if isTime || rest.count == time.count && ends.contains(time) {
                found?.phrase += time
                found?.title = title(heading.phrase + time)
            }
        }
        return found
    }

    /// What may be told as it was at a time: "labs on admission".
    private static let timed: Set<SectionKind> = [.vitals, .exam, .mentalStatus, .results, .medications]
    private static let times = Lexicon.set("admission arrival discharge transfer presentation triage")
    private static let ends: [[String]] = [["before"], ["after"], ["afterwards"], ["of", "note"]]

    /// Headings as small engines mishear them, where they stand alone before a mark.
    private static let misheard: WordMap<String> = [
        "active": "objective", "object of": "objective", "objectives": "objective", "subject of": "subjective",
        "subject": "subjective", "one exam": "on exam", "an exam": "on exam", "planned": "plan", "planes": "plan",
        "assessment in plan": "assessment and plan", "assessment and planned": "assessment and plan",
        "assessment plan": "assessment and plan", "in pressing": "impression", "impressing": "impression",
    ]

    private static let spelt = all.map {
        (heading: $0, letters: Array($0.phrase.joined(separator: " ").unicodeScalars))
    }

    /// The heading that a few words standing alone before a mark were meant to be: one misheard, or spelt a little
    /// otherwise (of its letters one in `share` at most).
    static func meant(_ words: [String], oneIn share: Int = 5) -> Heading? {
        guard (1...6).contains(words.count) else { return nil }
        let said = spelling(words)
        if let known = misheard[said], var heading = heading(known.split(separator: " ").map(String.init), at: 0) {
            heading.phrase = words
            return heading
        }
        // "No drug allergies" says something.
        guard said.count >= 8, !words.contains(where: Lexicon.negations.contains), !qualifiers.contains(words[0]) else {
            return nil
        }
        // "Depression" and compression are no impression, cardiology no radiology, medicine no list of medicines.
        if words.count == 1, ["logy", "pression", "medicine"].contains(where: said.hasSuffix) { return nil }
        let others = words.filter { $0 != "diagnosis" }
        if others.contains(where: { Lexicon.isDisease($0) || Lexicon.symptoms.contains($0) }) { return nil }
        let found = nearest(Array(said.unicodeScalars), among: spelt, oneIn: share, instead: words)?.heading
        // "Preoperative labs" are no medications.
        let own = words.last.flatMap { heading([$0], at: 0) }
        return found?.kind != .medications || own == nil || own?.kind == .medications ? found : nil
    }

    /// The long heading that the first of `words` were meant to be, though no mark ends it: "his tree of present illness
    /// this is a ...".
    static func meantAtStart(_ words: [String]) -> Heading? {
        let found = (2...6).compactMap { length -> (heading: Heading, edits: Int)? in
            let first = Array(words.prefix(length))
            let said = Array(spelling(first).unicodeScalars)
            guard first.count == length, said.count > 14, !first.contains(where: Lexicon.negations.contains) else {
                return nil
            }
            return nearest(said, among: long, oneIn: 7, instead: first)
        }
        return found.min { $0.edits < $1.edits }?.heading
    }

    private static func spelling(_ words: [String]) -> String {
        let text = words.joined(separator: " ")
        return words.contains { $0.hasPrefix("tree") } ? text.replacing("his tree", with: "history") : text
    }

    private static let long = spelt.filter { $0.letters.count > 14 && $0.heading.isOf(.strong) }

    private static func nearest(
        _ said: [Unicode.Scalar],
        among spelt: [(heading: Heading, letters: [Unicode.Scalar])],
        oneIn share: Int,
        instead words: [String]
    ) -> (heading: Heading, edits: Int)? {
        let close = spelt.indices.compactMap { at in
            distance(said, spelt[at].letters, atMost: said.count / share).map { (at: at, edits: $0) }
        }
        .min { $0.edits < $1.edits }
        guard let close else { return nil }
        var heading = spelt[close.at].heading
        heading.phrase = words
        return (heading, close.edits)
    }

    /// Edits (insert, delete, replace) from one spelling to the other; `nil` where they are more than `most`.
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], atMost most: Int) -> Int? {
        guard abs(one.count - other.count) <= most else { return nil }
        var row = Array(0...other.count)
        for (at, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = at + 1
            for column in other.indices {
                let replaced = diagonal + (letter == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
            if row.allSatisfy({ $0 > most }) { return nil }
        }
        return row[other.count] <= most ? row[other.count] : nil
    }
}
