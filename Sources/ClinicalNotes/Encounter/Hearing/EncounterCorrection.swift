/// Numbers and sides that a speaker takes back at once: "10, no, 20 mg", "50 excuse me 15", "the left, I mean, right".
enum EncounterCorrection {
    /// The words without what was taken back.
    static func mended(_ words: [SpokenWord]) -> [SpokenWord] {
        var words = words
        var at = 1
        while at < words.count {
            if let start = taken(back: at, words) { words.removeSubrange(start..<at) }
            at += 1
        }
        return words
    }

    /// Where that which the word at `at` replaces begins.
    private static func taken(back at: Int, _ words: [SpokenWord]) -> Int? {
        if let start = named(takenBack: at, words) { return start }
        let (isNumber, isSide) = (Self.isNumber(words[at].lower), Lexicon.sides[words[at].lower] != nil)
        guard isNumber || isSide, !isNoOne(at, words) else { return nil }
        // "On the left, no, on the right".
        var end = at
        while isSide, end > 1, at - end < 2, beforeSide.contains(words[end - 1].lower) { end -= 1 }
        if end < at, let start = taken(before: end, words, isSide: true) { return start }
        return taken(before: at, words, isSide: isSide)
    }

    /// "Penicillin or, I'm sorry, amoxicillin", "back pain, I mean abdominal pain", "1+ edema or almost 2+ edema": what stands last.
    private static func named(takenBack at: Int, _ words: [SpokenWord]) -> Int? {
        guard let marker = marker(before: at, words, of: namedAnew) else { return nil }
        let lower = words[..<at].map(\.lower)
        let head = at - marker.count - 1
        // "Allergic to penicillin, I mean, amoxicillin too": both.
        if Lexicon.drugs.contains(words[at].lower) {
            return Lexicon.drugs.contains(lower[head]) && !isAdded(after: at, words) ? head : nil
        }
        guard EncounterShape.isNoun(lower[head]) || Lexicon.symptoms.contains(lower[head]),
            let again = words.indices.dropFirst(at + 1).prefix(4).first(where: { words[$0].lower == lower[head] }),
            let start = lower[..<head].indices.last(where: { lower[$0] != words[again - head + $0].lower }),
            again - at == head - start || isNumber(words[at].lower), !isAdded(after: again, words),
            !EncounterShape.determiners.contains(lower[start]), !EncounterShape.determiners.contains(words[at].lower),
            marker[0] != "or" || isNumber(lower[start])
        else { return nil }
        return start
    }

    private static func isAdded(after at: Int, _ words: [SpokenWord]) -> Bool {
        words[(at + 1)...].first.map { ["too", "also", "as"].contains($0.lower) } == true
    }

    private static func taken(before at: Int, _ words: [SpokenWord], isSide: Bool) -> Int? {
        let isNumber = !isSide
        guard let marker = marker(before: at, words, of: markers) else { return nil }
        var start = at - marker.count - 1
        if Lexicon.sides[words[start].lower] != nil { return isSide ? start : nil }
        // "2 weeks ago, wait, 1 week ago".
        if words[start].lower == "ago", start > 0 { start -= 1 }
        // The unit may have been said: "10 mg, no, 20 mg".
        let unit = words[start].lower
        if Lexicon.units.contains(unit) || EncounterReplies.units.contains(unit), start > 0 { start -= 1 }
        return Self.isNumber(words[start].lower) && isNumber ? start : nil
    }

    /// The marker that stands between the word at `at` and another before.
    private static func marker(before at: Int, _ words: [SpokenWord], of markers: WordMap<[[String]]>) -> [String]? {
        markers[words[at - 1].lower]?.first { marker in
            at > marker.count && marker.indices.allSatisfy { words[at - marker.count + $0].lower == marker[$0] }
        }
    }

    /// "I fell 3 weeks ago, no one saw it", not "3 weeks, no, one week".
    private static func isNoOne(_ at: Int, _ words: [SpokenWord]) -> Bool {
        guard words[at].lower == "one", words[at - 1].lower == "no" else { return false }
        let next = at + 1 < words.count ? words[at + 1].lower : ""
        return !Lexicon.units.contains(next) && !EncounterReplies.units.contains(next)
    }

    private static let beforeSide = Lexicon.set("on in to the my your at")

    static func isNumber(_ word: String) -> Bool { word.first?.isNumber == true || SpokenProblem.isNumber(word) }

    /// "The pain started two weeks ago. | Wait, one week ago": the clauses with the span that holds, told once.
    static func spans(_ clauses: [Spoken]) -> [Spoken] {
        var result: [Spoken] = []
        for clause in clauses {
            if let last = result.last, last.speaker == clause.speaker,
                let righted = righted(last, by: clause) ?? resumed(last, by: clause)
            {
                result[result.count - 1] = righted
            } else {
                result.append(clause)
            }
        }
        return result
    }

    /// A clause with the span of what the same speaker says next, if that is nothing but another span.
    private static func righted(_ clause: Spoken, by next: Spoken) -> Spoken? {
        var clause = clause
        guard let first = next.lower.first, retracting.contains(first), next.words.count < 8, !next.isQuestion,
            let own = span(next.words),
            next.words.indices.allSatisfy({ own.contains($0) || besides.contains(next.lower[$0]) }),
            let wrong = span(clause.words), isAgo(wrong, clause) == isAgo(own, next)
        else { return nil }
        clause.words.replaceSubrange(wrong, with: next.words[own])
        return clause
    }

    /// "Twice a day for seven ... no, let's do five days": what was broken off at a number goes on with the one that holds.
    private static func resumed(_ clause: Spoken, by next: Spoken) -> Spoken? {
        guard clause.words.count > 3, let last = clause.lower.last, isNumber(last), !clause.isQuestion,
            !next.isQuestion,
            let marker = resuming.first(where: { next.lower.starts(with: $0) }),
            next.words.count > marker.count + 1, isNumber(next.lower[marker.count])
        else { return nil }
        var clause = clause
        clause.words = clause.words.dropLast() + next.words[marker.count...]
        return clause
    }

    /// "For 4 days. Sorry, it was about 2 years ago": how long it was, and when, are two things.
    private static func isAgo(_ span: ClosedRange<Int>, _ clause: Spoken) -> Bool {
        span.upperBound + 1 < clause.lower.count && clause.lower[span.upperBound + 1] == "ago"
    }

    /// The one span of the words: "2 weeks".
    private static func span(_ words: [SpokenWord]) -> ClosedRange<Int>? {
        let units = words.indices.dropFirst().filter { EncounterReplies.units.contains(words[$0].lower) }
        guard units.count == 1, let unit = units.first, isNumber(words[unit - 1].lower) else { return nil }
        return unit - 1...unit
    }

    private static func byLast(_ phrases: String) -> WordMap<[[String]]> {
        WordMap(Dictionary(grouping: EncounterCandidates.phrases(phrases)) { $0[$0.count - 1] })
    }

    private static let retracting = Lexicon.set("wait no sorry actually")
    private static let besides = Lexicon.set(
        "wait no sorry actually it it's was about ago been more like make that i'm"
    )

    private static let resuming = EncounterCandidates.phrases(
        """
        no let's do|no let's make it|no make it|no make that|i'm sorry let's do|sorry let's do|i'm sorry make it|
        actually let's do|actually make it|i'm sorry|sorry
        """
    )
    private static let namedAnew = byLast(
        "i'm sorry|or i'm sorry|sorry|or sorry|excuse me|or excuse me|or rather|i mean|or i mean|or almost|or more like"
    )
    private static let markers = byLast(
        """
        no|no wait|no sorry|no make that|no make it|no actually|sorry|i'm sorry|excuse me|or excuse me|or rather|rather|make that|wait|correction|scratch that|i mean|
        no let's do|no let's say|no let's make it|well no let's do|well no let's say|well no|actually no|actually let's do
        """
    )
}
