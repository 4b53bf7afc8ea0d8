public import Artifacts

/// Writes what was spoken as it is written: punctuation, commands, numbers, units, abbreviations, self-corrections.
///
/// Deterministic and reversible: each token keeps the words that it stands for and the rule that made it, and each word
/// belongs to exactly one token. Commands are kept as struck tokens, as is what the speaker took back. Error-prone
/// abbreviations of ISMP's list (U, IU, QD, QOD, cc, trailing zeros of doses, naked decimals) are never produced.
///
/// Rules: `number`, `unit`, `age`, `bloodPressure`, `grade`, `fraction`, `ordinal`, `date`, `time`, `abbreviation`,
/// `title`, `spokenPunctuation`, `command`, `endOfDictation`, `selfCorrection`, `unclearCorrection` (it may
/// take back more things than one, and strikes none), `listItem`, `repeated`, `casing`.
public struct SpokenFormatter: Sendable {
    /// What a practice may choose.
    public struct Style: Hashable, Sendable {
        /// Carry out spoken punctuation, layout commands and self-corrections.
        public var obeysCommands: Bool
        /// Write numbers, units and dates in digits and symbols.
        public var writesNumbers: Bool

        /// A style; by default all is written.
        public init(obeysCommands: Bool = true, writesNumbers: Bool = true) {
            self.obeysCommands = obeysCommands
            self.writesNumbers = writesNumbers
        }
    }

    /// What the practice chose.
    public let style: Style

    /// A formatter of `style`.
    public init(style: Style = Style()) { self.style = style }

    /// `transcript` with its tokens made anew from its words. An encounter's speakers are formatted apart, with a
    /// paragraph break between turns.
    public func format(_ transcript: Transcript) -> Transcript {
        var result = transcript
        result.tokens = []
        result.tokens.reserveCapacity(transcript.words.count * 5 / 4)
        let spoken = Self.usesSpokenPunctuation(transcript.words)
        let isOfOneSpeaker = transcript.segments.allSatisfy { $0.speaker == nil }
        for stretch in Self.stretches(of: transcript) {
            var scan = FormatterScan(transcript, stretch, style: style, isOfOneSpeaker: isOfOneSpeaker)
            scan.usesSpokenPunctuation = spoken
            scan.run()
            if !result.tokens.isEmpty, !scan.tokens.isEmpty, result.tokens.last?.kind != .paragraphBreak {
                let at = stretch.lowerBound
                result.tokens.append(.init(text: "", kind: .paragraphBreak, words: at..<at))
            }
            result.tokens += scan.tokens
        }
        return result
    }

    /// Whether the clinician speaks punctuation.
    static func usesSpokenPunctuation(_ words: [Transcript.Word]) -> Bool {
        words.count { ["comma", "period"].contains(HeardWord($0.text).core.lowercased()) } > 1
    }

    /// Word ranges that are formatted apart: turns of one speaker, or the lines of a typed text.
    private static func stretches(of transcript: Transcript) -> [Range<Int>] {
        let count = transcript.words.count
        var result: [Range<Int>] = []
        var last: Transcript.Segment?
        for segment in transcript.segments.sorted(by: { $0.words.lowerBound < $1.words.lowerBound }) {
            let lower = max(segment.words.lowerBound, result.last?.upperBound ?? 0)
            let upper = min(segment.words.upperBound, count)
            guard lower < upper else { continue }
            let sameSpeaker = last.map { $0.speaker == segment.speaker && $0.channel == segment.channel } ?? false
            if let previous = result.last, sameSpeaker, !transcript.engine.isEmpty {
                result[result.count - 1] = previous.lowerBound..<upper
            } else {
                result.append(max(0, result.last?.upperBound ?? 0)..<upper)
            }
            last = segment
        }
        let end = result.last?.upperBound ?? 0
        if end < count { result.append(end..<count) }
        return result
    }
}
