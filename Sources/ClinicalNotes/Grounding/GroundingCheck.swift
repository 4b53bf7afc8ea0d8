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
    ///
    /// - Parameter section: the LOINC code of the section that it stands in. Without it nobody knows of whom a statement is
    ///   that names nobody: "Colon cancer."
    public func violations(
        of statement: Note.Statement,
        under section: String? = nil,
        in transcript: Transcript
    ) -> [Violation] {
        let text = EncounterPlanned.withoutLabel(statement.text)
        return violations(of: statement, saying: GroundedWords(text: text), under: section, in: transcript)
    }

    func violations(
        of statement: Note.Statement,
        saying said: GroundedWords,
        under section: String? = nil,
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
        let others = [SectionKind.familyHistory, .socialHistory].map(\.loinc)
        let isOfPatient = section.map { !others.contains($0) } ?? false
        return violations(said, whole, transcript, isByAnother, isOfPatient)
    }

    private func violations(
        _ said: GroundedWords,
        _ heard: GroundedWords,
        _ transcript: Transcript,
        _ isByAnother: Bool,
        _ isOfPatient: Bool
    ) -> [Violation] {
        let polarity = GroundedPolarity(said: said, heard: heard).contradicted.map {
            Violation(reason: .negation, detail: $0)
        }
        var result = figures(said, heard) + names(said, heard, transcript, isByAnother) + (polarity.map { [$0] } ?? [])
        let others =
            Aligned(said: said, heard: heard).violations
            + (isByAnother ? [] : Kin(said: said, heard: heard, isOfPatient: isOfPatient).violations)
        // One reason is told once.
        for other in others
        where !result.contains(where: { $0.reason == other.reason || $0.reason == .unit && other.reason == .number }) {
            result.append(other)
        }
        return result.map { found in
            // What was compared as stems is told in the statement's words.
            guard found.reason == .words || found.reason == .negation else { return found }
            return .init(reason: found.reason, detail: said.spelled(found.detail))
        }
    }

    /// `note` with a `notSupported` flag for each violation, and none from before.
    public func flagged(_ note: Note, in transcript: Transcript) -> Note {
        var cleared = note
        cleared.sections.eachStatement { $0.flags.removeAll { $0.reason == .notSupported } }
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
                let found = violations(of: statement, under: result.sections[section].loinc, in: transcript)
                result.sections[section].statements[index].flags += found.map {
                    Note.Flag(.notSupported, detail: $0.words)
                }
            }
        }
        return result
    }

    /// - Parameter isByAnother: somebody who is neither the patient nor the clinician says it.
    private func names(
        _ said: GroundedWords,
        _ heard: GroundedWords,
        _ transcript: Transcript,
        _ isByAnother: Bool
    ) -> [Violation] {
        var result = said.drugs.subtracting(heard.drugs).filter { !heard.cutsShort($0) }.sorted().map {
            Violation(reason: .drug, detail: $0)
        }
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
        let missing = said.stems.subtracting(heard.stems).filter { stem in
            // "My gastro doctor" is the gastroenterologist.
            stem.length < 8 || !heard.words.contains { $0.length > 4 && stem.hasPrefix($0) }
        }
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
                // "Your left knee", and then "always isolated to the right".
                let isAlone =
                    place.at + 1 == heard.words.count || heard.clauses[place.at + 1] != heard.clauses[place.at]
                let same = isAlone || !part.isEmpty && heard.word(place.at + 1).prefix(5) == part
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
