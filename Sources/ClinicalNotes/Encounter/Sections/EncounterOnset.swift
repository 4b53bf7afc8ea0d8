internal import Artifacts

/// When what brings the patient began: "when did this happen?" "About four days ago" is "The knee pain started about 4 days ago."
struct EncounterOnset {
    let clauses: [Spoken]
    let complaint: EncounterComplaint

    /// A time as it was said, in the words of a note.
    private struct Time {
        var phrase: [String]
        var tokens: [Transcript.Token]
        /// Since then, not at that time.
        var isDuration: Bool
    }

    private struct Name {
        var phrase: String
        var tokens: [Transcript.Token]
    }

    /// The onset, where none of `told` has its time.
    func told(besides told: [EncounterCandidate]) -> EncounterCandidate? {
        for at in clauses.indices where 5 * at < 2 * clauses.count || clauses.count < 30 {
            guard let (clause, time) = answered(at) ?? volunteered(at) else { continue }
            guard !told.contains(where: { tells($0, time, near: clause) }), let name = name(near: clause) else {
                return nil
            }
            return statement(of: name, time, at: clause)
        }
        return nil
    }

    private func statement(of name: Name, _ time: Time, at clause: Int) -> EncounterCandidate {
        let verb =
            time.isDuration
            ? name.phrase.hasSuffix("s") && !name.phrase.hasSuffix("ss")
                ? "have been going on for" : "has been going on for" : "started"
        return .init(
            kind: .answer,
            text: (["the", name.phrase, verb] + time.phrase).sentence,
            clauses: [clause],
            tokens: (name.tokens + time.tokens).inOrder
        )
    }

    /// The complaint, else the symptom that was named just before.
    private func name(near clause: Int) -> Name? {
        let words = complaint.name.lowercased().cutAtSpaces
        if (1...5).contains(words.count), words.last.map(Lexicon.symptoms.contains) == true,
            !complaint.name.contains(",")
        {
            return .init(phrase: words.joined(separator: " "), tokens: complaint.tokens)
        }
        let near = clauses[max(0, clause - 2)...clause].filter(\.isOfPatient).flatMap(\.words)
        guard let symptom = near.last(where: { Lexicon.symptoms.contains($0.lower) }) else { return nil }
        let place = place(of: symptom.lower, from: clause)
        return .init(
            phrase: ([symptom.lower] + place.map { $0.lower == "my" ? "the" : $0.lower }).joined(separator: " "),
            tokens: symptom.tokens + place.tokens
        )
    }

    /// "I started having pain | on my left back", said soon after: where it is.
    private func place(of symptom: String, from clause: Int) -> [SpokenWord] {
        for near in clauses[clause...].prefix(5) where near.isOfPatient {
            guard let at = near.lower.firstIndex(of: symptom), at + 2 < near.lower.count,
                ["in", "on"].contains(near.lower[at + 1]), near.lower[at + 2] == "my",
                !near.lower.contains(where: Lexicon.negations.contains)
            else { continue }
            let rest = near.words[(at + 3)...]
            let end = rest.firstIndex { EncounterSite.isPart($0.lower) || $0.lower == "back" } ?? near.words.endIndex
            guard end < at + 6, rest[..<end].allSatisfy({ Self.sides.contains($0.lower) }) else { continue }
            return Array(near.words[(at + 1)...end])
        }
        return []
    }

    /// Whether a statement tells the time of it already.
    private func tells(_ candidate: EncounterCandidate, _ time: Time, near clause: Int) -> Bool {
        let words = Set(candidate.words)
        let counted = time.phrase.filter {
            EncounterReplies.units.contains($0) || $0.first?.isNumber == true || $0 == "yesterday"
        }
        return !words.isDisjoint(with: Self.timed)
            && (candidate.clauses.contains(clause) || !counted.isEmpty && words.isSuperset(of: counted))
    }

    /// "How long ago did this happen?" and what the patient says to it.
    private func answered(_ at: Int) -> (Int, Time)? {
        guard !clauses[at].isOfPatient, asks(clauses[at].lower) else { return nil }
        for next in (at + 1)..<min(at + 4, clauses.count) {
            guard clauses[next].isOfPatient, !clauses[next].isQuestion else { continue }
            if let time = time(clauses[next]) {
                // "It was Saturday, so about five days ago": the last that is said.
                let more =
                    next + 1 < clauses.count && clauses[next + 1].isOfPatient ? self.time(clauses[next + 1]) : nil
                return more.map { (next + 1, $0) } ?? (next, time)
            }
            if clauses[next].words.count > 3 { return nil }
        }
        return nil
    }

    private func asks(_ lower: [String]) -> Bool {
        let asksWhen =
            lower.contains("when") || lower.contains(sequence: ["how", "long"])
            || lower.contains(sequence: ["what", "day"])
            || lower.contains(sequence: ["how", "many"])
        guard asksWhen, !lower.contains(where: Self.ofOther.contains) else { return false }
        return lower.contains(where: Self.begins.contains) || lower.contains(sequence: ["going", "on"])
            || lower.contains(where: { ["had", "having"].contains($0) })
                && lower.contains(where: { $0 == "this" || complaint.name.hasSuffix($0) && $0.count > 3 })
    }

    /// "It started about 3 days ago", "this knee pain that I've been having for about six months now".
    private func volunteered(_ at: Int) -> (Int, Time)? {
        let lower = clauses[at].lower
        guard clauses[at].isOfPatient,
            let verb = lower.firstIndex(where: { Self.began.contains($0) })
                ?? (0..<max(0, lower.count - 1)).first(where: { lower[$0...].starts(with: ["going", "on"]) }),
            isOfComplaint(at, before: verb), let time = time(clauses[at])
        else { return nil }
        return (at, time)
    }

    /// The subject is the complaint, or points at what was just said of it.
    private func isOfComplaint(_ at: Int, before verb: Int) -> Bool {
        let subject = clauses[at].lower[..<verb].suffix(5)
        guard let name = complaint.name.lowercased().split(separator: " ").last.map(String.init) else { return false }
        if subject.contains(name) { return true }
        // "I've been having this sharp pain for the last several days".
        if ["having", "had"].contains(clauses[at].lower[verb]),
            clauses[at].lower[(verb + 1)...].prefix(5).contains(where: { $0 == name || $0 == "pain" }),
            !clauses[at].lower.contains(where: Self.treating.contains)
        {
            return true
        }
        guard subject.contains(where: Self.pointing.contains), !subject.contains("i") else { return false }
        return clauses[max(0, at - 3)...at].contains { $0.lower.contains(name) }
    }

    /// The one time that a clause names.
    private func time(_ clause: Spoken) -> Time? {
        let units = clause.lower.indices.filter { EncounterReplies.units.contains(clause.lower[$0]) }
        guard !clause.lower.contains(where: Self.unsure.contains) else { return nil }
        return units.isEmpty ? day(clause) : units.count == 1 ? counted(clause, units[0]) : nil
    }

    /// "It was yesterday morning", "that was Sunday".
    private func day(_ clause: Spoken) -> Time? {
        let lower = clause.lower
        guard lower.count < 9, let at = lower.firstIndex(where: { isDay($0) || $0 == "last" || $0 == "this" }) else {
            return nil
        }
        let day = lower.firstIndex(where: isDay) ?? at
        let end = day + 1 < lower.count && Self.parts.contains(lower[day + 1]) ? day + 2 : day + 1
        guard isDay(lower[day]) || end == day + 2, !lower[..<day].contains(where: Lexicon.negations.contains) else {
            return nil
        }
        let said = Array(clause.words[day..<end])
        return .init(
            phrase: Lexicon.weekdays.contains(lower[day])
                ? ["on", lower[day].firstUppercased] + said.dropFirst().map(\.lower) : said.map(\.lower),
            tokens: said.tokens,
            isDuration: false
        )
    }

    private func isDay(_ word: String) -> Bool { word == "yesterday" || Lexicon.weekdays.contains(word) }

    /// "About 4 to 5 days ago", "for the last 3 weeks", "it's been a week now".
    private func counted(_ clause: Spoken, _ unit: Int) -> Time? {
        let lower = clause.lower
        var start = unit
        while start > 0, isCount(lower[start - 1]) { start -= 1 }
        let count = lower[start..<unit]
        guard count.contains(where: { Self.amounts.contains($0) || $0.first?.isNumber == true }),
            !lower[..<start].contains(where: Lexicon.negations.contains),
            // "4, 5 days": which?
            count.count(where: { $0.first?.isNumber == true }) < 2 || count.contains("to")
        else { return nil }
        let isAgo = unit + 1 < lower.count && lower[unit + 1] == "ago"
        let isSince =
            start > 0 && Self.since.contains(lower[start - 1]) || count.contains { ["last", "past"].contains($0) }
        guard isAgo || isSince else { return nil }
        let said = Array(clause.words[start...(isAgo ? unit + 1 : unit)])
        return .init(phrase: said.map(\.lower), tokens: said.tokens, isDuration: !isAgo)
    }

    private func isCount(_ word: String) -> Bool {
        EncounterReplies.amounts.contains(word) || word.first?.isNumber == true
    }

    private static let sides = Lexicon.set("left right lower upper mid middle whole")
    private static let begins = Lexicon.set("happen happened start started begin began occur occurred bothering")
    private static let began = Lexicon.set("started began happened lasting having had")
    private static let pointing = Lexicon.set("it this that thing it's")
    /// As in ``EncounterReplies``, but "how long ago" asks for the onset.
    private static let ofOther = EncounterReplies.ofOther.subtracting(["ago"]).union(["last", "playing"])
    private static let parts = Lexicon.set("morning night evening afternoon weekend week")
    private static let unsure = Lexicon.set("or every each maybe years year if")
    private static let amounts = Lexicon.set("couple few several a")
    /// "I had surgery for my back pain 6 months ago": no onset.
    private static let treating = Lexicon.set(
        "surgery operation injection injections shot shots procedure x-ray mri scan therapy treatment"
    )
    private static let since = Lexicon.set("for been about")
    private static let timed = Lexicon.set("ago yesterday since started for last over past night")
}
