internal import Artifacts

/// What a clinician says of the examination, of results and of the plan, worded for a note.
enum EncounterStatements {
    /// "Brian is a 58-year-old male with ..., who presents today for ...".
    static func frame(_ sentence: Spoken) -> EncounterMatch? {
        guard sentence.speaker != .patient, !sentence.isQuestion,
            let age = sentence.lower.firstIndex(where: { $0.hasSuffix("year-old") || $0.hasSuffix("month-old") }),
            age >= 2,
            let verb = sentence.lower[..<age].lastIndex(where: { ["is", "was"].contains($0) }), verb >= 1,
            age - verb <= 3
        else { return nil }
        var words = Array(sentence.words[(verb - 1)...])
        if !Self.starts.contains(words[0].lower), words[0].text.first?.isLetter != true { return nil }
        if let end = words.firstIndex(where: { Self.frameEnds.contains($0.lower) }), end > 4 {
            words.removeSubrange(end...)
        }
        // Where no mark was heard, the next sentence begins with its subject.
        if let next = words.indices.dropFirst(8).first(where: { at in
            ["he", "she", "they"].contains(words[at].lower)
                && !["who", "and", "because", "that", "when", "as", "after"].contains(words[at - 1].lower)
        }) {
            words.removeSubrange(next...)
        }
        while let last = words.last, Self.dangling.contains(last.lower) { words.removeLast() }
        guard words.count > 5, words.allSatisfy({ !Self.addresses.contains($0.lower) }) else { return nil }
        let text = words.phrase
        return .init(kind: .history, text: text.prefix(1).uppercased() + text.dropFirst() + ".", tokens: words.tokens)
    }

    /// "I do appreciate some crackles at the bases": "Some crackles at the bases."
    static func finding(_ clause: Spoken) -> EncounterMatch? {
        guard clause.speaker != .patient, !clause.isQuestion else { return nil }
        var words = trimmed(clause.words)
        var label = ""
        if let exam = words.firstIndex(where: { ["exam", "examination"].contains($0.lower) }), exam <= 5,
            exam + 2 < words.count
        {
            let said = words[..<exam].filter {
                !["on", "your", "the", "physical", "to", "of", "in"].contains($0.lower)
            }
            label = said.map(\.text).joined(separator: " ")
            guard said.allSatisfy({ !talk.contains($0.lower) }) else { return nil }
            words = trimmed(Array(words[(exam + 1)...]))
        }
        guard let (isNegative, start) = opening(words.map(\.lower)) else { return subject(words, .finding, .exam) }
        let object = Array(words[start...])
        guard isNoun(object), Cues.read(object.map(\.lower)).contains(.finding) || !label.isEmpty else { return nil }
        let negated = object.contains { Lexicon.negations.contains($0.lower) }
        guard !(isNegative && negated) else { return nil }
        let text = (isNegative ? "no " : "") + the(object)
        let prefix = label.isEmpty ? "" : label.prefix(1).uppercased() + label.dropFirst() + ": "
        return .init(kind: .exam, text: prefix + (prefix.isEmpty ? capital(text) : text) + ".", tokens: words.tokens)
    }

    /// "your lungs are clear": "The lungs are clear."; "your x-ray looks good".
    static func subject(_ words: [SpokenWord], _ cue: Cues, _ kind: SectionKind) -> EncounterMatch? {
        guard words.count >= 3, words.count <= 24, ["your", "the"].contains(words[0].lower), isNoun(words),
            let verb = words.firstIndex(where: { Self.verbs.contains($0.lower) }), (2...7).contains(verb),
            verb + 1 < words.count,
            Cues.read(words[..<verb].map(\.lower)).contains(cue)
        else { return nil }
        return .init(kind: kind, text: capital(the(words)) + ".", tokens: words.tokens)
    }

    static func result(_ clause: Spoken) -> EncounterMatch? {
        guard clause.speaker != .patient, !clause.isQuestion,
            let start = clause.words.firstIndex(where: { ["your", "the"].contains($0.lower) }), start < 8
        else { return nil }
        return subject(trimmed(Array(clause.words[start...])), .study, .results)
    }

    /// "I think you have X", "this is consistent with X".
    static func diagnosis(_ clause: Spoken) -> EncounterMatch? {
        guard clause.speaker != .patient, !clause.isQuestion else { return nil }
        let lower = clause.lower
        for phrase in [
            ["consistent", "with"], ["i", "think", "you", "have"], ["diagnosis", "of"], ["diagnosis", "is"],
        ] {
            for at in lower.indices
            where at + phrase.count < lower.count && Array(lower[at..<at + phrase.count]) == phrase {
                guard !lower[..<at].contains(where: { Lexicon.negations.contains($0) || $0 == "if" }) else {
                    return nil
                }
                let object = trimmed(Array(clause.words[(at + phrase.count)...]))
                guard object.count <= 12, isNoun(object) else { return nil }
                return .init(kind: .assessment, text: capital(the(object)) + ".", tokens: object.tokens)
            }
        }
        return nil
    }

    /// "I want you to take X" and "we're going to order X": "Take X.", "Order X."
    static func order(_ clause: Spoken) -> EncounterMatch? {
        guard clause.speaker != .patient, !clause.isQuestion else { return nil }
        var words = trimmed(clause.words)
        guard let intent = Self.intents.first(where: { Array(words.prefix($0.count).map(\.lower)) == $0 }) else {
            return nil
        }
        words.removeFirst(intent.count)
        while let first = words.first, ["go", "ahead", "and", "also", "then", "to", "be"].contains(first.lower) {
            words.removeFirst()
        }
        guard let verb = words.first, Self.orders.contains(verb.lower), words.count >= 2 else { return nil }
        if words.count > 2, words[1].lower == "you" { words.remove(at: 1) }
        if words.count > 2, words[1].lower == "on", verb.lower == "start" { words.remove(at: 1) }
        guard words.count <= 26, isNoun(words), EncounterRules.isOrder(words.map(\.lower)) else { return nil }
        return .init(kind: .plan, text: capital(the(words)) + ".", tokens: words.tokens)
    }

    // MARK: Words

    private static func opening(_ lower: [String]) -> (isNegative: Bool, start: Int)? {
        for (phrase, isNegative) in openings
        where lower.count > phrase.count && Array(lower.prefix(phrase.count)) == phrase {
            return (isNegative, phrase.count)
        }
        return nil
    }

    /// Without what leads in and what trails off.
    private static func trimmed(_ words: [SpokenWord]) -> [SpokenWord] {
        var words = Array(words.drop { hedges.contains($0.lower) })
        if let end = words.firstIndex(where: {
            ["which", "so", "okay", "alright", "but", "because"].contains($0.lower)
        }) {
            words.removeSubrange(end...)
        }
        while let last = words.last, dangling.contains(last.lower) { words.removeLast() }
        return words
    }

    /// Nothing that would need a guess, or that is talk.
    private static func isNoun(_ words: [SpokenWord]) -> Bool {
        guard let last = words.last, !dangling.contains(last.lower), !words.isEmpty else { return false }
        return words.allSatisfy { !talk.contains($0.lower) } && words.count { Lexicon.negations.contains($0.lower) } < 3
    }

    private static func the(_ words: [SpokenWord]) -> String {
        words.map { word in
            var word = word
            if ["your", "my"].contains(word.lower) { word.text = "the" }
            return word
        }.phrase
    }

    private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private static let openings: [([String], Bool)] = [
        "-i don't appreciate any", "-i do not appreciate any", "-i don't hear any", "-i don't see any",
        "-i don't feel any",
        "-you don't have any", "-there isn't any", "-there aren't any", "-i don't appreciate", "+i do appreciate",
        "+i appreciate",
        "+i do hear", "+i hear", "+i do see", "+i see", "+i do feel", "+i do note", "+i note", "+i notice", "+you have",
        "+you do have",
        "+there is", "+there's", "+there are", "+it shows", "+you've got",
    ].map { ($0.dropFirst().split(separator: " ").map(String.init), $0.hasPrefix("-")) }

    private static let intents: [[String]] = [
        "i'm going to", "i'm gonna", "i'm also going to", "i'm also gonna", "i'll", "i will", "we'll", "we will",
        "we're going to",
        "we're gonna", "i want to", "i wanna", "i want you to", "i also want you to", "i would like to", "i'd like to",
        "i would like you to",
        "i'd like you to", "let's", "i also want to", "i also wanna", "you can", "you should", "i recommend",
    ].map { $0.split(separator: " ").map(String.init) }

    private static let orders = Lexicon.set(
        """
        prescribe order start refer increase decrease continue check schedule repeat stop add get obtain send recommend take
        use apply avoid ice keep monitor return follow discontinue switch wear rest elevate draw place limit
        """
    )
    private static let hedges = Lexicon.set("well so and okay now but also alright um then good great yeah yes right")
    private static let dangling = Lexicon.set(
        "dr dr. and or but so because then the a an of to in with for that if is are as by on at from i you it your okay right there here today's any some do have like"
    )
    private static let starts = Lexicon.set("he she patient")
    private static let verbs = Lexicon.set(
        "is are was were has have shows showed demonstrates reveals looks look appears sounds"
    )
    private static let frameEnds = Lexicon.set("so hi hello okay hey good")
    private static let addresses = Lexicon.set("i i'm i've i'll you you're your we we're it's that's okay dax dragon")
    private static let talk = Lexicon.set(
        """
        i i'm i've i'll i'd you you're you've we we're we've we'll us me mine my it it's that's what what's who this these those
        that he she they him them her let's thing things stuff something anything everything see go going gonna wanna look listen
        hear press push feel feels let tell talk talked discuss questions question okay know think mean guess like kinda maybe sure
        hey dragon dax yourself here's where how why when if can't don't lemme bit quick sort kind real seems
        """
    )
}
