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
        violations(of: statement, saying: GroundedWords(text: statement.text), in: transcript)
    }

    func violations(
        of statement: Note.Statement,
        saying said: GroundedWords,
        in transcript: Transcript
    ) -> [Violation] {
        let bounds = 0..<transcript.words.count
        let ranges = statement.evidence.map(\.words)
        guard !ranges.isEmpty,
            ranges.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= bounds.upperBound && !$0.isEmpty })
        else { return [.init(reason: .noEvidence, detail: "")] }
        let heard = GroundedWords(evidence: ranges, of: transcript)
        // In the speaker's own words and order it says what he said.
        if said.words == heard.words || Assent.bears(said, heard) { return [] }
        let segments = Set(statement.evidence.map(\.segment))
        let isByAnother = transcript.segments.contains { $0.speaker == .other && segments.contains($0.id) }
        let completed = Exchange(transcript).completed(ranges)
        let whole = completed == ranges ? heard : GroundedWords(evidence: completed, of: transcript)
        return violations(said, whole, transcript, isByAnother)
    }

    private func violations(
        _ said: GroundedWords,
        _ heard: GroundedWords,
        _ transcript: Transcript,
        _ isByAnother: Bool
    ) -> [Violation] {
        let polarity = GroundedPolarity(said: said, heard: heard).contradicted.map {
            Violation(reason: .negation, detail: $0)
        }
        var result = figures(said, heard) + names(said, heard, transcript, isByAnother) + (polarity.map { [$0] } ?? [])
        let others =
            Aligned(said: said, heard: heard).violations
            + (isByAnother ? [] : Kin(said: said, heard: heard).violations)
        // One reason is told once.
        for other in others where !result.contains(where: { $0.reason == other.reason }) { result.append(other) }
        return result
    }

    /// `note` with a `notSupported` flag for each violation, and none from before.
    public func flagged(_ note: Note, in transcript: Transcript) -> Note {
        var cleared = note
        for section in cleared.sections.indices {
            for statement in cleared.sections[section].statements.indices {
                cleared.sections[section].statements[statement].flags.removeAll { $0.reason == .notSupported }
            }
        }
        return flagged(cleared, in: transcript, knowing: [])
    }

    /// A text that its evidence bears.
    struct Borne: Hashable {
        private let text: String
        private let evidence: [Range<Int>]

        init(_ statement: Note.Statement) {
            text = statement.text
            evidence = statement.evidence.map(\.words)
        }
    }

    /// `note` with a `notSupported` flag more for each violation.
    ///
    /// - Parameter borne: what was found before, of the same transcript.
    func flagged(_ note: Note, in transcript: Transcript, knowing borne: Set<Borne>) -> Note {
        var result = note
        for section in result.sections.indices {
            for index in result.sections[section].statements.indices {
                let statement = result.sections[section].statements[index]
                if statement.flags.contains(where: { [.byClinician, .byTemplate].contains($0.reason) })
                    || borne.contains(Borne(statement))
                {
                    continue
                }
                result.sections[section].statements[index].flags += violations(of: statement, in: transcript).map {
                    Note.Flag(.notSupported, detail: $0.words)
                }
            }
        }
        return result
    }

    private func figures(_ said: GroundedWords, _ heard: GroundedWords) -> [Violation] {
        var result: [Violation] = []
        for (number, at) in zip(said.numbers, said.numberAt) where !heard.namesLevel(said.words[at]) {
            guard let units = heard.units[number] else {
                if !isShortYear(number, said.words[at], heard), !heard.spells(number) {
                    result.append(.init(reason: .number, detail: number))
                }
                continue
            }
            if isElsewhere(number, at, said, heard) && !heard.spells(number) || !isSaidOver(said.words[at], heard)
                || !isSaidAsRange(number, at, said, heard)
            {
                result.append(.init(reason: .number, detail: number))
            } else if let unit = said.units[number]?.filter({ !$0.isEmpty }), unit.isDisjoint(with: units),
                let own = unit.min(), units.contains(where: { !$0.isEmpty })
            {
                result.append(.init(reason: .unit, detail: "\(number) \(own)"))
            }
        }
        if let other = otherPressure(said) { result.append(.init(reason: .unit, detail: other)) }
        for time in said.times.subtracting(heard.times).sorted() where time != "twice" || heard.units["2"] == nil {
            result.append(.init(reason: .time, detail: time))
        }
        return result
    }

    /// A blood pressure has one unit.
    private func otherPressure(_ said: GroundedWords) -> String? {
        said.words.indices.first { at in
            let parts = said.words[at].split(separator: "/")
            guard parts.count == 2, parts.allSatisfy({ (2...3).contains($0.count) && $0.allSatisfy(\.isNumber) })
            else { return false }
            return ["cmhg", "cm", "kg", "mg/dl", "%"].contains(said.word(at + 1))
        }.map { said.words[$0] + " " + said.word($0 + 1) }
    }

    /// 12/18/03 for December 18, 2003, and the other way round.
    private func isShortYear(_ number: String, _ word: String, _ heard: GroundedWords) -> Bool {
        guard word.contains("/") else { return false }
        if number.count == 4, number.hasPrefix("19") || number.hasPrefix("20") {
            return heard.words.contains { $0.hasSuffix("/" + number.dropFirst(2)) && $0.count { $0 == "/" } == 2 }
        }
        return number.count <= 2
            && ["19", "20"].contains { heard.units[$0 + (number.count == 1 ? "0" : "") + number] != nil }
    }

    /// A small number that was said of something else, while another stands where the statement's words were said.
    private func isElsewhere(_ number: String, _ at: Int, _ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        guard number.count < 3, !said.words[at].contains("/"), heard.figures[number] != nil else { return false }
        let wanted = said.near(at, 8).intersection(heard.stems)
        guard !wanted.isEmpty else { return false }
        func shared(_ number: String) -> Int {
            heard.figures[number, default: []].map { wanted.intersection(heard.near($0, 12)).count }.max() ?? 0
        }
        return shared(number) == 0 && heard.figures.keys.contains { $0 != number && shared($0) > 2 }
    }

    /// Of "132/80" both were said, one soon after the other.
    private func isSaidOver(_ word: String, _ heard: GroundedWords) -> Bool {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = GroundedWords.numbers(in: word)
        // 03/2021 is a month and its year.
        guard parts.count == 2, numbers.count == 2, parts[1].count < 4,
            word.allSatisfy({ $0.isNumber || "./".contains($0) })
        else { return true }
        // "How bad is it, of ten?" is asked long before.
        if numbers[1] == "10", heard.figures["10"] != nil { return heard.figures[numbers[0]] != nil }
        return heard.figures[numbers[0], default: []].contains { at in
            heard.figures[numbers[1], default: []].contains { isPair(at, $0, 7, heard) }
        }
    }

    /// Of "6 to 8 hours" and "6-8 hours" both were said, one soon after the other.
    private func isSaidAsRange(_ number: String, _ at: Int, _ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        func figure(_ word: String) -> String? {
            word.allSatisfy { $0.isNumber || $0 == "." } ? GroundedWords.numbers(in: word).first : nil
        }
        let parts = said.words[at].split(separator: "-").map(String.init)
        var first: String?
        if parts.count == 2, figure(parts[1]) == number {
            first = figure(parts[0])
        } else if at > 1, parts.count == 1, figure(parts[0]) != nil, ["to", "or"].contains(said.words[at - 1]) {
            first = figure(said.words[at - 2])
        }
        guard let first else { return true }
        return heard.figures[first, default: []].contains { at in
            heard.figures[number, default: []].contains { isPair(at, $0, 5, heard) }
        }
    }

    /// Two figures in one word, or the second within `reach` words of the first.
    private func isPair(_ first: Int, _ second: Int, _ reach: Int, _ heard: GroundedWords) -> Bool {
        if first == second {
            let word = heard.words[first]
            return GroundedWords.numbers(in: word).count > 1 || heard.spelt(word, first).count > 1
        }
        return second > first && second < first + reach
    }

    /// - Parameter isByAnother: somebody who is neither the patient nor the clinician says it.
    private func names(
        _ said: GroundedWords,
        _ heard: GroundedWords,
        _ transcript: Transcript,
        _ isByAnother: Bool
    ) -> [Violation] {
        var result = said.drugs.subtracting(heard.drugs).sorted().map { Violation(reason: .drug, detail: $0) }
        for side in said.sides.subtracting(heard.sides).sorted() where !isSaidElsewhere(side, said, heard, transcript) {
            result.append(.init(reason: .side, detail: side))
        }
        for (side, at) in said.sideAt where heard.sides.contains(side) && isOther(side, at, said, heard) {
            result.append(.init(reason: .side, detail: side))
        }
        let relatives = said.relatives.subtracting(heard.relatives)
        if said.isOfRelative && heard.relatives.isEmpty || !relatives.isEmpty {
            if !(isByAnother && relatives.isSubset(of: said.reporters)) {
                result.append(.init(reason: .subject, detail: relatives.min() ?? ""))
            }
        }
        let missing = said.stems.subtracting(heard.stems)
        let isOther = said.stems.count < 3 ? missing == said.stems : missing.count * 2 > said.stems.count
        if isOther || isHalfStrange(missing, said, heard), !missing.isEmpty {
            result.append(.init(reason: .words, detail: missing.sorted().joined(separator: " ")))
        } else if let term = GroundedTerms.unnamed(by: said, heard, transcript) {
            result.append(.init(reason: .words, detail: term))
        }
        return result
    }

    /// Half of its words were said, and no two that stand beside each other: in other places, of other things.
    private func isHalfStrange(_ missing: Set<String>, _ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        guard missing.count > 1, missing.count * 2 >= said.stems.count else { return false }
        let keys = said.keys.compactMap(\.self)
        let together = zip(keys, keys.dropFirst()).count { first, second in
            heard.keyAt[first, default: []].contains { at in
                heard.keyAt[second, default: []].contains { $0 != at && abs($0 - at) <= 5 }
            }
        }
        return together * 5 < keys.count - 1
    }

    /// The other side was said with two more of the words that the statement has near this one.
    private func isOther(_ side: String, _ at: Int, _ said: GroundedWords, _ heard: GroundedWords) -> Bool {
        guard let other = ["left": "right", "right": "left"][side] else { return false }
        let wanted = said.near(at, 8)
        let part = said.word(at + 1).prefix(5)
        func shared(_ side: String) -> Int {
            heard.sideAt.filter { $0.side == side }.map { place in
                let same = !part.isEmpty && heard.word(place.at + 1).prefix(5) == part
                return wanted.intersection(heard.near(place.at, 8)).count + (same ? 2 : 0)
            }.max() ?? 0
        }
        return shared(other) > shared(side) + 1
    }

    /// The evidence names no side, and elsewhere that side was said of the same part.
    private func isSaidElsewhere(
        _ side: String,
        _ said: GroundedWords,
        _ heard: GroundedWords,
        _ transcript: Transcript
    ) -> Bool {
        guard heard.sides.isEmpty else { return false }
        let all = GroundedWords(evidence: [0..<transcript.words.count], of: transcript)
        return said.sideAt.contains { stated in
            let part = said.word(stated.at + 1).prefix(5)
            return stated.side == side && !part.isEmpty
                && all.sideAt.contains { $0.side == side && all.word($0.at + 1).prefix(5) == part }
        }
    }
}
