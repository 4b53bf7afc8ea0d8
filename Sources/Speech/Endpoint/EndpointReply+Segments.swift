internal import Artifacts

/// From an answer to segments. An endpoint is not believed: times must lie within the sound, and no more may have been
/// said than can be said in it.
extension EndpointReply {
    /// Whisper pads its last half minute, so an end may lie this much behind the sound's.
    private static let padding = 30.0
    private static let slack = 0.5

    /// The segments of a window of `duration` seconds.
    ///
    /// - Throws: `endpoint_rejected` for an answer without times, which no note could cite; `endpoint_unavailable` for
    ///   one that cannot be true.
    func segments(duration: Double) throws(SpeechError) -> [RecognisedSegment] {
        let words = words ?? []
        guard let parts = segments else {
            if text.allSatisfy(\.isWhitespace) { return [] }
            guard !words.isEmpty else { throw SpeechError(.endpointRejected, "the answer has no times") }
            let whole = Segment(start: words[0].start, end: words[words.count - 1].end, text: text, words: words)
            return try Self.recognised([whole], beside: [], duration: duration)
        }
        if parts.allSatisfy({ $0.text.allSatisfy(\.isWhitespace) }), !text.allSatisfy(\.isWhitespace) {
            throw SpeechError(.endpointUnavailable, "text without segments")
        }
        return try Self.recognised(parts, beside: words, duration: duration)
    }

    private static func recognised(
        _ parts: [Segment],
        beside words: [Word],
        duration: Double
    ) throws(SpeechError) -> [RecognisedSegment] {
        let bytes = parts.reduce(0) { $0 + $1.text.utf8.count }
        guard bytes <= 100 + Int(duration * 100), parts.count <= 10 + Int(duration * 10) else {
            throw SpeechError(.endpointUnavailable, "more text than the sound can hold")
        }
        var segments: [RecognisedSegment] = []
        var rest = words[...]
        for (index, part) in parts.enumerated() {
            try check(part.start, part.end, after: segments.last?.start ?? 0, duration: duration)
            let isLast = index == parts.count - 1
            let own = rest.prefix { isLast || ($0.start + $0.end) / 2 < part.end }
            rest = rest.dropFirst(own.count)
            let heard = part.words.map { joined($0) } ?? Array(own)
            for word in heard { try check(word.start, word.end, after: 0, duration: duration) }
            let spoken = spelled(heard, as: part).map { word in
                Transcript.Word(
                    text: word.word,
                    start: min(max(word.start, 0), duration),
                    end: min(max(word.end, 0), duration),
                    probability: min(max(word.probability ?? 1, 0), 1)
                )
            }
            guard !spoken.isEmpty else { continue }
            segments.append(
                RecognisedSegment(
                    start: min(max(part.start, 0), duration),
                    end: min(max(part.end, 0), duration),
                    words: spoken,
                    isDoubtful: (part.compression_ratio ?? 0) > 2.4 || (part.avg_logprob ?? 0) < -1
                )
            )
        }
        return segments
    }

    private static func check(
        _ start: Double,
        _ end: Double,
        after previous: Double,
        duration: Double
    ) throws(SpeechError) {
        guard start.isFinite, end.isFinite, start >= previous - slack, end >= start - slack,
            start <= duration + slack, end <= duration + padding
        else { throw SpeechError(.endpointUnavailable, "times outside the sound") }
    }

    /// Words of whisper.cpp's tokens: where any carries the space before it, one without continues the word before.
    private static func joined(_ tokens: [Word]) -> [Word] {
        let haveSpaces = tokens.contains { $0.word.first?.isWhitespace == true }
        var words: [Word] = []
        for token in tokens {
            let text = String(token.word.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
            if text.isEmpty { continue }
            if haveSpaces, token.word.first?.isWhitespace == false, var last = words.popLast() {
                last.word += text
                last.end = max(last.end, token.end)
                last.probability = min(last.probability ?? 1, token.probability ?? 1)
                words.append(last)
            } else {
                words.append(Word(word: text, start: token.start, end: token.end, probability: token.probability))
            }
        }
        return words
    }

    /// `words` with the spelling of the segment's text, which has the punctuation that OpenAI's words lack. Where the
    /// two do not pair, the text counts: its words are spread over the segment, so that none is lost.
    private static func spelled(_ words: [Word], as part: Segment) -> [Word] {
        let texts = part.text.split(whereSeparator: \.isWhitespace).map(String.init)
        if texts.count == words.count {
            return zip(words, texts).map { Word(word: $1, start: $0.start, end: $0.end, probability: $0.probability) }
        }
        let length = max(part.end - part.start, 0)
        let letters = Double(max(1, texts.reduce(0) { $0 + $1.count }))
        var before = 0.0
        return texts.map { text in
            let start = part.start + length * before / letters
            before += Double(text.count)
            return Word(word: text, start: start, end: part.start + length * before / letters, probability: nil)
        }
    }
}
