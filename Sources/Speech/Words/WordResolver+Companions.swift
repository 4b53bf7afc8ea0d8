/// Words that sound like a word of medicine, where the words beside them leave no other: "a CD scan", "vibration since".
extension WordResolver {
    /// What such words were.
    func companions(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.compactMap { index in
            let term = terms[index]
            let meant = Self.companions[term.lower]?.first { $0.fits(index, in: terms) }?.meant
            return (meant ?? (isAffect(index, in: terms) ? "affect" : nil)).map {
                .init(
                    group: index..<index + 1,
                    words: $0.split(separator: " ").map(String.init),
                    drug: nil,
                    likeness: 0.9,
                    rank: 0
                )
            }
        }
    }

    /// "Effect is a little restricted", "a blunted effect": a mood is shown, and nothing is brought about.
    private func isAffect(_ index: Int, in terms: [HeardTerm]) -> Bool {
        guard terms[index].lower == "effect" else { return false }
        if index > 0, Self.affects.contains(terms[index - 1].lower) { return true }
        guard index + 2 < terms.count, terms[index].trailing.isEmpty, ["is", "was"].contains(terms[index + 1].lower)
        else { return false }
        let isNamed = index > 0 && terms[index].probability >= 0.5 && terms[index - 1].trailing.isEmpty
        let after = terms[(index + 2)...].drop { Self.degrees.contains($0.lower) }
        return !isNamed && after.first.map { Self.affects.contains($0.lower) } == true
    }

    private static let affects: Set<String> = [
        "blunted", "restricted", "constricted", "flat", "euthymic", "congruent", "labile", "tearful",
    ]
    private static let degrees: Set<String> = ["a", "little", "bit", "somewhat", "mildly", "slightly", "very", "mood"]

    /// A word, and the words that stand right before or after it; where none are named, any may.
    private struct Companion {
        let meant: String
        var before: Set<String> = []
        var after: Set<String> = []
        /// What stands behind the word after.
        var behind: Set<String> = []
        /// Whether the word after is a number.
        var isOfNumber = false

        func fits(_ index: Int, in terms: [HeardTerm]) -> Bool {
            let (last, next) = (word(index - 1, in: terms), word(index + 1, in: terms))
            if !before.isEmpty, last.map({ !before.contains($0.lower) || $0.endsSentence }) != false { return false }
            if after.isEmpty, !isOfNumber { return true }
            guard let next, !terms[index].trailing.contains(where: { "?!;:,".contains($0) }) else { return false }
            if isOfNumber ? !next.isNumber : !after.contains(next.lower) || !terms[index].trailing.isEmpty {
                return false
            }
            return behind.isEmpty || word(index + 2, in: terms).map { behind.contains($0.lower) } == true
        }

        private func word(_ index: Int, in terms: [HeardTerm]) -> HeardTerm? {
            terms.indices.contains(index) ? terms[index] : nil
        }
    }

    private static let companions: [String: [Companion]] = [
        "cd": [Companion(meant: "CT", after: ["scan", "scans"])],
        "shot": [Companion(meant: "shock", after: ["wave", "waves"])],
        "interior": [Companion(meant: "anterior", after: ["segment", "segments", "chamber", "cruciate", "drawer"])],
        "inside": [Companion(meant: "insight", after: ["and"], behind: ["judgment", "judgement"])],
        "since": [Companion(meant: "sense", before: ["vibration", "vibratory"], after: findings)],
        "fitting": [
            Companion(meant: "pitting", after: ["edema", "oedema"]),
            Companion(meant: "pitting", before: ["plus", "+", "1+", "2+", "3+"]),
        ],
        "wait": [Companion(meant: "weight", behind: masses, isOfNumber: true)],
        "weight": [Companion(meant: "wait", before: ["rather"])],
        "few": [Companion(meant: "FU", before: ["five", "5"])],
        "material": [Companion(meant: "arterial", after: ["gas", "gases"])],
        "moment": [Companion(meant: "murmur", before: ["ejection", "systolic", "diastolic"])],
        "number": [Companion(meant: "lumbar", after: ["spine", "strain", "puncture", "radiculopathy"])],
        "partition": [Companion(meant: "palpation", before: ["to"])],
        "cystolic": [Companion(meant: "systolic")],
        "apoptosis": [Companion(meant: "proptosis", before: ["mild", "moderate", "severe", "bilateral"])],
        "brood": [Companion(meant: "bruit")],
        "broods": [Companion(meant: "bruits")],
        "brutes": [Companion(meant: "bruits", before: ["carotid", "renal", "abdominal", "no"])],
        "tattoo": [Companion(meant: "type 2", after: ["diabetes"])],
        "tennis": [
            Companion(meant: "tetanus", after: ["is", "was"], behind: ["up"]),
            Companion(meant: "tetanus", after: ["booster", "vaccine", "vaccination", "immunization", "toxoid"]),
        ],
        "pair": [Companion(meant: "air", before: ["room"])],
        "err": [Companion(meant: "air", before: ["room"])],
        "heir": [Companion(meant: "air", before: ["room"])],
    ]

    /// What is found of a sense: "vibration since the chemotherapy" is when.
    private static let findings: Set<String> = [
        "is", "was", "intact", "absent", "reduced", "decreased", "diminished", "normal", "and", "at", "in", "to",
    ]
    private static let masses: Set<String> = [
        "pounds", "pound", "lb", "lbs", "kilograms", "kilogram", "kilos", "kg", "stone",
    ]
}
