internal import Artifacts

/// Which of two voices is the clinician's: who says "you" more than "I".
enum SpeakerRoles {
    private static let others: Set<String> = ["you", "your", "you're", "you've", "you'll", "we'll", "let's"]
    private static let own: Set<String> = ["i", "my", "me", "i'm", "i've", "i'd", "mine"]
    /// From here on, and from so many words of both on, they tell more than the order of the channels.
    private static let sureOfChannel = 0.8
    private static let fewestWords = 30
    /// Below this a speaker is not named.
    static let leastConfidence = 0.7

    /// The clinician's voice, and how sure that is, 0.5 to 0.95.
    static func clinician(_ voices: [[Transcript.Word]]) -> (voice: Int, certainty: Double) {
        let scores = voices.map(score)
        let lead = scores[0] - scores[1]
        return (lead >= 0 ? 0 : 1, 0.5 + min(0.45, abs(lead) * 6))
    }

    /// The channel of the clinician: the first, unless what both say surely tells that it is the second.
    static func clinicianChannel(_ channels: [[Transcript.Word]]) -> Int {
        let clinician = clinician(channels)
        let isSure = clinician.certainty >= sureOfChannel && channels.allSatisfy { $0.count >= fewestWords }
        return isSure ? clinician.voice : 0
    }

    private static func score(_ words: [Transcript.Word]) -> Double {
        let plain = words.map { HeardWord($0.text).core.lowercased() }
        let lead = plain.count { others.contains($0) } - plain.count { own.contains($0) }
        return Double(lead) / Double(max(20, plain.count))
    }

    /// Names the speaker of each segment of `transcript`, cut already where the voice changes.
    static func name(_ transcript: Transcript, by voices: Voices) -> Transcript {
        var transcript = transcript
        let turns = transcript.segments.map { voices.turn(at: ($0.start + $0.end) / 2) }
        var words: [[Transcript.Word]] = [[], []]
        for (segment, turn) in zip(transcript.segments, turns) {
            if let turn { words[turn.voice] += transcript.words[segment.words] }
        }
        let clinician = clinician(words)
        for (index, turn) in turns.enumerated() {
            guard let turn else { continue }
            let confidence = (turn.certainty * clinician.certainty * 100).rounded() / 100
            guard confidence >= leastConfidence else { continue }
            transcript.segments[index].speaker = turn.voice == clinician.voice ? .clinician : .patient
            transcript.segments[index].speakerConfidence = confidence
        }
        return transcript
    }
}
