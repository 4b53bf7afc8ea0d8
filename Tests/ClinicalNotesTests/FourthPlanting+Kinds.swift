import Artifacts
import Foundation

/// How each kind of error is made, and in what words.
extension FourthPlanting {
    mutating func plant(_ kind: Kind, in at: Int) -> String? {
        let text = statements[at].text
        let isDenying = text.firstMatch(of: Self.denying) != nil
        switch kind {
        case .figure: return figure(in: at)
        case .affirmed:
            return isDenying && text.firstMatch(of: Self.twofold) == nil ? one(of: Self.affirmed, in: text) : nil
        case .negated: return isDenying ? nil : one(of: Self.negated, in: text)
        case .hedged: return isDenying ? nil : one(of: Self.hedged, in: text)
        case .side: return one(of: Self.sides, in: text)
        case .drug: return exchanged(Self.drugs, in: text, heard: heard[at])
        case .kin: return one(of: Self.kin, in: text)
        case .patient:
            let who =
                ["brother", "sister", "husband", "daughter", "grandmother", "cousin"]
                .randomElement(using: &generator) ?? "cousin"
            return one(of: Self.patients.map { ($0, $1.replacing("WHO", with: who)) }, in: text)
        case .strange: return strange(at)
        case .plain: return Self.plain.randomElement(using: &generator)
        }
    }

    /// One figure doubled, halved, or exchanged for another of the visit's; a spelt one for its neighbour.
    private mutating func figure(in at: Int) -> String? {
        let text = statements[at].text
        let spelt = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        let places = text.matches(of: #/\b([0-9]+(\.[0-9]+)?|two|three|four|five|six|seven|eight|nine|ten)\b/#)
        guard let place = places.randomElement(using: &generator) else { return nil }
        let old = String(place.0)
        var others: [String] = []
        if let number = spelt.firstIndex(of: old) {
            others = [spelt[(number + 1) % 9], spelt[(number + 4) % 9], spelt[(number + 7) % 9]]
        } else if let value = Double(old) {
            let figures = visits[statements[at].visit].tokens.map(\.text).filter { Int($0) != nil }
            others = ["\(Int(value * 2))", "\(Int(value / 2))", "\(Int(value) + 3)"]
            if let figure = figures.randomElement(using: &generator) { others.append(figure) }
        }
        let own = Set(text.split { !$0.isNumber && $0 != "." }.map(String.init))
        others.removeAll { !spelt.contains($0) && (own.contains($0) || Double($0) == Double(old)) }
        guard let new = others.randomElement(using: &generator) else { return nil }
        return text.replacingCharacters(in: place.range, with: new)
    }

    /// A statement that begins alike, of another visit, of which at most a third was said.
    private mutating func strange(_ at: Int) -> String? {
        let opening = statements[at].text.prefix(6)
        let others = (0..<40).compactMap { _ in statements.indices.randomElement(using: &generator) }.filter {
            statements[$0].visit != statements[at].visit
                && PlantedErrors.stems(statements[$0].text).intersection(heard[at]).count * 3
                    <= PlantedErrors.stems(statements[$0].text).count
        }
        return (others.first { statements[$0].text.hasPrefix(opening) } ?? others.first).map { statements[$0].text }
    }

    private static var denying: Regex<(Substring, Substring)> {
        #/\b(no|not|never|den(?:y|ies|ied)|denying|without|negative|none|unable|cannot|unaware|neither|nor|nothing|stopped)\b/#
            .ignoresCase()
    }
    private static var twofold: Regex<(Substring, Substring)> {
        #/\b(unaware|unable|whether or not|not only|not sure|not limited|normal or|nothing)\b/#
    }
    private static let affirmed: [Change] = [
        (#"\b[Dd]enie[sd] (any |having |experiencing )?"#, "confirms "), (#"\bdenie[sd] (any )?"#, "is bothered by "),
        (#"\b(has|have|had) no\b"#, "$1 some"), (#"\b[Tt]here (is|are|was|were) no\b"#, "There $1 some"),
        (#"\b[Nn]o (?=[a-z]{4,})"#, "Marked "), (#"\bwithout (any )?"#, "with obvious "),
        (#"\b[Nn]egative for\b"#, "positive for"),
        (#"\b(is|was|are|were|has|have|will|should|can|could|would) not\b"#, "$1"),
        (#"\b(does|did|do) not have (any )?"#, "currently has "), (#"\bnot\b"#, "definitely"),
        (#"\b(has|had|have) never\b"#, "$1 previously"), (#"\bcannot\b"#, "is able to"),
    ]
    private static let negated: [Change] = [
        (#"\breports\b"#, "reports no"), (#"\breports (that )?"#, "does not report that "),
        (#"\bcomplain(s|ing) of\b"#, "without complaint of"), (#"\b(has|have|had) (?!been)([a-z]+ed)\b"#, "$1 not $2"),
        (#"\bhas (?=an? )"#, "has not had "), (#"\b[Tt]here (is|are|was|were)\b"#, "There $1 not"),
        (#"\b(shows|demonstrates|reveals|indicates)\b"#, "does not show"),
        (#"\b(showed|revealed|demonstrated)\b"#, "did not show"),
        (#"\b(is|was|are|were) (?=[a-z]+ed\b)"#, "$1 not "), (#"\bwill (?=[a-z]+\b)"#, "will not "),
        (#"\b(takes|uses|smokes|drinks|works|exercises)\b"#, "no longer $1"), (#"\bpositive\b"#, "negative"),
        (#"\bwith\b"#, "without"), (#"\bhas been\b"#, "has not been"), (#"\bhad been\b"#, "had never been"),
    ]
    private static let hedged: [Change] = [
        (
            #"\b(is|are|was|were) (?=(tender|present|noted|elevated|swollen|painful|positive|taking|having|seen|stable)\b)"#,
            "$1 not "
        ),
        (#"\bendorses\b"#, "does not endorse"), (#"\badmits( to)?\b"#, "does not admit to"),
        (#"\bstates (that )?"#, "never said that "), (#"\bdescribes\b"#, "does not describe"),
        (#"\b(did|does|do) (?=have|take|use|report|feel)"#, "$1 not "), (#"\bfeels\b"#, "does not feel"),
        (#"\bbegan\b"#, "did not begin"), (#"\bappears\b"#, "does not appear"), (#"\btolerated\b"#, "did not tolerate"),
        (#"\bimproved\b"#, "not improved"), (#"\bagreed\b"#, "did not agree"), (#"\brequires\b"#, "does not require"),
        (#"\bnotes\b"#, "does not note"), (#"\bworse\b"#, "no worse"), (#"\bconfirmed\b"#, "not confirmed"),
    ]
    private static let sides: [Change] = [
        (#"\b[Ll]eft\b"#, "right"), (#"\b[Rr]ight\b(?! away| now)"#, "left"), (#"\b[Bb]ilateral\b"#, "right-sided"),
        (#"\bright\b(?! away| now)"#, "bilateral"), (#"\bbilaterally\b"#, "on the left"),
        (#"\bleft-sided\b"#, "right-sided"),
        (#"\bright-sided\b"#, "left-sided"), (#"\bboth (?=[a-z]+s\b)(?![a-z]+ and)"#, "the right "),
    ]
    private static let kin: [Change] = [
        (
            #"\b(Her|His|The patient's|Patient's) (mother|father|sister|brother|son|daughter|husband|wife)\b"#,
            "The patient"
        ),
        (#"\bFamily history (is )?(of|significant for|positive for|notable for)\b"#, "Personal history of"),
        (#"\bmother\b"#, "sister"), (#"\bfather\b"#, "son"), (#"\bsister\b"#, "mother"), (#"\bbrother\b"#, "uncle"),
        (#"\bdaughter\b"#, "wife"), (#"\bgrandmother\b"#, "mother"), (#"\bgrandfather\b"#, "father"),
        (#"\bwife\b"#, "mother"),
        (#"\bhusband\b"#, "brother"), (#"\bson\b"#, "husband"),
    ]
    private static let patients: [Change] = [
        (
            #"^(She|He|Patient|The patient) (?=(has|had|is|was|takes|reports|denies|states|underwent|presents|smokes)\b)"#,
            "The patient's WHO "
        ),
        (#"\b(?:she|he) (?=(has|had|is|was|takes|underwent|feels|started|noticed)\b)"#, "the patient's WHO "),
        (#"\b[Tt]he patient('s)? "#, "The WHO$1 "), (#"^History of\b"#, "Her WHO has a history of"),
    ]
    private static let drugs = """
        lisinopril lasix metformin tylenol ibuprofen aspirin prednisone advair albuterol synthroid coumadin plavix lipitor
        norvasc metoprolol carvedilol omeprazole protonix nexium zoloft prozac lexapro cymbalta wellbutrin gabapentin lyrica
        tramadol oxycodone percocet morphine meloxicam naproxen aleve motrin amoxicillin augmentin doxycycline bactrim
        methotrexate humira insulin zofran flonase claritin benadryl xanax ativan ambien
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    private static let plain = [
        "The patient has been out of work for two weeks.", "She sleeps with three pillows.",
        "He was told to come back if things get worse.", "Her blood work will be repeated in six weeks.",
        "He has had a poor appetite since the spring.", "The pain wakes him up at night.",
        "She uses a cane to get around the house.", "He was seen in the emergency room on Friday.",
        "An ultrasound of the abdomen is planned.", "She drinks three cups of coffee a day.",
        "The stitches were taken out last week.", "He has lost ten pounds without trying.",
        "Hearing is normal on both sides.", "She fell off a ladder two days ago.",
        "Her knee was injected with a steroid.", "He has never been vaccinated against shingles.",
        "The lungs are clear, and the heart rate is regular.", "She lives alone and has no children.",
        "Vision has become blurry in one eye.", "He will see the surgeon about his gallbladder.",
        "Her thyroid is enlarged.", "The patient snores and is tired during the day.",
    ]
}
