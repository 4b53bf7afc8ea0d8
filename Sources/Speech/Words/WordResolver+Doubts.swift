/// What makes no sense where it stands: a reviewer is shown it, however sure the engine was.
extension WordResolver {
    /// The words in doubt.
    func doubts(in terms: [HeardTerm]) -> [Range<Int>] {
        terms.indices.compactMap { index in
            let isHalf = terms.dropFirst(index + 1).first.map(terms[index].isHalfTime) == true
            let isNoCount = Self.counts[terms[index].lower] != nil && isMeasure(index + 1, in: terms)
            if isHalf || isNoCount { return index..<index + 1 }
            return isDenial(index, in: terms) == nil ? doubtedDose(index, in: terms) : index..<index + 2
        }
    }

    /// The number beside a drug, or the beginning of one's name, that no such drug comes in: "Riverox 750 milligrams".
    private func doubtedDose(_ index: Int, in terms: [HeardTerm]) -> Range<Int>? {
        let name = terms[index]
        guard name.trailing.isEmpty, name.isDrug || name.isStrange && name.lower.count > 4,
            let dose = DrugStrengths.Dose(after: index..<index + 1, in: terms),
            let start = terms[index...].prefix(4).firstIndex(where: \.isNumber)
        else { return nil }
        let near = name.isDrug ? [name.lower] : lexicon.drugs.filter { $0.hasPrefix(name.lower.prefix(2)) }
        let drugs = near.filter { drug in
            let beginning = Pronunciation(String(drug.prefix(name.lower.count)))
            return SoundDistance.likeness(Pronunciation(name.lower), beginning) > 0.8
        }
        let known = drugs.compactMap { DrugStrengths.standard.allow(dose, of: $0) }
        return known.isEmpty || known.contains(true) ? nil : start..<start + 1
    }

    /// Whether "and" with the word after it is surely a denial, or may be one; `nil` where it is none. "Plaques on the nose and
    /// changed" may be unchanged, and a dressing may have been changed: that is for the reviewer.
    func isDenial(_ index: Int, in terms: [HeardTerm]) -> Bool? {
        guard terms[index].lower == "and", terms[index].trailing.isEmpty, let next = terms.dropFirst(index + 1).first,
            !next.trailing.isEmpty || index + 2 == terms.count
        else { return nil }
        let before = terms[..<index].reversed().prefix { !$0.endsSentence }
        // "He has two plaques": it is told what is, and no deed of the past joins that.
        let isOfBeing = zip(before.dropFirst(), before).contains {
            Self.being.contains($0.lower) && ($1.isNumber || ["a", "an", "no"].contains($1.lower))
        }
        let verbs = isOfBeing ? Self.verbs.subtracting(Self.being) : Self.verbs
        if before.contains(where: { verbs.contains($0.lower) || $0.lower.hasSuffix("ed") }) { return nil }
        let isNoun = before.first.map { $0.trailing.isEmpty && $0.standing >= .common } == true
        if isNoun, next.lower == "remarkable" { return true }
        let isState = ["ed", "able"].contains(where: next.lower.hasSuffix)
        return next.lower == "remarkable" || isState && lexicon.standing(of: "un" + next.lower) > .known ? false : nil
    }

    private static let verbs = CorrectionWords.verbs.union(CorrectionWords.doers).union(WordContext.verbs)
        .union(["i", "we", "you", "be", "been"])
    private static let being: Set = ["has", "have", "is", "are", "he", "she", "they", "patient", "there"]
}
