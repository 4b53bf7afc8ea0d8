/// Dates more precise than a year, and ages over 89.
extension IdentifierLine {
    static let months = Set(GroundedTimes.months.words).union([
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ])
    private static let before: Set<String> = [
        "in", "since", "last", "next", "this", "until", "till", "of", "from", "by", "early", "late", "mid", "through",
        "around",
        "before", "after", "on",
    ]
    static let ordinals: Set<String> = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
        "thirtieth", "twenty", "thirty",
    ]
    static let numerals: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "oh", "zero", "hundred", "thousand",
        "forty",
        "fifty", "sixty", "seventy", "eighty", "ninety",
    ]

    func dates() -> [Deidentifier.Finding] {
        var result: [Deidentifier.Finding] = []
        for index in words.indices {
            if isWrittenDate(index) {
                result.append(.init(words: index..<index + 1, category: .date))
            } else if Self.months.contains(words[index].name), let range = spokenDate(index) {
                result.append(.init(words: range, category: .date))
            }
        }
        return result
    }

    /// `3/14/2024`, `2024-03-14`, `3.14.24`, and `3/14` after a word that a date follows.
    private func isWrittenDate(_ index: Int) -> Bool {
        guard words[index].digits > 0 else { return false }
        let core = words[index].core
        if core.wholeMatch(of: /\d{1,2}[\/.-]\d{1,2}[\/.-](\d{4}|\d{2})|\d{4}[-\/.]\d{1,2}[-\/.]\d{1,2}(T.*)?/) != nil {
            return true
        }
        guard let short = core.wholeMatch(of: /(\d{1,2})[\/-](\d{1,4})/), let first = Int(short.1),
            let second = Int(short.2)
        else { return false }
        if (1...12).contains(first), (1900...2100).contains(second) { return true }
        let cues = Self.before.subtracting(["of", "around", "this"]).union([
            "dated", "date", "dob", "born", "seen", "visit",
        ])
        return (1...12).contains(first) && (1...31).contains(second) && cues.contains(lower(index - 1))
    }

    /// A month's name with its day or year, or alone where it can mean nothing else.
    private func spokenDate(_ month: Int) -> Range<Int>? {
        var (start, end) = (month, month + 1)
        let isAmbiguous = ["may", "march", "mar", "jan", "jun", "sep", "dec"].contains(words[month].name)
        if words[month].trailing.isEmpty || words[month].trailing == "." {
            var days = 0
            while end < words.count, days < 2, isDay(end) {
                end += 1
                days += 1
                if !words[end - 1].trailing.isEmpty { break }
            }
            if lower(end) == "of", end + 1 < words.count, isYear(end + 1) { end += 1 }
            if end < words.count, isYear(end) {
                end += 1
            } else {
                var spoken = 0
                while end < words.count, spoken < 4, days > 0 || !isAmbiguous,
                    words[end - 1].trailing.filter({ $0 != "," }).isEmpty,
                    Self.numerals.contains(lower(end)) || ["twenty", "thirty"].contains(lower(end))
                {
                    end += 1
                    spoken += 1
                }
            }
        }
        var at = month - 1
        if lower(at) == "of", isDay(at - 1) { at -= 1 }
        if at >= 0, isDay(at), words[at].trailing.isEmpty {
            start = at
            if isDay(at - 1), ["twenty", "thirty"].contains(lower(at - 1)) { start = at - 1 }
            if lower(start - 1) == "the" { start -= 1 }
        }
        if start < month || end > month + 1 { return start..<end }
        let follows = Self.before.contains(lower(month - 1))
        if isAmbiguous { return follows && words[month].isCapitalised ? start..<end : nil }
        return start..<end
    }

    private func isDay(_ index: Int) -> Bool {
        guard words.indices.contains(index) else { return false }
        if words[index].digits > 0, let match = words[index].lower.wholeMatch(of: /(\d{1,2})(st|nd|rd|th)?/),
            let day = Int(match.1)
        {
            return (1...31).contains(day)
        }
        let parts = words[index].lower.split(separator: "-").map(String.init)
        return parts.allSatisfy { Self.ordinals.contains($0) }
    }

    private func isYear(_ index: Int) -> Bool {
        words.indices.contains(index) && words[index].digits > 1
            && words[index].core.wholeMatch(of: /(19|20)\d\d|'\d\d/) != nil
    }

    /// 90 and more, in figures or spoken: "93-year-old", "ninety three years old".
    func ages() -> [Deidentifier.Finding] {
        words.indices.compactMap { index in
            let lower = words[index].lower
            if words[index].digits > 0, let match = lower.wholeMatch(of: /(\d{2,3})-?(years?|yo|y\/o|yr)(-olds?)?/),
                isOver89(Int(match.1))
            {
                return .init(words: index..<index + 1, category: .age)
            }
            if isOver89(Int(lower)),
                ["year", "years", "year-old", "years-old", "yo", "y/o", "yr"].contains(self.lower(index + 1))
                    || ["aged", "age", "turned"].contains(self.lower(index - 1))
            {
                return .init(words: index..<index + 1, category: .age)
            }
            guard lower == "ninety" || lower.hasPrefix("ninety-") else { return nil }
            let end = Self.numerals.contains(self.lower(index + 1)) ? index + 2 : index + 1
            return self.lower(end).hasPrefix("year") || lower.hasSuffix("-old")
                ? .init(words: index..<end, category: .age) : nil
        }
    }

    private func isOver89(_ age: Int?) -> Bool { age.map { (90...125).contains($0) } ?? false }
}
