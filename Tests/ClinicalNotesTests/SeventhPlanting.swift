import Artifacts
import Foundation

/// Errors in the plainest words, in statements beside four turns in a row: none of them was tuned on.
struct SeventhPlanting: Planting {
    enum Kind: String, CaseIterable {
        /// A figure in digits or in words for another.
        case figure
        case reported, denied, side, lookalike, family
        /// A true sentence of another visit.
        case elsewhere
    }

    let visits: [Transcript]
    let statements: [PlantedErrors.Statement]
    let heard: [Set<String>]
    var generator: PlantedErrors.SplitMix

    /// Takes the statements of which four fifths of the content words are said in some turns in a row.
    init(dialogues: [(dialogue: String, note: String)], seed: UInt64 = 777, turns reach: Int = 4) {
        generator = PlantedErrors.SplitMix(state: seed)
        let gathering = Gathering(dialogues) { wanted, turns, _ in
            func said(_ from: Int) -> Int {
                turns[from..<min(from + reach, turns.count)].reduce(into: Set()) {
                    $0.formUnion($1.intersection(wanted))
                }
                .count
            }
            guard let best = turns.indices.max(by: { said($0) < said($1) }), said(best) * 5 >= wanted.count * 4 else {
                return nil
            }
            return Array(best..<min(best + reach, turns.count))
        }
        (visits, statements, heard) = (gathering.visits, gathering.statements, gathering.heard)
    }

    mutating func plant(_ kind: Kind, in at: Int) -> String? {
        let text = statements[at].text
        switch kind {
        case .figure: return one(of: Self.figures, in: text)
        case .reported: return one(of: Self.reported, in: text)
        case .denied: return text.firstMatch(of: Self.denying) == nil ? one(of: Self.denied, in: text) : nil
        case .side: return one(of: Self.sides, in: text)
        case .lookalike: return one(of: Self.lookalikes, in: text)
        case .family: return one(of: Self.family, in: text)
        case .elsewhere:
            let others = (0..<20).compactMap { _ in statements.randomElement(using: &generator) }
            return others.first {
                let stems = PlantedErrors.stems($0.text)
                return $0.visit != statements[at].visit && stems.intersection(heard[at]).count * 2 <= stems.count
            }?.text
        }
    }

    private static var denying: Regex<(Substring, Substring)> {
        #/\b(no|not|never|den(?:y|ies|ied)|without|negative|none|unable|cannot|nor|nothing)\b/#.ignoresCase()
    }
    private static let figures: [Change] = [
        (#"\b([0-9]*)3\b(?!/)"#, "$18"), (#"\b([1-9][0-9]*)0\b(?!/)"#, "$15"), (#"\b([0-9]*)5\b(?!/)"#, "$14"),
        (#"\btwo\b"#, "ten"), (#"\bthree\b"#, "five"), (#"\b(four|six|seven)\b"#, "nine"),
    ]
    private static let reported: [Change] = [
        (#"\b[Dd]enies (any )?"#, "reports "), (#"\b(has|had) no\b"#, "$1"), (#"\b[Nn]o (?=[a-z]{4,})"#, "new "),
        (#"\b(is|was|are|were|does|did) not\b"#, "$1"), (#"\bwithout\b"#, "with"),
    ]
    private static let denied: [Change] = [
        (#"\b(reports|endorses|states)\b"#, "denies"), (#"\bhas (?=an? )"#, "does not have "),
        (#"\b(is|was|are|were)\b"#, "$1 not"), (#"\b(takes|uses|drinks|smokes)\b"#, "never $1"),
    ]
    private static let sides: [Change] = [(#"\b[Ll]eft\b"#, "right"), (#"\b[Rr]ight\b(?! away| now)"#, "left")]
    private static let lookalikes: [Change] = [
        (#"(?i)\bhydroxyzine\b"#, "hydralazine"), (#"(?i)\bmetformin\b"#, "metronidazole"),
        (#"(?i)\bprednisone\b"#, "prednisolone"), (#"(?i)\blisinopril\b"#, "losartan"), (#"(?i)\blasix\b"#, "Losec"),
        (#"(?i)\btramadol\b"#, "trazodone"), (#"(?i)\b(zoloft|zyrtec)\b"#, "Zocor"), (#"(?i)\bcelexa\b"#, "Celebrex"),
        (#"(?i)\bamlodipine\b"#, "amiloride"), (#"(?i)\b(ibuprofen|naproxen|motrin)\b"#, "meloxicam"),
        (#"(?i)\bcarvedilol\b"#, "captopril"), (#"(?i)\b(tylenol|aspirin)\b"#, "Toradol"),
    ]
    private static let family: [Change] = [
        (#"^(The patient|Patient|She|He) (?=(has|had|was|is|takes|reports|denies|states|underwent)\b)"#, "His mother "),
        (#"\b(she|he) (?=(has|had|was|is|takes|underwent)\b)"#, "her father "),
    ]
}
