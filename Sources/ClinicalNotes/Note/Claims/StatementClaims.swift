/// What a statement claims of matters of which a patient has one at a time: a complaint, an age, a drug's dose, allergies or none.
///
/// Says nothing of a relative, nor of complaints and doses of another time ("no fever today", "was on 10 mg"): there both can be so.
struct StatementClaims {
    /// By matter; of several values of one statement each may be meant.
    private(set) var claims: [String: Set<String>] = [:]
    private let grounded: GroundedWords
    private let words: [String]

    init(_ grounded: GroundedWords, isOfAllergies: Bool) {
        self.grounded = grounded
        words = grounded.words
        guard grounded.relatives.isEmpty, !words.contains(where: Self.supposing.contains) else { return }
        let isNow = !words.contains(where: Self.changing.contains)
        for at in words.indices {
            readPerson(at)
            readAllergy(at, isOfAllergies)
            readSmoking(at)
            readIllness(at)
            readSide(at)
            if isNow {
                readComplaint(at)
                readDose(at)
            }
        }
    }

    /// Whether two sets of values of one matter cannot both be so.
    static func oppose(_ about: String, _ values: Set<String>, _ others: Set<String>) -> Bool {
        let both = compatible[about] ?? []
        return values.allSatisfy { value in
            others.allSatisfy { other in value != other && !both.contains([value, other]) }
        }
    }

    private static let compatible: [String: Set<Set<String>>] = [
        "allergies": [["no drug", "other"], ["drug", "other"], ["no drug", "none"]],
        "smoking": [["not now", "past"], ["never", "not now"], ["past", "now"]],
    ]

    private mutating func claim(_ about: String, _ value: String) { claims[about, default: []].insert(value) }

    private mutating func claim(_ about: String, by at: Int) {
        if grounded.holds[at] == .denied { claim(about, "no") }
        if grounded.holds[at] == .affirmed { claim(about, "yes") }
    }

    // MARK: Who it is

    /// "A 45-year-old man", "63 years old"; "an 8 year old implant" is none.
    private mutating func readPerson(_ at: Int) {
        let parts = words[at].split(separator: "-")
        let isWhole = parts.count > 1 && parts[1].hasPrefix("year")
        guard let age = parts.first.flatMap({ Int($0) }), isWhole || grounded.word(at + 1).hasPrefix("year"),
            let old = words[at...].prefix(3).firstIndex(where: { $0.hasSuffix("old") }),
            !words[..<at].suffix(4).contains(where: Self.then.contains)
        else { return }
        let kinds = words[(old + 1)...].prefix(4).prefix { !Self.ends.contains($0) }
        let sex = kinds.compactMap { Self.sexes[$0] }.first
        if let sex { claim("sex", sex) }
        if sex != nil || kinds.isEmpty || kinds.first == "patient" { claim("age", String(age)) }
    }

    // MARK: Allergies, habits, illnesses

    private mutating func readAllergy(_ at: Int, _ isOfAllergies: Bool) {
        if words.contains(where: Self.excepting.contains) { return }
        let isAllergen = { (word: String) in Lexicon.drugs.contains(word) || EncounterParts.allergens.contains(word) }
        let next = words[(at + 1)...]
        switch words[at] {
        case "nkda": claim("allergies", "no drug")
        case "none", "nka": if isOfAllergies || words[at] == "nka" { claim("allergies", "none") }
        case "allergies" where grounded.holds[at] == .denied && !words.contains(where: isAllergen):
            claim("allergies", ["drug", "medication"].contains(grounded.word(at - 1)) ? "no drug" : "none")
        case "allergic", "allergy", "allergies":
            guard grounded.holds[at] == .affirmed, next.first == "to" || words[..<at].last.map(isAllergen) == true
            else { return }
            claim("allergies", (words[..<at].suffix(1) + next.prefix(6)).contains(where: isAllergen) ? "drug" : "other")
        // "Hives from sulfa".
        case "hives", "anaphylaxis", "rash", "angioedema":
            if grounded.holds[at] == .affirmed, ["from", "to", "with"].contains(next.first),
                next.prefix(4).contains(where: isAllergen)
            {
                claim("allergies", "drug")
            }
        case let word where isOfAllergies && isAllergen(word):
            if grounded.holds[at] == .affirmed { claim("allergies", "drug") }
        default: break
        }
    }

    private mutating func readSmoking(_ at: Int) {
        let isPast = words.contains(where: Self.quitting.contains)
        switch words[at] {
        case "nonsmoker", "non-smoker": claim("smoking", "never")
        case "smoked", "smoker", "smoke", "smokes", "smoking", "tobacco":
            if words.contains(where: Self.otherSmoke.contains) { return }
            if words[..<at].suffix(3).contains("never") { return claim("smoking", "never") }
            if grounded.holds[at] == .denied { return claim("smoking", isPast ? "past" : "not now") }
            if isPast || words[at] == "smoked" { return claim("smoking", "past") }
            if words[at] == "smokes" || grounded.word(at - 1) == "current" { claim("smoking", "now") }
        case "pack", "packs":
            let isRate =
                ["a", "per", "daily"].contains(grounded.word(at + 1)) && grounded.word(at - 1).first?.isNumber == true
            if isRate, grounded.holds[at] == .affirmed { claim("smoking", isPast ? "past" : "now") }
        default: break
        }
    }

    /// "Not diabetic", "no history of asthma", and the illness; "no diabetic foot ulcer" denies the ulcer.
    private mutating func readIllness(_ at: Int) {
        guard let name = Self.illnesses[words[at]], !Self.kinds.contains(grounded.word(at - 1)) else { return }
        let next = grounded.word(at + 1)
        if words[at] != "diabetic" || next.isEmpty || Self.ends.contains(next) { claim(name, by: at) }
    }

    /// "Left knee pain", "pain in the left knee".
    private mutating func readSide(_ at: Int) {
        guard let side = grounded.sideAt.first(where: { $0.at == at })?.side, grounded.holds[at] == .affirmed else {
            return
        }
        let isFinding = { (word: String) in
            !EncounterSite.isPart(word) && (Lexicon.symptoms.contains(word) || Lexicon.isDisease(word, longerThan: 6))
        }
        let (part, next, before) = (grounded.word(at + 1), grounded.word(at + 2), words[..<at].suffix(4))
        guard EncounterSite.isPart(part) else { return }
        if isFinding(next) {
            claim("side of the \(part) \(next)", side)
        } else if let finding = before.last(where: isFinding), before.contains("in") || before.contains("of") {
            claim("side of the \(part) \(finding)", side)
        }
    }

    // MARK: Complaints and figures

    private mutating func readComplaint(_ at: Int) {
        let (word, before) = (words[at], grounded.word(at - 1))
        if word == "afebrile" { claim("fever", "no") }
        // A temperature of 38 degrees, or 100.4 in the other unit, is a fever.
        if ["temperature", "temp", "febrile"].contains(word), grounded.holds[at] == .affirmed,
            let value = words[(at + 1)...].prefix(3).compactMap({ Double($0.trimming("°fc")) }).first,
            (38...43).contains(value) || (100.4...110).contains(value)
        {
            claim("fever", "yes")
        }
        // "Pain" alone can be another pain; "chest pain" is one.
        let isWhole = Self.complaints.contains(word) && !Self.kinds.contains(before)
        guard isWhole || Self.parts.contains(before) && Lexicon.symptoms.contains(word),
            grounded.holds[at] == .denied || !Self.tests.contains(grounded.word(at + 1)),
            // "No edema of the left ankle": of the other there may be.
            word != "edema" || grounded.holds[at] == .affirmed || grounded.sides.isEmpty
                || grounded.sides.contains("both")
        else { return }
        claim(isWhole ? word : "\(before) \(word)", by: at)
    }

    /// Milligrams or units right after a drug; "500 mg in the morning, 1000 mg at night" are both taken.
    private mutating func readDose(_ at: Int) {
        guard Lexicon.drugs.contains(words[at]), at + 2 < words.count, !words.contains(where: Self.daytimes.contains),
            words[at + 1].allSatisfy({ $0.isNumber || $0 == "." }), ["mg", "mcg", "units", "g"].contains(words[at + 2])
        else { return }
        claim(words[at], words[at + 1] + " " + words[at + 2])
    }

    private static let complaints = Lexicon.set(
        """
        fever chills nausea vomiting diarrhea constipation hematuria dysuria palpitations dizziness syncope dyspnea rash edema wheezing
        """
    )
    private static let parts = Lexicon.set("chest abdominal back neck joint eye ear throat")
    private static let tests = Lexicon.set("medicine medication scale score diary")
    private static let illnesses: WordMap<String> = [
        "diabetes": "diabetes", "diabetic": "diabetes", "asthma": "asthma", "hypertension": "hypertension",
        "epilepsy": "epilepsy", "glaucoma": "glaucoma", "gout": "gout", "copd": "COPD",
    ]
    /// Of another illness or place by the word before: "pulmonary edema", "gestational diabetes".
    private static let kinds = Lexicon.set(
        "pulmonary macular cerebral gestational portal ocular white-coat intracranial lid periorbital facial"
    )
    private static let excepting = Lexicon.set("except but besides other seasonal environmental")
    private static let otherSmoke = Lexicon.set("marijuana cannabis secondhand second-hand exposure cessation")
    private static let quitting = Lexicon.set("quit stopped former ex-smoker previously past formerly used until ago")
    private static let sexes: WordMap<String> = [
        "man": "male", "male": "male", "gentleman": "male", "boy": "male", "woman": "female", "female": "female",
        "lady": "female", "girl": "female",
    ]
    private static let ends = Lexicon.set("who with and presents presenting here is has in comes")
    private static let then = Lexicon.set("when at age since until was were")
    private static let daytimes = Lexicon.set(
        "morning night bedtime evening noon afternoon breakfast lunch dinner am pm"
    )
    /// What follows may or may not be.
    private static let supposing = Lexicon.set(
        "if return call unless risk screen screening prevent possible rule discussed educated avoid family"
    )
    /// They tell of a change or of another time.
    private static let changing = Lexicon.set(
        """
        increase increased decrease decreased from switch switched taper raise raised lower lowered reduce reduced was were
        had then until now today yesterday tonight last since before previously initially after recently past years weeks
        months ago day days started stopped stop for when with or up down
        """
    )
}
