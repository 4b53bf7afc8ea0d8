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
            /// A frequency, or a time ago, that was not said.
            case time
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

        /// Reason and word, for the reviewer.
        public var words: String { detail.isEmpty ? reason.rawValue : "\(reason.rawValue): \(detail)" }
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
        let (said, heard) = (GroundedWords(text: statement.text), GroundedWords(evidence: ranges, of: transcript))
        // In the speaker's own words and order it says what he said.
        if said.words == heard.words { return [] }
        return figures(said, heard) + names(said, heard, transcript) + polarity(said, heard)
    }

    /// `note` with a `notSupported` flag for each violation, and none from before.
    public func flagged(_ note: Note, in transcript: Transcript) -> Note {
        var result = note
        for section in result.sections.indices {
            for index in result.sections[section].statements.indices {
                var statement = result.sections[section].statements[index]
                statement.flags.removeAll { $0.reason == .notSupported }
                if statement.flags.contains(where: { $0.reason == .byClinician }) {
                    result.sections[section].statements[index] = statement
                    continue
                }
                statement.flags += violations(of: statement, in: transcript).map {
                    Note.Flag(.notSupported, detail: $0.words)
                }
                result.sections[section].statements[index] = statement
            }
        }
        return result
    }

    private func figures(_ said: GroundedWords, _ heard: GroundedWords) -> [Violation] {
        var result: [Violation] = []
        for number in said.numbers {
            guard let units = heard.units[number], isNear(number, said, heard) else {
                result.append(.init(reason: .number, detail: number))
                continue
            }
            if let unit = said.units[number]?.first(where: { !$0.isEmpty }), !units.contains(unit),
                units.contains(where: { !$0.isEmpty })
            {
                result.append(.init(reason: .unit, detail: "\(number) \(unit)"))
            }
        }
        for time in said.times.subtracting(heard.times).sorted() { result.append(.init(reason: .time, detail: time)) }
        return result
    }

    /// A number or side stands near words that it was said with, where any of them were said.
    private func isNear(_ thing: String, _ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        let wanted = said.contexts[thing, default: []].intersection(heard.stems)
        guard let there = heard.contexts[thing], !wanted.isEmpty else { return true }
        return !there.isDisjoint(with: wanted)
    }

    private func names(_ said: GroundedWords, _ heard: GroundedWords, _ transcript: Transcript) -> [Violation] {
        var result = said.drugs.subtracting(heard.drugs).sorted().map { Violation(reason: .drug, detail: $0) }
        let swapped = said.sidedParts.subtracting(heard.sidedParts).filter { part in
            let other = part.hasPrefix("left") ? "right" + part.dropFirst(4) : "left" + part.dropFirst(5)
            return heard.sidedParts.contains(other)
        }
        if let part = swapped.min(), said.sides.isSubset(of: heard.sides) {
            result.append(.init(reason: .side, detail: String(part.prefix { $0 != "/" })))
        } else if let far = said.sides.intersection(heard.sides).filter({ !isNear($0, said, heard) }).min() {
            result.append(.init(reason: .side, detail: far))
        }
        for side in said.sides.subtracting(heard.sides).sorted() where !isSaidElsewhere(side, said, heard, transcript) {
            result.append(.init(reason: .side, detail: side))
        }
        if said.isOfRelative && heard.relatives.isEmpty || !said.relatives.isSubset(of: heard.relatives) {
            result.append(.init(reason: .subject, detail: said.relatives.subtracting(heard.relatives).min() ?? ""))
        }
        let missing = said.stems.subtracting(heard.stems)
        if said.stems.count >= 3, missing.count * 2 > said.stems.count {
            result.append(.init(reason: .words, detail: missing.sorted().joined(separator: " ")))
        }
        return result
    }

    /// The evidence names no side, and elsewhere that side was said of the same part.
    private func isSaidElsewhere(
        _ side: String,
        _ said: GroundedWords,
        _ heard: GroundedWords,
        _ transcript: Transcript
    ) -> Bool {
        guard heard.sides.isEmpty else { return false }
        let parts = said.sidedParts.filter { $0.hasPrefix(side) }
        let all = GroundedWords(evidence: [0..<transcript.words.count], of: transcript)
        return !parts.isEmpty && parts.isSubset(of: all.sidedParts)
    }

    private func polarity(_ said: GroundedWords, _ heard: GroundedWords) -> [Violation] {
        let denied = said.denied.subtracting(said.affirmed)
        let contradicted = denied.intersection(heard.affirmed).subtracting(heard.denied)
        let affirmed = said.affirmed.subtracting(said.denied)
        let refused = affirmed.intersection(heard.denied).subtracting(heard.affirmed)
        let known = heard.affirmed.union(heard.denied)
        let (knownDenied, knownAffirmed) = (denied.intersection(known).count, affirmed.intersection(known).count)
        if contradicted.count * 2 > knownDenied
            || said.negations > 0 && heard.negations == 0 && denied.isDisjoint(with: heard.denied)
        {
            return [.init(reason: .negation, detail: contradicted.sorted().joined(separator: " "))]
        }
        if !refused.isEmpty, refused.count * 2 >= knownAffirmed {
            return [.init(reason: .negation, detail: refused.sorted().joined(separator: " "))]
        }
        return []
    }
}
