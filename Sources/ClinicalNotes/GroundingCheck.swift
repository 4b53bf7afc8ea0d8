public import Artifacts

/// Checks that a statement says nothing that its evidence does not: numbers, doses with their units, drugs, sides,
/// negation, the patient or a relative, and for the most part its words. For generated statements and for a reviewer's edits alike.
public struct GroundingCheck: Sendable {
    /// What of a statement its evidence does not support.
    public struct Violation: Hashable, Sendable, Redacted {
        /// The kind of difference.
        public enum Reason: String, Codable, Sendable {
            /// No evidence at all, or evidence outside the transcript.
            case noEvidence = "no_evidence"
            /// A number that was not said.
            case number
            /// A number that was said with another unit.
            case unit
            /// A drug that was not said.
            case drug
            /// A side that was not said.
            case side
            /// The evidence denies and the statement does not, or the other way round.
            case negation
            /// A relative for the patient, or the patient for a relative.
            case subject
            /// More than half of its content words were not said: another statement.
            case words
        }

        /// What differs.
        public let reason: Reason
        /// The word of the statement; may be PHI.
        public let detail: String
    }

    /// A check with the embedded word lists.
    public init() {}

    /// What of `statement` its evidence in `transcript` does not support; empty where all is supported.
    public func violations(of statement: Note.Statement, in transcript: Transcript) -> [Violation] {
        let bounds = 0..<transcript.words.count
        let ranges = statement.evidence.map(\.words)
        guard !ranges.isEmpty,
            ranges.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= bounds.upperBound && !$0.isEmpty })
        else { return [.init(reason: .noEvidence, detail: "")] }
        return compare(GroundedWords(text: statement.text), GroundedWords(evidence: ranges, of: transcript))
    }

    /// `note` with a `notSupported` flag for each violation, and none from before.
    public func flagged(_ note: Note, in transcript: Transcript) -> Note {
        var result = note
        for section in result.sections.indices {
            for index in result.sections[section].statements.indices {
                var statement = result.sections[section].statements[index]
                statement.flags.removeAll { $0.reason == .notSupported }
                statement.flags += violations(of: statement, in: transcript).map { violation in
                    let detail =
                        violation.detail.isEmpty
                        ? violation.reason.rawValue : "\(violation.reason.rawValue): \(violation.detail)"
                    return Note.Flag(.notSupported, detail: detail)
                }
                result.sections[section].statements[index] = statement
            }
        }
        return result
    }

    private func compare(_ said: GroundedWords, _ heard: GroundedWords) -> [Violation] {
        var result: [Violation] = []
        for number in said.numbers {
            guard let units = heard.units[number] else {
                result.append(.init(reason: .number, detail: number))
                continue
            }
            if let unit = said.units[number]?.first(where: { !$0.isEmpty }), !units.contains(unit),
                units.contains(where: { !$0.isEmpty })
            {
                result.append(.init(reason: .unit, detail: "\(number) \(unit)"))
            }
        }
        for drug in said.drugs.subtracting(heard.drugs).sorted() { result.append(.init(reason: .drug, detail: drug)) }
        for side in said.sides.subtracting(heard.sides).sorted() { result.append(.init(reason: .side, detail: side)) }
        if said.isOfRelative != heard.isOfRelative || !said.relatives.isSubset(of: heard.relatives) {
            let detail = said.relatives.subtracting(heard.relatives).min() ?? ""
            result.append(.init(reason: .subject, detail: detail))
        }
        let missing = said.stems.subtracting(heard.stems)
        if said.stems.count >= 3, missing.count * 2 > said.stems.count {
            result.append(.init(reason: .words, detail: missing.sorted().joined(separator: " ")))
        }
        if (said.negations == 0) != (heard.negations == 0) {
            result.append(.init(reason: .negation, detail: said.negations == 0 ? "not" : ""))
        } else if heard.isOnePlace, said.negations != heard.negations {
            result.append(.init(reason: .negation, detail: ""))
        }
        return result
    }
}

/// The words of a text or of evidence that the check compares.
struct GroundedWords {
    var numbers: [String] = []
    var units: [String: Set<String>] = [:]
    var drugs: Set<String> = []
    var sides: Set<String> = []
    /// Relatives of the patient, as named.
    var relatives: Set<String> = []
    /// A relative is named among the first words.
    var isOfRelative = false
    /// The first five letters of each content word.
    var stems: Set<String> = []
    var negations = 0
    /// All evidence lies in one segment: then negations are counted, not only noticed.
    var isOnePlace = true

    init(text: String) {
        read(text.split(whereSeparator: \.isWhitespace).map { HeardWord(String($0)).core.lowercased() })
    }

    init(evidence ranges: [Range<Int>], of transcript: Transcript) {
        var words: [String] = []
        if transcript.tokens.isEmpty {
            for range in ranges { words += transcript.words[range].map { HeardWord($0.text).core.lowercased() } }
        } else {
            for range in ranges {
                var at = Self.firstToken(in: transcript.tokens, from: range.lowerBound)
                while at < transcript.tokens.count, transcript.tokens[at].words.lowerBound < range.upperBound {
                    let token = transcript.tokens[at]
                    at += 1
                    guard token.kind == .word, token.words.overlaps(range), !token.isStruck else { continue }
                    words += token.text.lowercased().split(separator: " ").map { HeardWord(String($0)).core }
                }
            }
        }
        isOnePlace = ranges.count == 1
        read(words)
    }

    /// First token that may overlap words from `word` on; token ranges ascend.
    private static func firstToken(in tokens: [Transcript.Token], from word: Int) -> Int {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].words.upperBound <= word { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func read(_ words: [String]) {
        for (at, word) in words.enumerated() {
            if word.contains(where: { $0.isASCII && $0.isNumber }) {
                readNumbers(word, next: at + 1 < words.count ? words[at + 1] : "")
            }
            if Lexicon.drugs.contains(word) { drugs.insert(word) }
            if let side = Lexicon.sides[word] { sides.insert(side) }
            if Lexicon.negations.contains(word) { negations += 1 }
            if let relative = Lexicon.relatives[word] {
                relatives.insert(relative)
                if at < 3 { isOfRelative = true }
            } else if word.count > 3, word.first?.isLetter == true, !Lexicon.functionWords.contains(word),
                !Lexicon.framing.contains(word), !Lexicon.negations.contains(word)
            {
                stems.insert(String(word.prefix(5)))
            }
        }
    }

    private mutating func readNumbers(_ word: String, next: String) {
        let parts = word.split { !($0.isASCII && $0.isNumber || $0 == "." || $0 == ",") }
        for part in parts {
            let number = String(part.filter { $0 != "," })
            guard number.contains(where: \.isNumber) else { continue }
            numbers.append(number)
            let unit =
                word.hasSuffix("%") ? "%" : parts.count == 1 && part == word && Lexicon.units.contains(next) ? next : ""
            units[number, default: []].insert(unit)
        }
    }
}
