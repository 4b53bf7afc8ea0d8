/// How the clinician put an advice: "I want you to rest" is a wish, "I encourage you to walk" encourages, "you should rest" advises.
enum EncounterWish {
    /// "I want her to", "I recommend that she": what comes before the verb; `nil` where no more than "should" was said.
    static func worded(_ opening: [String], _ voice: PatientVoice) -> [String]? {
        guard !opening.contains("recommend"), opening.contains(where: { $0.hasPrefix("i'") || $0 == "i" })
        else { return nil }
        if opening.contains(where: ["want", "wanna"].contains) { return ["I want", voice.object, "to"] }
        if opening.contains("like") { return ["I would like", voice.object, "to"] }
        if opening.contains("encourage") { return ["I encourage", voice.object, "to"] }
        return nil
    }
}
