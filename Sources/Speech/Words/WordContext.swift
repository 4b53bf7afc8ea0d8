internal import Artifacts

/// What a heard word is to the resolver.
struct HeardTerm: Sendable {
    /// The word without marks.
    let text: String
    /// The same in lower case.
    let lower: String
    let leading: String
    let trailing: String
    let probability: Double
    let standing: Lexicon.Standing
    /// Has a digit, or is a number word.
    let isNumber: Bool
    /// Is a drug, or a word of a drug's name.
    let isDrug: Bool

    init(_ word: Transcript.Word, _ lexicon: Lexicon) {
        let heard = HeardWord(word.text)
        text = heard.core
        lower = heard.core.lowercased()
        leading = heard.leading
        trailing = heard.trailing
        probability = word.probability
        standing = lower.count < 2 ? .common : Self.standing(of: lower, lexicon)
        isDrug = lexicon.drugs.contains(lower)
        isNumber = lower.contains(where: \.isNumber) || SpokenNumber.isNumberWord(lower)
    }

    /// A hyphenated word is as known as it is without its hyphens, or as the least known of its parts.
    private static func standing(of word: String, _ lexicon: Lexicon) -> Lexicon.Standing {
        guard word.contains("-") else { return lexicon.standing(of: word) }
        let parts = word.split(separator: "-").map { part in
            part.count < 3 || SpokenNumber.isNumberWord(String(part)) ? .common : lexicon.standing(of: String(part))
        }
        return max(lexicon.standing(of: word.filter { $0 != "-" }), parts.min() ?? .common)
    }

    /// Whether a sentence ends after it; a single letter is spelled ("G.").
    var endsSentence: Bool { lower.count > 1 && trailing.contains { ".?!:;".contains($0) } }
    /// Whether it is unlike any word that we know.
    var isStrange: Bool {
        // Letters without a vowel are an abbreviation.
        standing == .unknown && !isNumber && lower.count > 2 && lower.contains { "aeiouy".contains($0) }
    }
}

extension HeardTerm {
    /// "9.4 PM": a time of the day that lacks a digit.
    func isHalfTime(before next: HeardTerm) -> Bool {
        ["am", "pm", "a.m", "p.m"].contains(next.lower) && lower.wholeMatch(of: /[0-9]{1,2}\.[0-9]/) != nil
    }

    /// Whether it is three letters or more without a vowel that are no abbreviation that we know: "BNT".
    var isUnknownAbbreviation: Bool {
        standing == .unknown && lower.count > 2 && lower.allSatisfy { $0.isLetter && !"aeiouy".contains($0) }
    }
}

/// Where a group of words stands: how much speaks for a drug there.
enum WordContext: Int, Comparable, Sendable {
    /// Nothing does.
    case none
    /// A verb of prescribing or a route before it, or a frequency after it.
    case prescribing
    /// A dose after it.
    case dose

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// The context of `group` in `terms`.
    init(_ group: Range<Int>, in terms: [HeardTerm]) {
        let after = terms[min(group.upperBound, terms.count)...].prefix(4).map(\.lower)
        let before = terms[..<group.lowerBound].suffix(4).filter { !$0.endsSentence }.map(\.lower)
        let ended = terms[group.upperBound - 1].endsSentence
        if !ended, Self.beginsDose(after) {
            self = .dose
        } else if before.suffix(2).contains(where: Self.verbs.contains) {
            self = .prescribing
        } else if !ended, let next = after.first,
            Self.frequencies.contains(next) || after.starts(with: ["as", "needed"])
        {
            self = .prescribing
        } else if let last = before.last, Self.routes.contains(last) {
            self = .prescribing
        } else if Self.isHeralded(before) || Self.isListed(group, in: terms) || Self.isTold(group, in: terms) {
            self = .prescribing
        } else {
            self = .none
        }
    }

    /// Whether allergies are told, what the group brings about, or that it "was held", and not "was started on" another.
    private static func isTold(_ group: Range<Int>, in terms: [HeardTerm]) -> Bool {
        let before = terms[..<group.lowerBound].last { !["colon", "comma", "to"].contains($0.lower) }
        if let before, ["allergies", "allergy", "reactions"].contains(before.lower) { return true }
        let after = terms[group.upperBound...].prefix(4).map(\.lower).drop { ["comma", "which", "that"].contains($0) }
        guard let verb = after.first else { return false }
        if ["causes", "caused"].contains(verb) { return true }
        if ["gives", "gave", "makes", "made"].contains(verb) {
            let rest = terms[group.upperBound...].prefix(8)
            let end = rest.firstIndex(where: \.endsSentence) ?? rest.endIndex - 1
            return rest[...end].contains { reactions.contains($0.lower) }
        }
        return ["was", "is", "were"].contains(verb)
            && ["held", "stopped", "discontinued", "resumed", "restarted", "tapered"].contains(after.dropFirst().first)
    }

    /// What a drug brings about in who can't take it.
    private static let reactions: Set<String> = [
        "rash", "hives", "swelling", "angioedema", "anaphylaxis", "nausea", "vomiting", "vomit", "diarrhea", "itching",
        "nauseated", "dizzy", "cough", "headache", "headaches",
    ]

    /// "relieved by", "a trial of": a drug is likely to follow.
    private static func isHeralded(_ before: [String]) -> Bool {
        guard let last = before.last else { return false }
        if ["include", "includes", "including"].contains(last) { return true }
        return heralds[last]?.contains(before.dropLast().last ?? "") == true
    }

    private static let heralds: [String: Set<String>] = [
        "by": ["relieved", "controlled", "improved", "managed"],
        "with": ["treated", "managed", "controlled", "treatment", "improved", "therapy", "prophylaxis"],
        "of": ["course", "trial", "dose", "doses", "taper", "cycles"],
        "to": ["allergy", "allergies", "responded", "intolerant", "reaction", "switched", "changed", "change"],
        "on": ["maintained", "currently", "stable", "started"],
        "from": ["changed", "switched"],
    ]

    /// Whether a list of drugs may go on with the group: a drug or a dose was told just before, and "and" or a comma.
    private static func isListed(_ group: Range<Int>, in terms: [HeardTerm]) -> Bool {
        guard let last = terms[..<group.lowerBound].last,
            ["and", "or", "plus"].contains(last.lower) || last.trailing.contains(",")
        else { return false }
        let before = terms[..<group.lowerBound].suffix(9).reversed().prefix { !$0.endsSentence }
        return before.contains { $0.isDrug || units.contains($0.lower) }
    }

    private static func beginsDose(_ after: [String]) -> Bool {
        let words = after.drop { $0 == "to" || $0 == "at" || $0 == "of" || $0 == "from" }
        guard let first = words.first else { return false }
        if first.contains(where: \.isNumber), units.contains(where: first.hasSuffix) { return true }
        guard first.contains(where: \.isNumber) || SpokenNumber.isNumberWord(first) else { return false }
        return words.dropFirst().prefix(3).contains(where: units.contains)
    }

    static let units: Set<String> = [
        "milligrams", "milligram", "mg", "micrograms", "microgram", "mcg", "units", "grams", "gram", "milliliters",
        "ml",
        "tablets", "tablet", "puffs", "drops", "capsules", "milliequivalents", "meq",
    ]
    static let verbs: Set<String> = [
        "start", "started", "starting", "continue", "continued", "continues", "taking", "takes", "take", "took",
        "increase", "increased", "decrease", "decreased", "add", "added", "stop", "stopped", "hold", "resume",
        "prescribe", "prescribed", "discontinue", "discontinued", "tried", "begin", "switch", "refill", "given", "give",
        "allergic", "restart", "wean", "taper", "raised", "raise", "reduce", "reduced", "initiate", "using", "titrate",
    ]
    /// How a drug is given, where it is told before its name.
    private static let routes: Set<String> = [
        "intravenous", "iv", "oral", "inhaled", "nebulized", "nebulised", "topical", "subcutaneous", "intramuscular",
        "intranasal", "sublingual",
    ]
    private static let frequencies: Set<String> = ["daily", "twice", "nightly", "every", "three", "prn", "bid", "tid"]
}
