/// Word lists of what the clinician explains.
extension EncounterCandidates {
    static let studies = Lexicon.set(
        """
        x-ray x-rays mri ct ultrasound echocardiogram echo ekg electrocardiogram labs panel a1c biopsy scan films radiographs
        examination arthrogram mammogram colonoscopy endoscopy catheterization urinalysis abi abis culture pathology pfts spirometry photo
        """
    )
    /// A verb of results with its forms after one study.
    static let shows: WordMap<(present: String, past: String)> = [
        "show": ("shows", "showed"), "shows": ("shows", "showed"), "showed": ("showed", "showed"),
        "reveal": ("reveals", "revealed"), "reveals": ("reveals", "revealed"), "revealed": ("revealed", "revealed"),
        "demonstrate": ("demonstrates", "demonstrated"), "demonstrates": ("demonstrates", "demonstrated"),
        "demonstrated": ("demonstrated", "demonstrated"),
    ]
    /// What is no part of a study's name any more.
    static let endsStudy = Lexicon.set(
        """
        which that and it they does do did also was were is are i we you from today done taken obtained performed had has have this these
        so but when before after yesterday here results last in really okay alright
        """
    )
    static let motions = Lexicon.set(
        "flexion extension dorsiflexion plantarflexion supination pronation abduction adduction rotation inversion eversion"
    )
    static let owners = Lexicon.set("today's your the a an his her my this that")
    static let softly = Lexicon.set("do also did would had really definitely strongly just still have")
    static let opines = Lexicon.set("think believe suspect feel")
    static let dealings = phrases(
        """
        what i think we're dealing with is|what i think you have is|what i think is going on is|what i think this is is|
        i think what we're dealing with is|i think what you have is|i think what's going on is|i think we're dealing with
        """
    )
    static let selves = [
        "i": "I", "we": "we", "i've": "I have", "we've": "we have", "i'd": "I would", "we'd": "we would",
    ]
    static let doings = Lexicon.set(
        """
        recommend recommended suggested suspect reviewed discussed attempted switched changed explained advised encouraged prescribed
        checked removed ordered referred performed increased decreased stopped started obtained repeated placed injected perform
        """
    )
    /// What is asked of the patient should something happen, as a note says it; longer ones first.
    static let asks: [([String], String)] = [
        (["come", "back", "sooner"], "return sooner"), (["come", "in", "sooner"], "return sooner"),
        (["give", "me", "a", "call"], "call"), (["give", "us", "a", "call"], "call"),
        (["call", "the", "office"], "call the office"),
        (["contact", "the", "office"], "contact the office"), (["contact", "my", "office"], "contact the office"),
        (["call", "me"], "call"), (["call", "us"], "call"), (["contact", "me"], "contact me"),
        (["contact", "us"], "contact us"),
        (["come", "back"], "come back"), (["go", "to", "the", "emergency", "room"], "go to the emergency room"),
        (["message", "me"], "message me"), (["reach", "out"], "reach out"),
    ]
    static let notDoneTo = Lexicon.set("you it that this them out to our those")
    static let looks = Lexicon.set("looks look looked was were is are records including")
    static let afterJoin = Lexicon.set("they it it's he she overall everything that that's this there there's in then")
    static let politely = Lexicon.set("please definitely and just also again then number")
    /// What hardly says what a condition is about.
    static let unclear = Lexicon.set(
        "it it's that that's this they they're things those not so there there's any anything he's"
    )
    static let beforeTalk = Lexicon.set("and but so because which that then okay where as when what")
    static let notInPhrase = Lexicon.set("you your you're what how when because if that this it they he she")
    static let conditionsNamed = Lexicon.set(
        """
        strain sprain fracture tear infection cancer diabetes hypertension asthma gout reflux anemia pneumonia contusion symptoms
        stroke disease disorder syndrome injury surgery therapy treatment exercise exercises diet risks procedure
        """
    )
    static let introductions = phrases(
        """
        that said|that being said|with that said|having said that|of note|also note that|also note|note that|however|in addition|in addition to that|additionally|in the meantime|at this time|at this point|
        next|first|second|finally|lastly|for now|otherwise|the first thing is|the good news is|the good news is that|unfortunately|again
        """
    )
    private static let joins = Lexicon.set("and but or so then also only just okay well")
    private static let binding = Lexicon.set("if unless when whenever before until once after till")

    /// Whether a clause beside it says when, or on what condition: "before the surgery | stop the warfarin | unless I call you".
    func isBound(_ at: Int) -> Bool {
        clauses.indices.contains { other in
            (at - 2...at + 1).contains(other) && other != at && clauses[other].speaker == clauses[at].speaker
                && binds(clauses[other].lower)
        }
    }

    private func binds(_ lower: [String]) -> Bool {
        let rest = lower.drop { Self.joins.contains($0) }
        return rest.first.map(Self.binding.contains) == true || rest.starts(with: ["in", "case"])
            || rest.starts(with: ["as", "soon"])
    }
}
