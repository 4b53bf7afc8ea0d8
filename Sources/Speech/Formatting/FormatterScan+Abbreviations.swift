internal import Artifacts

/// Letters spoken one by one, and abbreviations that engines write in many ways.
extension FormatterScan {
    mutating func abbreviation() -> Bool {
        let atom = atoms[index]
        guard atom.startsWord, !atom.text.isEmpty else { return false }
        return hemoglobin() || xray() || strokeRisk() || letters() || written()
    }

    private func isLetter(_ at: Int) -> Bool {
        at < atoms.count && atoms[at].text.utf8.count == 1 && atoms[at].text.first?.isLetter == true
            && atoms[at].startsWord && atoms[at].endsWord && !atoms[at].isBroken
    }

    /// "A one C", "a 1C", "A1C".
    private mutating func hemoglobin() -> Bool {
        let first = atoms[index].lower
        guard first.hasPrefix("a") else { return false }
        if first == "a1c" || first == "a1-c" {
            guard atoms[index].text != "A1c" else { return false }
            emit("A1c", to: index + 1, rule: "abbreviation")
        } else if matches(["a", "one", "c"], at: index) || matches(["a", "1", "c"], at: index) {
            emit("A1c", to: index + 3, rule: "abbreviation")
        } else if matches(["a", "1c"], at: index) {
            emit("A1c", to: index + 2, rule: "abbreviation")
        } else {
            return false
        }
        return true
    }

    private mutating func xray() -> Bool {
        guard atoms[index].lower == "x", atoms[index].trailing.isEmpty, ["ray", "rays"].contains(word(index + 1)) else {
            return false
        }
        emit("X-\(word(index + 1))", to: index + 2, rule: "abbreviation")
        return true
    }

    /// "C H A two D S two VASc", the score of stroke risk.
    private mutating func strokeRisk() -> Bool {
        let digits = ["two", "2"]
        guard atoms[index].lower == "c", matches(["c", "h", "a"], at: index), digits.contains(word(index + 3)),
            matches(["d", "s"], at: index + 4), digits.contains(word(index + 6)), word(index + 7) == "vasc"
        else { return false }
        emit("CHA2DS2-VASc", to: index + 8, rule: "abbreviation")
        return true
    }

    private mutating func letters() -> Bool {
        guard isLetter(index), atoms[index].trailing.isEmpty else { return false }
        var end = index
        while isLetter(end) {
            end += 1
            if !atoms[end - 1].trailing.isEmpty { break }
        }
        guard end - index >= 2, !isArticle(before: index + 1, end: end) else { return false }
        let joined = atoms[index..<end].map { $0.text.uppercased() }.joined()
        // "i i think": a stutter, not letters.
        guard joined.contains(where: { $0 != "I" && $0 != "A" }) else { return false }
        if let plain = FormatterWords.spelledOut[joined] {
            emit(plain, to: end, rule: "abbreviation")
        } else if let last = pluralLetter(at: end) {
            emit(joined + last, to: end + 1, rule: "abbreviation")
        } else if let digit = FormatterWords.glued[joined], let number = SpokenNumber.read(atoms, at: end),
            number.text == digit, atoms[end - 1].trailing.isEmpty
        {
            emit(joined + digit, to: number.end, rule: "abbreviation")
        } else if atoms[end - 1].trailing.isEmpty, let number = SpokenNumber.read(atoms, at: end), !number.isDecimal,
            FormatterWords.hyphenated.contains(joined), atoms[number.end - 1].endsWord
        {
            emit("\(joined)-\(number.text)", to: number.end, rule: "abbreviation")
        } else {
            emit(joined, to: end, rule: "abbreviation")
        }
        return true
    }

    /// The last letter of "N S A I Ds", with its plural.
    private func pluralLetter(at end: Int) -> String? {
        guard end < atoms.count, atoms[end - 1].trailing.isEmpty, atoms[end].startsWord, atoms[end].endsWord else {
            return nil
        }
        let text = atoms[end].text
        guard text.utf8.count == 2, text.hasSuffix("s"), text.first?.isUppercase == true else { return nil }
        return text
    }

    /// "a B N P": the first letter is the article; "I" before letters is the clinician unless it is "I V".
    private func isArticle(before next: Int, end: Int) -> Bool {
        guard atoms[index].text == "a" else { return false }
        return atoms[next].text.first?.isUppercase == true || end - index >= 4
    }

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
        if let digit = FormatterWords.glued[atom.text], atom.trailing.isEmpty,
            let number = SpokenNumber.read(atoms, at: index + 1), number.text == digit
        {
            emit(atom.text + digit, to: number.end, rule: "abbreviation")
            return true
        }
        guard FormatterWords.hyphenated.contains(upper), upper != "CA", upper != "CD", atom.trailing.isEmpty,
            let number = SpokenNumber.read(atoms, at: index + 1), !number.isDecimal, atoms[number.end - 1].endsWord
        else { return false }
        emit("\(upper)-\(number.text)", to: number.end, rule: "abbreviation")
        return true
    }
}
