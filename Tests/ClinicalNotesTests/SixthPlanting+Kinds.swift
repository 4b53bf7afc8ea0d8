import Foundation

/// How each kind of error is made, and in what words.
extension SixthPlanting {
    mutating func plant(_ kind: Kind, in at: Int) -> String? {
        let text = statements[at].text
        let isDenying = text.firstMatch(of: Self.denying) != nil
        switch kind {
        case .slip: return slip(in: text)
        case .amount: return one(of: Self.amounts, in: text)
        case .affirmed: return isDenying ? one(of: Self.affirmed, in: text) : nil
        case .negated: return isDenying ? nil : one(of: Self.negated, in: text)
        case .side: return one(of: Self.sides, in: text)
        case .drug: return exchanged(Self.drugs, in: text, heard: heard[at])
        case .lent: return one(of: Self.lent, in: text)
        case .taken: return one(of: Self.taken, in: text)
        case .appended:
            guard text.last == ".", let more = Self.clauses.randomElement(using: &generator) else { return nil }
            return "\(text.dropLast()), \(more)."
        case .foreign:
            let others = (0..<30).compactMap { _ in statements.randomElement(using: &generator) }
            return others.first {
                let stems = PlantedErrors.stems($0.text)
                return $0.visit != statements[at].visit && stems.intersection(heard[at]).count * 2 <= stems.count
            }?.text
        case .made: return Self.made.randomElement(using: &generator)
        }
    }

    private mutating func slip(in text: String) -> String? {
        let places = text.matches(of: #/\b[0-9]+\b/#)
        guard let place = places.randomElement(using: &generator) else { return nil }
        let old = String(place.0)
        var others = [old + "0", "1" + old]
        if old.count > 1 { others += [String(old.reversed()), String(old.dropLast()), String(old.dropFirst())] }
        return others.filter { Int($0) != Int(old) && Int($0) != 0 }.randomElement(using: &generator)
            .map { text.replacingCharacters(in: place.range, with: $0) }
    }

    private static var denying: Regex<(Substring, Substring)> {
        #/\b(no|not|never|den(?:y|ies|ied|ying)|without|negative|none|unable|cannot|neither|nor|nothing|absent|unremarkable|normal)\b/#
            .ignoresCase()
    }
    private static let amounts: [Change] = [
        (#"\b[0-9.]+ (?=(mg|milligrams?)\b)"#, "37.5 "), (#"\b[0-9.]+ (?=(mg|milligrams?)\b)"#, "875 "),
        (#"\b(one|two|three|four|five|six|[0-9]+) (?=(days?|weeks?|months?|years?)\b)"#, "eleven "),
        (#"\bonce\b"#, "four times"), (#"\btwice\b"#, "three times"),
        (#"\b[0-9.]+ (?=(pounds|percent|degrees)\b)"#, "31 "),
        (#"\b(every|each) (day|morning|night|evening)\b"#, "every six hours"),
    ]
    private static let affirmed: [Change] = [
        (#"\b[Dd]enie[sd] (any )?"#, "acknowledges "), (#"\b[Dd]enie[sd] (any )?"#, "suffers from "),
        (#"\b(has|have|had) no\b"#, "$1 a lot of"), (#"\b([Tt]here (is|are|was|were)) no\b"#, "$1 mild"),
        (#"^No (?=[a-z]{4,})"#, "Some "), (#"\bwithout (any )?"#, "accompanied by "),
        (#"\b[Nn]egative for\b"#, "consistent with"), (#"\b(is|was|are|were|has|have|had|will) not\b"#, "$1 still"),
        (#"\b(does|do|did) not (?=have\b)"#, ""), (#"\bnever\b"#, "at times"),
    ]
    private static let negated: [Change] = [
        (#"\bhas (?=(a|an|some|pain|had|been)\b)"#, "hasn't "), (#"\b[Tt]here (is|was|are|were)\b"#, "There $1n't any"),
        (#"\b(is|was|are|were) (?=[a-z])"#, "$1n't "), (#"\bwill\b"#, "won't"), (#"\bcan\b"#, "can't"),
        (#"\b(reports|endorses|notes)\b"#, "doesn't have"), (#"\btakes\b"#, "isn't taking"),
        (#"\b(presents|presented) with\b"#, "$1 without"), (#"\b(reveals|shows|demonstrates)\b"#, "doesn't show"),
        (#"\b[Cc]ontinue\b"#, "stop"), (#"\b(started|began|continued)\b"#, "didn't start"),
        (#"\b([Pp]ositive for|[Hh]istory of)\b"#, "no $1"),
    ]
    private static let sides: [Change] = [
        (#"\bleft\b"#, "right"), (#"\bLeft\b"#, "Right"), (#"\bright\b(?! away| now)"#, "left"),
        (#"\bRight\b"#, "Left"),
        (#"\b[Bb]oth\b(?= [a-z]+s\b)"#, "only the left of the"), (#"\bbilateral(ly)?\b"#, "on the right"),
        (#"\b(left|right)\b(?! away| now)"#, "both the left and right"),
    ]
    private static let lent: [Change] = [
        (
            #"^(The patient|Patient|She|He) (?=(has|had|is|was|takes|reports|denies|states|notes|drinks|smokes)\b)"#,
            "The patient's aunt "
        ),
        (#"^(The patient|Patient|She|He) (?=[a-z]+(s|ed)\b)"#, "The boyfriend "),
        (#"\b(she|he) (?=(has|had|is|was|takes|feels)\b)"#, "a cousin "),
        (#"^(Her|His) (?=[a-z]+ (is|was|has)\b)"#, "Her stepmother's "),
    ]
    private static let taken: [Change] = [
        (
            #"\b([Hh]er|[Hh]is|[Tt]he patient's) (mother|father|sister|brother|son|daughter|husband|wife)\b(?! and)"#,
            "The patient"
        ),
        (#"\b(mother|sister|grandmother|aunt|daughter)\b"#, "nephew"),
        (#"\b(father|brother|grandfather|uncle|son)\b"#, "niece"),
        (#"\b[Ff]amily history\b"#, "Own history"),
    ]
    private static let drugs = """
        lisinopril lasix metformin tylenol ibuprofen aspirin prednisone albuterol synthroid coumadin plavix lipitor norvasc
        metoprolol omeprazole protonix zoloft prozac lexapro gabapentin lyrica tramadol oxycodone meloxicam naproxen motrin
        amoxicillin augmentin doxycycline bactrim methotrexate insulin flonase benadryl xarelto eliquis jardiance ozempic
        crestor diovan celebrex zyrtec singulair topamax depakote seroquel keflex cipro pepcid colchicine
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    private static let clauses = [
        "which began after a car accident", "and he was hospitalized for it twice", "and the hands are numb",
        "as was shown by a biopsy", "which is worse when lying down", "and she plans to see a cardiologist",
        "although she is allergic to codeine", "following a recent trip to Mexico", "and a CT scan is ordered",
        "with fever and chills since Sunday", "which the insurance refused to pay", "and a brace was provided",
    ]
    private static let made = [
        "He had a stroke that left him with slurred speech.", "She gave birth by cesarean section.",
        "A tick was removed from the scalp.", "The urine is dark and smells foul.", "He wants to be tested for HIV.",
        "She uses oxygen at home during the night.", "Refill of the sleeping pills was refused.",
        "The ankle is in a cast.", "He hears voices when he is alone.", "She has not had a pap smear for years.",
        "There is a murmur at the apex.", "Iron tablets were prescribed for anemia.",
        "The stool has been black and tarry.",
        "He chews tobacco at work.", "She had a seizure as a teenager.", "Hepatitis B vaccination was completed.",
        "The pupils are unequal.", "She is worried about losing her hair.", "Dialysis is done three times a week.",
        "He will be fitted for a knee brace.",
    ]
}
