/// Short words that were written together with a word of medicine beside them.
extension WordResolver {
    /// "ipratropiumas needed" is "ipratropium as needed"; only what nobody writes as one word, and no beginning that denies.
    func runOnWords(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.compactMap { index in
            parted(terms[index]).map {
                .init(group: index..<index + 1, words: $0, drug: nil, likeness: 1, rank: 0)
            }
        }
    }

    private func parted(_ term: HeardTerm) -> [String]? {
        guard term.isStrange, term.lower.allSatisfy(\.isLetter) else { return nil }
        // "Polypsent": a sound that is said twice at the seam is written once.
        for count in 5...max(5, term.text.count - 3) where lexicon.isMedical(String(term.lower.prefix(count))) {
            let rest = String(term.text.dropFirst(count - 1))
            if rest.count > 3, lexicon.standing(of: rest) == .common { return [String(term.text.prefix(count)), rest] }
        }
        // "Unexamination": no noun of doing is denied so, and a sentence begins with what was done.
        if term.lower.hasPrefix("un"), term.lower.hasSuffix("tion"),
            lexicon.standing(of: String(term.lower.dropFirst(2))) > .unknown
        {
            return [term.text.first == "U" ? "On" : "on", String(term.text.dropFirst(2))]
        }
        for (word, mayBegin) in [("as", false), ("of", true), ("to", true), ("and", true), ("on", true), ("for", true)]
        {
            if term.lower.hasSuffix(word), isLong(term.lower.dropLast(word.count)) {
                return [String(term.text.dropLast(word.count)), word]
            }
            if mayBegin, term.lower.hasPrefix(word), isLong(term.lower.dropFirst(word.count)) {
                return [String(term.text.prefix(word.count)), String(term.text.dropFirst(word.count))]
            }
        }
        return nil
    }

    private func isLong(_ rest: Substring) -> Bool { rest.count > 4 && lexicon.isMedical(String(rest)) }

    /// "ear drum" is eardrum: two words that together are a word of medicine, and nothing else.
    func compounds(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.dropLast().compactMap { index in
            let (first, second) = (terms[index], terms[index + 1])
            if let word = apart(index, in: terms) ?? abbreviation(index, in: terms) {
                return .init(group: index..<index + 2, words: [word], drug: nil, likeness: 0.9, rank: 0)
            }
            guard first.trailing.isEmpty, second.leading.isEmpty, first.lower.count > 2, second.lower.count > 3,
                !Self.apart.contains(second.lower), first.lower.allSatisfy(\.isLetter),
                lexicon.isTerm(first.lower + second.lower)
            else { return nil }
            return .init(group: index..<index + 2, words: [first.text + second.lower], drug: nil, likeness: 1, rank: 0)
        }
    }

    /// "to facilitate your nation", "on a rival": two words that are said of nothing here, and the one that was.
    private func apart(_ index: Int, in terms: [HeardTerm]) -> String? {
        guard terms[index].trailing.isEmpty else { return nil }
        switch (terms[index].lower, terms[index + 1].lower) {
        case ("and", "haler"): return "inhaler"
        case ("super", let rest) where lexicon.isTerm("supra" + rest): return "supra" + rest
        case ("by", let rest) where lexicon.isTerm("bi" + rest) && (rest.hasSuffix("ly") || rest.hasSuffix("ate")):
            return "bi" + rest
        case ("an", let rest) where !terms[index + 1].trailing.isEmpty && lexicon.isTerm("an" + rest):
            return "an" + rest
        case ("and", let rest) where isDenial(index, in: terms) == true: return "un" + rest
        case ("your", "nation"): return "urination"
        case ("a", "rival"): return index > 0 && ["on", "upon"].contains(terms[index - 1].lower) ? "arrival" : nil
        case ("your", "analysis"):
            let near = terms[max(0, index - 8)..<min(terms.count, index + 6)]
            let isTold = index + 2 < terms.count && ["shows", "showed"].contains(terms[index + 2].lower)
            return isTold || near.contains { Self.laboratory.contains($0.lower) } ? "urinalysis" : nil
        default: return nil
        }
    }

    /// "MR I" is MRI, and "a LT 41" ALT 41: letters of an abbreviation that were written apart.
    private func abbreviation(_ index: Int, in terms: [HeardTerm]) -> String? {
        let word = (terms[index].text + terms[index + 1].text).uppercased()
        let isSplit = terms[index].lower.count > 1
        let after = terms[(index + 2)...].prefix(2).drop { ["is", "was"].contains($0.lower) }
        return Self.abbreviations.contains(word.lowercased())
            && word.dropFirst() == terms[index].text.dropFirst() + terms[index + 1].text && terms[index].trailing != "."
            && (isSplit ? terms[index].probability < 0.75 : after.first?.isNumber == true) ? word : nil
    }

    private static let laboratory: Set<String> = [
        "urine", "culture", "panel", "blood", "labs", "metabolic", "dipstick",
    ]

    /// Verbs and particles that the word before is the subject or the verb of: "his head aches".
    private static let apart: Set<String> = ["aches", "ache", "burns", "burn", "outs", "over", "follow"]
}
