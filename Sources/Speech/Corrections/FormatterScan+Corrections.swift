internal import Artifacts

/// Where the speaker says that something is taken back: marked as it is read, struck when all is.
extension FormatterScan {
    /// Marks "scratch that" and its kind; ``SelfCorrections`` decides what they strike.
    mutating func selfCorrection() -> Bool {
        guard atoms[index].startsWord else { return false }
        if let end = endOfNaming {
            emit(heard(to: end), to: end, rule: "namedCorrection", isStruck: true)
            return true
        }
        if let end = endOfAside {
            emit(heard(to: end), to: end, rule: "unclearCorrection")
            return true
        }
        let isParted = isParted
        let said = CorrectionWords.phrases.first { words, marks in
            matches(words, at: index, marksAllowed: isParted || !marks.contains(.certain)) && !deniesAnew(words)
        }
        guard let (phrase, marks) = said else { return false }
        let end = index + phrase.count
        let isOpen = atoms[end - 1].trailing.isEmpty && !isMark(end)
        let isSure = marks.contains(.certain) && !isParted
        // "He cannot scratch that spot", "ignore that alarm": done to something.
        if isSure, CorrectionWords.doers.contains(word(index - 1)) || isNamedThing { return false }
        if marks.contains(.apart), !isAfterMark || isOpen { return false }
        if !isSure {
            let isApart = isAfterMark || !isOpen || phrase.count >= 2
            let isCorrection = isApart || isOfOneSpeaker && phrase == ["correction"]
            guard isCorrection, !CorrectionWords.corrected.contains(word(end)) else { return false }
        }
        if phrase == ["no"], !isNoOfCorrection { return false }
        if marks.contains(.dictated), !isOfOneSpeaker { return false }
        emit(heard(to: end), to: end, rule: isSure ? "selfCorrection" : "maybeCorrection", isStruck: true)
        return true
    }

    /// "The corneal scratch that he got": a thing, by the article and adjectives right before it and who did it after it.
    private var isNamedThing: Bool {
        let before = tokens.reversed().prefix { $0.kind == .word && !$0.isStruck }.map { $0.text.lowercased() }
        guard let article = before.firstIndex(where: CorrectionWords.articles.contains), article < 4,
            atoms[index].trailing.isEmpty
        else { return false }
        let verbs = CorrectionWords.verbs
        // "A cat scratch that became infected"
        let next = word(index + 2)
        if !before[..<article].contains(where: verbs.contains), next.hasSuffix("ed") || Self.changing.contains(next) {
            return true
        }
        let isDescribed = before[..<article].allSatisfy { $0.contains(/(ed|al|ic|ous|ar|ive|ish|ful)$/) }
        return isDescribed && CorrectionWords.subjects.union(verbs).contains(next)
    }

    private static let changing: Set = ["became", "bled", "got", "grew", "swelled", "itches", "hurts", "is", "was"]

    /// Where "scratch straw colored" ends: a verb at a sentence's start and words that were said just before.
    private var endOfNaming: Int? {
        guard isOfOneSpeaker, isAfterMark, atoms[index].trailing.isEmpty,
            ["scratch", "strike", "delete", "erase"].contains(word(index)),
            let end = (index + 1..<min(index + 6, atoms.count)).first(where: { !atoms[$0].trailing.isEmpty }),
            !CorrectionWords.pronouns.contains(word(index + 1)), word(index + 1) != "this"
        else { return nil }
        let words = atoms[index + 1...end].map(\.lower).filter { !CorrectionWords.articles.contains($0) }
        return words[0] == "number" || corrections.place(of: words, before: tokens.count) != nil ? end + 1 : nil
    }

    /// What takes back, by its words, and is never struck for.
    private var endOfAside: Int? {
        guard isOfOneSpeaker, isAfterMark else { return nil }
        if word(index) == "i", ["have", "had", "got"].contains(word(index + 1)),
            CorrectionWords.pronouns.contains(word(index + 2))
        {
            if ["backwards", "reversed", "switched"].contains(word(index + 3)) { return index + 4 }
            return matches(["the", "wrong", "way", word(index + 6)], at: index + 3) ? index + 7 : nil
        }
        // "Seven pounds, er, kilograms"
        let (said, next) = (tokens.last { $0.kind == .word }?.text.lowercased() ?? "", word(index + 1))
        let isOfUnit = isAfterCount && SelfCorrections.isUnit(said) && unit(at: index + 1) != nil && next != said
        if ["er", "uh", "um"].contains(word(index)), isOfUnit { return index + 1 }
        guard let aside = CorrectionWords.aside.first(where: { matches($0, at: index) }) else { return nil }
        let end = index + aside.count
        if aside[0] == "change", tokens.last?.text != "," { return nil }
        let isOfValue = SpokenNumber.read(atoms, at: end).map { number in
            !saidInSentence.contains(where: Self.isCount)
                || isAfterCount && isClosed(unit(at: number.end)?.end ?? number.end)
        }
        return isOfValue == true || aside[0] == "change" ? end : nil
    }

    /// "1.2, that should be 2.1": right after a number, with its unit or without.
    private var isAfterCount: Bool {
        let said = tokens.suffix(4).filter { $0.kind == .word && !$0.isStruck }.map { $0.text.lowercased() }
        guard let last = said.last, tokens.last?.text == "," else { return false }
        return Self.isCount(last) || SelfCorrections.isUnit(last) && said.dropLast().last.map(Self.isCount) == true
    }

    /// "Six months scratch, that three months": the comma is the engine's, where nothing is told of a scratch.
    private var isParted: Bool {
        isOfOneSpeaker && ["scratch", "strike", "delete"].contains(word(index)) && atoms[index].trailing == ","
            && word(index + 1) == "that" && atoms[index + 1].trailing.isEmpty
            && tokens.last.map { SelfCorrections.isUnit($0.text.lowercased()) || $0.rule != nil } == true
    }

    /// What is read so far, with its corrections.
    var corrections: SelfCorrections { SelfCorrections(tokens: tokens, isOfOneSpeaker: isOfOneSpeaker) }

    /// "She has a murmur, sorry, no murmur": the "no" denies what was said before, and is of no correction.
    private func deniesAnew(_ phrase: [String]) -> Bool {
        let next = word(index + phrase.count)
        return phrase.count > 1 && phrase.last == "no" && atoms[index + phrase.count - 1].trailing.isEmpty
            && !CorrectionWords.leads.contains(next) && !["left", "right"].contains(next)
            && !Lexicon.standard.drugs.contains(next) && SpokenNumber.read(atoms, at: index + phrase.count) == nil
            && saidInSentence.contains(next)
    }

    private static func isCount(_ word: String) -> Bool { word.first?.isNumber == true }

    func heard(to end: Int) -> String { atoms[index..<end].map(\.text).joined(separator: " ") }

    /// "Twenty, no, forty": only between commas, but for "March third, no March thirteenth" and "from left. No, right".
    private var isNoOfCorrection: Bool {
        let (mark, next) = (tokens.last?.text, word(index + 1))
        let isClosed = atoms[index].trailing == "," || isMark(index + 1) && next == "comma"
        guard mark != "," || !isClosed else { return true }
        let said = tokens.suffix(6).filter { $0.kind == .word && !$0.isStruck }.map { $0.text.lowercased() }
        guard isOfOneSpeaker, let last = said.last, mark == "," || mark == "." else { return false }
        // "Stop aspirin. No, continue aspirin."
        let isOrder = CorrectionWords.orders.contains(next) && said.contains(where: CorrectionWords.orders.contains)
        if isOrder, isClosed || said.contains(word(index + 2)) { return true }
        // "Weight 168, no 163 pounds", "quetiapine 100. No, 200": a number right after another.
        let counted = SelfCorrections.isUnit(last) ? said.dropLast().last : last
        let isOfNumbers = counted.map(Self.isCount) == true
        if let number = SpokenNumber.read(atoms, at: index + 1), atoms[index].trailing.isEmpty || isOfNumbers {
            if isOfNumbers { return mark == "." || !isCountOfThings(number) }
            // "9 tender joints, no 11 tender joints"
            let things = said.reversed().prefix { !Self.isCount($0) }.reversed()
            return things.count < said.count && follows(number.end, Array(things))
        }
        // "26 on the right and 19 on the left, no."
        if mark == ",", atoms[index].trailing == "." {
            return isOfNumbers || ["left", "right"].contains(last) && said.contains(where: Self.isCount)
        }
        if last.hasSuffix("day"), next.hasSuffix("day") { return true }
        if mark == "." { return isClosed && isOpposed(said) }
        return FormatterWords.months.contains(where: last.hasPrefix) && FormatterWords.months.contains(next)
            || Lexicon.standard.drugs.contains(next) && said.suffix(3).contains(next)
    }

    /// "From the right nostril. No, the left nostril": the other side of the same.
    private func isOpposed(_ said: [String]) -> Bool {
        let at = index + (CorrectionWords.articles.contains(word(index + 1)) ? 2 : 1)
        guard let side = said.lastIndex(where: { SelfCorrections.isOpposite($0, word(at)) }) else { return false }
        let things = Array(said[(side + 1)...])
        return things.isEmpty || follows(at + 1, things)
    }

    /// "No 20% drop": things that are not there, and nothing is counted once more; of a dose it may be.
    private func isCountOfThings(_ number: SpokenNumber) -> Bool {
        let isUnit = SelfCorrections.isUnit(word(number.end)) || ["percent", "%"].contains(word(number.end))
        let end = number.end + (isUnit ? 1 : 0)
        let isOther = unit(at: number.end) == nil && half(number.end) == nil && !isClosed(end)
        return isOther && atoms[number.end - 1].trailing.isEmpty && !SelfCorrections.isOfRhythm(word(end))
            && !CorrectionWords.leads.union(CorrectionWords.verbs).union(CorrectionWords.subjects).contains(word(end))
    }
}
