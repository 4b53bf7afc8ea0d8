internal import Artifacts

/// Words that point: a note names what they point at, or does without them.
enum EncounterDeixis {
    /// "I felt this pop": "a pop". "Those headaches": "headaches". "That brace": "the brace".
    static func plain(_ words: [SpokenWord]) -> [SpokenWord] {
        var result: [SpokenWord] = []
        for (at, word) in words.enumerated() {
            let next = at + 1 < words.count ? words[at + 1].lower : ""
            guard isBeforeNoun(next) else {
                result.append(word)
                continue
            }
            switch word.lower {
            // "Never hurt this ankle", not "this elbow pain".
            case "this"
            where EncounterSite.isPart(next)
                && (at + 2 == words.count || !Lexicon.symptoms.contains(words[at + 2].lower)):
                result.append(word.said("the"))
            case "this" where !times.contains(next) && !next.hasSuffix("s"):
                result.append(word.said("aeiou".contains(next.first ?? "x") ? "an" : "a"))
            case "these", "those": if isPlural(words[(at + 1)...]), at > 0 { continue } else { result.append(word) }
            // "I started that water aerobics".
            case "that" where at > 1 && words[(at + 1)...].prefix(2).contains { uncounted.contains($0.lower) }:
                continue
            default: result.append(word)
            }
        }
        return withoutEnd(withoutGesture(mended(result)))
    }

    /// "A burning right here all day": the hand that shows where is not seen in a note.
    private static func withoutGesture(_ words: [SpokenWord]) -> [SpokenWord] {
        guard
            let right = words.indices.dropFirst(3).dropLast().first(where: {
                words[$0].lower == "right" && ["here", "there"].contains(words[$0 + 1].lower)
            }), !EncounterVerbs.auxiliaries.contains(words[right - 1].lower),
            !["it's", "be", "been", "of", "to", "in", "from"].contains(words[right - 1].lower)
        else { return words }
        return Array(words[..<right]) + words[(right + 2)...]
    }

    /// "Those headaches", "those rubber band exercises".
    private static func isPlural(_ words: ArraySlice<SpokenWord>) -> Bool {
        let name = words.prefix { isBeforeNoun($0.lower) }
        return name.first?.lower.hasSuffix("s") == true || name.count < 4 && name.last?.lower.hasSuffix("s") == true
    }

    /// "I felt like a popping": "I felt a popping". "My top part of my leg": "the top part". "A 2 tablets": "2 tablets".
    private static func mended(_ words: [SpokenWord]) -> [SpokenWord] {
        var result = words
        for at in result.indices.dropLast().reversed() {
            let next = result[at + 1].lower
            if at > 0, result[at].lower == "like", ["felt", "feel"].contains(result[at - 1].lower), next == "a",
                at + 2 < result.count, result[at + 2].lower.hasSuffix("ing")
            {
                result.remove(at: at)
            } else if result[at].lower == "a", next.first?.isNumber == true, at + 2 < result.count,
                Lexicon.drugs.contains(result[at + 2].lower)
            {
                result.remove(at: at)
            } else if result[at].lower == "my", result[(at + 1)...].dropFirst().prefix(3).map(\.lower).contains("my"),
                result[(at + 1)...].prefix(3).map(\.lower).contains("of")
            {
                result[at] = result[at].said("the")
            }
            if result[at].lower.hasSuffix("in'") { result[at] = result[at].said(result[at].lower.dropLast() + "g") }
        }
        return result
    }

    /// "I use a cream for that": "I use a cream".
    private static func withoutEnd(_ words: [SpokenWord]) -> [SpokenWord] {
        guard words.count > 4, let last = words.last?.lower, ["it", "that", "this", "them"].contains(last),
            ["for", "about", "on"].contains(words[words.count - 2].lower),
            !verbsBefore.contains(words[words.count - 3].lower)
        else { return words }
        return Array(words.dropLast(2))
    }

    /// Whether a statement points at what it does not name: "she takes it", "he has not heard of that".
    static func isOpen(_ text: String) -> Bool {
        let words = text.bareWords
        return words.last.map(wanting.contains) == true || open(words) != nil
    }

    /// Where a statement points at what it does not name.
    static func open(_ words: [String]) -> Int? {
        words.indices.first { at in
            let next = at + 1 < words.count ? words[at + 1] : ""
            switch words[at] {
            case "it":
                return at > 0 ? !isNamedBefore(at, words) && !isEmptySubject(at, words) : !isEmptySubject(at, words)
            case "them": return !isNamedBefore(at, words)
            case "that", "this":
                return next.isEmpty
                    || (ending.contains(next) || next.first?.isNumber == true) && at > 0
                        && objects.contains(words[at - 1])
            default: return false
            }
        }
    }

    /// "It hurts to bend", "it is hard to swallow", "takes it easy": nothing is pointed at.
    private static func isEmptySubject(_ at: Int, _ words: [String]) -> Bool {
        let rest = words[(at + 1)...].drop { EncounterWords.adverbs.contains($0) }
        guard let verb = rest.first else { return false }
        if ["hurts", "hurt", "hard", "difficult"].contains(verb) || rest.prefix(4).contains("easy")
            || rest.prefix(3).contains("look")
        {
            return true
        }
        return rest.contains("to") && ["is", "was", "takes", "took", "feels", "has"].contains(verb)
            || rest.prefix(3).contains { ["when", "if", "like", "that"].contains($0) }
                && verb.hasPrefix("feel")
    }

    /// A noun that it may mean stands before it.
    private static func isNamedBefore(_ at: Int, _ words: [String]) -> Bool {
        if at > 1, words[at - 1] == "on", words[at - 2] == "eye" { return false }
        return names(
            Array(words[..<at].drop { ["he", "she", "the", "patient", "reports", "states", "that"].contains($0) })
        )
    }

    /// A noun with its article, a complaint or a drug.
    static func names(_ words: [String]) -> Bool {
        words.indices.dropFirst().contains { at in
            articles.contains(words[at - 1]) && !times.contains(words[at])
                || Lexicon.symptoms.contains(words[at])
                || Lexicon.drugs.contains(words[at])
        }
    }

    private static func isBeforeNoun(_ next: String) -> Bool {
        next.count > 2 && !EncounterWords.finite.contains(next) && !EncounterWords.pronouns.contains(next)
            && !EncounterWords.adverbs.contains(next) && !Lexicon.functionWords.contains(next)
            && !EncounterWords.past.contains(next) && !Lexicon.negations.contains(next)
    }

    /// Their object would be missing: "looked for it", "walk on it".
    private static let verbsBefore = Lexicon.set(
        "look looked looking walk walking stand standing put putting think thought worry worried know asked heard hear went go worked"
    )
    /// "Has never heard": of what?
    private static let wanting = Lexicon.set("heard mentioned brought called")
    private static let uncounted = Lexicon.set("aerobics yoga pilates acupuncture physiotherapy chemo")
    private static let articles = Lexicon.set("a an the his her their some any of with my")
    private static let objects = Lexicon.set(
        "of do did doing about to on for like with had tried take takes took get gets is move alternate drink eat quit finished"
    )
    private static let ending = Lexicon.set(
        "before because a and but for at when again either as in now yet until ever with"
    )
    private static let times = Lexicon.set(
        "multiple many several few other morning week month year time summer winter fall spring past last weekend afternoon evening point whole same"
    )
}

extension SpokenWord {
    /// The word said otherwise, with what it rests on.
    func said(_ text: String) -> SpokenWord {
        var word = self
        (word.text, word.lower) = (text, text.lowercased())
        return word
    }
}
