internal import Artifacts

/// Replaces what identifies a person: names, dates but for the year, ages over 89, places smaller than a state, telephone
/// and other numbers, addresses of mail and web (the identifiers of 45 CFR 164.514(b)(2)(i) that a dictation can hold).
///
/// Rules, not a model: they lean towards replacing. In the middle of a sentence every capitalised word that is not known to
/// be a drug, a disease or a day of the week is a name.
struct Deidentifier {
    /// A run of words to be replaced.
    struct Finding: Hashable {
        var words: Range<Int>
        var category: Surrogates.Category
    }

    /// The lines with surrogates, and what these stand for.
    func replace(in lines: [String]) -> (lines: [String], surrogates: Surrogates) {
        let all = lines.map(IdentifierLine.init)
        var findings = all.map(Self.findings)
        for (line, finding) in IdentifierLine.announced(in: all) { findings[line].append(finding) }
        let names = Self.names(in: all, findings)
        for index in all.indices { findings[index] += Self.repeated(names, in: all[index]) }
        var surrogates = Surrogates()
        let replaced = zip(all, findings).map { Self.write($0, $1, &surrogates) }
        return (replaced, surrogates)
    }

    /// What one line shows by itself; earlier rules win where two overlap.
    private static func findings(in line: IdentifierLine) -> [Finding] {
        line.contacts() + line.addresses() + line.dates() + line.ages() + line.numbers() + line.names()
    }

    /// The parts of all names found, which are names wherever else they stand and however they are written there.
    private static func names(in lines: [IdentifierLine], _ findings: [[Finding]]) -> Set<String> {
        var names: Set<String> = []
        for (line, found) in zip(lines, findings) {
            for finding in found where finding.category == .name {
                for word in line.words[finding.words]
                where word.name.count > 2 && !IdentifierWords.isOrdinary(word.name) {
                    names.insert(word.name)
                }
            }
        }
        return names
    }

    private static func repeated(_ names: Set<String>, in line: IdentifierLine) -> [Finding] {
        line.words.indices.filter { names.contains(line.words[$0].name) }
            .map { Finding(words: $0..<$0 + 1, category: .name) }
    }

    private static func write(_ line: IdentifierLine, _ findings: [Finding], _ surrogates: inout Surrogates) -> String {
        var category = [Surrogates.Category?](repeating: nil, count: line.words.count)
        var run = [Int](repeating: -1, count: line.words.count)
        for (number, finding) in findings.enumerated() where finding.words.allSatisfy({ category[$0] == nil }) {
            for word in finding.words { (category[word], run[word]) = (finding.category, number) }
        }
        // A longer find that overlaps a shorter one still takes the words that are left.
        for (number, finding) in findings.enumerated() {
            for word in finding.words where category[word] == nil {
                (category[word], run[word]) = (finding.category, number)
            }
        }
        var parts: [String] = []
        var at = 0
        while at < line.words.count {
            guard let kind = category[at] else {
                parts.append(line.words[at].written)
                at += 1
                continue
            }
            var end = at + 1
            while end < line.words.count, run[end] == run[at] || kind == .name && category[end] == .name,
                line.words[end - 1].trailing.isEmpty, line.words[end].leading.isEmpty
            {
                end += 1
            }
            let (first, last) = (line.words[at], line.words[end - 1])
            var original = line.words[at..<end].map(\.core)
            original[original.count - 1] = last.base
            parts.append(
                first.leading + surrogates.surrogate(of: original.joined(separator: " "), kind) + last.possessive
                    + last.trailing
            )
            at = end
        }
        return parts.joined(separator: " ")
    }
}

/// A line cut into words, as the rules read it.
struct IdentifierLine {
    struct Word {
        var leading: String
        var core: String
        var trailing: String
        /// Lower case.
        let lower: String
        /// Without a possessive's ending.
        let base: String
        let possessive: String
        /// ``base`` in lower case.
        let name: String

        init(_ text: String) {
            let heard = HeardWord(text)
            (leading, core, trailing) = (heard.leading, heard.core, heard.trailing)
            lower = heard.core.lowercased()
            let ending = ["'s", "\u{2019}s"].first { heard.core.lowercased().hasSuffix($0) } ?? ""
            base = String(heard.core.dropLast(ending.count))
            possessive = String(heard.core.suffix(ending.count))
            name = base.lowercased()
            digits = core.utf8.reduce(0) { $0 + ((0x30...0x39).contains($1) ? 1 : 0) }
        }

        var written: String { leading + core + trailing }
        var isCapitalised: Bool { core.first?.isUppercase == true }
        /// Letters in capitals alone, such as `CT` or `A1C`.
        var isAbbreviation: Bool {
            core.count <= 6 && core.contains(where: \.isLetter) && !base.contains(where: \.isLowercase)
        }
        /// How many of its characters are digits.
        let digits: Int
        var endsSentence: Bool { trailing.contains { ".?!:".contains($0) } }
    }

    let words: [Word]

    init(words: [Word]) { self.words = words }

    init(_ text: String) { words = text.split(whereSeparator: \.isWhitespace).map { Word(String($0)) } }

    /// The word at `index` in lower case; empty beyond the ends.
    func lower(_ index: Int) -> String { words.indices.contains(index) ? words[index].lower : "" }

    /// Whether a capital at `index` is only that of a sentence.
    func beginsSentence(_ index: Int) -> Bool {
        index == 0 || words[index - 1].endsSentence && !IdentifierWords.titles.contains(words[index - 1].lower)
    }
}
