import Foundation

/// How each kind of error is made, and in what words.
extension FifthPlanting {
    mutating func plant(_ kind: Kind, in at: Int) -> String? {
        let text = statements[at].text
        let isDenying = text.firstMatch(of: Self.denying) != nil
        switch kind {
        case .figure: return figure(in: text)
        case .period: return one(of: Self.periods, in: text)
        case .affirmed:
            return isDenying && text.firstMatch(of: Self.unclear) == nil ? one(of: Self.affirmed, in: text) : nil
        case .negated: return isDenying ? nil : one(of: Self.negated, in: text)
        case .side: return one(of: Self.sides, in: text)
        case .drug: return exchanged(Self.drugs, in: text, heard: heard[at])
        case .own: return one(of: Self.own, in: text)
        case .another:
            let who = Self.relatives.randomElement(using: &generator) ?? ""
            return one(of: Self.patients.map { ($0, $1.replacing("WHO", with: who)) }, in: text)
        case .foreign: return foreign(at)
        case .made: return Self.made.randomElement(using: &generator)
        }
    }

    private mutating func figure(in text: String) -> String? {
        let words = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
        let places = text.matches(of: #/\b([0-9]+(\.[0-9]+)?|two|three|four|five|six|seven|eight)\b/#)
        guard let place = places.randomElement(using: &generator) else { return nil }
        var others: [String] = []
        if let at = words.firstIndex(of: String(place.0)) {
            others = [words[(at + 2) % 8], words[(at + 3) % 8], words[(at + 5) % 8]]
        } else if let value = Double(place.0) {
            let isWhole = value == value.rounded()
            others = isWhole ? ["\(Int(value) + 1)", "\(Int(value) + 10)"] : ["\(value + 1)", "\(value + 0.5)"]
            if isWhole, value > 0 { others += ["\(Int(value) * 10)", "\(Int(value) - 1)"] }
        }
        guard let new = others.randomElement(using: &generator) else { return nil }
        return text.replacingCharacters(in: place.range, with: new)
    }

    /// A statement of another visit, of which at most two words in five were said.
    private mutating func foreign(_ at: Int) -> String? {
        for _ in 0..<30 {
            guard let other = statements.randomElement(using: &generator) else { return nil }
            let stems = PlantedErrors.stems(other.text)
            if other.visit != statements[at].visit, stems.intersection(heard[at]).count * 5 <= stems.count * 2 {
                return other.text
            }
        }
        return nil
    }

    private static var denying: Regex<(Substring, Substring)> {
        #/\b(no|not|never|den(?:y|ies|ied)|denying|without|negative|none|unable|cannot|unaware|neither|nor|nothing|absent)\b/#
            .ignoresCase()
    }
    private static var unclear: Regex<(Substring, Substring)> {
        #/\b(unaware|unable|whether or not|not only|not sure|limited|nothing|not certain|nor)\b/#
    }
    private static let affirmed: [Change] = [
        (#"\b[Dd]en(ies|ied) (any |having )?"#, "describes "), (#"\b(has|have|had) no\b"#, "$1 significant"),
        (#"\b[Tt]here (is|are|was|were) no\b"#, "There $1 moderate"), (#"^No (?=[a-z]{4,})"#, "Positive for "),
        (#"\bwithout (any )?"#, "along with "), (#"\b[Nn]egative for\b"#, "remarkable for"),
        (#"\b(is|was|are|were|has|have|will|should|can|could|would|does|do|did) not\b"#, "$1 indeed"),
        (#"\bnever\b"#, "regularly"), (#"\bcannot\b"#, "can easily"), (#"\bno (evidence|signs?) of\b"#, "clear $1 of"),
    ]
    private static let negated: [Change] = [
        (#"\breports\b"#, "does not mention"), (#"\b(has|have) (?=(an? |been ))"#, "$1 never had "),
        (#"\b(has|had) (?=[a-z]+(ness|ing|ain|ache|fever)\b)"#, "$1 no "),
        (#"\bcontinues to\b"#, "no longer continues to"),
        (#"\b(is|was|are|were) (?=(an?|the|in|on|[a-z]+ing) )"#, "$1 not "), (#"\bshows?\b"#, "fails to show any"),
        (#"\b[Tt]here (is|was) (an? )?"#, "There $1 no "), (#"\bwith (?=[a-z]+ (pain|of|in|and)\b)"#, "without any "),
        (#"\bwill (?=[a-z]+\b)"#, "will never "), (#"\b(takes|uses|smokes|drinks)\b"#, "never $1"),
        (#"\b(complains|complaining) of\b"#, "not $1 of"), (#"\b[Pp]ositive for\b"#, "free of"),
        (#"\b(presents|presented) with\b"#, "$1 with no"),
    ]
    private static let periods: [Change] = [
        (#"\bdays?\b"#, "months"), (#"\bweeks?\b"#, "years"), (#"\bmonths?\b"#, "weeks"),
        (#"\byears\b(?!-|\s*old)"#, "weeks"),
        (#"\bhours?\b"#, "weeks"), (#"\bdaily\b"#, "every other week"), (#"\bweekly\b"#, "hourly"),
        (#"\btwice\b"#, "five times"),
    ]
    private static let sides: [Change] = [
        (#"\b[Ll]eft\b"#, "right"), (#"\b[Rr]ight\b(?! away| now)"#, "left"), (#"\b[Bb]ilateral\b"#, "left"),
        (#"\b[Ll]eft\b"#, "bilateral"), (#"\bbilaterally\b"#, "on the right side only"),
    ]
    private static let own: [Change] = [
        (
            #"\b(Her|His|The patient's|Patient's) (mother|father|sister|brother|son|daughter|husband|wife|grandmother)\b"#,
            "This patient"
        ),
        (#"\b(her|his) (mother|father|sister|brother|son|daughter|husband|wife)\b"#, "a neighbor"),
        (#"\b[Ff]amily history (is )?(of|significant for|positive for|notable for)\b"#, "Past history includes"),
    ]
    private static let relatives = ["grandfather", "uncle", "niece", "stepfather", "mother", "sister", "son"]
    private static let patients: [Change] = [
        (#"^(She|He|Patient|The patient|The pt) (?=[a-z]+\b)"#, "The patient's WHO "),
        (#"\b(?:she|he) (?=[a-z]+(s|ed|d)\b)"#, "the WHO "), (#"^(Mrs?\.|Ms\.) [A-Z][a-z]+ "#, "The patient's WHO "),
    ]
    private static let drugs = """
        lisinopril lasix metformin tylenol ibuprofen aspirin prednisone albuterol synthroid coumadin plavix lipitor norvasc
        metoprolol omeprazole protonix nexium zoloft prozac lexapro gabapentin lyrica tramadol oxycodone morphine meloxicam
        naproxen motrin amoxicillin augmentin doxycycline bactrim methotrexate insulin flonase claritin benadryl xanax
        amlodipine losartan simvastatin warfarin sertraline furosemide atorvastatin cephalexin clindamycin melatonin
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    private static let made = [
        "He reports an itchy rash behind the knees.", "She has been coughing up green sputum.",
        "Her mood has been low since the divorce.", "A biopsy of the mole is scheduled.",
        "The stool test came back positive for blood.", "He lost consciousness for about a minute.",
        "She was treated for Lyme disease in the past.", "Bone density was measured last spring.",
        "The incision is red and draining pus.", "He wears hearing aids on both sides.",
        "She is allergic to shellfish and latex.", "The kidneys show a small cyst.",
        "He had his gallbladder removed at age 30.", "She wakes up gasping for air.",
        "Start an inhaler for wheezing as needed.", "Her hands shake when she holds a cup.",
        "The patient is a retired school principal.", "He binge drinks on weekends.",
        "We discussed the risks of general anesthesia.", "She noticed a lump in the breast in the shower.",
        "The tympanic membrane is bulging and red.", "He follows a vegetarian diet.",
        "An echocardiogram showed a leaking valve.", "She has frequent nosebleeds at night.",
        "Toenails are thick and yellow.", "He was bitten by a neighbor's dog.",
    ]
}
