internal import Artifacts

/// Times of day, where only a time can be meant.
extension FormatterScan {
    /// The half of the day that is said at `start`, as it is written, and where it ends.
    func half(_ start: Int) -> (text: String, end: Int)? {
        let phrases = [["a", "m"], ["p", "m"], ["am"], ["pm"], ["a.m"], ["p.m"], ["o'clock"]]
        guard let phrase = phrases.first(where: { matches($0, at: start) }),
            atoms[start - 1].trailing.isEmpty, phrase != ["am"] || word(start + 1) != "i"
        else { return nil }
        let text = phrase[0].count > 3 ? phrase[0] : phrase[0].prefix(1).uppercased() + "M"
        return (text, start + phrase.count)
    }

    /// "Six thirty A M" is 6:30 AM. "Woke at six thirty", "inserted at nine ten", "at oh nine hundred": with a colon, lest
    /// it be read as a value.
    mutating func time() -> Bool {
        guard let clock = clock() else { return false }
        if let half = half(clock.end), clock.hour < 13 {
            // The full stop of "a.m." ends no sentence that goes on.
            let next = half.end < atoms.count ? atoms[half.end].text.first : nil
            let last = atoms[half.end - 1]
            emit("\(clock.text) \(half.text)", to: half.end, rule: "time")
            if last.lower.count == 3, last.trailing == ".", next?.isLowercase == true { dropInferredMarks() }
            return true
        }
        guard !clock.isWhole, unit(at: clock.end) == nil, !FormatterWords.afterNumber.contains(word(clock.end)),
            !["over", "percent", "%", "degrees"].contains(word(clock.end))
        else { return false }
        let isStruck = tokens.last { $0.kind == .word }?.rule == "maybeCorrection"
        // "9:10, correction, nine twelve", "7:20 in the morning, correction, six forty"
        let isInstead = isStruck && tokens.suffix(8).contains { $0.text.contains(/^[0-9]+:/) && !$0.isStruck }
        let isOfDay = isOfDay(clock.end) && (isDeed(isStruck) || isPlain(clock.end) || isOfCall)
        let isEnd = isClosed(clock.end) || word(clock.end) == "for"
        let isTold = isOfOneSpeaker && isEnd && (isAfterAt && isTimedDeed(isStruck) || isOfTime)
        guard isInstead || isOfDay || isTold || isAfterAt && (clock.isSure || isEvent(clock.end)) else { return false }
        emit(clock.text, to: clock.end, rule: "time")
        return true
    }

    private var isAfterAt: Bool { Self.ats.contains(word(index - 1)) }
    private static let ats: Set = ["at", "around", "until", "till", "by", "since", "about"]

    /// "Seen at 9 40 AM"; not "hemoglobin is 9, 10 AM glucose", nor "room 4, 12 PM".
    private func isTimed(_ end: Int) -> Bool {
        guard half(end) != nil else { return isAfterAt && isLast(end) }
        return isAfterAt || index == 0 || tokens.last { $0.kind == .word }?.rule == "maybeCorrection"
            || ["from", "to", "before", "after", "and"].contains(word(index - 1))
            || FormatterWords.beforeTime.contains(word(index - 1))
    }

    /// An hour, with its minute if one was said.
    private struct Clock {
        var hour: Int
        var text: String
        var end: Int
        /// No number is said so.
        var isSure = false
        var isWhole = false
    }

    /// The hour and minute that are said next.
    private func clock() -> Clock? {
        let isEarly = ["oh", "zero"].contains(word(index)) && atoms[index].trailing.isEmpty && atoms[index].endsWord
        let start = isEarly ? index + 1 : index
        guard start < atoms.count, let number = SpokenNumber.read(atoms, at: start) else { return nil }
        var (hour, minute, end) = (number.whole / 100, number.whole % 100, number.end)
        var isSure = isEarly
        let hasHalf = half(end) != nil
        if let heard = word(start).wholeMatch(of: /([0-9]{1,2})\.([0-5][0-9])/), isOfDay(end) || hasHalf {
            (hour, minute) = (Int(heard.1) ?? 0, Int(heard.2) ?? 0)
        } else if number.isDecimal {
            return nil
        } else if hasHalf, (1...12).contains(number.whole), !isEarly {
            return Clock(hour: number.whole, text: number.text, end: end, isWhole: true)
        } else if isOfOneSpeaker, !number.isSpoken, number.whole < 24, atoms[end - 1].trailing.isEmpty,
            word(end).wholeMatch(of: /[1-5][0-9]/) != nil, isOfDay(end + 1) || isTimed(end + 1)
        {
            // "9 30 AM", "10 15 this morning", "at about 10 15, sorry, 11 15"
            (hour, minute, end) = (number.whole, Int(word(end)) ?? 0, end + 1)
            isSure = true
        } else if !hasHalf, word(start).contains(",") || !number.isSpoken && !isOfOneSpeaker {
            return nil
        } else if number.whole < 24, number.isSpoken, atoms[end - 1].trailing.isEmpty,
            let minutes = SpokenNumber.read(atoms, at: end), minutes.isSpoken, !minutes.isDecimal, minutes.whole > 9
        {
            (hour, minute, end) = (number.whole, minutes.whole, minutes.end)
            // "At about ten thirty": no number is said so.
            isSure = isOfOneSpeaker && isLast(end) && !isOfValue(saidInSentence)
        }
        guard (1...23).contains(hour), minute < 60, minute > 0 || isEarly || hasHalf, !isEarly || hour < 10,
            atoms[end - 1].endsWord
        else { return nil }
        let text = (isEarly ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
        return Clock(hour: hour, text: text, end: end, isSure: isSure)
    }

    /// "This morning", "in the evening", "tonight"
    private func isOfDay(_ end: Int) -> Bool {
        let isPart = (1...2).contains { ["morning", "afternoon", "evening", "night"].contains(word(end + $0)) }
        return isPart && ["this", "in", "yesterday", "last", "tomorrow", "that", "every"].contains(word(end))
            || ["yesterday", "today", "tonight", "tomorrow"].contains(word(end))
    }

    /// "At nine thirty tomorrow", "bilirubin at nine thirty this morning was 15.3": nothing was measured yet, or it is told after.
    private func isPlain(_ end: Int) -> Bool {
        isAfterAt && (word(end) == "tomorrow" || (1...3).contains { ["was", "were"].contains(word(end + $0)) })
    }

    /// "Telephone call with Mrs. Lund at two fifteen in the afternoon"
    private var isOfCall: Bool {
        word(index - 1) == "at" && saidInSentence.contains { ["telephone", "phone", "call", "visit"].contains($0) }
            && !isOfValue(saidInSentence) && FormatterWords.reachesValue.isDisjoint(with: saidInSentence)
    }

    /// "She fell at six thirty", "the last dose was at 6:15, wait,": somebody did it then, and nothing was measured.
    private func isDeed(_ isStruck: Bool) -> Bool {
        var said = saidInSentence
        if isStruck { said.removeLast(said.last?.first?.isNumber == true ? 1 : 0) }
        if ["about", "around"].contains(said.last) { said.removeLast() }
        guard ["at", "until", "till", "since"].contains(said.popLast()) else { return false }
        if said.contains("dose"), said.contains(where: ["last", "next", "first"].contains) { return true }
        return said.contains(where: Self.doers.contains)
            && !["is", "was", "were", "been", "stable", "in"].contains(said.last) && !isOfValue(said)
    }

    /// "The nurse called at five forty five": nothing that somebody sets or reaches stands at a value there.
    private func isTimedDeed(_ isStruck: Bool) -> Bool {
        let said = saidInSentence
        return isDeed(isStruck) && !said.suffix(3).contains("it") && FormatterWords.reachesValue.isDisjoint(with: said)
    }

    /// "Time of birth was five forty five", "wake time is", "alarm set for": only a time can follow.
    private var isOfTime: Bool {
        let all = saidInSentence
        let said = all.prefix(all.count - (all.last.map { ["is", "was", "at"].contains($0) } == true ? 1 : 0))
        if said.suffix(5).contains(where: ["clock", "alarm"].contains) { return true }
        guard let at = said.lastIndex(of: "time"), said.count - at < 5 else { return false }
        if at + 1 < said.count { return said[at + 1] == "of" }
        return at > 0 && ["wake", "start", "end", "stop", "incision", "arrival", "bed"].contains(said[at - 1])
    }

    private static let doers = FormatterWords.words("he she they i we it who man woman patient nurse symptoms pain")

    var saidInSentence: [String] {
        let marked = tokens.suffix(20).filter { !$0.isStruck }
        let near = marked.lastIndex { $0.kind != .word && ".?!;".contains($0.text) }.map { marked[($0 + 1)...] }
        return (near ?? marked[...]).filter { $0.kind == .word }.map { $0.text.lowercased() }
    }

    private func isOfValue(_ said: [String]) -> Bool {
        said.contains { FormatterWords.setValues.contains($0) || Lexicon.standard.drugs.contains($0) }
    }

    func isClosed(_ end: Int) -> Bool {
        end == atoms.count || !atoms[end - 1].trailing.isEmpty || isMark(end)
            || ["and", "with", "when", "but", "this", "last"].contains(word(end))
    }

    /// "At ten fifteen she vomited": nothing is counted by it, which would stand in the plural, or be a unit.
    private func isLast(_ end: Int) -> Bool {
        let next = word(end)
        return isClosed(end)
            || word(index - 1) == "at" && SpokenNumber.read(atoms, at: end) == nil && !SelfCorrections.isUnit(next)
                && (!next.hasSuffix("s") || CorrectionWords.subjects.union(CorrectionWords.verbs).contains(next))
                && !isOfValue(saidInSentence)
    }

    /// Whether a date ends at `last`, at which nothing was measured: "December 1st".
    private func isDate(_ last: Int) -> Bool {
        let isDay = word(last).first?.isNumber == true || FormatterWords.ordinals[word(last)] != nil
        return isDay && (1...2).contains { FormatterWords.months.contains(word(last - $0)) }
            && !isOfValue(saidInSentence) && FormatterWords.reachesValue.isDisjoint(with: saidInSentence)
    }

    /// Right after what is done or happens at a time, where no value is told of.
    private func isEvent(_ end: Int) -> Bool {
        let (last, isAt) = (word(index - 2), word(index - 1) == "at")
        if isAt, FormatterWords.beforeTime.contains(last) || isClosed(end) && isDate(index - 2) { return true }
        guard isOfOneSpeaker, index > 1, isClosed(end) || isOfDay(end) else { return false }
        let said = saidInSentence
        // "Time out was at nine oh five"; "received alteplase at eight fifty five", which is no round dose.
        if zip(said, said.dropFirst()).contains(where: { $0 == "time" && ["out", "of"].contains($1) }) { return true }
        let isGiven = said.contains(where: ["received", "given", "administered"].contains)
        if isAt, isGiven, !said.contains(where: FormatterWords.setValues.contains) {
            return SpokenNumber.read(atoms, at: index).map { $0.end == end && !$0.text.hasSuffix("0") } == true
        }
        guard atoms[index - 2].trailing.isEmpty else { return false }
        let verb = ["up", "down"].contains(last) ? word(index - 3) : last
        return
            (isAt && FormatterWords.timedEvents.contains(verb) || ["woke", "asleep", "began", "born"].contains(verb))
            && !isOfValue(atoms[max(0, index - 7)..<index - 1].map(\.lower))
    }
}
