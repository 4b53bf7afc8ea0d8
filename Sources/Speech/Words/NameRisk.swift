/// How likely a group of heard words is to be somebody's name, or to hold one: names are as strange as what was misheard.
struct NameRisk: Sendable {
    private enum Place {
        /// Nothing is written as a name.
        case none
        /// A capital that may as well begin a sentence.
        case beginning
        /// A capital within a sentence.
        case within
        /// Who is of some age.
        case person
    }

    private let place: Place
    private let isFollowedAsEponym: Bool
    /// Whether "on" stands before it: a drug may follow, and no term is likelier than a name.
    private let isBehindOn: Bool

    /// The risk of `group` in `terms`.
    init(_ group: Range<Int>, in terms: [HeardTerm]) {
        let names = group.filter { terms[$0].isWrittenAsName }
        if !names.isEmpty, Self.isOfAge(terms[group.upperBound...]) {
            place = .person
        } else if names.contains(where: {
            !Self.mayBeginSentence($0, in: terms) && !Self.followsDeterminer($0, in: terms)
        }) {
            place = Self.isMeasured(group, in: terms) ? .beginning : .within
        } else {
            place = names.isEmpty || group.count > 1 || !Self.mayBeginSentence(names[0], in: terms) ? .none : .beginning
        }
        isBehindOn = !names.isEmpty && terms[..<group.lowerBound].last?.lower == "on"
        let after = terms[group.upperBound...].prefix(3).map(\.lower)
        let findings = after.drop { ["is", "was", "are", "were"].contains($0) }
        isFollowedAsEponym = findings.first.map(Self.eponymous.contains) == true
    }

    /// How alike `entry`, a term, must be where a name may be meant; 0 where nothing speaks for one.
    func barOfTerm(_ entry: Lexicon.Entry) -> Float {
        if entry.isEponym { return isFollowedAsEponym ? 0 : 0.97 }
        if entry.hasDigit, place != .person { return 0 }
        switch place {
        case .none: return isBehindOn ? 0.955 : 0
        case .beginning: return 0.88
        case .within: return 0.955
        case .person: return .infinity
        }
    }

    /// How alike a drug must be of which nothing else tells.
    var barOfDrug: Float {
        switch place {
        case .none: 0
        case .beginning: 0.92
        case .within: 0.955
        case .person: .infinity
        }
    }

    /// "Faratin 19": a value right after it is no person's.
    private static func isMeasured(_ group: Range<Int>, in terms: [HeardTerm]) -> Bool {
        terms[group.upperBound - 1].trailing.isEmpty && terms[group.upperBound...].first?.isNumber == true
    }

    /// "Amara is a 7-year-old", "Amara, a 7 year old"
    private static func isOfAge(_ after: ArraySlice<HeardTerm>) -> Bool {
        let after = after.drop { ["is", "was", "a", "an", "the"].contains($0.lower) }.prefix(3).map(\.lower)
        let parts = after.joined(separator: "-").split(separator: "-").map(String.init)
        guard parts.count > 2, parts[2] == "old", FormatterWords.ageParts.contains(parts[1]) else { return false }
        let number = parts[0]
        return number.first?.isNumber == true || SpokenNumber.isNumberWord(number)
    }

    /// After a mark, a list's number or a spoken command, a capital says nothing.
    private static func mayBeginSentence(_ index: Int, in terms: [HeardTerm]) -> Bool {
        guard index > 0 else { return true }
        let before = terms[index - 1]
        return before.endsSentence || before.isNumber && terms[..<(index - 1)].last?.lower == "number"
            || ["comma", "period", "colon", "paragraph", "line"].contains(before.lower)
    }

    /// Nobody is called "the" somebody, one is on a drug, and a referral is to a clinic rather than to a person.
    private static func followsDeterminer(_ index: Int, in terms: [HeardTerm]) -> Bool {
        let before = terms[..<index].suffix(2).map(\.lower)
        guard let last = before.last else { return false }
        return determiners.contains(last) || last == "to" && ["refer", "referred", "referral"].contains(before[0])
    }

    private static let determiners: Set<String> = [
        "the", "a", "an", "both", "any", "no", "some", "this", "that", "these", "those", "bilateral", "mild",
        "moderate", "severe", "acute", "chronic", "on",
    ]

    /// What a sign or a disease that has a person's name is followed by.
    private static let eponymous: Set<String> = [
        "sign", "signs", "test", "tests", "maneuver", "syndrome", "disease", "phenomenon", "positive", "negative",
        "score", "scores", "class", "type", "grade", "stage", "criteria", "complex", "breathing", "respirations",
        "lymphoma", "anomaly", "cyst", "gland", "lines", "thyroiditis", "esophagus", "palsy", "node", "nodes", "tear",
        "fracture", "tumor",
    ]
}

extension HeardTerm {
    /// Written like a name: a capital, then small letters.
    var isWrittenAsName: Bool {
        text.count > 2 && text.first?.isUppercase == true && text.dropFirst().allSatisfy { !$0.isUppercase }
            && standing < .common && !isNumber
    }
}
