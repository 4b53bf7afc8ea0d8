/// How the clinician put an advice: "I want you to rest" is a wish, "I encourage you to walk" encourages, "you should rest" advises.
enum EncounterWish {
    /// "I want her to", "I encourage her to": what comes before the verb; `nil` where no more than "should" was said.
    static func worded(_ head: EncounterDirective, _ voice: PatientVoice) -> [String]? {
        guard head.isOfOne, !head.isNegated else { return nil }
        switch head.force {
        case .want: return ["I want", voice.object, "to"]
        case .like: return ["I would like", voice.object, "to"]
        case .encourage: return ["I encourage", voice.object, "to"]
        default: return nil
        }
    }
}
