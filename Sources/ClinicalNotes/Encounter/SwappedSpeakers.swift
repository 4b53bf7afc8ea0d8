internal import Artifacts

/// Recordings whose speaker tags are swapped: the "patient" examines and orders.
enum SwappedSpeakers {
    static func areIn(_ sentences: [DraftSource.Sentence]) -> Bool {
        var signs: [Transcript.Speaker: Int] = [:]
        for sentence in sentences {
            guard let speaker = sentence.speaker else { continue }
            let words = sentence.tokens.map { $0.text.lowercased() }
            signs[speaker, default: 0] += phrases.count { words.contains(sequence: $0) }
        }
        let (patient, clinician) = (signs[.patient] ?? 0, signs[.clinician] ?? 0)
        return patient >= 3 && patient > 2 * clinician
    }

    static func corrected(_ sentences: [DraftSource.Sentence]) -> [DraftSource.Sentence] {
        guard areIn(sentences) else { return sentences }
        return sentences.map { sentence in
            var sentence = sentence
            if sentence.speaker == .patient {
                sentence.speaker = .clinician
            } else if sentence.speaker == .clinician {
                sentence.speaker = .patient
            }
            return sentence
        }
    }

    private static let phrases = [
        "physical exam", "physical examination", "on your", "for your", "go ahead and", "i want you to", "prescribe",
        "appreciate any", "your lungs", "your heart", "are you taking", "do you have any", "have you had", "any other",
        "your blood pressure",
    ].map { $0.split(separator: " ").map(String.init) }
}
