internal import FoundationEssentials
internal import Glibc

/// Deepgram's answer (`/v1/listen`): words with times and confidence, without segments. Ours end where a sentence does, and
/// at pauses.
extension EndpointReply {
    private static let pause = 0.8

    private struct Answer: Decodable {
        struct Results: Decodable { var channels: [Channel] }
        struct Channel: Decodable { var alternatives: [Alternative] }
        struct Alternative: Decodable {
            var transcript: String
            var words: [Heard]?
        }

        struct Heard: Decodable {
            var word: String
            var punctuated_word: String?
            var start: Double
            var end: Double
            var confidence: Double?
        }

        var results: Results
    }

    /// Reads an answer about one channel.
    ///
    /// - Throws: `endpoint_unavailable` when it is not this JSON, or about more than was asked.
    init(deepgram json: [UInt8]) throws(SpeechError) {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(json)), answer.results.channels.count == 1,
            let best = answer.results.channels[0].alternatives.first
        else { throw SpeechError(.endpointUnavailable, "the answer is not Deepgram's") }
        text = best.transcript
        words = nil
        segments = best.words.flatMap { $0.isEmpty ? nil : Self.segments(of: $0) }
    }

    private static func segments(of heard: [Answer.Heard]) -> [Segment] {
        var parts: [[Answer.Heard]] = []
        for word in heard {
            if let last = parts.last?.last, word.start - last.end < pause,
                !".?!".contains((last.punctuated_word ?? last.word).last ?? " ")
            {
                parts[parts.count - 1].append(word)
            } else {
                parts.append([word])
            }
        }
        return parts.map { part in
            let words = part.map {
                Word(word: $0.punctuated_word ?? $0.word, start: $0.start, end: $0.end, probability: $0.confidence)
            }
            let sureness = words.reduce(0) { $0 + log(max($1.probability ?? 1, 1e-6)) } / Double(words.count)
            return Segment(
                start: words[0].start,
                end: words[words.count - 1].end,
                text: words.map(\.word).joined(separator: " "),
                words: words,
                avg_logprob: sureness,
                compression_ratio: nil
            )
        }
    }
}
