/// What a label announces, such as "date of birth": it goes whatever it looks like.
extension IdentifierLine {
    /// A label: how many words it has, what it announces, and whether that goes even where it doesn't look like one.
    private typealias Label = (count: Int, category: Surrogates.Category, isSure: Bool)

    /// What stands right behind a label or a title, over commas and from line to line; with the line that it is in.
    static func announced(in lines: [IdentifierLine]) -> [(line: Int, finding: Deidentifier.Finding)] {
        let whole = IdentifierLine(words: lines.flatMap(\.words))
        var starts = [0]
        for line in lines { starts.append(starts[starts.count - 1] + line.words.count) }
        return whole.labelled().flatMap { finding in
            lines.indices.compactMap { at in
                let own = finding.words.clamped(to: starts[at]..<starts[at + 1])
                let words = own.lowerBound - starts[at]..<own.upperBound - starts[at]
                return own.isEmpty ? nil : (at, .init(words: words, category: finding.category))
            }
        }
    }

    private func labelled() -> [Deidentifier.Finding] {
        var result: [Deidentifier.Finding] = []
        var at = 0
        while at < words.count {
            guard let (count, category, isSure) = label(at) else {
                at += 1
                continue
            }
            at += count
            let from = at
            while at < min(words.count, from + 6), Self.lead.contains(lower(at)) || lower(at).isEmpty { at += 1 }
            guard at < words.count, label(at) == nil, isValue(at) else { continue }
            // Behind a full stop something else may begin.
            let isNext = isSure && !words[from - 1..<at].contains { $0.trailing.contains { ".?!".contains($0) } }
            let isNamed = [.name, .address, .contact].contains(category)
            let looks = isNamed ? words[at].isCapitalised && !IdentifierWords.isTerm(words[at].name) : isNumeral(at)
            guard isNext || words[at].digits > (isSure ? 0 : 1) || looks else { continue }
            let isTitled = IdentifierWords.titles.contains(lower(from - 1))
            let end = isTitled ? at + 1 : end(of: category, from: at)
            result.append(.init(words: at..<end, category: category))
            at = end
        }
        return result
    }

    private func label(_ at: Int) -> Label? {
        for count in (1...3).reversed() where at + count <= words.count {
            let name = words[at..<at + count].map(\.name).joined(separator: " ")
            if let category = Self.labels[name] { return (count, category, true) }
        }
        let (word, next) = (words[at], lower(at + 1))
        if let category = Self.vagueLabels[word.name] {
            // "We address the pain", "a brand name": they are labels of somebody's, or with what they label.
            let isOwned = at > 0 && Self.owners.contains(words[at - 1].name)
            let isTold = word.name != "name" && (next == "is" || word.trailing.contains { ":,".contains($0) })
            return isOwned || isTold ? (1, category, true) : nil
        }
        if ["mr", "mrs", "ms", "miss", "mister", "missus", "dr", "prof"].contains(word.lower) {
            return (1, .name, true)
        }
        if ["mrn", "ssn"].contains(word.lower) { return (1, .number, true) }
        if ["number", "no", "id", "code", "#"].contains(next), word.trailing.isEmpty {
            if Self.numbered.contains(word.name) { return (2, .number, true) }
            if Self.cues.contains(word.name) { return (2, .number, false) }
        }
        // "Red cell 12": named by a word before it, a cell is no telephone.
        let before = at > 0 && words[at - 1].trailing.isEmpty ? words[at - 1].lower : "the"
        let isOfBody =
            word.name == "cell" && !before.contains("'") && !Lexicon.functionWords.contains(before)
            && !Self.cues.union(["work", "home", "personal", "private", "text"]).contains(before)
        return Self.numbers.contains(word.name) && !isOfBody ? (1, .phone, false) : nil
    }

    /// No small word of the language: "the phone number was not known".
    private func isValue(_ at: Int) -> Bool {
        words[at].core.count == 1 && words[at].isCapitalised
            || !Lexicon.functionWords.contains(lower(at)) && !Lexicon.negations.contains(lower(at))
    }

    private func isNumeral(_ at: Int) -> Bool {
        lower(at).split(separator: "-").map(String.init).contains {
            Self.numerals.contains($0) || Self.spokenDigits.contains($0) || ["twenty", "thirty"].contains($0)
        }
    }

    private func end(of category: Surrogates.Category, from start: Int) -> Int {
        var end = start + 1
        while end < min(words.count, start + (category == .name ? 3 : 14)), goesOn(category, at: end) { end += 1 }
        return end
    }

    /// Whether the word at `at` is of the identifier too that it follows.
    private func goesOn(_ category: Surrogates.Category, at: Int) -> Bool {
        let (last, word) = (words[at - 1], words[at])
        let isApart = !last.trailing.isEmpty
        if last.trailing.contains(where: { ".?!;:".contains($0) }), last.core.count > 2 || last.digits > 0 {
            return false
        }
        if [.name, .address, .contact].contains(category) {
            let isSaid = Lexicon.framing.contains(word.lower) || PlainWords.verbs[word.lower] != nil
            let isOther = label(at) != nil || IdentifierWords.isTerm(word.name) || category == .name && word.digits > 0
            return !isSaid && !isOther && (isValue(at) || category != .name && ["at", "of"].contains(word.lower))
        }
        // Figures in groups too, "123, 45, 6789"; but no measure.
        let isDate = category == .date
        let isFigure = word.digits > (isApart && !isDate ? 1 : 0) && word.core.filter(\.isLetter).count < 5
        if isFigure, isDate || !word.core.contains(where: { "/.%".contains($0) }) {
            return !Lexicon.units.contains(lower(at + 1)) && !lower(at + 1).hasPrefix("y")
        }
        let isOfDate = Self.months.contains(word.name) || Self.ordinals.contains(word.name) || word.lower == "of"
        return isNumeral(at) || isDate && isOfDate || !isApart && word.core.count == 1 && word.lower != "a"
    }

    private static let owners: Set<String> = [
        "my", "his", "her", "your", "their", "last", "first", "full", "maiden", "middle", "legal", "mailing",
    ]
    private static let lead: Set<String> = [
        "is", "was", "be", "are", "that", "that's", "this", "it", "it's", "a", "an", "the", "um", "uh", "so", "number",
        "no", "id",
        "of", "as", "follows", "ending", "in", "at", "him", "her", "them", "me",
    ]
    private static let labels: [String: Surrogates.Category] = {
        let lists: [(Surrogates.Category, String)] = [
            (.name, "patient name|name of patient|patient named"),
            (.date, "date of birth|birth date|birthdate|birthday|dob"),
            (.phone, "phone number|telephone number|cell number|mobile number|fax number"),
            (.address, "home address|mailing address|street address"), (.contact, "email address|e-mail address"),
        ]
        let pairs = lists.flatMap { category, list in list.split(separator: "|").map { (String($0), category) } }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()
    private static let vagueLabels: [String: Surrogates.Category] = [
        "name": .name, "address": .address, "email": .contact, "e-mail": .contact,
    ]
    /// A number of these is of identity, whatever it looks like.
    private static let numbered: Set<String> = [
        "policy", "member", "subscriber", "record", "account", "security", "license", "passport", "medicare",
        "medicaid",
        "insurance", "identification", "certificate",
    ]
    /// Figures behind one of these are of identity.
    private static let numbers: Set<String> = [
        "zip", "fax", "phone", "telephone", "cell", "mobile", "passport", "pager", "npi", "dea", "fin",
    ]
    /// And behind one of these, where "number", "id" or the like stands between.
    private static let cues: Set<String> = numbers.union([
        "chart", "badge", "case", "accession", "device", "serial", "plate", "invoice", "group", "patient", "claim",
        "visit",
        "encounter", "order", "specimen", "lot", "callback", "contact", "call", "reach",
    ])
}
