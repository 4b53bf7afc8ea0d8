/// Names of tests that were written together with their value.
extension WordResolver {
    /// "TSH2.1" is TSH 2.1, and "at LT64" ALT 64. What may be a name that ends in a number stays as it is.
    func runOnValues(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.compactMap { index in
            let last = index > 0 && terms[index - 1].trailing.isEmpty ? terms[index - 1].lower : ""
            let next = terms[index].trailing.isEmpty ? terms.dropFirst(index + 1).first?.lower ?? "" : ""
            return parted(terms[index].text, last, next).map {
                let start = $0.takesLast ? index - 1 : index
                return .init(group: start..<index + 1, words: $0.words, drug: nil, likeness: 0.9, rank: 0)
            }
        }
    }

    /// A name and its value, and whether the word before is the beginning of the name.
    private func parted(_ text: String, _ last: String, _ next: String) -> (words: [String], takesLast: Bool)? {
        if let found = text.wholeMatch(of: /([Aa]?)1[Cc]([0-9]{1,2}(?:\.[0-9]+)?)/) {
            return !found.1.isEmpty || last == "a" ? (["A1c", String(found.2)], found.1.isEmpty) : nil
        }
        // "Free T41.2", "the right I4 times daily": a hormone has a number of its own, and drops are for an eye.
        if ["free", "total"].contains(last), let own = text.wholeMatch(of: /(T[34])([0-9][0-9.]*)/) {
            return ([String(own.1), String(own.2)], false)
        }
        let isOfEye = ["right", "left", "each"].contains(last) && ["times", "drops"].contains(next)
        if isOfEye, let own = text.wholeMatch(of: /I([0-9]+)/) { return (["eye", String(own.1)], false) }
        guard let found = text.wholeMatch(of: /([A-Z](?:-?[A-Z])+)-?([0-9]+(?:\.[0-9]+)?)/) else { return nil }
        let (name, value) = (found.1.filter { $0 != "-" }, String(found.2))
        if ["a", "an", "at"].contains(last), value.count > 1, ["LT", "ST"].contains(name) {
            return (["A" + name, value], true)
        }
        let isValue = value.contains(".") || WordContext.units.contains(next)
        if isValue, FormatterWords.endingInDigit[name] == nil { return ([name, value], false) }
        // "HIV-1" is a name.
        let isHyphenated = text.contains(/-[0-9]/)
        return Self.abbreviations.contains(name.lowercased()) && !isHyphenated ? ([name, value], false) : nil
    }

    /// Abbreviations that a value may follow.
    static let abbreviations = FormatterWords.letters.union(["alt", "ast", "hpi", "bun", "gfr", "egfr", "ecog"])
}
