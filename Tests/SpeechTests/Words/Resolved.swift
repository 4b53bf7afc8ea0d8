import Artifacts

@testable import Speech

/// What becomes of words that an engine heard, each with the same probability.
func resolved(_ heard: String, probability: Double = 0.6) -> Transcript {
    var transcript = Transcript(plainText: heard)
    transcript.engine = "test"
    for index in transcript.words.indices { transcript.words[index].probability = probability }
    return WordResolver.standard.resolve(transcript)
}
