internal import Artifacts

/// Two numbers that are told as one: pressures, acuities, and what is graded or scored of a number.
extension FormatterScan {
    /// "one forty two over eighty eight", "over over" where the speaker halts; "two over six", "two out of six" of a murmur,
    /// "five out of five" of strength, "eight out of ten" of pain, "twenty over forty" of sight.
    mutating func ratio(_ number: SpokenNumber) -> Bool {
        guard !number.isDecimal, let over = between(number),
            let below = SpokenNumber.read(atoms, at: over), !below.isDecimal, atoms[below.end - 1].endsWord,
            // "120 to 130 over 70 to 80"
            word(index - 1) != "to" || word(below.end) != "to"
        else { return false }
        let isPressure =
            word(over - 1) == "over" && (50...300).contains(number.whole) && (20...200).contains(below.whole)
            && word(index - 1) != "every"
        guard isPressure || isGraded(number, of: below) || word(over - 1) == "over" && isAcuity(number, of: below)
        else { return false }
        // "Three out of six six": where a halting speaker goes on.
        let isHalting = (5...6).contains(below.whole) && follows(below.end, [word(below.end - 1)])
        let rule = isPressure ? "bloodPressure" : "grade"
        emit("\(number.text)/\(below.text)", to: below.end + (isHalting ? 1 : 0), rule: rule)
        return true
    }

    /// Where the number after "over" or "out of" begins.
    private func between(_ number: SpokenNumber) -> Int? {
        let phrases = [["over", "over"], ["over"], ["out", "of"]]
        guard let phrase = phrases.first(where: { follows(number.end, $0) }) else { return nil }
        let end = number.end + phrase.count
        return atoms[end - 1].trailing.isEmpty ? end : nil
    }

    /// Murmurs are graded of six (Levine), strength of five (Medical Research Council), pain of ten; tests have scores.
    private func isGraded(_ number: SpokenNumber, of below: SpokenNumber) -> Bool {
        guard number.whole <= below.whole else { return false }
        let after = (below.end..<below.end + 5).map(word)
        let near = (index - 14..<index).map(word) + after
        // "Four out of five doctors", "two out of ten were"
        let next = atoms[below.end - 1].trailing.isEmpty ? after[0] : ""
        let isOfThings =
            !isOfOneSpeaker || !next.isEmpty && !next.contains(where: \.isNumber) && !Self.afterScore.contains(next)
            || word(index - 1).hasSuffix("ed")
        switch below.whole {
        case 6: return number.whole > 0 && (word(index - 1) == "grade" || after.contains("murmur"))
        case 5 where near.contains("strength"): return true
        case 5, 10:
            let isFall = word(index - 1) == "from" && Self.falling.contains(word(index - 2))
            return !isOfThings && (isFall || !["in", "from", "on"].contains(word(index - 1)))
        case 15, 30: return !isOfThings && near.contains(where: FormatterWords.scores.contains)
        default: return false
        }
    }

    private static let falling = FormatterWords.words("down up fell dropped went decreased improved rose")
    /// What a score goes on with, where the number counts no things.
    private static let afterScore = FormatterWords.words(
        "and on in at with when to now today by but down up after before for throughout pain strength intensity severity "
            + "bilaterally which this while comma period or"
    )

    /// The lines of Snellen's chart, at twenty feet or, where sight is told of, at six meters.
    private func isAcuity(_ number: SpokenNumber, of below: SpokenNumber) -> Bool {
        let isOfSight = (index - 14..<below.end + 5).contains { FormatterWords.sight.contains(word($0)) }
        return isOfOneSpeaker && unit(at: below.end) == nil && !FormatterWords.afterNumber.contains(word(below.end))
            && (number.whole == 20 && Self.lines.contains(below.whole) && word(below.end) != "seconds"
                || number.whole == 6 && isOfSight && [5, 6, 7, 9, 12, 18, 24, 36, 60].contains(below.whole))
    }
    private static let lines = [15, 20, 25, 30, 32, 40, 50, 60, 63, 70, 80, 100, 125, 150, 200, 400]

    /// "Acuity was twenty forty in the right eye and twenty twenty five in the left": 20/40 and 20/25, and no years.
    mutating func acuity(_ number: SpokenNumber) -> Bool {
        let line = number.whole % 100
        guard isOfOneSpeaker, !number.isDecimal, number.whole / 100 == 20, Self.lines.contains(line),
            atoms[number.end - 1].endsWord,
            ["is", "was", "acuity", "vision", "corrected", "uncorrected"].contains(word(index - 1))
                || tokens.suffix(8).contains(where: { $0.text.hasPrefix("20/") }),
            saidInSentence.contains(where: ["acuity", "vision", "snellen", "pinhole"].contains)
        else { return false }
        emit("20/\(line)", to: number.end, rule: "grade")
        return true
    }

    /// "Height five ten" is five feet ten, where no unit is told; nobody is ten feet tall, and twelve inches are a foot.
    mutating func height() -> Bool {
        let before = tokens.reversed().drop { ["is", "was", ":", "of"].contains($0.text.lowercased()) }.prefix(2)
        // Of a person: no fundus, vertebra or vein.
        let isHeight =
            before.first?.text.lowercased() == "height"
            && before.dropFirst().first.map {
                $0.kind != .word || ["his", "her", "their", "the", "and"].contains($0.text.lowercased())
            } != false
        let end = index + 2
        guard isHeight, follows(index + 1, [word(index + 1)]), let feet = small(index), (3...7).contains(feet),
            let inches = small(index + 1), inches < 12, !atoms[end - 1].trailing.isEmpty || unit(at: end) == nil,
            !["inches", "foot", "feet", "point", "cm", "centimeters", "m", "meters"].contains(word(end)),
            SpokenNumber.read(atoms, at: end) == nil
        else { return false }
        emit("\(feet) ft \(inches) in", to: end, rule: "number")
        return true
    }

    private func small(_ at: Int) -> Int? {
        SpokenNumber.units[word(at)] ?? SpokenNumber.teens[word(at)] ?? Int(word(at))
    }

    /// "one plus" is 1+.
    mutating func grade(_ number: SpokenNumber) -> Bool {
        guard !number.isDecimal, (0...4).contains(number.whole), atoms[number.end - 1].trailing.isEmpty,
            word(number.end) == "plus", SpokenNumber.read(atoms, at: number.end + 1) == nil
        else { return false }
        var end = number.end + 1
        while end < atoms.count, !atoms[end].startsWord { end += 1 }
        let rest = atoms[number.end + 1..<end].map(\.text).joined(separator: "-")
        emit(number.text + (rest.isEmpty ? "+" : "+ " + rest), to: end, rule: "grade")
        return true
    }
}
