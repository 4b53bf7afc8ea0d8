internal import Artifacts

/// Full stops that an engine heard where the speaker only took breath, and words said once that it heard twice there.
extension FormatterScan {
    /// Takes back a full stop that no sentence ends at, or none begins after: what follows goes on with the sentence.
    mutating func resume() {
        guard isOfOneSpeaker, index > 0, let stop = tokens.last, stop.kind == .punctuation, stop.text == ".",
            stop.words.isEmpty, atoms[index].startsWord, goesOn
        else { return }
        tokens.removeLast()
        lowersNext = true
        // "Hypertension. Not at goal."
        if word(index) == "not" { tokens.append(.init(text: ",", kind: .punctuation, words: stop.words)) }
    }

    /// `atoms` without the marks between a number and what it counts: "budesonide 180. Micrograms".
    static func joiningCounts(in atoms: [FormatterAtom]) -> [FormatterAtom] {
        var result = atoms
        for (at, next) in atoms.enumerated().dropFirst() where atoms[at - 1].endsWord {
            let isNumber = atoms[at - 1].lower.last?.isNumber == true || SpokenNumber.isNumberWord(atoms[at - 1].lower)
            let isDose = FormatterWords.massUnits.contains(next.lower)
            let mark = atoms[at - 1].trailing
            guard isNumber, isDose && mark == "," || mark == "." && (isDose || isTime(at, in: atoms)) else { continue }
            result[at - 1].trailing = ""
            result[at].text = next.lower
        }
        return result
    }

    /// "for the last two. Years": after a number that counts something.
    private static func isTime(_ at: Int, in atoms: [FormatterAtom]) -> Bool {
        counted.contains(atoms[at].lower) && at > 1 && beforeCount.contains(atoms[at - 2].lower)
    }

    /// Sentences nearly all begin with a capital.
    static func beginWithCapitals(_ atoms: [FormatterAtom]) -> Bool {
        let begun = zip(atoms, atoms.dropFirst()).filter { last, next in
            last.trailing == "." && !joining.contains(next.lower) && !leading.contains(next.lower)
        }
        return begun.count { $1.text.first?.isLowercase == true } * 4 <= begun.count
    }

    private var goesOn: Bool {
        let (last, next) = (atoms[index - 1], atoms[index])
        // "She has not missed any. She still takes it."
        if last.text == "any", Self.subjects.contains(next.text) { return false }
        if Self.dangling.contains(last.text), !["if", "hardly"].contains(word(index - 2)) { return true }
        // "Gout. Not at goal.", but "Hives. Not on any medication."
        if next.text == "Not", !isTyped, wordsOfSentence <= 4, !["on", "taking"].contains(word(index + 1)) {
            return true
        }
        if Self.objects.contains(next.lower) || isDoseOfLast { return true }
        if next.text.first?.isLowercase == true {
            // "female with hypertension. and type 2 diabetes": an engine begins a sentence with a capital.
            return Self.joining.contains(next.lower) || beginsWithCapitals && Self.leading.contains(next.lower)
        }
        // "without murmur. And the lungs are clear"
        return !isTyped && ["And", "Or"].contains(next.text) && !Self.apart.contains(word(index + 1))
    }

    /// "Continue metformin. 500 milligrams twice daily.", "her inhaler. Six to eight times a day"
    private var isDoseOfLast: Bool {
        guard !FormatterWords.headingEnds.contains(word(index - 1)), atoms[index - 1].lower.allSatisfy(\.isLetter),
            !Self.rhythms.contains(word(index - 1)), let number = SpokenNumber.read(atoms, at: index)
        else { return false }
        var end = number.end
        if word(end) == "to", let most = SpokenNumber.read(atoms, at: end + 1) { end = most.end }
        if word(end) == "times" { return true }
        return FormatterWords.massUnits.contains(word(end)) && Self.rhythms.contains(word(end + 1))
    }

    /// Words of the sentence before the next atom.
    private var wordsOfSentence: Int {
        let ended = tokens.dropLast().lastIndex { token in
            token.kind == .lineBreak || token.kind == .paragraphBreak
                || token.kind == .punctuation && ".:?!".contains(token.text) || token.rule == "listItem"
        }
        return tokens[(ended.map { $0 + 1 } ?? 0)...].count { $0.kind == .word }
    }

    /// "ago after. After he twisted": how many atoms the next word takes that was heard twice; `nil` where it was not.
    var echo: Int? {
        guard isOfOneSpeaker, index + 1 < atoms.count else { return nil }
        let (first, again) = (atoms[index], atoms[index + 1])
        guard first.lower == again.lower, Self.echoed.contains(first.lower), first.endsWord, again.endsWord else {
            return nil
        }
        if first.trailing.isEmpty || first.trailing == "," { return 2 }
        // "Shortly after. After that": a sentence may end so.
        return first.trailing == "." && !Self.adverbs.contains(word(index - 1)) ? 2 : nil
    }

    /// Words, as written, that another must follow.
    private static let dangling: Set<String> = [
        "the", "a", "an", "my", "our", "their", "your", "its", "any", "and", "or", "than", "mister", "missus", "he",
        "she", "we", "they", "shows", "showed", "reveals", "revealed", "demonstrates", "demonstrated",
    ]
    private static let subjects: Set<String> = ["He", "She", "It", "They", "We", "I", "His", "Her", "There"]
    private static let objects: Set<String> = ["him", "them", "me"]
    private static let joining: Set = ["and", "or", "nor", "but", "who", "whose", "which", "that", "of", "than"]
    private static let leading = FormatterWords.words(
        "with to in on at for by from into without because after before when while during until as"
    )
    private static let counted: Set = ["years", "months", "weeks", "days", "hours", "minutes", "percent"]
    private static let beforeCount = FormatterWords.words("last past next for about every in of over nearly after")
    private static let rhythms = FormatterWords.words(
        "daily once twice three four every each at by in as orally nightly weekly thrice bid tid for with"
    )
    /// After "and": another order, or another part of the note.
    private static let apart: Set<String> = [
        "then", "finally", "i", "we", "start", "continue", "stop", "assessment", "plan", "impression", "on",
    ]
    private static let echoed = FormatterWords.words(
        "the an of to at for with by from and or after during his my our their he she we they"
    )
    private static let adverbs: Set<String> = [
        "shortly", "soon", "long", "immediately", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "right", "ever", "morning", "just", "looked", "cared",
    ]
}
