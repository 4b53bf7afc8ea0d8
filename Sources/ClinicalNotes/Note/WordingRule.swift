/// What a template's wording rule makes of a statement: it may say the same in other words, and nothing else.
struct WordingRule {
    let rule: NoteTemplate.Wording

    /// What it changes, for the reader of an error; `nil` where it only rewords.
    var change: String? {
        let (said, written) = (GroundedWords(text: rule.say), GroundedWords(text: rule.write))
        if said.words.isEmpty || Self.facts(said) != Self.facts(written) {
            return "changes a number, unit, drug, side, time or negation"
        }
        let (lost, gained) = (said.words.filter { !written.words.contains($0) }, Self.words(of: written, notIn: said))
        let turns = lost.contains { old in written.words.contains { Self.areAlternatives(old, $0) } }
        if turns || Self.hold(behind: rule.say) != Self.hold(behind: rule.write) {
            return "says the opposite, or another degree, course or person"
        }
        if Self.isKnown(rule.say, rule.write) || Self.isKnown(rule.write, rule.say) { return nil }
        let left = Self.words(of: said, notIn: written)
        let isShorter = written.words.allSatisfy { said.words.contains($0) || Lexicon.functionWords.contains($0) }
        if isShorter, !left.isEmpty { return "leaves out \"\(left.joined(separator: " "))\"" }
        return (left + gained).contains(where: Self.isTerm)
            ? "writes a medical term for another that is no abbreviation or plain word of it that Dictum knows" : nil
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
        guard !short.contains(" "), (2...6).contains(letters.count), !isTerm(short) else { return false }
        let words = long.split { $0 == " " || $0 == "-" }.map(String.init)
        let heavy = words.filter { !Lexicon.functionWords.contains($0) }
        if words.count > 1 { return [words, heavy].contains { $0.compactMap(\.first) == Array(letters) } }
        // "HTN" of hypertension: its letters in their order.
        var rest = letters[...]
        for letter in long where letter == rest.first { rest.removeFirst() }
        return letters.count <= 4 && long.first == letters.first && rest.isEmpty
    }

    /// Whether one is another of the same kind: an antonym, another degree, another course of treatment.
    private static func areAlternatives(_ one: String, _ other: String) -> Bool {
        for kind in kinds {
            let sides = [one, other].map { word in kind.firstIndex { $0.contains(word) } }
            if let side = sides[0], let another = sides[1], side != another { return true }
        }
        return [(one, other), (other, one)].contains { a, b in
            prefixes.contains { a.hasPrefix($0) && b.hasPrefix($1) } || denying.contains { a == $0 + b }
        }
    }

    private static let prefixes = [("hyper", "hypo"), ("tachy", "brady"), ("macro", "micro"), ("pre", "post")]
    private static let denying = ["un", "in", "im", "ab", "ir", "dis", "non", "non-", "anti", "a"]

    /// The words of one kind between semicolons, what is the same between bars.
    private static let kinds = text.split(separator: ";").map { kind in
        kind.split(separator: "|").map { Set($0.split(whereSeparator: \.isWhitespace).map(String.init)) }
    }

    private static let text = """
        start starts started begin begins began initiate|stop stops stopped discontinue discontinued|continue continued|hold held
        |resume resumed|increase increases increased raise|decrease decreases decreased reduce reduced lower lowered|switch;
        positive|negative;normal|abnormal;high elevated higher|low;better improved improving|worse worsened|unchanged stable;
        benign|malignant;mild mildly slight|moderate|severe severely;acute|subacute|chronic;oral orally mouth|intravenous
        intravenously iv|intramuscular|subcutaneous|topical|inhaled|rectal|sublingual;ruled excluded absent resolved|found confirmed
        present identified detected persistent active;possible possibly probable suspected likely|definite certain proven confirmed|unlikely;
        before prior previous|after following later|during;up upper above over|down lower below under;in into|out;anterior|posterior;
        medial|lateral;proximal|distal;internal|external;superior|inferior;always constantly|often|sometimes occasionally|rarely|
        never;more most maximum|less least minimum;he him his man male|she her woman female;systolic|diastolic
        """
}
