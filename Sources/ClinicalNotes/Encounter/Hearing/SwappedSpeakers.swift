internal import Artifacts

/// Turns whose speakers were taken the other way round: the "patient" examines and orders. Who speaks is heard from the words
/// of each turn; a recording may be swapped throughout or from some turn on.
enum SwappedSpeakers {
    /// The sentences with who says them, and whether any was swapped.
    static func corrected(_ sentences: [Spoken], _ model: EncounterModel) -> (sentences: [Spoken], areSwapped: Bool) {
        let turns = turns(sentences)
        let evidence = turns.map { turn in
            let words = turn.flatMap { sentences[$0].lower }
            let score = max(-most, min(most, model.clinician(words)))
            return sentences[turn.lowerBound].speaker == .clinician ? score : -score
        }
        var result = sentences
        let swapped = likeliest(evidence)
        // Who speaks of boats and games is nobody's clinician: one speaks to the patient of health.
        let suspect = zip(turns, swapped).filter(\.1).map { sentences[$0.0] }
        guard suspect.contains(where: isToPatient) || isInterview(suspect.flatMap(\.self)) else {
            return (sentences, false)
        }
        for (turn, isSwapped) in zip(turns, swapped) where isSwapped {
            for at in turn { result[at].speaker = result[at].speaker == .clinician ? .patient : .clinician }
        }
        return (result, swapped.contains(true))
    }

    private static func isToPatient(_ turn: ArraySlice<Spoken>) -> Bool {
        turn.contains { sentence in
            sentence.isOfPatient && sentence.lower.contains(where: addressing.contains)
                && EncounterBearing.isMedical(sentence.lower)
        }
    }

    /// "How do you sleep?" "I wake up a lot.": of health, and the "patient" asks what the "clinician" tells.
    private static func isInterview(_ sentences: [Spoken]) -> Bool {
        func asks(_ sentence: Spoken) -> Bool {
            sentence.isQuestion && sentence.lower.contains { addressing.contains($0) || ofThird.contains($0) }
        }
        func tells(_ sentence: Spoken) -> Bool {
            !sentence.isQuestion && sentence.lower.prefix(3).contains { ofSelf.contains($0) || ofThird.contains($0) }
        }
        let (asked, told) = (sentences.filter(\.isOfPatient), sentences.filter { !$0.isOfPatient })
        let questions = asked.count(where: asks)
        return questions >= few && questions > 2 * told.count(where: asks) && told.count(where: tells) >= few
            && sentences.count { EncounterBearing.isOfHealth($0.words.phrase) } >= few
    }

    private static let few = 3
    private static let ofSelf = Lexicon.set("i i'm i've my we")
    private static let ofThird = Lexicon.set("he she he's she's his her")
    private static let addressing = Lexicon.set("you your you're you've you'll")

    /// Runs of sentences of one speaker, who is the patient or the clinician.
    private static func turns(_ sentences: [Spoken]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for at in sentences.indices where [.patient, .clinician].contains(sentences[at].speaker) {
            if let last = result.last, last.upperBound == at, sentences[at - 1].speaker == sentences[at].speaker {
                result[result.count - 1] = last.lowerBound..<at + 1
            } else {
                result.append(at..<at + 1)
            }
        }
        return result
    }

    /// Which turns are swapped in the likeliest course of them all. `evidence` is above 0 where a turn fits its speaker; to
    /// begin swapped, and to change, wants more than a turn speaks for.
    private static func likeliest(_ evidence: [Double]) -> [Bool] {
        guard let first = evidence.first else { return [] }
        var (plain, swapped) = ((first, [false]), (-first - start, [true]))
        for turn in evidence.dropFirst() {
            let (fromPlain, fromSwapped) = (plain, swapped)
            plain = fromPlain.0 >= fromSwapped.0 - change ? fromPlain : (fromSwapped.0 - change, fromSwapped.1)
            swapped = fromSwapped.0 >= fromPlain.0 - change ? fromSwapped : (fromPlain.0 - change, fromPlain.1)
            plain = (plain.0 + turn, plain.1 + [false])
            swapped = (swapped.0 - turn, swapped.1 + [true])
        }
        return plain.0 >= swapped.0 ? plain.1 : swapped.1
    }

    /// The most that one turn speaks for either; what a course that begins swapped, and a change within it, has against it.
    private static let (most, start, change) = (2.0, 7.0, 8.0)
}
