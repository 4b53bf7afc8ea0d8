/// What was begun at the end of a statement and not said, or says nothing: "a power drill whenever", "it was in April, that was a horror".
extension EncounterReading {
    /// The words without it.
    var withoutBegun: [String] {
        guard words.count > 4 else { return parts }
        for tail in EncounterBegun.tails where words.suffix(tail.count).elementsEqual(tail) {
            if words.count > tail.count + 3 { return Array(parts.dropLast(tail.count)) }
        }
        // "The tumor will shrink down enough": for what?
        if words.last == "enough", ["down", "up", "off", "out"].contains(words[words.count - 2]),
            !words.contains(where: Lexicon.negations.contains)
        {
            return Array(parts.dropLast())
        }
        if let comment = EncounterBegun.comment(self) ?? EncounterBegun.place(self) {
            return Array(parts[..<(words[comment - 1] == "and" ? comment - 1 : comment)])
        }
        return EncounterBegun.topic(self).map { Array(parts[$0...]) } ?? parts
    }
}

enum EncounterBegun {
    /// Openings of what was to come, and comments that end a tale.
    static let tails = EncounterCandidates.phrases(
        """
        whenever|wherever|and ever since|and all of a sudden|and suddenly|but now|and that was the end|and that was it|
        and that is it|and that was that|and so on|and whatnot|too in the meantime
        """
    )

    /// "Top of the foot, 1+, | and behind the ankle on the left": what is there?
    static func place(_ said: EncounterReading) -> Int? {
        guard let and = said.words.lastIndex(of: "and"), and > 3, said.pausesAfter(and - 1),
            said.isPreposition(and + 1),
            said[and - 1].first?.isNumber == true, !Lexicon.units.contains(said[and - 1])
        else { return nil }
        return said.words[and...].contains {
            $0.first?.isNumber == true || EncounterShape.isVerb($0) && Lexicon.sides[$0] == nil
        }
            ? nil : and
    }

    /// "A bladder infection in April, | that was a horror": what the speaker thinks of it.
    static func comment(_ said: EncounterReading) -> Int? {
        said.words.indices.dropFirst(4).first { at in
            ["that", "this"].contains(said[at]) && (said.pausesAfter(at - 1) || said[at - 1] == "and")
                && ["is", "was"].contains(said[at + 1])
                && said.words.count - at < 6 && opinions.contains(said.words.last ?? "")
                && said.words[(at + 2)...].dropLast().allSatisfy(aroundOpinion.contains)
                && said.words[..<at].contains(where: EncounterShape.isVerb)
        }
    }

    private static let opinions = Lexicon.set(
        """
        horror nightmare mess disaster ordeal shock surprise awful fun crazy terrible horrible dreadful horrendous scary rough
        wild brutal unbelievable miserable frightening annoying weird strange odd silly gross funny embarrassing
        """
    )
    private static let aroundOpinion = Lexicon.set("a an the such quite so just really pretty real very my")

    /// "The hyperthyroidism, | this is Graves' disease": what is said of the topic.
    static func topic(_ said: EncounterReading) -> Int? {
        guard let comma = said.words.indices.prefix(5).first(where: said.pausesAfter), comma > 0,
            ["the", "his", "her", "their"].contains(said[0]), ["this", "it"].contains(said[comma + 1]),
            ["is", "was"].contains(said[comma + 2]), !said.words[...comma].contains(where: EncounterShape.isVerb)
        else { return nil }
        return comma + 1
    }
}
