internal import Artifacts

/// What the clinician finds while examining.
extension EncounterCandidates {
    /// "on your heart exam, there is ...": the rest, and "heart".
    func examined(_ words: [SpokenWord]) -> ([SpokenWord], String) {
        if let apart = set(apart: words) { return apart }
        guard let exam = words.prefix(6).firstIndex(where: { ["exam", "examination"].contains($0.lower) }),
            exam + 2 < words.count
        else { return (words, "") }
        let owner = words[..<exam].lastIndex { Self.owners.contains($0.lower) } ?? words.startIndex
        var named = words[owner..<exam].map(\.lower).filter { !Self.aroundExam.contains($0) }
        // "on a focused exam of your left ankle"
        if words[exam + 1].lower == "of" {
            let part = words[(exam + 2)...].prefix { !Self.afterPart.contains($0.lower) }
            let rest = words[(exam + 2 + part.count)...]
            let name = part.map(\.lower).filter { !Self.aroundExam.contains($0) }
            if (1...3).contains(name.count), rest.count > 1 {
                return (Array(rest).trimmed(), name.joined(separator: " "))
            }
            named = []
        }
        let isPart =
            named.count <= 2 && !named.contains(where: Self.notParts.contains)
            && named.allSatisfy { !EncounterWords.talk.contains($0) && !Self.speakers.contains($0) }
        return (Array(words[(exam + 1)...]).trimmed(), isPart ? named.joined(separator: " ") : "")
    }

    /// As a finding begins: "some pain" is pain, "the healed scar" a scar, and "little swelling" a little of it.
    static func begun(_ parts: [String]) -> [String] {
        guard parts.count > 1 else { return parts }
        switch parts[0].lowercased() {
        case "some" where parts.count == 2: return parts
        case "some", "the", "that", "this": return Array(parts.dropFirst())
        case "little": return ["a"] + parts
        default: return parts
        }
    }

    /// "Your neck, there is no swelling": the neck, and what is there.
    func set(apart words: [SpokenWord]) -> ([SpokenWord], String)? {
        if let denied = denied(of: words) { return denied }
        guard let comma = words.prefix(3).firstIndex(where: \.hasComma), comma + 3 < words.count,
            ["there", "there's", "i"].contains(words[comma + 1].lower)
        else { return nil }
        let part = words[...comma].map(\.lower).filter { !["your", "the", "and"].contains($0) }
        guard !part.isEmpty, EncounterSystem.examined(in: part.joined(separator: " ")) != nil else { return nil }
        return (Array(words[(comma + 1)...]), part.joined(separator: " "))
    }

    /// "Neck no masses": the neck, and what is not there.
    private func denied(of words: [SpokenWord]) -> ([SpokenWord], String)? {
        guard words.count > 2, let no = words.prefix(4).firstIndex(where: { $0.lower == "no" }), no > 0 else {
            return nil
        }
        let part = words[..<no].map(\.lower).filter { !["your", "the", "and", "his", "her"].contains($0) }
        guard let head = part.last, part.count < 3, EncounterSite.isPart(head), part.allSatisfy(EncounterSite.isNamed)
        else { return nil }
        return (Array(words[no...]), part.joined(separator: " "))
    }

    /// "Apprehension is negative", "tongue is midline": three words that only who examines says.
    static func states(_ words: [String]) -> Bool {
        words.count == 3 && ["is", "are"].contains(words[1]) && EncounterShape.isNoun(words[0])
            && found.contains(words[2])
            && !EncounterWords.pronouns.contains(words[0]) && !words[0].hasSuffix("thing")
    }

    private static let found = Lexicon.set(
        "negative positive midline intact symmetric symmetrical supple nontender reactive full"
    )

    /// "Your exam is normal other than you've got some tenderness over the wrist": the tenderness.
    func excepted(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        let lower = words.map(\.lower)
        let found = lower.indices.dropFirst(2).dropLast(2).lazy.compactMap { at in
            Self.exceptions.first { lower[at...].starts(with: $0) }.map { (than: at, end: at + $0.count) }
        }.first
        guard let (than, end) = found,
            lower[..<than].contains(where: { ["exam", "examination", "normal", "unremarkable"].contains($0) })
        else { return nil }
        var object = Array(words[end...])
        while object.count > 2, Self.beforeExcepted.contains(object[0].lower) { object.removeFirst() }
        guard object.count > 1, isMedical(object) else { return nil }
        return finding([.init(text: "there is", lower: "there's", hasComma: false, tokens: [])] + object, "", at)
    }

    /// "No bony abnormalities".
    static func namesAbsent(_ words: [SpokenWord]) -> Bool { words.contains { absent.contains($0.lower) } }

    /// What an examination or a study finds or does not find.
    static let absent = Lexicon.set(
        "nystagmus papilledema distress abnormality abnormalities deficit deficits shadows mole moles lesions findings fracture fractures deformity history"
    )
    private static let exceptions = phrases("other than|except for|except that|except|with the exception of")
    private static let beforeExcepted = Lexicon.set(
        "for you you've have got do that there's there is are a the these this some"
    )

    /// "A fracture or any bony abnormalities", that are not seen: "fracture or bony abnormalities".
    private static func absent(_ words: [SpokenWord]) -> [SpokenWord] {
        let named = words.drop { ["a", "an", "any"].contains($0.lower) }
        return named.indices.filter { at in
            named[at].lower != "any" || at == named.startIndex || named[at - 1].lower != "or"
        }.map { named[$0] }
    }

    /// "A bump down here on the left side": who reads it sees no "here".
    private static func withoutHere(_ words: [SpokenWord]) -> [SpokenWord] {
        var words = words
        while let here = words.indices.dropLast().first(where: {
            words[$0].lower == "here" && ["on", "in", "at", "over"].contains(words[$0 + 1].lower)
        }) {
            words.remove(at: here)
            if here > 0, words[here - 1].lower == "down" { words.remove(at: here - 1) }
        }
        return words
    }

    /// "I do appreciate some crackles at the bases": "Some crackles at the bases."
    func finding(_ words: [SpokenWord], _ label: String, _ at: Int) -> EncounterCandidate? {
        var words = words
        // "Luckily it's there is no fracture".
        if words.count > 4, words[0].lower == "it's", words[1].lower.hasPrefix("there") { words.removeFirst() }
        let lower = words.map(\.lower)
        var start = 0
        var found = Self.openings[lower.first ?? ""]?.first { lower.starts(with: $0.0) && lower.count > $0.0.count }
        // "when I press here I do appreciate ..."
        while found == nil, start < min(30, lower.count - 2), !Lexicon.negations.contains(lower[start]),
            lower[start] != "if"
        {
            start += 1
            if lower[start] != "i" { continue }
            found = Self.openings["i"]?.first {
                (start < 9 || $0.0.count > 2) && lower[start...].starts(with: $0.0)
                    && lower.count > start + $0.0.count
            }
        }
        guard let (opening, isNegative) = found else { return nil }
        var object = Array(words[(start + opening.count)...]).trimmed()
        // "I also see that your mother had cancer": no finding.
        if opening[0] == "i", object.contains(where: { Lexicon.relatives[$0.lower] != nil }) { return nil }
        // "I do notice that you have some swelling".
        if object.count > 3, object[0].lower == "that", object[1].lower == "you", object[2].lower == "have" {
            object = Array(object[3...])
        }
        if object.count > 2, object[0].lower == "there", ["is", "are", "was"].contains(object[1].lower) {
            object = Array(object[2...])
        } else if object.count > 1, object[0].lower == "there's" {
            object = Array(object[1...])
        }
        object = object.beforeAnything.trimmed()
        if isNegative { object = Self.absent(object) }
        object = Self.withoutHere(object)
        if label.isEmpty, opening[0].hasPrefix("there") { object += led(to: words[start], at, besides: object) }
        if let tail = object.firstIndex(where: { ["which", "so", "but", "because", "okay"].contains($0.lower) }) {
            object = Array(object[..<tail]).trimmed()
        }
        // "A murmur and that we knew about already".
        if let tail = object.indices.dropFirst(2).first(where: { Self.afterFinding.contains(object[$0].lower) }) {
            object = Array(object[..<tail]).trimmed()
        }
        // "A bruit over it": over what was named.
        if object.count > 1, let last = object.last?.lower, ["over", "in", "on", "around", "under"].contains(last) {
            let part = EncounterSpokenPart(clauses: clauses).spoken(of: object.map(\.lower), at: at)
            if let part {
                object.append(.init(text: "the " + part.name, lower: part.name, hasComma: false, tokens: part.tokens))
            } else {
                object.removeLast()
            }
        }
        // "3 out of 6 6": the same number begun twice.
        if let of = object.indices.dropLast(2).first(where: {
            object[$0].lower == "of" && object[$0 + 1].lower.first?.isNumber == true
        }),
            of > 0, object[of - 1].lower == "out", object[of + 1].lower == object[of + 2].lower
        {
            object.remove(at: of + 2)
        }
        // A murmur is heard, whatever else was heard of it.
        if object.contains(where: { $0.lower == "murmur" }), let hurt = object.firstIndex(where: { $0.lower == "hurt" })
        {
            object = Array(object[..<hurt]).trimmed()
        }
        guard !object.isEmpty, object.count <= 34,
            object.allSatisfy({ !EncounterWords.talk.contains($0.lower) && !Self.others.contains($0.lower) }),
            !(isNegative && object.contains { Lexicon.negations.contains($0.lower) }),
            var parts = voice.words(object, byPatient: false)
        else { return nil }
        if opening == ["no"], !isMedical(object), !Self.namesAbsent(object) { return nil }
        for part in parts.indices where parts[part] == voice.possessive { parts[part] = "the" }
        if !isNegative { parts = Self.begun(parts) }
        let kind: EncounterCandidate.Kind = opening[0].hasPrefix("you") ? .possession : .finding
        return candidate(
            kind,
            (isNegative ? ["no"] : []) + parts,
            object.missing(in: words) + words,
            at,
            label: label
        )
    }

    /// "On the left scapula | there's a dark patch": where it is, if what is found names no part of its own.
    private func led(to first: SpokenWord, _ at: Int, besides object: [SpokenWord]) -> [SpokenWord] {
        let own = clauses[at].said(before: first)
        let isCut = own.isEmpty && at > 0 && clauses[at].continuesSentence
        let lead = (isCut && clauses[at - 1].speaker == clauses[at].speaker ? clauses[at - 1].words : own)
            .trimmedOfHedges
        guard (2...6).contains(lead.count), let last = lead.last,
            ["on", "in", "over", "at"].contains(lead.first?.lower ?? ""),
            EncounterSite.isPart(last.lower) && last.lower != "back" || Lexicon.sides[last.lower] != nil,
            !object.contains(where: { EncounterSite.isPart($0.lower) || Lexicon.sides[$0.lower] != nil })
        else { return [] }
        return [lead[lead.startIndex].said(lead[lead.startIndex].lower)] + lead.dropFirst()
    }
}

extension [SpokenWord] {
    /// "Under her anemia, her iron was normal", "for the acne the cream was not covered": what is said of the topic.
    var withoutTopic: [SpokenWord] {
        guard let first = first?.lower, ["under", "for", "regarding"].contains(first),
            let start = indices.dropFirst(2).prefix(5).first(where: { Self.subjects.contains(self[$0].lower) }),
            start + 3 < count,
            self[(start + 1)...].prefix(5).contains(where: {
                EncounterVerbs.auxiliaries.contains($0.lower) || $0.lower == "have"
            })
        else { return self }
        return Array(self[start...])
    }

    private static let subjects = Lexicon.set("her his your the they she he")
}
