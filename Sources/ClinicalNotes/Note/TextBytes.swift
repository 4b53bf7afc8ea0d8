/// Texts compared byte by byte: as Swift compares them by characters, in a tenth of the time. Rules look for short words of ASCII,
/// where the two agree.
extension StringProtocol {
    /// Whether `other` is a part of it.
    func contains(_ other: String) -> Bool {
        guard let first = other.utf8.first else { return true }
        var rest = Substring(self).utf8
        while let at = rest.firstIndex(of: first) {
            if rest[at...].starts(with: other.utf8) { return true }
            rest = rest[rest.index(after: at)...]
        }
        return false
    }

    /// The parts between white space.
    var spaced: [String] {
        if utf8.allSatisfy({ $0 < 0x80 }) {
            return Substring(self).utf8.split { $0 == UInt8(ascii: " ") || 9...13 ~= $0 }.map { String(Substring($0)) }
        }
        return split(whereSeparator: \.isWhitespace).map { String($0) }
    }

    /// The words of a statement as rules compare them: in lower case, without commas and full stops.
    var bareWords: [String] {
        lowercased().utf8.split(separator: UInt8(ascii: " ")).map { Substring($0).trimming(",.") }
    }

    /// Its parts between spaces.
    var cutAtSpaces: [String] {
        Substring(self).utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    }

    /// The runs of what is kept: `bytes` tells it of ASCII, as `characters` tells it of all.
    func runs(_ bytes: (UInt8) -> Bool, orOf characters: (Character) -> Bool) -> [String] {
        if utf8.allSatisfy({ $0 < 0x80 }) {
            return Substring(self).utf8.split { !bytes($0) }.map { String(Substring($0)) }
        }
        return split { !characters($0) }.map { String($0) }
    }

    /// Without the characters of `marks`, all of ASCII, at both ends.
    func trimming(_ marks: String) -> String {
        var rest = Substring(self).utf8
        guard let first = rest.first, let last = rest.last else { return "" }
        if !marks.utf8.contains(first), !marks.utf8.contains(last) { return String(self) }
        while let first = rest.first, marks.utf8.contains(first) { rest.removeFirst() }
        while let last = rest.last, marks.utf8.contains(last) { rest.removeLast() }
        return String(Substring(rest))
    }

    /// With a small first letter, but "MRI" as it is.
    var firstLowercased: String {
        dropFirst().first?.isUppercase == true ? String(self) : prefix(1).lowercased() + dropFirst()
    }

    /// With its first letter in upper case.
    var firstUppercased: String { prefix(1).uppercased() + dropFirst() }

    /// Whether it is of small letters of ASCII alone, as nearly every word said is.
    var isOfSmallLetters: Bool { utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } }

    /// Its characters; those of ASCII are its bytes.
    var length: Int { utf8.allSatisfy { $0 < 0x80 && $0 != 13 } ? utf8.count : count }
}

extension String {
    /// Its characters, as the standard library counts them.
    var count: Int { length }

    /// Whether it holds `part`, by their bytes.
    func contains(_ part: String) -> Bool {
        guard let first = part.utf8.first else { return true }
        return utf8.indices.contains { utf8[$0] == first && utf8[$0...].starts(with: part.utf8) }
    }

    /// In lower case, as nearly every word already is.
    func lowercased() -> String {
        utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0) } ? self : self[...].lowercased()
    }
}

extension Character {
    /// Whether it is a letter, as the standard library tells it; most are of ASCII, and told by their byte.
    var isLetter: Bool {
        guard let byte = utf8.first, byte < 0x80 else { return unicodeScalars.first?.properties.isAlphabetic == true }
        return byte.isLetter
    }

    /// Whether it is a number, told likewise.
    var isNumber: Bool {
        guard let byte = utf8.first, byte < 0x80 else { return unicodeScalars.first?.properties.numericType != nil }
        return byte.isDigit
    }
}

extension UInt8 {
    /// Whether it is a letter of ASCII.
    var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
    /// Whether it is a digit.
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}

extension [String] {
    /// Its parts between spaces, most of which are whole.
    var cutAtSpaces: [String] {
        allSatisfy { !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: " ")) } ? self : flatMap(\.cutAtSpaces)
    }
}
