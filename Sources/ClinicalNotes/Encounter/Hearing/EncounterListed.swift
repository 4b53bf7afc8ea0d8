internal import Artifacts

/// What a question lists, as a note names it: "any falls or any broken bones" asks for falls and broken bones, "does it swell,
/// does it lock up" for swelling and locking up. Talk without marks lists too: "any numbness weakness double vision".
struct EncounterListed {
    /// One of what is asked for.
    struct Item {
        var words: [String]
        var said: [SpokenWord]
        /// It is named, not told with a verb.
        var isNamed: Bool
        /// "Any" or a verb of asking leads to it.
        var isAsked: Bool

        var text: String { words.joined(separator: " ") }
        /// Without what goes on meanwhile.
        var main: [String] { words.map { $0.lowercased() }.prefix { !EncounterListed.timing.contains($0) } + [] }
        var named: [EncounterFact.Named] { EncounterFact.complaints(of: said.map(\.lower)) }
        /// A complaint stands in it, not a part of the body alone.
        var isComplaint: Bool {
            !named.isEmpty || said.contains { EncounterListed.isFound($0.lower) }
                || said.count > 1 && said.contains { Lexicon.symptoms.contains($0.lower) }
                    && !said.allSatisfy { EncounterSite.isPart($0.lower) }
        }
        /// It names nothing; or nothing alone, as "blood".
        func isOpen(alone: Bool) -> Bool {
            said.count == 1
                && (EncounterListed.open.contains(said[0].lower)
                    || alone && EncounterListed.bare.contains(said[0].lower))
        }
    }

    let voice: PatientVoice
    private(set) var items: [Item] = []

    /// What one clause asks for; nothing where its end asks for something else.
    init(_ clause: Spoken, _ voice: PatientVoice) {
        self.voice = voice
        var isDoing = false
        for (number, part) in Self.parts(of: clause.words.trimmed()).enumerated() {
            guard let read = read(part, isDoing: isDoing, isFirst: items.isEmpty),
                !items.isEmpty || number == 0 || read.first?.isAsked == true, continues(read, part)
            else {
                // What is said before the list is no part of it; "any dental work" is none of the body, and the list stands.
                if part.first?.lower != "any" { items = [] }
                isDoing = false
                continue
            }
            items += read
            isDoing = items.last.map { !$0.isNamed } ?? false
        }
        let isOne = items.count == 1
        items.removeAll { $0.isOpen(alone: isOne) }
    }

    /// "Blood in your urine or | in your stool", "loss of bowel or | bladder": said of the last. Whether it could be.
    private mutating func continues(_ read: [Item], _ part: [SpokenWord]) -> Bool {
        guard read.isEmpty else { return true }
        guard let last = items.indices.last,
            part.contains(where: { !Self.leading.contains($0.lower) && !Self.trailing.contains($0.lower) })
        else { return true }
        let end = part.indices.dropFirst().first { !Self.isJoined(part[...], $0, from: 0) } ?? part.count
        guard let more = voice.words(Array(part[..<end]), byPatient: false),
            let rest = end < part.count ? named(part[end...], isAsked: false) : []
        else { return false }
        let isSame = items[last].words.contains(voice.possessive) && voice.subject == "the patient"
        items[last].words +=
            ["or"] + more.map { isSame && $0 == voice.possessive ? "their" : $0.trimming(",") }
        items[last].said += part[..<end]
        items += rest
        return true
    }

    /// Cut where "any", "or", a pause or a verb of asking begins the next.
    private static func parts(of words: [SpokenWord]) -> [[SpokenWord]] {
        var parts: [[SpokenWord]] = [[]]
        for (at, word) in words.enumerated() {
            let last = parts[parts.count - 1].last
            if ["or", "and"].contains(word.lower) {
                parts.append([])
                continue
            }
            let isBegun =
                word.lower == "any" && !leadsToAny.contains(last?.lower ?? "") || last?.hasComma == true
                || asks(words[at...]) || acts(words, at, in: parts[parts.count - 1])
            if isBegun, last != nil { parts.append([]) }
            parts[parts.count - 1].append(word)
        }
        return parts.filter { !$0.isEmpty }
    }

    /// "Do you act out your dreams | kick", "does it lock | catch".
    private static func acts(_ words: [SpokenWord], _ at: Int, in part: [SpokenWord]) -> Bool {
        asks(part[...]) && acts[words[at].lower] != nil
            && (part.count > 3 && EncounterShape.isNoun(words[at - 1].lower) || acts[words[at - 1].lower] != nil)
    }

    /// "Does it", "have you".
    private static func asks(_ words: ArraySlice<SpokenWord>) -> Bool {
        words.count > 2 && asking.contains(words[words.startIndex].lower)
            && asked.contains(words[words.startIndex + 1].lower)
    }

    /// What a part names; `nil` where it is no part of a list, none where it goes on with the one before.
    private func read(_ part: [SpokenWord], isDoing: Bool, isFirst: Bool) -> [Item]? {
        let isAsked = part.contains { $0.lower == "any" }
        var rest = part.drop { Self.leading.contains($0.lower) }
        while let last = rest.last, Self.trailing.contains(last.lower) { rest.removeLast() }
        guard let first = rest.first else { return [] }
        if !isFirst, rest.count > 1, EncounterShape.prepositions.contains(first.lower) || first.lower == "your" {
            return []
        }
        if Self.asks(rest) {
            let behind = rest.dropFirst(2).drop { Self.between.contains($0.lower) }
            guard let verb = behind.first?.lower else { return nil }
            if Self.having.contains(verb) { return named(behind.dropFirst(), isAsked: true) }
            return verb == "any" ? nil : doing(behind, by: rest[rest.startIndex + 1].lower)
        }
        if isDoing, EncounterWords.verbs.contains(first.lower) || Self.acts[first.lower] != nil {
            return doing(rest, by: "you")
        }
        if Self.having.contains(first.lower) { return named(rest.dropFirst(), isAsked: true) }
        // "Loss of bowel or | bladder".
        if !isFirst, !isAsked, !isDoing, rest.count == 1, EncounterShape.isNoun(first.lower),
            !Self.isFound(first.lower),
            items.last?.said.contains(where: { EncounterShape.prepositions.contains($0.lower) }) == true
        {
            return []
        }
        return named(rest, isAsked: isAsked || items.last?.isAsked == true && items.last?.isNamed == true)
    }

    /// "Lock up": locking up.
    private func doing(_ words: ArraySlice<SpokenWord>, by subject: String) -> [Item]? {
        guard let verb = words.first?.lower, !Self.reserved.contains(verb), words.count < 9,
            let form = Self.acts[verb] ?? (Self.acting.contains(verb) ? verb : nil)
        else { return nil }
        var rest = words.dropFirst()
        // "Give out on you".
        if rest.suffix(2).map(\.lower) == ["on", "you"] { rest = rest.dropLast(2) }
        guard rest.allSatisfy({ !Self.unnamed.contains($0.lower) }),
            subject == "you" || form == "pain" || rest.count < 2,
            let said = voice.words(Array(rest), byPatient: false)
        else { return nil }
        return [.init(words: [form] + said, said: Array(words), isNamed: false, isAsked: true)]
    }

    /// Names that follow each other, cut where nothing joins them: "fevers | night sweats".
    private func named(_ words: ArraySlice<SpokenWord>, isAsked: Bool) -> [Item]? {
        var words = words.drop { Self.articles.contains($0.lower) }
        // "Any other symptoms, chest pain".
        if words.first?.lower == "other", words.dropFirst().first.map({ Self.open.contains($0.lower) }) == true {
            words = words.dropFirst()
        }
        while let last = words.last, Self.trailing.contains(last.lower) { words.removeLast() }
        guard !words.isEmpty, words.count < 14 else { return nil }
        var found: [ArraySlice<SpokenWord>] = []
        var start = words.startIndex
        for at in words.indices.dropFirst() where !Self.isJoined(words, at, from: start) {
            found.append(words[start..<at])
            start = at
        }
        found.append(words[start...])
        var items: [Item] = []
        for name in found {
            guard name.count < 9,
                !name.prefix(while: { !Self.timing.contains($0.lower) }).contains(where: {
                    Self.unnamed.contains($0.lower) || $0.lower.hasSuffix("'s")
                }), !name.contains(where: { ["i", "we"].contains($0.lower) }), let head = name.first?.lower,
                EncounterShape.isNoun(head) || head.hasSuffix("ing") || Lexicon.symptoms.contains(head)
                    || Self.describing.contains(head) || head.hasSuffix("ed"),
                let own = voice.words(Array(name), byPatient: false)
            else { return nil }
            var item = Item(words: own.map(voice.own), said: Array(name), isNamed: true, isAsked: isAsked)
            if let last = own.last { item.words[own.count - 1] = last.trimming(",") }
            // "Short of breath": shortness of breath.
            if let known = item.named.first, known.words.count == name.count { item.words = known.name.cutAtSpaces }
            guard isAsked || item.isComplaint else { return nil }
            items.append(item)
        }
        return items
    }

    /// Whether a word goes on with the name before it: "double vision", "pain in", not "weakness | double".
    private static func isJoined(_ words: ArraySlice<SpokenWord>, _ at: Int, from start: Int) -> Bool {
        let (last, word) = (words[at - 1].lower, words[at].lower)
        if EncounterFact.complaints(of: words[start..<at].map(\.lower)).last?.words.upperBound != at - start,
            !Lexicon.symptoms.contains(last) && !(last.hasSuffix("s") && !last.hasSuffix("ss"))
        {
            return true
        }
        // "Night sweats", "blood in your stool": it is of one name yet.
        let joint = EncounterFact.complaints(of: words[start...].map(\.lower)).contains {
            $0.words.contains(at - start) && $0.words.contains(at - 1 - start)
        }
        return joint || EncounterSite.isPart(last) || attributes.contains(last)
            || EncounterShape.prepositions.contains(word) || behind.contains(word)
            || word.hasSuffix("ing") && !Lexicon.symptoms.contains(word) && !apart.contains(word)
            || words[start..<at].contains { bound.contains($0.lower) }
    }
}
