internal import Artifacts

/// A clinician's question and the patient's answer as one statement: "do you have a fever or chills?" "no" is
/// "Denies fever or chills."
enum EncounterAnswers {
    static func statement(_ question: Spoken, _ reply: Spoken) -> EncounterMatch? {
        guard question.speaker != .patient, reply.speaker == .patient || reply.speaker == nil,
            let first = reply.lower.first, reply.words.count <= 4
        else { return nil }
        let isNo = ["no", "nope", "none"].contains(first)
        let isYes = ["yes", "yeah", "yep"].contains(first)
        guard isNo || isYes, !reply.lower.contains("but"), let topic = topic(question), !topic.isEmpty else {
            return nil
        }
        guard question.lower.allSatisfy({ !Lexicon.negations.contains($0) }),
            reply.lower.dropFirst().allSatisfy({ !Lexicon.negations.contains($0) || isNo })
        else { return nil }
        let isList = topic.contains { $0.hasComma || ["or", "and"].contains($0.lower) }
        guard isNo || !isList else { return nil }
        let text = (isNo ? "Denies " : "Reports ") + topic.phrase + "."
        return .init(kind: .reviewOfSystems, text: text, tokens: topic.tokens + reply.words[0].tokens)
    }

    private static func topic(_ question: Spoken) -> [SpokenWord]? {
        let lower = question.lower
        var start: Int?
        for opening in openings {
            guard lower.count > opening.count else { continue }
            for at in 0...min(lower.count - opening.count - 1, 12)
            where Array(lower[at..<at + opening.count]) == opening {
                start = at + opening.count
            }
            if start != nil { break }
        }
        guard let start else { return nil }
        var topic = Array(
            question.words[start...].drop {
                ["any", "a", "an", "like", "some", "of", "the", "your"].contains($0.lower)
            }
        )
        while let last = topic.last,
            ["or", "and", "at", "all", "okay", "today", "lately", "recently", "now", "then"].contains(last.lower)
        { topic.removeLast() }
        guard (1...9).contains(topic.count),
            !["facial", "recent", "sharp", "chronic"].contains(topic[topic.count - 1].lower),
            topic.contains(where: { Lexicon.symptoms.contains($0.lower) }),
            topic.allSatisfy({ !refused.contains($0.lower) })
        else { return nil }
        return topic
    }

    private static let openings: [[String]] = [
        "do you have any", "have you had any", "are you having any", "have you noticed any", "did you have any",
        "had any",
        "having any", "noticed any", "experienced any", "any", "do you have", "have you had", "have you experienced",
        "are you having",
    ].map { $0.split(separator: " ").map(String.init) }
    private static let refused = Lexicon.set(
        """
        alcohol smoke drink use recreational i you your you're we it it's that this those these he she they them his her what how when who which is are do did does have
        had been other else questions concerns issues problems problem history family things thing stuff like something anything going
        so but if because was were medications medication allergies surgery symptoms kind me my more
        """
    )
}

/// Recordings whose speaker tags are swapped: the "patient" examines and orders.
enum SwappedSpeakers {
    static func corrected(_ sentences: [DraftSource.Sentence]) -> [DraftSource.Sentence] {
        var signs: [Transcript.Speaker: Int] = [:]
        for sentence in sentences {
            guard let speaker = sentence.speaker else { continue }
            let text = " " + sentence.lowercased.joined(separator: " ") + " "
            signs[speaker, default: 0] += phrases.count { text.contains($0) }
        }
        let (patient, clinician) = (signs[.patient] ?? 0, signs[.clinician] ?? 0)
        guard patient >= 3, patient > 2 * clinician else { return sentences }
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
        " physical exam", " on your ", " for your ", " go ahead and ", " i want you to ", " prescribe ",
        " appreciate any ", " your lungs ",
        " your heart ", " are you taking ", " do you have any ", " have you had ", " any other ",
        " your blood pressure ",
    ]
}
