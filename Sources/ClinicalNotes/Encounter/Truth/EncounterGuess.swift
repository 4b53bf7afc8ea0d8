/// What the patient takes for so: "I think I had a fever" is "She thinks she had a fever."
enum EncounterGuess {
    /// The words without the opening that makes a guess of them, and the verb that says so.
    static func parted(_ words: [SpokenWord]) -> (rest: [SpokenWord], verb: String)? {
        for (opening, verb) in openings {
            let rest = words.without(opening) { EncounterCandidates.afterOpinion.contains($0) }
            if rest.count < words.count { return (rest, verb) }
        }
        return nil
    }

    /// A statement as the patient's guess; `nil` where it points at what is not named.
    static func worded(_ candidate: EncounterCandidate, _ verb: String, _ voice: PatientVoice) -> EncounterCandidate? {
        var candidate = candidate
        guard !pointing.contains(candidate.text.prefix { $0 != " " }.lowercased()) else { return nil }
        // "The patient" is named once.
        if voice.subject == "the patient" {
            candidate.text = candidate.text.replacing("he patient's ", with: "heir ")
            if candidate.text.lowercased().contains("the patient ") { return nil }
        }
        let subject = voice.subject.firstUppercased
        candidate.text = "\(subject) \(verb) " + candidate.text.prefix(1).lowercased() + candidate.text.dropFirst()
        return candidate
    }

    private static let pointing = Lexicon.set("it this that they these those there")
    private static let openings: [([[String]], String)] = [
        (EncounterCandidates.phrases("i think|i think that|i guess|i believe"), "thinks"),
        (EncounterCandidates.phrases("i feel like"), "feels like"),
    ]
}
