internal import FoundationEssentials

/// The `verbose_json` answer, in OpenAI's form (words beside segments) and in whisper.cpp's and speaches' (words
/// within them). Fields that are not used may be missing, null or anything else.
struct EndpointReply: Decodable {
    struct Segment: Decodable {
        var start: Double
        var end: Double
        var text: String
        var words: [Word]?
        var avg_logprob: Double?
        var compression_ratio: Double?
    }

    struct Word: Decodable {
        var word: String
        var start: Double
        var end: Double
        var probability: Double?
    }

    var text: String
    var segments: [Segment]?
    var words: [Word]?

    /// Reads an answer.
    ///
    /// - Throws: `endpoint_unavailable` when it is not this JSON; the answer itself is never part of the error.
    init(json: [UInt8]) throws(SpeechError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(json))
        } catch {
            throw SpeechError(.endpointUnavailable, "the answer is not verbose_json")
        }
    }
}
