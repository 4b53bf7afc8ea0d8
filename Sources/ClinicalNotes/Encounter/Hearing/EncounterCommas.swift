/// What talk without marks leaves to the ear: the ends of a range, and where one name of a list ends.
extension [SpokenWord] {
    /// "3, 3.5 pounds", "a mile, a mile and a half": from the one to the other.
    mutating func joinRanges() {
        for at in indices.dropFirst().dropLast().reversed() where isRange(at) {
            self[at - 1].hasComma = false
            insert(.init(text: "to", lower: "to", hasComma: false, tokens: []), at: at)
        }
    }

    private func isRange(_ at: Int) -> Bool {
        if isHalfMore(at) { return self[at - 1].lower == self[at + 1].lower }
        // "Stage 2, 3 cm", "my A1c was 6, 7 weeks ago", "take 2, 3 times a day": the first counts something else.
        guard at > 1, self[at - 1].hasComma, Lexicon.units.contains(self[at + 1].lower), self[at + 1].lower != "times",
            Listing.nearly.contains(self[at - 2].lower),
            let from = Double(self[at - 1].lower), let to = Double(self[at].lower)
        else { return false }
        return from < to && to <= from + 2
    }

    /// "A mile and a half".
    func isHalfMore(_ at: Int) -> Bool {
        ["a", "1"].contains(self[at].lower) && self[at...].dropFirst(2).first?.lower == "and"
            && self[at...].dropFirst(4).first?.lower == "half"
    }

    /// "Surgery in 2018 | diabetes and asthma", "exercises | ice and ibuprofen", "ALT | albumin and bilirubin".
    mutating func markLists() {
        for at in indices.dropFirst().dropLast() where isListed(self[at].lower, at) { self[at].hasComma = true }
    }

    private func isListed(_ word: String, _ at: Int) -> Bool {
        let near = self[(at + 1)...].prefix(5)
        guard near.count > 2, let end = near.firstIndex(where: { $0.lower == "and" }), end > at + 1
        else { return false }
        let (rest, and) = (near.map(\.lower), end - at - 1)
        if word.count == 4, ["in", "since"].contains(self[at - 1].lower), Int(word) != nil {
            return Lexicon.isDisease(rest[0]) || EncounterParts.conditionStarts.contains(rest[0])
        }
        // "It showed normal rhythm | good R wave progression and".
        if Listing.graded.contains(rest[0]), and > 1, EncounterShape.isNoun(word),
            !EncounterShape.prepositions.contains(rest[1])
        {
            let shown = self[..<at].drop { !Lexicon.showing.contains($0.lower) }
            return shown.contains { Listing.graded.contains($0.lower) }
        }
        // "LDL cholesterol", "a calcium level", "albumin creatinine ratio": one name.
        if EncounterPlacing.isLaboratory(word), EncounterPlacing.isLaboratory(rest[0]) {
            return !["hormone", rest[0]].contains(word) && !Listing.measured.contains(rest[0]) && rest[1] != "ratio"
        }
        if Listing.treatments.contains(word) {
            return rest[..<and].allSatisfy { Listing.treatments.contains($0) || Lexicon.drugs.contains($0) }
                && !["massage", "exercises"].contains(rest[0])
        }
        return and == 1
            && Listing.isPlural(word) && Listing.isPlural(rest[0]) && rest[2...].contains(where: Listing.isPlural)
    }
}

private enum Listing {
    /// "Foods | fruits": of two plurals the first is no part of the other's name.
    static func isPlural(_ word: String) -> Bool {
        EncounterShape.isPlural(word) && EncounterShape.isNoun(word) && !EncounterShape.timed.contains(word)
            && !Lexicon.isDisease(word) && word != "sports"
    }

    static let graded = Lexicon.set("good poor normal mild moderate severe")
    static let measured = Lexicon.set("level levels count rate hormone hormones cholesterol a1c")
    static let nearly = Lexicon.set("about around for like maybe over every last past another lost gained probably")
    static let treatments = Lexicon.set("exercises stretches ice heat rest elevation compression massage")
}
