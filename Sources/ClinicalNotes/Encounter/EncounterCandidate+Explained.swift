internal import Artifacts

/// What the clinician explains, dictates, or says with a condition: read where no other rule has a form.
extension EncounterCandidates {
    func explained(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard clauses[at].speaker != .other else { return nil }
        return shown(words, at) ?? opinion(words, at) ?? done(words, at) ?? called(words, at) ?? instruction(words, at)
            ?? phrase(words, at)
    }

    /// "I reviewed your knee MRI, which showed a tear": "The knee MRI showed a tear."
    private func shown(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        let lower = words.map(\.lower)
        guard let show = lower.firstIndex(where: { Self.shows[$0] != nil }), show + 2 < lower.count,
            let study = lower[..<show].lastIndex(where: Self.studies.contains), show - study < 14,
            let singular = Self.shows[lower[show]]
        else { return nil }
        var end = show
        while end > study + 1, Self.links.contains(lower[end - 1]) { end -= 1 }
        let start = lower[...study].lastIndex(where: Self.owners.contains) ?? study
        let subject = Array(words[start..<end])
        guard subject.count < 12, !subject.contains(where: isTalk) else { return nil }
        let object = cut(Array(words[(show + 1)...]))
        guard object.count > 1, let name = voice.words(subject, byPatient: false),
            let rest = voice.words(object, byPatient: false)
        else { return nil }
        // "The x-ray ... show": as one shows.
        let isPlural = lower[study].hasSuffix("s") && lower[show] != singular.past
        let verb =
            lower[show - 1] == "did" || lower[show] == singular.past
            ? singular.past : isPlural ? singular.present.dropLast().description : singular.present
        let named = Self.owners.contains(lower[start]) ? ["the"] + name.dropFirst() : name
        return candidate(.told, named + [verb] + rest, words, at)
    }

    /// "I do think that this is most likely a strain": the clinician's view, as his or hers.
    private func opinion(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        var rest = words[...]
        guard rest.popFirst()?.lower == "i" else { return nil }
        while let first = rest.first, Self.softly.contains(first.lower) { rest.removeFirst() }
        guard let verb = rest.popFirst(), Self.opines.contains(verb.lower) else { return nil }
        if rest.first?.lower == "that" { rest.removeFirst() }
        let object = cut(Array(rest))
        guard object.count > 2, let first = object.first?.lower,
            ["it's", "that's"].contains(first) || first == "this" && EncounterWords.finite.contains(object[1].lower),
            isMedicalTerm(object),
            var parts = voice.words(object, byPatient: false)
        else { return nil }
        if ["it's", "that's"].contains(first) { parts[0] = "this is" }
        return candidate(.told, ["I", verb.lower, "that"] + parts, words, at)
    }

    /// "We discussed the risks", "I recommended an ultrasound": as it was dictated.
    private func done(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard let first = words.first?.lower, let subject = Self.selves[first] else { return nil }
        var rest = words.dropFirst()
        var before: [String] = []
        while let next = rest.first?.lower, Self.softly.contains(next) || next == "have" {
            if ["also", "have", "did"].contains(next) { before.append(next) }
            rest.removeFirst()
        }
        guard let verb = rest.first?.lower, Self.doings.contains(verb) else { return nil }
        let object = cut(Array(rest.dropFirst()))
        // A second clause that nothing joins: "reviewed the vitals everything looks good".
        guard object.count > 1, !Self.notDoneTo.contains(object[0].lower),
            !verb.hasPrefix("review")
                || object.count > 3
                    && !object.contains(where: { Self.looks.contains($0.lower) }),
            isMedicalTerm(object) || object.count > 3, let parts = voice.words(object, byPatient: false)
        else { return nil }
        return candidate(.told, [subject] + before + [verb] + parts, words, at)
    }

    /// "Give us a call if the headaches become more severe": "She should call if ...".
    private func called(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        let lower = words.map(\.lower)
        guard at * 2 > clauses.count, let start = lower.lastIndex(of: "if"), start > 0, start + 3 < lower.count,
            let ask = Self.asks.first(where: { ask in
                lower.indices.contains { $0 < start && lower[$0..<start].starts(with: ask.0) }
            })
        else { return nil }
        var condition = cut(Array(words[(start + 1)...]))
        // "... | for your hypertension": the next problem.
        if let next = condition.indices.dropLast().first(where: {
            $0 > 2 && condition[$0].lower == "for" && ["your", "the"].contains(condition[$0 + 1].lower)
        }) {
            condition = Array(condition[..<next]).trimmed()
        }
        let isPlain = !condition.contains { ["anything", "something"].contains($0.lower) }
        guard condition.count > 2, isPlain, isClear(condition), let parts = voice.words(condition, byPatient: false)
        else {
            return nil
        }
        let sooner = lower[..<start].last == "sooner" && !ask.1.hasSuffix("sooner") ? " sooner" : ""
        return candidate(.advice, [voice.subject, "should", ask.1 + sooner, "if"] + parts, words, at)
    }

    /// "Continue to watch those foods", late in the talk: "She should continue to watch those foods."
    private func instruction(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard at * 2 > clauses.count else { return nil }
        var rest = words[...]
        while let first = rest.first, rest.count > 3, Self.politely.contains(first.lower) { rest.removeFirst() }
        let isMedicine = rest.contains { Lexicon.drugs.contains($0.lower) }
        guard let verb = rest.first?.lower,
            Self.instructed.contains(verb) || isMedicine && ["take", "use", "start"].contains(verb)
        else { return nil }
        let object = cut(Array(rest))
        guard object.count > 2, !Self.vague.contains(object[1].lower), object[1].lower != "going",
            let parts = voice.words(object, byPatient: false)
        else { return nil }
        return candidate(.advice, [voice.subject, "should"] + parts, words, at)
    }

    /// A finding that was dictated without a verb: "pulses equal in all extremities".
    private func phrase(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        let lower = words.map(\.lower)
        guard at * 4 > clauses.count, (3...18).contains(words.count), Cues.read(lower).contains(.finding),
            !words.contains(where: isTalk), !lower.contains(where: { Self.notInPhrase.contains($0) }),
            !lower.contains(where: EncounterWords.finite.contains),
            var parts = voice.words(words, byPatient: false)
        else { return nil }
        for part in parts.indices where parts[part] == voice.possessive { parts[part] = "the" }
        return candidate(.finding, parts, words, at)
    }

    /// "If your pain does not improve, | I will order an MRI": both as one statement.
    func conditional(_ at: Int) -> EncounterCandidate? {
        guard at > 0, clauses[at].speaker == clauses[at - 1].speaker, !clauses[at].isOfPatient, !clauses[at].isQuestion
        else { return nil }
        let before = clauses[at - 1].words
        guard let start = before.prefix(4).firstIndex(where: { $0.lower == "if" }) else { return nil }
        let condition = before[(start + 1)...].filter { $0.lower != "then" }.trimmed()
        guard (3...16).contains(condition.count), isClear(condition),
            let parts = voice.words(condition, byPatient: false),
            let body = clinician(clauses[at].words.trimmed(), at),
            [.order, .advice].contains(body.kind) || body.kind == .told && !Self.unclear.contains(opening(body.text))
        else { return nil }
        let first = body.text.hasPrefix("I ") ? "I" : body.text.prefix(1).lowercased()
        let said = [parts.joined(separator: " ")].sentence.dropLast().lowercasedFirst
        let text = "If " + said + ", " + first + body.text.dropFirst()
        guard EncounterGrammar.isFluent(text.lowercased().split(separator: " ").map { $0.trimming(",.") }) else {
            return nil
        }
        return .init(kind: body.kind, text: text, clauses: [at - 1, at], tokens: condition.tokens + body.tokens)
    }

    /// A condition that names what it is about and goes no further.
    private func isClear(_ condition: [SpokenWord]) -> Bool {
        guard let first = condition.first?.lower, !Self.unclear.contains(first) else { return false }
        return !condition.contains(where: isTalk) && !["to", "of", "the", "a"].contains(condition.last?.lower ?? "")
    }

    private func opening(_ text: String) -> String { text.prefix { $0 != " " }.lowercased() }

    /// What comes before the talk of those who speak.
    private func cut(_ words: [SpokenWord]) -> [SpokenWord] {
        let next = words.indices.dropFirst(2).dropLast().first {
            ["and", "but", "so"].contains(words[$0].lower) && Self.afterJoin.contains(words[$0 + 1].lower)
        }
        let words = next.map { Array(words[..<$0]) } ?? words
        guard let talk = words.firstIndex(where: isTalk) else { return words.trimmed() }
        let end = words[..<talk].lastIndex { Self.beforeTalk.contains($0.lower) }
        return end.map { Array(words[..<$0]).trimmed() } ?? []
    }

    private func isTalk(_ word: SpokenWord) -> Bool {
        EncounterWords.talk.contains(word.lower) || Self.speakers.contains(word.lower)
    }

    private func isMedicalTerm(_ words: [SpokenWord]) -> Bool {
        !Cues.read(words.map(\.lower)).isDisjoint(with: [.finding, .study, .vital])
            || words.contains {
                Lexicon.symptoms.contains($0.lower) || Lexicon.isDisease($0.lower) || Lexicon.drugs.contains($0.lower)
                    || Self.conditionsNamed.contains($0.lower)
            }
    }
}

extension StringProtocol {
    fileprivate var lowercasedFirst: String {
        let word = prefix { $0 != " " }
        // "MRI", "COVID" stay.
        let isName = word.dropFirst().contains(where: \.isUppercase) || word == "I"
        return isName ? String(self) : prefix(1).lowercased() + dropFirst()
    }
}
