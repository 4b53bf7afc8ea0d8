import Artifacts

@testable import Speech

/// What becomes of words that an engine heard, each with the same probability.
func resolved(_ heard: String, probability: Double = 0.6) -> Transcript {
    var transcript = Transcript(plainText: heard)
    transcript.engine = "test"
    for index in transcript.words.indices { transcript.words[index].probability = probability }
    return WordResolver.standard.resolve(transcript)
}

/// The same where all was surely heard but for the words `doubted`.
func resolved(_ heard: String, doubted: Set<String>, probability: Double = 0.2) -> Transcript {
    var transcript = Transcript(plainText: heard)
    transcript.engine = "test"
    for index in transcript.words.indices {
        let isDoubted = doubted.contains(HeardWord(transcript.words[index].text).core)
        transcript.words[index].probability = isDoubted ? probability : 0.95
    }
    return WordResolver.standard.resolve(transcript)
}
