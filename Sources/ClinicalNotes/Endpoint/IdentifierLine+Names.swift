/// Names of people and places.
extension IdentifierLine {
    func names() -> [Deidentifier.Finding] {
        var isName = words.indices.map { capitalisedName($0) || listedName($0) }
        for index in words.indices { spread(from: index, &isName) }
        return runs(of: isName, .name)
    }

    /// A capital where no sentence begins, on a word that is not known to be something else.
    private func capitalisedName(_ index: Int) -> Bool {
        let word = words[index]
        guard word.isCapitalised, !word.isAbbreviation || IdentifierWords.firstNames.contains(word.name) else {
            return false
        }
        if isHarmless(word) { return false }
        return !beginsSentence(index)
    }

    /// A word of the lists of names: given names in any case, family names where they are capitalised.
    private func listedName(_ index: Int) -> Bool {
        let word = words[index]
        if IdentifierWords.isOrdinary(word.name) { return false }
        if IdentifierWords.firstNames.contains(word.name) || IdentifierWords.cities.contains(word.name) { return true }
        return word.isCapitalised && IdentifierWords.lastNames.contains(word.name)
    }

    private func isHarmless(_ word: Word) -> Bool {
        if ["I", "I'm", "I've", "I'd", "I'll"].contains(word.core.replacing("\u{2019}", with: "'")) { return true }
        if word.base.dropFirst().contains(where: \.isUppercase), word.base.contains(where: \.isLowercase) {
            return word.base.count <= 6 && !word.base.hasPrefix("Mc") && !word.base.hasPrefix("O'")
        }
        if IdentifierWords.ambiguousNames.contains(word.name) { return false }
        return word.base.split(separator: "-").allSatisfy { IdentifierWords.isOrdinary($0.lowercased()) }
            || IdentifierWords.isOrdinary(word.name)
    }

    /// Titles and phrases that a name follows, and names that a name follows.
    private func spread(from index: Int, _ isName: inout [Bool]) {
        let word = words[index]
        if IdentifierWords.titles.contains(word.lower) { take(index + 1, 3, evenSmall: true, &isName) }
        if word.lower == "doctor" || word.lower == "nurse", index + 1 < words.count,
            words[index + 1].isCapitalised || IdentifierWords.lastNames.contains(words[index + 1].name)
        {
            take(index + 1, 3, evenSmall: false, &isName)
        }
        guard isName[index], index + 1 < words.count, word.trailing.isEmpty else { return }
        // After a name: a family name in small letters, an initial; before it: a capital that begins the sentence.
        let next = words[index + 1]
        if IdentifierWords.lastNames.contains(next.name) && !IdentifierWords.isOrdinary(next.name) {
            isName[index + 1] = true
        }
        if next.core.count == 1, next.isCapitalised, next.core != "I" { isName[index + 1] = true }
        if ["al-", "el-", "ben-", "bin-"].contains(where: next.lower.hasPrefix) { isName[index + 1] = true }
        if index + 2 < words.count, ["van", "von", "de", "del", "la", "der", "bin", "da", "dos"].contains(next.lower),
            words[index + 2].isCapitalised || ["la", "der", "los"].contains(words[index + 2].lower)
        {
            isName[index + 1] = true
            isName[index + 2] = true
        }
        if index > 0, beginsSentence(index - 1), words[index - 1].isCapitalised, words[index - 1].trailing.isEmpty,
            !isHarmless(words[index - 1]), !words[index - 1].isAbbreviation
        {
            isName[index - 1] = true
        }
    }

    /// Marks up to `count` words of a name from `start`: the first, then those that are capitalised or listed.
    private func take(_ start: Int, _ count: Int, evenSmall: Bool, _ isName: inout [Bool]) {
        for index in start..<min(start + count, words.count) {
            if index > start, !words[index - 1].trailing.isEmpty, words[index - 1].core.count > 1 { return }
            let word = words[index]
            let isListed =
                IdentifierWords.firstNames.contains(word.name) || IdentifierWords.lastNames.contains(word.name)
            let isLikely = word.isCapitalised && !isHarmless(word) || isListed && !IdentifierWords.isOrdinary(word.name)
            let isFirst =
                index == start && (evenSmall || word.isCapitalised) && !IdentifierWords.functionWords(word.lower)
            guard isLikely || isFirst else { return }
            isName[index] = true
        }
    }

    /// Neighbours of one kind as one finding, as far as no mark stands between.
    func runs(of marks: [Bool], _ category: Surrogates.Category) -> [Deidentifier.Finding] {
        var result: [Deidentifier.Finding] = []
        for index in marks.indices where marks[index] {
            if let last = result.last, last.words.upperBound == index,
                words[index - 1].trailing.isEmpty || words[index - 1].core.count == 1
            {
                result[result.count - 1].words = last.words.lowerBound..<index + 1
            } else {
                result.append(.init(words: index..<index + 1, category: category))
            }
        }
        return result
    }
}
