/// Numbers of identity, addresses and contacts.
extension IdentifierLine {
    static let spokenDigits: Set<String> = [
        "zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple",
        "dash",
        "hyphen",
    ]
    /// Telephone and other numbers: long runs of digits.
    func numbers() -> [Deidentifier.Finding] {
        var result: [Deidentifier.Finding] = []
        var index = 0
        while index < words.count {
            guard let end = digitRun(from: index) else {
                index += 1
                continue
            }
            let run = words[index..<end]
            let digits = run.reduce(0) {
                $0 + ($1.digits > 0 ? $1.digits : Self.spokenDigits.contains($1.lower) ? 1 : 0)
            }
            if isLong(run, digits) {
                let isPhone = digits == 7 || digits == 10 || digits == 11
                result.append(.init(words: index..<end, category: isPhone ? .phone : .number))
            }
            index = end
        }
        return result
    }

    /// Words that continue one number: figures with their marks, or spoken digits.
    private func digitRun(from start: Int) -> Int? {
        var end = start
        while end < words.count {
            let word = words[end]
            let isFigure =
                word.digits > 0
                && word.core.wholeMatch(of: /[#+(]*[A-Za-z]{0,4}[-#]?[\d().\-\/]*\d[\d().\-\/]*[A-Za-z]?/) != nil
            guard isFigure || Self.spokenDigits.contains(word.lower) && (end > start || word.lower != "o") else {
                break
            }
            end += 1
            if word.trailing.contains(where: { $0 != ")" && $0 != "-" }) { break }
        }
        return end > start ? end : nil
    }

    private func isLong(_ run: ArraySlice<Word>, _ digits: Int) -> Bool {
        if run.count == 1, let only = run.first {
            if only.core.contains(",") || only.core.wholeMatch(of: /\d+\.\d+/) != nil { return false }
            let letters = only.core.contains(where: \.isLetter)
            return digits >= (letters ? 5 : 6)
                || only.core.wholeMatch(of: /\(?\d{3}\)?[-.]\d{4}|\d{3}[-.]\d{2}[-.]\d{4}/) != nil
                || only.core.wholeMatch(of: /\d{5}-\d{4}/) != nil
        }
        return digits >= 7
    }

    /// Mail, web and network addresses, written or spoken ("j dot vance at example dot org").
    func contacts() -> [Deidentifier.Finding] {
        var result: [Deidentifier.Finding] = []
        for index in words.indices {
            let lower = words[index].lower
            if lower.contains("@") && lower.count > 2 || lower.hasPrefix("www.") || lower.hasPrefix("http")
                || lower.contains(".")
                    && lower.wholeMatch(of: /\d{1,3}(\.\d{1,3}){3}|[a-z0-9-]+\.(com|org|net|edu|gov)(\/.*)?/) != nil
            {
                result.append(.init(words: index..<index + 1, category: .contact))
            } else if lower == "dot", ["com", "org", "net", "edu", "gov", "co"].contains(self.lower(index + 1)) {
                result.append(.init(words: spokenContact(endingAt: index + 2), category: .contact))
            }
        }
        return result
    }

    private func spokenContact(endingAt end: Int) -> Range<Int> {
        let joints: Set<String> = ["dot", "underscore", "dash", "hyphen", "at"]
        var start = max(0, end - 3)
        while start > 0, end - start < 12, joints.contains(lower(start)) || joints.contains(lower(start - 1)) {
            start -= 1
        }
        if start > 0, words[start - 1].core.count == 1 { start -= 1 }
        return start..<end
    }

    private static let streets: Set<String> = [
        "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "court", "ct", "boulevard", "blvd",
        "way",
        "place", "pl", "circle", "terrace", "parkway", "highway", "trail", "square", "loop", "pike", "crescent",
        "alley",
    ]

    /// House number, street, and what follows of flat, town, state and ZIP code; a post office box.
    func addresses() -> [Deidentifier.Finding] {
        words.indices.compactMap { index in
            if lower(index) == "box", ["po", "p.o", "office"].contains(lower(index - 1)), index + 1 < words.count {
                return .init(words: index - 1..<index + 2, category: .address)
            }
            guard words[index].digits > 0, words[index].core.wholeMatch(of: /\d{1,6}[A-Za-z]?/) != nil,
                words[index].trailing.isEmpty
            else {
                return nil
            }
            for end in index + 1..<max(index + 1, min(index + 6, words.count)) {
                if end > index + 1, Self.streets.contains(lower(end)) {
                    let between = words[index + 1..<end]
                    guard between.allSatisfy({ $0.isCapitalised || $0.digits > 0 }) else { return nil }
                    return .init(words: index..<restOfAddress(from: end + 1), category: .address)
                }
                if !words[end].trailing.isEmpty { return nil }
            }
            return nil
        }
    }

    private func restOfAddress(from start: Int) -> Int {
        var end = start
        while end < words.count,
            !words[end - 1].trailing.contains(where: { ".?!;:".contains($0) }) || words[end - 1].core.count <= 4
        {
            let word = words[end]
            let isUnit = ["apartment", "apt", "unit", "suite", "number", "floor"].contains(word.lower)
            guard isUnit || word.digits > 0 || word.isCapitalised && !IdentifierWords.functionWords(word.lower) else {
                break
            }
            end += 1
        }
        return end
    }
}
