/// What a question is, with and without its mark.
extension ClauseReader {
    /// Where a question begins that has no mark: "… do you have any numbness".
    static func question(in words: [String]) -> Int? {
        guard words.count > 2 else { return nil }
        // "I don't have any" asks nothing, nor does "no issues as far as I know or any illness".
        let any = words.dropLast().lastIndex(of: "any").flatMap { at in
            let isListed = at > 0 && ["or", "nor"].contains(words[at - 1])
            return words[(isListed ? 0 : max(0, at - 4))..<at].contains(where: Lexicon.negations.contains) ? nil : at
        }
        return pair(in: words) ?? wonder(in: words) ?? any
    }

    /// The last "do you", "is it".
    static func pair(in words: [String]) -> Int? {
        words.indices.dropLast().last { asking.contains(words[$0]) && askedOf.contains(words[$0 + 1]) }
    }

    /// "What about pronation", "how about fever".
    static func wonder(in words: [String]) -> Int? {
        words.indices.dropLast().last { ["what", "how"].contains(words[$0]) && words[$0 + 1] == "about" }
    }

    static func opensQuestion(_ words: [String]) -> Bool {
        let opening = words.drop(while: leads.contains)
        return opening.prefix(2).contains("any") || pair(in: Array(words.prefix(4))) != nil
            || wonder(in: Array(words.prefix(4))) != nil
            || opening.count > 2 && asking.contains(opening[opening.startIndex])
                && openedOf.contains(opening[opening.startIndex + 1])
    }

    /// "When were you treated?" says that you were; "what about pain?" does not.
    static func supposes(_ words: [String]) -> Bool {
        guard let at = words.prefix(4).firstIndex(where: supposing.contains), !words[..<at].contains("any") else {
            return false
        }
        return at + 1 == words.count || words[at + 1] != "about"
    }

    /// "What problems do you have?" says of none that it is there.
    static func wanted(in words: [String]) -> Range<Int> {
        guard let at = words.firstIndex(where: { !leads.contains($0) }), ["what", "which"].contains(words[at]) else {
            return 0..<0
        }
        return at..<(words[at...].firstIndex(where: asking.contains) ?? at)
    }

    static let persons = Lexicon.set("i i'm i've my he she it it's they we you you're there's")
    private static let asking = Lexicon.set("have do did are were has does is")
    private static let askedOf = Lexicon.set("you there it your that he she")
    static let supposing = Lexicon.set("how when where why who which what")
    private static let leads = Lexicon.set("okay ok alright right and so well now then")
    private static let openedOf = Lexicon.set("the this these those they anyone anybody")
    static let indefinite = Lexicon.set("any anything anyone anybody")
}
