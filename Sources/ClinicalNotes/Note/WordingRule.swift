/// What a template's wording rule makes of a statement: it may say the same in other words, and nothing else.
struct WordingRule {
    let rule: NoteTemplate.Wording

    /// What it changes, for the reader of an error; `nil` where it only rewords.
    var change: String? {
        if let short = ShortForms.errorProne(in: rule.write, besides: rule.say) {
            return "writes \"\(short)\", which ISMP or the Joint Commission list as error-prone"
        }
        let say = ShortForms.spelledOut(rule.say, like: rule.write)
        let write = ShortForms.spelledOut(rule.write, like: rule.say)
        let (said, written) = (GroundedWords(text: say), GroundedWords(text: write))
        if !said.words.isEmpty, said.words == written.words { return nil }
        if said.words.isEmpty || Self.facts(said) != Self.facts(written) {
            return "changes a number, unit, drug, side, time or negation"
        }
        let lost = said.words.filter { !written.words.contains($0) }
        let added = written.words.filter { !said.words.contains($0) }
        let turns = lost.contains { old in written.words.contains { Self.areAlternatives(old, $0) } }
        if turns || Self.changesTense(lost, added) || Self.hold(behind: say) != Self.hold(behind: write) {
            return "says the opposite, or another degree, course, time or person"
        }
        if Self.isKnown(say, write) || Self.isKnown(write, say) { return nil }
        let (left, gained) = (Self.words(of: said, notIn: written), Self.words(of: written, notIn: said))
        let isShorter = written.words.allSatisfy { said.words.contains($0) || Lexicon.functionWords.contains($0) }
        if isShorter, !left.isEmpty { return "leaves out \"\(left.joined(separator: " "))\"" }
        return write != rule.write || (left + gained).contains(where: Self.isTerm)
            ? "writes a medical term for another that is no abbreviation or plain word of it that Dictum knows" : nil
    }

    /// What is to be done is written as done, or the other way round.
    private static func changesTense(_ lost: [String], _ added: [String]) -> Bool {
        func isOrder(_ word: String) -> Bool { Cues.planVerbs.contains(word) || word == "will" }
        func isDone(_ word: String) -> Bool {
            word.hasSuffix("ed") && Cues.planVerbs.contains { GroundedForms.stem($0) == GroundedForms.stem(word) }
                || ["began", "held", "sent"].contains(word)
        }
        return [(lost, added), (added, lost)].contains { $0.contains(where: isOrder) && $1.contains(where: isDone) }
    }

    private static func facts(_ text: GroundedWords) -> [Set<String>] {
        let units = text.words.map { $0 == "percent" ? "%" : $0 }.filter(GroundedTimes.units.contains)
        let negations = text.words.count(where: Lexicon.negations.contains)
        return [
            Set(text.figures.keys), Set(units.map(GroundedTimes.unit)), text.drugs, text.sides, text.times,
            text.relatives,
            ["\(negations)"],
        ]
    }

    /// The words of content in one and not, in any form, in the other.
    private static func words(of one: GroundedWords, notIn other: GroundedWords) -> [String] {
        one.words.indices.filter { at in
            if let stem = one.stemAt[at] { return !other.stems.contains(stem) }
            let isSmall = Lexicon.functionWords.contains(one.words[at]) || Lexicon.framing.contains(one.words[at])
            return !isSmall && !other.words.contains(one.words[at])
        }.map { one.words[$0] }
    }

    /// What is said of a finding that stands behind the words.
    private static func hold(behind words: String) -> ClauseReader.Hold? {
        GroundedWords(text: "\(words) hiccups").holds.last
    }

    private static func isTerm(_ word: String) -> Bool {
        IdentifierWords.isTerm(word) || ["mass", "nodule", "cyst", "lesion", "lump", "metastasis"].contains(word)
    }

    /// `short` is an abbreviation of `long`, or the plain word for it.
    private static func isKnown(_ long: String, _ short: String) -> Bool {
        let (long, short) = (long.lowercased(), short.lowercased())
        if PlainWords.table[long] == short { return true }
        let letters = short.filter { $0.isLetter || $0.isNumber }
        // Of one word no letters tell: HTN could be of hypotension too.
        let words = long.split { $0 == " " || $0 == "-" }.map(String.init)
        let isShort = !short.contains(" ") && (2...6).contains(letters.count) && !isTerm(short)
        let heavy = words.filter { !Lexicon.functionWords.contains($0) }
        return isShort && words.count > 1 && [words, heavy].contains { $0.compactMap(\.first) == Array(letters) }
    }

    /// Whether one is another of the same kind: an antonym, another degree, another course of treatment.
    private static func areAlternatives(_ one: String, _ other: String) -> Bool {
        if WordKinds.attributes.part(one, other) || kinds.part(one, other) { return true }
        return [(one, other), (other, one)].contains { a, b in
            prefixes.contains { a.hasPrefix($0) && b.hasPrefix($1) } || denying.contains { a == $0 + b }
        }
    }

    private static let prefixes = [("hyper", "hypo"), ("tachy", "brady"), ("macro", "micro"), ("pre", "post")]
    private static let denying = ["un", "in", "im", "ab", "ir", "dis", "non", "non-", "anti", "a"]

    private static let kinds = WordKinds(
        """
        start starts started begin begins began initiate|stop stops stopped discontinue discontinued|continue continued|hold held
        |resume resumed|increase increases increased raise|decrease decreases decreased reduce reduced lower lowered|switch;
        positive|negative;normal|abnormal;high elevated higher|low;better improved improving|worse worsened|unchanged stable;
        oral orally mouth|intravenous intravenously iv|intramuscular|subcutaneous|topical|inhaled|rectal|sublingual;
        ruled excluded absent resolved|found confirmed present identified detected persistent active;
        possible possibly probable suspected likely|definite certain proven confirmed|unlikely;
        planned plan plans scheduled pending intended recommended advised|done performed completed given taken received;
        alive living lives survived survives|dead died dies deceased expired;accepted accepts agreed agrees|declined declines refused
        refuses;before prior previous|after following later|during;up upper above over|down lower below under;in into|out;
        always constantly|often|sometimes occasionally|rarely|never;more most maximum|less least minimum;
        anterior|posterior;medial|lateral;proximal|distal;internal|external;superior|inferior;
        rest|exertion exercise activity;he him his man male|she her woman female
        """
    )
}
