internal import Artifacts

/// Who reads the note has not heard the talk: what a statement points at must stand in it, in the statement told just before
/// it, or in the problem above it.
enum EncounterReader {
    /// Whether it is clear in its section, after all that `note` tells so far.
    static func isClear(_ statement: Note.Statement, in kind: SectionKind, after note: DraftNote) -> Bool {
        if kind == .reviewOfSystems { return !isListed(statement.text.bareWords, in: note) }
        guard read.contains(kind) else { return true }
        let words = withoutLabel(statement.text).bareWords
        let last = note.sections.first { $0.loinc == kind.loinc }?.statements.last
        let before =
            last.flatMap { $0.item == statement.item && $0.heading == statement.heading ? $0.text.bareWords : nil }
            ?? []
        return (!isDoseAlone(words) || before.contains { isTaken($0) || taking.contains($0) })
            && isBound(words, after: before)
            && isIntroduced(words, isPlanned: kind == .assessmentAndPlan, in: note.sections)
            && (kind != .history || isKnown(words, in: note.sections))
    }

    /// "She was eating the product", "he used to get the lights": which, where nothing of a body is told and no one has named them?
    private static func isKnown(_ words: [String], in sections: [Note.Section]) -> Bool {
        guard
            let at = words.indices.dropFirst(3).first(where: {
                words[$0 - 1] == "the" && EncounterShape.isNoun(words[$0])
                    && ($0 + 1 == words.count || ["and", "but", "or"].contains(words[$0 + 1]))
            }), words[0] != "the" || words[1] == "patient",
            !EncounterShape.prepositions.contains(words[at - 2]), !particles.contains(words[at - 2]),
            !words[at - 2].hasSuffix("ing") || words[at - 2] == "eating",
            !EncounterShape.timed.contains(words[at]), !everyday.contains(words[at]),
            !EncounterBearing.isOfBody(words), !isAimedAt(words[..<(at - 1)]),
            // "Cannot open the jars", "forgets the names", "heard the music".
            !words[..<at].contains(where: { failing.contains($0) || Lexicon.negations.contains($0) })
        else { return true }
        return tells(sections, of: words[at])
    }

    private static func tells(_ sections: [Note.Section], of word: String) -> Bool {
        sections.contains { $0.statements.contains { $0.text.bareWords.contains { $0.hasPrefix(word.prefix(4)) } } }
    }

    /// "She was trying to volley the ball", "to shut off the alarm": how it came about, not "used to get the lights".
    private static func isAimedAt(_ lead: ArraySlice<String>) -> Bool {
        guard let to = lead.suffix(3).lastIndex(of: "to"), to > 0 else { return false }
        return lead[to - 1] != "used"
    }

    /// "He is still having the numbness", where no numbness was told of: numbness.
    static func introducing(_ text: String, in kind: SectionKind, after note: DraftNote) -> String {
        guard kind == .history else { return text }
        let words = text.bareWords
        guard
            let at = words.indices.dropFirst(2).first(where: {
                words[$0 - 1] == "the" && unbounded.contains(words[$0]) && suffered.contains(words[$0 - 2])
            }), at + 1 == words.count || !defining.contains(words[at + 1]),
            !tells(note.sections, of: words[at])
        else { return text }
        return text.replacing(" the \(words[at])", with: " \(words[at])", maxReplacements: 1)
    }

    /// "Denies tingling", under "denies numbness or tingling".
    private static func isListed(_ words: [String], in note: DraftNote) -> Bool {
        guard let verb = words.first, ["denies", "reports"].contains(verb) else { return false }
        let statements = note.sections.lazy.filter { $0.loinc == SectionKind.reviewOfSystems.loinc }
            .flatMap(\.statements).map(\.text.bareWords)
        return statements.contains { $0.first == verb && $0.count > words.count && Set(words).isSubset(of: $0) }
    }

    /// "Medical Treatment: We will ...": what is told.
    private static func withoutLabel(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
        let parts = text.split(separator: ": ", maxSplits: 1)
        return parts.count == 2 ? String(parts[1]) : text
    }

    /// "She is going to do 2 puffs a day", "he takes 1 g 4 times a day": of what?
    static func isDoseAlone(_ words: [String]) -> Bool {
        let doses = words.indices.dropFirst().filter { at in
            dosed.contains(words[at]) && words[max(0, at - 2)..<at].contains { $0.first?.isNumber == true }
        }
        return !doses.isEmpty && !words.contains(where: { Lexicon.drugs.contains($0) })
            && words.allSatisfy {
                dosed.contains($0) || Lexicon.functionWords.contains($0) || $0.first?.isNumber == true
                    || EncounterWords.verbs.contains($0) || EncounterVerbs.isThirdPerson($0)
                    || Lexicon.units.contains($0) || aroundDose.contains($0) || Lexicon.symptoms.contains($0)
            }
    }

    /// "He has not been taking it", under what is no drug; "we will monitor this", under nothing.
    private static func isBound(_ words: [String], after last: [String]) -> Bool {
        guard let at = EncounterDeixis.open(words), at > 0 else { return true }
        if words[0] == "the", words[1] != "patient", at > 1 { return true }
        let own = Array(words[..<at])
        // "Keep an eye on it".
        let verb = own.suffix(2) == ["eye", "on"] ? "watch" : own.last ?? ""
        if taking.contains(verb) { return own.contains(where: isTaken) || last.contains(where: isTaken) }
        if suffering.contains(verb) { return !EncounterFact.complaints(of: last).isEmpty }
        if watching.contains(verb) {
            return last.contains(where: isWatched) || !EncounterFact.complaints(of: last).isEmpty
        }
        if words[at] == "them" { return last.contains { EncounterShape.isNoun($0) && $0.hasSuffix("s") } }
        return EncounterDeixis.names(Array(last.drop { ["the", "patient", "he", "she"].contains($0) }))
    }

    static func isTaken(_ word: String) -> Bool { Lexicon.drugs.contains(word) || medicines.contains(word) }

    private static func isWatched(_ word: String) -> Bool {
        Lexicon.isDisease(word, longerThan: 4) || measured.contains(word)
    }

    /// "She uses the cream", "the lumps feel smaller": which, where the note has not told of one?
    private static func isIntroduced(_ words: [String], isPlanned: Bool, in sections: [Note.Section]) -> Bool {
        // "We will do the form", "send a new script": of what?
        let isOfNone = words.indices.dropFirst().contains {
            relational.contains(words[$0]) && owning.contains(words[$0 - 1])
                && !words[$0...].contains { defining.contains($0) || $0 == "to" }
        }
        if isPlanned, isOfNone, !words.contains(where: isTaken) { return false }
        guard
            let at = words.indices.dropFirst().first(where: {
                (isPlanned ? pointing : definite).contains(words[$0 - 1])
                    && (introduced.contains(words[$0]) || isHad(words, $0))
            })
        else { return true }
        return words[..<(at - 1)].contains { $0.hasPrefix(words[at].prefix(4)) } || tells(sections, of: words[at])
    }

    /// "He has had the pain on and off".
    private static func isHad(_ words: [String], _ at: Int) -> Bool {
        at > 1 && words[at] == "pain" && ["has", "had", "have"].contains(words[at - 2])
    }

    /// What one can no more, and what the mind loses or makes up.
    private static let failing = Lexicon.set(
        """
        cannot can't unable trouble hard difficulty struggles struggling forget forgets forgot forgetting remember remembers
        remembering lose loses lost losing find finds finding hear hears heard hearing see sees saw seeing feel feels felt missed
        stopped quit
        """
    )
    /// There is one of it for everyone.
    private static let everyday = Lexicon.set(
        "house home store bathroom bed couch phone car truck yard garden garage dishes laundry stairs halls floor ground news mask machine brace tv television"
    )
    /// "Stepped off the curb".
    private static let particles = Lexicon.set("off up down out onto past over")
    /// Complaints that are more or less, and not many.
    private static let unbounded = Lexicon.set(
        "pain numbness tingling swelling itching nausea dizziness weakness bleeding burning stiffness fatigue"
    )
    private static let suffered = Lexicon.set("has had have having getting gets")
    private static let measured = Lexicon.set("pressure pressures sugar sugars weight level levels")
    private static let read: [SectionKind] = [.history, .exam, .results, .assessmentAndPlan]
    private static let dosed = Lexicon.set("mg mcg g ml cc puff puffs tablet tablets pill pills units capsule capsules")
    private static let aroundDose = Lexicon.set(
        "patient international going taking daily once twice times day days week weeks hours nightly needed start about month months every each per hour"
    )
    private static let taking = Lexicon.set(
        "take takes took taken taking use uses used using alternate alternates alternating refill tolerate tolerates"
    )
    private static let suffering = Lexicon.set("experience experiences experienced experiencing")
    private static let watching = Lexicon.set("monitor monitoring watch watching follow recheck")
    private static let medicines = Lexicon.set(
        """
        medication medications medicine medicines pill pills tablet tablets inhaler cream dose drops supplement supplements gel ointment
        antibiotic antibiotics steroid steroids statin nsaids anti-inflammatory diuretic relaxer vitamin peroxide
        """
    )
    private static let pointing = Lexicon.set("that this these those")
    private static let relational = Lexicon.set("script scripts sample samples form forms note")
    private static let owning = Lexicon.set("a the his her new")
    private static let definite = Lexicon.set("the that this these those")
    /// What is put on a body or found on it: one of many, until it was told of.
    private static let introduced = Lexicon.set(
        "cream creams ointment boot boots orthotics drops patches massages lump lumps bump bumps cracks blisters sores welts"
    )
    private static let defining = Lexicon.set("of for that i he she we on from in which she's he's you")
}
