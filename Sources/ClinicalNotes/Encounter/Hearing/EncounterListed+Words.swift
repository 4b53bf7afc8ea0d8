/// The words of lists that are asked for.
extension EncounterListed {
    /// A sign or complaint by its own name.
    static func isFound(_ word: String) -> Bool {
        found.contains(word)
            || Lexicon.symptoms.contains(word) && !EncounterSite.isPart(word) && !ofHealth.contains(word)
    }

    private static let found = Lexicon.set(
        """
        falls fractures accidents clots lumps bumps sores ulcers nosebleeds floaters hives trouble difficulty swallowing
        """
    )
    /// What one has anyway.
    private static let ofHealth = Lexicon.set(
        """
        sleep appetite weight thirst urination urine stool bowel vision hearing medication medications inhaler insulin diet exercise
        smoke drink throat chest back knee hip shoulder ankle wrist elbow hand foot leg legs arm neck head stomach belly abdomen eye
        ear skin joint joints muscle sugar sugars pressure surgery period allergies allergic pregnant diabetes hypertension arthritis
        """
    )
    static let open = Lexicon.set(
        "symptoms symptom loss trouble problems issues difficulty changes change allergies asthma latex"
    )
    static let bare = Lexicon.set("blood burning sore lumps")
    static let leadsToAny = Lexicon.set("have had having of with in on from to noticed for do not without")
    static let asking = Lexicon.set("do does did have has had are is")
    static let asked = Lexicon.set("you it that they")
    static let between = Lexicon.set("been ever still really also just even")
    static let leading = EncounterWords.hedges.union(Lexicon.set("any then what how about like been"))
    static let trailing = Lexicon.set(
        """
        at all okay today lately recently now then like that anything else or and right there anywhere with stuff of those these
        you've noticed ever before so
        """
    )
    static let articles = Lexicon.set("any a an some like of such as")
    static let having = Lexicon.set(
        "have had having noticed notice noticing experienced experience experiencing"
    )
    static let reserved = Lexicon.set(
        "think know want need like mean remember say said go going do doing take taking use using been feel feeling have try call"
    )
    /// What the body does.
    static let acts = [
        "swell": "swelling", "lock": "locking", "catch": "catching", "pop": "popping", "click": "clicking",
        "give": "giving", "buckle": "buckling", "hurt": "pain", "burn": "burning", "itch": "itching",
        "bleed": "bleeding",
        "tingle": "tingling", "throb": "throbbing", "shuffle": "shuffling", "act": "acting", "kick": "kicking",
        "yell": "yelling", "faint": "fainting", "fainted": "fainting", "fallen": "falling", "lost": "losing",
        "fall": "falling", "black": "blacking", "blacked": "blacking", "passed": "passing", "drool": "drooling",
        "gasp": "gasping", "thrown": "throwing", "leak": "leaking", "strain": "straining", "gag": "gagging",
        "spit": "spitting", "snore": "snoring", "wheeze": "wheezing", "vomit": "vomiting", "choke": "choking",
        "lose": "losing", "wet": "wetting",
    ]
    static let acting = apart.union(acts.values)
    static let describing = Lexicon.set(
        "new recent blurry blurred black bloody dark open broken trouble swollen tender cold sore painful increased unusual"
    )
    static let attributes = Lexicon.set("heart chest blood bowel weight vision sleep throat period skin muscle joint")
    static let apart = Lexicon.set("losing gaining throwing passing waking peeing blacking giving")
    static let behind = Lexicon.set("when while that during after with or and")
    static let timing = Lexicon.set("when while during after")
    static let bound = Lexicon.set("when while during after trouble difficulty problems problem issues history")
    /// What names nothing that could be there or not.
    static let unnamed = EncounterWords.finite.union(EncounterWords.talk).union(EncounterParts.allergens).union(
        Lexicon.set(
            """
            other else concerns idea more i we they it that this those these here there things family how what who which if because so
            but you're you've any no not than before ago first medications medication medicines medicine allergies allergy surgeries
            surgery kids children siblings brothers sisters partners partner travel worse better different recreational conditions palpation relief tenderness coming
            """
        )
    )
}
