/// A sentence that was dictated within a visit: whether a note holds it, and how it is written.
struct DictatedSentence {
    let text: String
    let words: [String]

    init(_ text: String) { (self.text, words) = (text, text.bareWords) }

    /// Nothing that names the patient or the dictation, tells a scribe what to do, or is begun or left in mid-sentence.
    var isOfNote: Bool {
        guard words.count > 1, let first = words.first, let last = words.last, !Self.toMachine.contains(first),
            !words.starts(with: ["i", "was"]), !EncounterWords.dangling.contains(last) || last == "it"
        else { return false }
        if words.contains(where: { Self.ofFrame.contains($0.trimming(":")) || $0.hasSuffix("-old") }) || namesOnly {
            return false
        }
        // "Also did when I saw her": who, and what?
        if words.first(where: { $0 != "also" }) == "did" { return false }
        // "There was a mistake in the chart": of the record, not of the patient.
        if words.contains("mistake"), !words.contains(sequence: ["by", "mistake"]),
            words.contains(where: Self.records.contains)
        {
            return false
        }
        return !tellsScribe && !isBareNumber && !Self.namesRisk(words) && !hasUnsureDose && !isPartAlone && !isCutNumber
    }

    /// With names and short forms as notes write them, and without the word that only led in.
    var written: String {
        var words = unquoted.cutAtSpaces
        if words.count > 3, ["And", "So", "So,"].contains(words[0]) { words.removeFirst() }
        words = withoutRemark(corrected(words))
        // A formatter may read a stammered "I" as a numeral.
        for at in words.indices.dropLast() where words[at] == "II" && Self.afterI.contains(words[at + 1]) {
            words[at] = "I"
        }
        return EncounterNames.written(words).joined(separator: " ").firstUppercased
    }

    /// "Solifenacin, solifenacin 5 mg", "a fitting in 6 weeks, no, I told her at 3 months": as it was set right.
    private func corrected(_ words: [String]) -> [String] {
        var words = words
        for at in words.indices.dropLast().reversed()
        where words[at].hasSuffix(",") && words[at].count > 4
            && words[at].dropLast().lowercased() == words[at + 1].lowercased()
        {
            words.remove(at: at)
        }
        // "An echocardiogram, slash, stress test".
        if let slash = words.firstIndex(where: { $0.lowercased().trimming(",") == "slash" }), slash > 0,
            slash + 1 < words.count
        {
            words[slash - 1] = words[slash - 1].trimming(",")
            words[slash] = "/"
        }
        guard let no = words.firstIndex(of: "no,"), no > 3, words[no - 1].hasSuffix(","), words.count - no > 4 else {
            return words
        }
        let (given, meant) = (words[(no - 3)..<no], words.suffix(3))
        let between = words[(no + 1)...].dropLast(3)
        guard between.allSatisfy({ Self.corrects.contains($0.lowercased()) }) else { return words }
        let areTimes = [given, meant].allSatisfy { time in
            time.first.map(EncounterShape.prepositions.contains) == true
                && time.dropFirst().first?.first?.isNumber == true
                && time.last.map { Lexicon.units.contains($0.trimming(",.")) } == true
        }
        return areTimes ? Array(words[..<(no - 3)] + meant) : words
    }

    /// "Potassium is 5.4, that's high, we like it under 5": "..., which is high."
    private func withoutRemark(_ words: [String]) -> [String] {
        var words = words
        if let we = words.indices.dropFirst(3).first(where: {
            words[$0 - 1].hasSuffix(",") && words[$0].lowercased() == "we" && Self.wishesLimit(words[($0 + 1)...])
        }) {
            words = Array(words[..<we])
            words[we - 1] = words[we - 1].trimming(",.") + "."
        }
        if let that = words.indices.dropFirst(3).first(where: {
            words[$0 - 1].hasSuffix(",") && words[$0] == "that's" && $0 + 2 == words.count
        }) {
            words.replaceSubrange(that...that, with: ["which", "is"])
        }
        return words
    }

    /// "Like it under 5", "want that between 2 and 3": where a value should be, and nothing that is to be done.
    private static func wishesLimit(_ words: ArraySlice<String>) -> Bool {
        guard let first = words.first, ["like", "want"].contains(first), let it = words.dropFirst().first,
            ["it", "that", "them", "those"].contains(it), let limit = words.dropFirst(2).first,
            limits.contains(limit), words.count > 3
        else { return false }
        return words.dropFirst(3).allSatisfy {
            let word = $0.trimming(",.").lowercased()
            return word.first?.isNumber == true || word == "and" || word == "about" || Lexicon.units.contains(word)
        }
    }

    /// "Rupture of, "," the tendon,"".": spoken quotation marks, and marks around them.
    private var unquoted: String {
        guard text.contains("\",\"") || text.contains("\"\"") else { return text }
        var words = text.cutAtSpaces.map { String($0.filter { $0 != "\"" }) }.filter {
            $0.contains { $0 != "," && $0 != "." }
        }
        for at in words.indices.dropLast() where ["of,", "the,", "a,"].contains(words[at]) { words[at].removeLast() }
        return words.joined(separator: " ").trimming(",. ") + "."
    }

    /// "This is Pamela Cook", "all right, exam for Ann Cook": who it is or what comes, and no more.
    private var namesOnly: Bool {
        let said = words.drop { EncounterWords.hedges.contains($0) || $0 == "all" }
        if words.starts(with: ["this", "is"]), words.count == 4,
            text.cutAtSpaces.dropFirst(2).allSatisfy({ $0.first?.isUppercase == true })
                || PatientVoice.Gender.names.contains(words[2])
        {
            return true
        }
        if said.contains("exam"), said.prefix(while: Self.opening.contains).count + 2 >= said.count,
            said.count < 4 || said.contains("for")
        {
            return true
        }
        let rest = words.filter { !Self.naming.contains($0) }
        return rest.count < 3 && rest.first.map(PatientVoice.Gender.names.contains) ?? true
    }

    /// "Only change to make is the breast exam", "record number is 1234", "follow up and take out the legs".
    private var tellsScribe: Bool {
        words.contains(sequence: ["change", "to", "make"]) || words.contains(sequence: ["changes", "to", "make"])
            || words.contains(sequence: ["record", "number"])
            || words[0].hasPrefix("follow") && words.contains(sequence: ["take", "out"])
    }

    /// "Cervical x-ray 6421": a study, and a number of nothing.
    private var isBareNumber: Bool {
        words.count < 5 && words.last.map { $0.count > 2 && $0.allSatisfy(\.isNumber) } ?? false
            && Cues.read(words).contains(.study)
    }

    /// "Risk of anesthesia including but not limited to stroke": what is said of it?
    static func namesRisk(_ words: [String]) -> Bool {
        words.first.map { $0 == "risk" || $0 == "risks" } == true
            && !words.dropFirst().contains { EncounterWords.finite.contains($0) || ofRisk.contains($0) }
    }

    /// "300, 20, 25 mg": three numbers, and one dose.
    private var hasUnsureDose: Bool {
        words.indices.contains { at in
            guard ["mg", "mcg", "units"].contains(words[at]) else { return false }
            let before = words[..<at].suffix(5)
            return before.count(where: { $0.first?.isNumber == true }) > 2
                && before.allSatisfy { !["to", "or", "and", "then", "daily"].contains($0) }
        }
    }

    /// "Bilateral biceps", "1+ triceps": the reflex is not named, nor what it is.
    private var isPartAlone: Bool {
        words.allSatisfy { Self.parts.contains($0) || Lexicon.sides[$0] != nil || $0 == "and" || $0.hasSuffix("+") }
    }

    /// "It is about 6 was up to 60": a number that was given up.
    private var isCutNumber: Bool {
        words.indices.dropFirst(2).dropLast().contains { at in
            words[at].first?.isNumber == true && ["is", "was"].contains(words[at + 1])
                && words[..<at].suffix(2).contains { ["is", "was"].contains($0) }
        }
    }

    /// Words of the dictation itself, and of who the patient is.
    private static let records = Lexicon.set("chart charts record records note notes template dictation transcript")
    private static let limits = Lexicon.set("under over below above between around less")
    static let ofFrame = Lexicon.set("birth old template paragraph recording dictation mrn")
    private static let opening = Lexicon.set("on the physical exam examination for of mr mrs ms miss dr")
    private static let naming = Lexicon.set("this is the patient name patient's mr mrs ms miss")
    private static let toMachine = Lexicon.set(
        "please add insert use stop show next hey hi hello bye thanks lean include summarize list put"
    )
    private static let corrects = Lexicon.set("i told her him it was is meant mean make that it's sorry wait said")
    private static let afterI = Lexicon.set("do have had am hear see feel can will would did appreciate think note")
    private static let ofRisk = Lexicon.set("discussed explained reviewed include")
    private static let parts = Lexicon.set(
        "upper lower extremities extremity biceps triceps brachioradialis patella patellar achilles quadriceps deltoid deltoids hamstrings gastrocnemius"
    )
}
