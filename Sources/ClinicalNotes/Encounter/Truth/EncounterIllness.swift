/// An illness that words name, by its head and what it is of: "heart failure", "a tear".
struct EncounterIllness {
    /// Its last word, singular.
    var head: String
    /// The word before a head that says nothing alone: "heart" of "heart failure".
    var kind: String?
    /// Where it stands among the words.
    var place: Int

    /// The illnesses that the words name.
    static func named(in lower: [String]) -> [EncounterIllness] {
        lower.indices.compactMap { at in
            let word = lower[at]
            guard isName(word) || conditions[word]?.contains(where: { ends(lower, at, in: $0) }) == true else {
                return nil
            }
            let before = at > 0 ? lower[at - 1] : ""
            let isOfKind =
                general.contains(singular(word)) && before.count > 2 && !Lexicon.functionWords.contains(before)
            return .init(head: singular(word), kind: isOfKind ? before : nil, place: at)
        }
    }

    /// Whether a word alone names an illness.
    static func isName(_ word: String) -> Bool {
        Lexicon.isDisease(word, longerThan: 4) || names.contains(word)
            || word.utf8.last == UInt8(ascii: "s") && names.contains(singular(word))
    }

    func isSame(as other: EncounterIllness) -> Bool { head == other.head && kind == other.kind }

    private static func ends(_ lower: [String], _ at: Int, in condition: [String]) -> Bool {
        at + 1 >= condition.count
            && lower[(at + 1 - condition.count)...at].elementsEqual(condition)
    }

    private static func singular(_ word: String) -> String {
        word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("is") && !word.hasSuffix("us") && word.count > 4
            ? String(word.dropLast()) : word
    }

    /// Lasting conditions by their last words.
    private static let conditions = WordMap(Dictionary(grouping: EncounterParts.conditions) { $0.last ?? "" })
    private static let general = Lexicon.set("failure disease disorder syndrome infection injury attack")
    private static let names = Lexicon.set(
        """
        strain sprain fracture tear infection cancer diabetes hypertension asthma gout reflux anemia pneumonia contusion stroke
        disease disorder syndrome injury stone hernia concussion herniation sciatica radiculopathy tumor clot strep flu
        covid mono shingles cyst ulcer allergy attack
        """
    )
}
