internal import Artifacts

/// What is forbidden without a verb of its own.
extension EncounterCandidates {
    /// "No driving until Friday", "no Aleve while you're on it": "He should not drive until Friday."
    func barred(_ words: [SpokenWord], _ label: String, _ at: Int) -> EncounterCandidate? {
        guard isPlanned(at), label.isEmpty, words.count > 1, words[0].lower == "no", !words[0].hasComma else {
            return nil
        }
        let next = words[1]
        let base = Self.barring.first {
            [$0, String($0.dropLast()), $0 + String($0.suffix(1))].contains(String(next.lower.dropLast(3)))
        }
        var rest = Array(words[1...])
        if next.lower.hasSuffix("ing"), let base {
            rest[0] = next.said(base)
        } else if Lexicon.drugs.contains(next.lower), !words.dropFirst().contains(where: { $0.lower == "allergies" }) {
            rest.insert(words[0].said("take"), at: 0)
        } else if Self.drunk.contains(next.lower), words.count > 2 {
            rest.insert(words[0].said("drink"), at: 0)
        } else {
            return nil
        }
        // "No Advil, no Aleve": neither.
        for no in rest.indices.dropFirst(2).dropLast() where rest[no].lower == "no" && rest[no - 1].lower != "with" {
            guard Lexicon.drugs.contains(rest[no - 1].lower), Lexicon.drugs.contains(rest[no + 1].lower) else {
                rest = Array(rest[..<no]).trimmed()
                break
            }
            rest[no - 1].hasComma = false
            rest[no] = rest[no].said("or")
        }
        // "No Aleve | Tylenol is fine".
        if let next = rest.indices.dropFirst(2).first(where: {
            Lexicon.drugs.contains(rest[$0].lower) && Lexicon.drugs.contains(rest[$0 - 1].lower)
                && !rest[$0 - 1].hasComma
        }) {
            rest = Array(rest[..<next])
        }
        rest = tail(of: rest.map(\.lower)).map { Array(rest[..<$0]) } ?? rest
        guard rest.count > 1, rest.allSatisfy({ !Self.self_.contains($0.lower) && !Self.open.contains($0.lower) }),
            Self.isBarring(cut(rest).map(\.lower)), !isAnswered(at),
            let parts = voice.words(cut(rest), byPatient: false), !parts.isEmpty
        else { return nil }
        return candidate(.advice, [voice.subject, "should", "not"] + parts, words, at)
    }

    /// Whether a thing is named and nothing behind it but for how long: not "no prednisone needed", "no lifting restrictions".
    private static func isBarring(_ lower: [String]) -> Bool {
        let isDrug = lower.first == "take"
        let end = lower.indices.dropFirst().first {
            !(isDrug ? Lexicon.drugs.contains(lower[$0]) || lower[$0] == "or" : objects.contains(lower[$0]))
        }
        // What is bought freely may be forbidden, where what is prescribed was only not taken: "no metformin, no insulin".
        guard let end else { return !isDrug || !free.isDisjoint(with: lower) }
        let next = end + 1 < lower.count ? lower[end + 1] : ""
        switch lower[end] {
        case "for", "within", "over", "above", "more", "than", "after", "before", "in":
            return next.first?.isNumber == true || ofSpan.contains(next) || lower[end] == "after" && !isDrug
        case "until", "till", "while", "during", "when", "tonight", "tomorrow": return true
        case "on": return Lexicon.weekdays.contains(next) || !isDrug && next == "the"
        default: return false
        }
    }

    private static let ofSpan = Lexicon.set("a the about another at than next couple few several surgery bed your that")
    private static let objects = Lexicon.set(
        "alcohol wine beer coffee caffeine soda the your a car heavy anything stairs weights machinery ladders boxes kids children head down up or driving lifting"
    )
    private static let drunk = Lexicon.set("alcohol wine beer coffee caffeine soda grapefruit-juice")
    private static let free = Lexicon.set(
        """
        advil aleve ibuprofen motrin naproxen nsaid nsaids aspirin tylenol acetaminophen excedrin benadryl sudafed decongestants
        melatonin midol alcohol goody's alka-seltzer naprosyn
        """
    )
    private static let barring = [
        "drive", "lift", "run", "swim", "soak", "jump", "climb", "bend", "twist", "squat", "dive",
    ]
}
