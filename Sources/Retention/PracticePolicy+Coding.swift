extension PracticePolicy {
    enum CodingKeys: String, CodingKey {
        case audio, transcript, note, consent, engines, languages, sensitivity, notes
        case turnAround = "turn_around"
        case keepsWordTimes = "word_times"
    }

    /// Reads what any version wrote: what an older one did not know is as in ``standard``.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self = .standard
        audio = try values.decode(Terms.self, forKey: .audio)
        transcript = try values.decode(Terms.self, forKey: .transcript)
        note = try values.decode(Terms.self, forKey: .note)
        consent = try values.decode(Consent.self, forKey: .consent)
        engines = try values.decodeIfPresent(Engines.self, forKey: .engines) ?? engines
        languages = try values.decodeIfPresent([String].self, forKey: .languages) ?? languages
        sensitivity = try values.decodeIfPresent([String: Sensitivity].self, forKey: .sensitivity) ?? sensitivity
        turnAround = try values.decodeIfPresent(TurnAroundTargets.self, forKey: .turnAround) ?? turnAround
        notes = try values.decodeIfPresent(Notes.self, forKey: .notes) ?? notes
        keepsWordTimes = try values.decodeIfPresent(Bool.self, forKey: .keepsWordTimes) ?? keepsWordTimes
    }
}
