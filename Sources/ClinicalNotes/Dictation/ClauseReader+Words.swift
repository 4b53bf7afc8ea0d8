/// Words as clauses take them.
extension ClauseReader {
    /// "heel-walk" is two words; "follow-up", "left-sided" and "non-tender" are one.
    static func parts(of word: String) -> [String]? {
        guard word.utf8.contains(UInt8(ascii: "-")) else { return nil }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, !["left", "right", "non"].contains(parts[0]) else { return nil }
        if parts.count < 4, parts[0].allSatisfy(\.isNumber), GroundedTimes.times[parts[1]] != nil { return parts }
        return parts.allSatisfy { $0.count > 2 && $0.allSatisfy(\.isLetter) } ? parts : nil
    }

    /// What follows them neither happens nor does not.
    static let softening = Lexicon.set(
        """
        stopped stop stopping quit quitting unable hardly rarely barely avoid avoiding avoids refuse refused discontinue
        discontinued wish misplaced instead seldom
        """
    )
}
