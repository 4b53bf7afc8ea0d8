/// What a statement claims of matters of which a patient has one at a time: a complaint, an age, a drug's dose, allergies or none.
///
/// Says nothing of a relative, nor of complaints and doses of another time ("no fever today", "was on 10 mg"): there both can be so.
struct StatementClaims {
    /// By matter; of several values of one statement each may be meant.
    private(set) var claims: [String: Set<String>] = [:]
    private let grounded: GroundedWords
    private let words: [String]
    private let phrases: ClaimedPhrases

    init(_ grounded: GroundedWords, of text: String, isOfAllergies: Bool) {
        self.grounded = grounded
        words = grounded.words
        phrases = ClaimedPhrases(grounded, of: text)
        guard grounded.relatives.isEmpty, !words.contains(where: Self.isOfOther),
            !words.contains(where: Self.supposing.contains)
        else { return }
        let isNow = !words.contains(where: Self.changing.contains)
        for at in words.indices {
            readPerson(at)
            readAllergy(at, isOfAllergies)
            readSmoking(at)
            readIllness(at)
            readSide(at)
            // "Amoxicillin, with a rash": so it was with the drug.
            if !isOfAllergies { readComplaint(at) }
            if isNow, Lexicon.drugs.contains(words[at]) {
                for dose in ClaimedDoses.read(words[(at + 1)...]) { claim(words[at], dose) }
            }
        }
    }

    /// Whether two sets of values of one matter cannot both be so.
    ///
    /// - Parameter told: what the note's statements say of it in all.
    static func oppose(_ about: String, _ values: Set<String>, _ others: Set<String>, told: Set<String>) -> Bool {
        if Lexicon.drugs.contains(about) { return ClaimedDoses.oppose(values, others, told: told) }
        let both = compatible[about] ?? []
        return values.allSatisfy { value in
            others.allSatisfy { other in value != other && !both.contains([value, other]) }
        }
    }

    private static let compatible: [String: Set<Set<String>>] = [
        "allergies": [
            ["drug", "food"], ["drug", "other"], ["food", "other"], ["no drug", "food"], ["no drug", "other"],
            ["no food", "drug"], ["no food", "other"], ["no drug", "none"], ["no food", "none"],
            ["no drug", "no food"],
        ],
        "smoking": [["not now", "past"], ["never", "not now"], ["past", "now"]],
    ]

    private mutating func claim(_ about: String, _ value: String) { claims[about, default: []].insert(value) }

    /// A denial denies no more than its whole phrase: "no asthma attacks" leaves the asthma. What is affirmed is so however wide
    /// it is told: "pitting edema of the ankle" is an edema.
    private mutating func claim(_ about: String, by place: Range<Int>, isLasting: Bool = false) {
        let isOpening = words.first.map(Self.circumstances.contains) == true
        switch grounded.holds[place.upperBound - 1] {
        case .denied where !isOpening && !words.contains(where: Self.boundingDenials.contains):
            if let whole = phrases.whole(about, at: place) { claim(whole, "no") }
        case .affirmed where isLasting || !words.contains(where: Self.boundingComplaints.contains):
            for wide in phrases.all(about, at: place) { claim(wide, "yes") }
        default: break
        }
    }

    /// Said of a partner or a stranger.
    private static func isOfOther(_ word: String) -> Bool {
        companions.contains(word) || EncounterOthers.strangers.contains(word)
    }

    // MARK: Who it is

    /// "A 45-year-old man", "63 years old"; "an 8 year old implant" is none.
    private mutating func readPerson(_ at: Int) {
        let parts = words[at].split(separator: "-")
        let isWhole = parts.count > 1 && parts[1].hasPrefix("year")
        guard let age = parts.first.flatMap({ Int($0) }), isWhole || grounded.word(at + 1).hasPrefix("year"),
            let old = words[at...].prefix(3).firstIndex(where: { $0.hasSuffix("old") }),
            !words[..<at].suffix(4).contains(where: Self.then.contains), isOfPatient(before: at)
        else { return }
        let kinds = words[(old + 1)...].prefix(4).prefix { !Self.ends.contains($0) }
        let sex = kinds.compactMap { Self.sexes[$0] }.first
        if let sex { claim("sex", sex) }
        if sex != nil || kinds.isEmpty || kinds.first == "patient" { claim("age", String(age)) }
    }

    /// "The donor is a 45-year-old man", "lives with a 62-year-old woman": not of the patient.
    private func isOfPatient(before at: Int) -> Bool {
        let lead = words[..<at].reversed().drop { Self.copulas.contains($0) }
        guard let last = lead.first else { return true }
        if ["with", "by"].contains(last) { return false }
        let owner = lead.dropFirst().first ?? ""
        return last == "patient" || Lexicon.functionWords.contains(last) || !Self.owners.contains(owner)
    }

    // MARK: Allergies, habits, illnesses

    private mutating func readAllergy(_ at: Int, _ isOfAllergies: Bool) {
        if words.contains(where: { Self.excepting.contains($0) || $0.hasPrefix("intoleran") }) { return }
        let next = words[(at + 1)...]
        let kind = (words[..<at].suffix(1) + next.prefix(6)).compactMap(Self.allergen).first
        switch words[at] {
        case "nkda": claim("allergies", "no drug")
        case "none", "nka": if isOfAllergies || words[at] == "nka" { claim("allergies", "none") }
        case "allergies" where grounded.holds[at] == .denied:
            // "No known food allergies", "no allergies to medications".
            let named = phrases.before(at).last ?? next.drop { ["to", "any", "of"].contains($0) }.first ?? ""
            if let scope = named.isEmpty ? "none" : Self.scopes[named].map({ "no " + $0 }) { claim("allergies", scope) }
        case "allergic", "allergy", "allergies":
            guard grounded.holds[at] == .affirmed,
                next.first == "to" || words[..<at].last.flatMap(Self.allergen) != nil
            else { return }
            claim("allergies", kind ?? "other")
        // "Hives from sulfa".
        case "hives", "anaphylaxis", "rash", "angioedema":
            if grounded.holds[at] == .affirmed, ["from", "to", "with"].contains(next.first),
                let kind = next.prefix(4).compactMap(Self.allergen).first
            {
                claim("allergies", kind)
            }
        case let word where isOfAllergies && grounded.holds[at] == .affirmed:
            if let kind = Self.allergen(word) { claim("allergies", kind) }
        default: break
        }
    }

    /// Of which kind an allergen is.
    private static func allergen(_ word: String) -> String? {
        if Lexicon.drugs.contains(word) { return "drug" }
        if SafetyClause.foods.contains(word) { return "food" }
        return EncounterParts.allergens.contains(word) || SafetyClause.agents.contains(word) ? "other" : nil
    }

    private mutating func readSmoking(_ at: Int) {
        let isPast = words.contains(where: Self.quitting.contains)
        switch words[at] {
        case "nonsmoker", "non-smoker": claim("smoking", "not now")
        case "smoked", "smoker", "smoke", "smokes", "smoking", "tobacco":
            if words.contains(where: Self.otherSmoke.contains) { return }
            if words[..<at].suffix(3).contains("never") { return claim("smoking", "never") }
            if grounded.holds[at] == .denied {
                // "Does not smoke in the house".
                let rest = phrases.after(at)
                let isBound = rest.first.map(Self.circumstances.contains) == true
                if !isPast, isBound, !rest.elementsEqual(["at", "this", "time"]) { return }
                return claim("smoking", isPast ? "past" : "not now")
            }
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
        guard let name = Self.illnesses[words[at]], !Self.kinds.contains(grounded.word(at - 1)),
            !words.contains(where: Self.beginning.contains)
        else { return }
        let next = grounded.word(at + 1)
        if words[at] == "diabetic" ? next.isEmpty || Self.ends.contains(next) : !Self.tests.contains(next) {
            claim(name, by: at..<at + 1, isLasting: true)
        }
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
            if !words.contains(where: Self.changing.contains) { claim("fever", "yes") }
        }
        // "Pain" alone can be another pain; "chest pain" is one.
        let isWhole = Self.complaints.contains(word)
        guard isWhole || Self.parts.contains(before) && Lexicon.symptoms.contains(word),
            grounded.holds[at] == .denied || !Self.tests.contains(grounded.word(at + 1)),
            // "Pulmonary edema" is none of the ankles.
            grounded.holds[at] == .denied || !Self.kinds.contains(before)
        else { return }
        claim(isWhole ? word : "\(before) \(word)", by: (isWhole ? at : at - 1)..<at + 1)
    }

    static let complaints = Lexicon.set(
        """
        fever chills nausea vomiting diarrhea constipation hematuria dysuria palpitations dizziness syncope dyspnea rash edema wheezing
        """
    )
    private static let parts = Lexicon.set("chest abdominal back neck joint eye ear throat")
    private static let tests = Lexicon.set(
        "medicine medication scale score diary screening test tests testing education educator clinic"
    )
    private static let illnesses: WordMap<String> = [
        "diabetes": "diabetes", "diabetic": "diabetes", "asthma": "asthma", "hypertension": "hypertension",
        "epilepsy": "epilepsy", "glaucoma": "glaucoma", "gout": "gout", "copd": "COPD",
    ]
    /// Of another illness or place by the word before: "pulmonary edema", "gestational diabetes".
    private static let kinds = Lexicon.set(
        "pulmonary macular cerebral gestational portal ocular white-coat intracranial lid periorbital facial"
    )
    private static let excepting = Lexicon.set(
        "except but besides other seasonal environmental side tolerates tolerated"
    )
    private static let otherSmoke = Lexicon.set(
        "marijuana cannabis secondhand second-hand exposure cessation chewing chew chews smokeless detector detectors"
    )
    private static let quitting = Lexicon.set("quit stopped former ex-smoker previously past formerly used until ago")
    private static let sexes: WordMap<String> = [
        "man": "male", "male": "male", "gentleman": "male", "boy": "male", "woman": "female", "female": "female",
        "lady": "female", "girl": "female",
    ]
    private static let ends = Lexicon.set("who with and presents presenting here is has in comes")
    private static let then = Lexicon.set("when at age since until was were")
    private static let companions = Lexicon.set("partner partner's spouse spouse's fiance fiancee caregiver donor")
    private static let copulas = Lexicon.set("is was a an the very pleasant")
    private static let owners = Lexicon.set("the a an his her their your my")
    private static let circumstances = Lexicon.set(
        "with by in on at during when while before after around for from of to"
    )
    private static let scopes: WordMap<String> = [
        "drug": "drug", "drugs": "drug", "medication": "drug", "medications": "drug", "medicine": "drug",
        "medicines": "drug", "food": "food", "foods": "food",
    ]
    /// Of an illness of which it was denied before that it is there.
    private static let beginning = Lexicon.set("new new-onset newly onset")
    /// What follows may or may not be.
    private static let supposing = Lexicon.set(
        """
        if return call unless risk screen screening prevent possible rule discussed educated avoid family suspected likely unlikely
        probable concern versus
        """
    )
    /// They tell of a change or of another time.
    private static let changing = Lexicon.set(
        """
        increase increased decrease decreased from switch switched taper raise raised lower lowered reduce reduced was were
        had then until now today yesterday tonight last since before previously initially after recently past years weeks
        months ago day days started stopped stop for when with or up down change changed double doubled adjust adjusted titrate
        """
    )
    private static let boundingDenials = changing.subtracting(["or", "with", "lower"])
    private static let boundingComplaints = changing.subtracting(["with", "lower"])
}
