internal import Artifacts

/// Letters spoken one by one, and abbreviations that engines write in many ways.
extension FormatterScan {
    mutating func abbreviation() -> Bool {
        let atom = atoms[index]
        guard atom.startsWord, !atom.text.isEmpty else { return false }
        return name() || disc() || level() || endingInDigit() || letters() || written()
    }

    private func isLetter(_ at: Int) -> Bool {
        at < atoms.count && atoms[at].text.utf8.count == 1 && atoms[at].text.first?.isLetter == true
            && atoms[at].startsWord && atoms[at].endsWord && !atoms[at].isBroken
    }

    /// Names of several words, and how they are written.
    private static let names = FormatterWords.phrases(
        """
        a1c A1c|a1-c A1c|a one c A1c|a 1 c A1c|a 1c A1c|h b a one c HbA1c|h b a 1 c HbA1c|x ray X-ray|x rays X-rays
        |c h a two d s two vasc CHA2DS2-VASc|c h a 2 d s 2 vasc CHA2DS2-VASc
        |g 6 p d G6PD|g six p d G6PD|g 6 pd G6PD|g six pd G6PD
        """
    ).map { (heard: Array($0.dropLast()), written: $0[$0.count - 1]) }

    private mutating func name() -> Bool {
        guard ["a", "x", "h", "c", "g"].contains(atoms[index].lower.prefix(1)),
            let name = Self.names.first(where: { matches($0.heard, at: index) }), atoms[index].text != name.written
        else { return false }
        emit(name.written, to: index + name.heard.count, rule: "abbreviation")
        return true
    }

    /// "L three" of the spine; "T one C, N zero, M zero" of a tumor, whose nodes and metastases follow it.
    private mutating func level() -> Bool {
        let isPrefixed = ["p", "c", "y"].contains(word(index)) && word(index + 1) == "t" && isLetter(index)
        let at = isPrefixed && atoms[index].trailing.isEmpty ? index + 1 : index
        guard isOfOneSpeaker, isLetter(at), atoms[at].trailing.isEmpty, case let letter = atoms[at].text,
            isName(letter) || letter == "T" && word(index - 1) == "stage", let most = Self.levels[letter],
            !["troponin", "factor"].contains(word(index - 1)),
            let number = SpokenNumber.read(atoms, at: at + 1), number.isSpoken, !number.isDecimal, number.whole <= most,
            "CTLS".contains(letter) || tokens.suffix(9).contains(where: { $0.text.contains(/^[pcy]?T[0-4]/) })
        else { return false }
        let next = number.end
        let isSuffixed =
            "TNM".contains(letter) && isLetter(next) && atoms[next - 1].trailing.isEmpty
            && "ABCDbcd".contains(atoms[next].text) && SpokenNumber.read(atoms, at: next + 1) == nil
        guard isSuffixed || !isCount(next - 1) else { return false }
        let text = (at > index ? atoms[index].lower : "") + letter + number.text
        let suffix = isSuffixed ? atoms[next].lower : ""
        emit(text + suffix, to: next + suffix.count, rule: "abbreviation")
        return true
    }

    /// "L five S one" is the disc L5-S1: a level and the next. Heart sounds, hormones and complements are no levels.
    private mutating func disc() -> Bool {
        guard isOfOneSpeaker, let upper = vertebra(at: index), let lower = vertebra(at: upper.end),
            Self.discs.contains(upper.name + "-" + lower.name), vertebra(at: lower.end) == nil,
            tokens.last.map({ Self.spine.contains($0.text) }) != true, !isCount(lower.end - 1),
            upper.name.hasPrefix("L") || (index - 6..<lower.end + 6).contains(where: { Self.spinal.contains(word($0)) })
        else { return false }
        emit(upper.name + "-" + lower.name, to: lower.end, rule: "abbreviation")
        return true
    }

    /// The level of the spine that is said or written at `at`, right after what stands before.
    private func vertebra(at: Int) -> (name: String, end: Int)? {
        guard at < atoms.count, at == index || atoms[at - 1].trailing.isEmpty else { return nil }
        if Self.spine.contains(atoms[at].text) { return (atoms[at].text, at + 1) }
        guard isLetter(at), atoms[at].trailing.isEmpty, let number = SpokenNumber.read(atoms, at: at + 1) else {
            return nil
        }
        let name = atoms[at].text + number.text
        return Self.spine.contains(name) ? (name, number.end) : nil
    }

    private static let spine =
        (1...7).map { "C\($0)" } + (1...12).map { "T\($0)" } + (1...5).map { "L\($0)" } + ["S1"]
    private static let discs = zip(spine, spine.dropFirst()).map { $0 + "-" + $1 }
    private static let spinal = FormatterWords.words(
        "disc disk spine spinal vertebra vertebral vertebrae level fusion stenosis radiculopathy cervical thoracic "
            + "laminectomy discectomy foraminal facet herniation compression fracture"
    )
    private static let levels = ["C": 8, "T": 12, "L": 5, "S": 5, "N": 3, "M": 1]

    /// "S P O two ninety nine percent": the digit is the abbreviation's, and what follows is its value.
    private mutating func endingInDigit() -> Bool {
        var end = index
        while isLetter(end), end == index || atoms[end - 1].trailing.isEmpty { end += 1 }
        if end - index > 1, isArticle(before: index + 1, end: end) { return false }
        end = max(end, index + 1)
        let heard = atoms[index..<end].map(\.text).joined()
        let letters = heard.uppercased()
        // "Her two children", "co two": words, where they are not written as letters are.
        guard end - index > 1 || heard == letters && heard != "CA" || heard.count > 2 && letters != "HER",
            let known = FormatterWords.endingInDigit[letters], end < atoms.count, atoms[end - 1].trailing.isEmpty,
            atoms[end].startsWord, letters.count > 1 || isName(letters), letters != "PO" || isOfGas,
            !["M", "A", "P"].contains(letters) || Self.arterial.contains(word(end + 1))
        else { return false }
        let digit = SpokenNumber.units[word(end)] ?? SpokenNumber.teens[word(end)]
        let whole = SpokenNumber.read(atoms, at: end).map { ($0.isDecimal ? 0 : $0.whole, $0.end) }
        let own = [digit.map { ($0, end + 1) }, whole].compactMap { $0 }.first { known.digits.contains($0.0) }
        guard let own, atoms[own.1 - 1].endsWord, !isCount(own.1 - 1) else { return false }
        emit(known.written + String(own.0), to: own.1, rule: "abbreviation")
        return true
    }

    /// What the segments of the brain's arteries, M1 to P4, are said before.
    private static let arterial = FormatterWords.words("branch segment division occlusion stenosis trunk thrombus")

    /// "Vitamin D three times", "two thousand", "one point eight": the digit counts, or is the value's.
    private func isCount(_ digit: Int) -> Bool {
        guard atoms[digit].trailing.isEmpty else { return false }
        let next = word(word(digit + 1) == "a" ? digit + 2 : digit + 1)
        if next == "hundred" { return word(digit + 2) != "percent" }
        return FormatterWords.unitsByFirst[next] != nil || FormatterWords.afterNumber.contains(next)
            || ["times", "thousand", "doses"].contains(next)
    }

    /// "P O two fifty" is by mouth, unless a blood gas is read out.
    private var isOfGas: Bool {
        let near = tokens.suffix(16)
        return near.contains { ["PCO2", "PaCO2", "pH", "ABG", "gas"].contains($0.text) }
            && !near.contains { Lexicon.standard.drugs.contains($0.text.lowercased()) }
    }

    /// "Hepatitis B", "type O", "2 L": there the letter has a name of its own.
    private func isName(_ letter: String) -> Bool {
        let before = index > 0 && atoms[index - 1].trailing.isEmpty ? word(index - 1) : ""
        if before == "vitamin" { return letter == "B" || letter == "D" }
        if ["hemophilia", "haemophilia", "protein", "part", "pugh", "child-pugh"].contains(before) { return false }
        return !["hepatitis", "type", "group", "influenza", "class", "grade", "plan", "stage", "flu"].contains(before)
            && (tokens.last?.rule == "abbreviation"
                || !SpokenNumber.isNumberWord(before) && before.last?.isNumber != true)
    }

    private mutating func letters() -> Bool {
        guard isLetter(index), atoms[index].trailing.isEmpty else { return false }
        // "2 g a day"
        let isUnit = ["g", "L"].contains(atoms[index].text) && word(index - 1).last?.isNumber == true
        if isUnit, word(index + 1) == "a" { return false }
        var end = index
        while isLetter(end) {
            end += 1
            if !atoms[end - 1].trailing.isEmpty { break }
        }
        guard end - index >= 2, !isArticle(before: index + 1, end: end) else { return false }
        let joined = atoms[index..<end].map { $0.text.uppercased() }.joined()
        // "i i think": a stutter, not letters.
        guard joined.contains(where: { $0 != "I" && $0 != "A" }), !FormatterWords.severalMeanings.contains(joined)
        else {
            return false
        }
        if let plain = FormatterWords.spelledOut[joined] {
            emit(plain, to: end, rule: "abbreviation")
        } else if let last = pluralLetter(at: end) {
            emit(joined + last, to: end + 1, rule: "abbreviation")
        } else if let small = ["PH": "pH", "EGFR": "eGFR"][joined],
            let value = SpokenNumber.read(atoms, at: ["of", "is", "was"].contains(word(end)) ? end + 1 : end),
            small != "pH" || (4...9).contains(value.whole)
        {
            emit(small, to: end, rule: "abbreviation")
        } else {
            emit(joined, to: end, rule: "abbreviation")
        }
        return true
    }

    /// The last letter of "N S A I Ds", with its plural.
    private func pluralLetter(at end: Int) -> String? {
        guard end < atoms.count, atoms[end - 1].trailing.isEmpty, atoms[end].startsWord, atoms[end].endsWord,
            atoms[end].text.wholeMatch(of: /[A-Z]s/) != nil
        else { return nil }
        return atoms[end].text
    }

    /// "a B N P": the first letter is the article, but not in names that begin with an A.
    private func isArticle(before next: Int, end: Int) -> Bool {
        // "His a R B": one article is enough.
        guard atoms[index].text == "a", !Self.determiners.contains(word(index - 1)) else { return false }
        let joined = atoms[index..<max(end, next)].map { $0.text.uppercased() }.joined()
        if Self.ofA.contains(joined) { return false }
        return atoms[next].text.first?.isUppercase == true || end - index >= 4
    }

    private static let ofA: Set = [
        "AST", "ALT", "ALP", "ANA", "AFB", "AFP", "ALS", "ARDS", "ASA", "AML", "ANC", "ARB", "AED", "ABG", "AFIB",
    ]
    private static let determiners: Set = ["a", "an", "the", "his", "their", "my"]

    /// "B-N-P", "B.N.P.", "PHQ 9", "QD" as an engine wrote them.
    private mutating func written() -> Bool {
        let atom = atoms[index]
        guard atom.endsWord else { return false }
        let upper = atom.text.uppercased()
        if upper.contains("-") || upper.contains(".") {
            let parts = atom.text.split(whereSeparator: { $0 == "-" || $0 == "." })
            guard parts.count >= 2, parts.allSatisfy({ $0.count == 1 && $0.first?.isLetter == true }) else {
                return false
            }
            let joined = parts.joined().uppercased()
            let dotted =
                atom.text.contains(".") && atom.trailing.hasPrefix(".") && index + 1 < atoms.count
                && atoms[index + 1].text.first?.isLowercase == true
            emit(FormatterWords.spelledOut[joined] ?? joined, to: index + 1, rule: "abbreviation")
            if dotted { dropInferredMarks() }
            return true
        }
        if isOfOneSpeaker, atom.text != upper, atom.startsWord, FormatterWords.letters.contains(atom.lower) {
            emit(upper, to: index + 1, rule: "abbreviation")
            return true
        }
        if atom.text == upper || upper.hasSuffix("SO4"), let plain = FormatterWords.spelledOut[upper] {
            emit(plain, to: index + 1, rule: "abbreviation")
            return true
        }
        return false
    }
}
