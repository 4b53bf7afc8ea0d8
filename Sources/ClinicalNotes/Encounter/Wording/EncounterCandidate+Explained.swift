internal import Artifacts

/// What the clinician explains, dictates, or says with a condition: read where no other rule has a form.
extension EncounterCandidates {
    func explained(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard clauses[at].speaker != .other else { return nil }
        return later(words, at) ?? medicine(words, at) ?? opinion(words, at) ?? done(words, at) ?? called(words, at)
            ?? command(words, at)
            ?? phrase(words, at)
    }

    /// "I reviewed your knee MRI, which showed a tear": "The knee MRI showed a tear."
    func shown(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        let lower = words.map(\.lower)
        guard let show = lower.firstIndex(where: { Self.shows[$0] != nil }), show + 2 < lower.count,
            let forms = Self.shows[lower[show]]
        else { return nil }
        let object = cut(Array(words[(show + 1)...]))
        if object.count > 1, object[0].lower == "that", ["it", "they"].contains(object[1].lower) { return nil }
        guard object.count > 1, let rest = voice.words(object, byPatient: false),
            let study = study(Array(words[..<show])) ?? named(before: at, lower[..<show]),
            let name = voice.words(study.words, byPatient: false)
        else { return nil }
        // "The x-ray ... show": as one shows.
        let isPast = lower[..<show].last == "did" || lower[show] == forms.past
        let verb = isPast ? forms.past : study.isPlural ? String(forms.present.dropLast()) : forms.present
        let subject = Self.owners.contains(study.words[0].lower) ? ["the"] + name.dropFirst() : ["the"] + name
        let tokens = (study.words.allSatisfy { word in words.contains { $0.tokens == word.tokens } } ? [] : study.words)
        return candidate(.told, subject + [verb] + rest, tokens + words, at)
    }

    /// "Based on what you told me your symptoms are consistent with ...": what follows the introduction.
    private func later(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        let lower = words.map(\.lower)
        for start in lower.indices.dropFirst(2).dropLast(3) {
            if ["if", "when", "unless"].contains(lower[start]) { return nil }
            let near = lower[(start + 1)...].prefix(4)
            let isSubject =
                lower[start] == "your" && near.contains(where: Self.copulas.contains)
                && !EncounterWords.dangling.contains(lower[start - 1])
            let isTold =
                lower[start] == "you" && ["have", "do", "probably", "likely"].contains(lower[start + 1])
                && (["think", "believe", "suspect"].contains(lower[start - 1])
                    || lower[start - 1] == "that" && lower[..<start].contains("impression"))
                && lower[..<start].suffix(4).allSatisfy { !Lexicon.negations.contains($0) }
            guard isSubject || isTold else { continue }
            return clinician(Array(words[start...]), at)
        }
        return nil
    }

    /// The study that a clause names last: "your x-ray of the right ankle".
    private func study(_ words: [SpokenWord]) -> (words: [SpokenWord], isPlural: Bool)? {
        let lower = words.map(\.lower)
        guard let at = lower.lastIndex(where: Self.studies.contains) else { return nil }
        let start = lower[...at].lastIndex(where: Self.owners.contains) ?? at
        let end = lower[(at + 1)...].firstIndex { Self.endsStudy.contains($0) || $0.hasSuffix("'s") } ?? lower.count
        let name = Array(words[start..<end]).trimmed()
        guard at - start < 7, (1...12).contains(name.count), !name.contains(where: isTalk) else { return nil }
        return (name, lower[at].hasSuffix("s"))
    }

    /// "I looked at your x-ray | and it showed": the study of the clauses before.
    private func named(before at: Int, _ words: ArraySlice<String>) -> (words: [SpokenWord], isPlural: Bool)? {
        // "It does show".
        let words = ["do", "does", "did", "also"].contains(words.last ?? "") ? words.dropLast() : words
        guard let last = words.last, ["it", "which", "that", "they", "these"].contains(last), words.count < 4 else {
            return nil
        }
        for back in 1...4 where at >= back && clauses[at - back].speaker == clauses[at].speaker {
            if let study = study(clauses[at - back].words) { return study }
        }
        return nil
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
        // "We did an x-ray of the foot".
        if before.last == "did", let next = rest.first?.lower, ["a", "an", "your", "the", "some"].contains(next),
            rest.prefix(7).contains(where: { Self.studies.contains($0.lower) })
        {
            before.removeLast()
            rest = [.init(text: "did", lower: "did", hasComma: false, tokens: [])] + rest
            if next == "a", rest.dropFirst(2).first?.lower.hasPrefix("x-ray") == true {
                rest[rest.startIndex + 1].text = "an"
            }
        }
        guard let verb = rest.first?.lower, Self.doings.contains(verb) || verb == "did" else { return nil }
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
        guard at * 2 + 1 >= clauses.count, let start = lower.lastIndex(of: "if"), start > 0, start + 3 < lower.count,
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
        let rests = parts.map { voice.subject == "the patient" && $0 == voice.possessive ? "their" : $0 }
        let sooner = lower[..<start].last == "sooner" && !ask.1.hasSuffix("sooner") ? " sooner" : ""
        return candidate(.advice, [voice.subject, "should", ask.1 + sooner, "if"] + rests, words, at)
    }

    /// "So tramadol 50 mg every 6 hours": an order without a verb.
    private func medicine(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard at * 5 > clauses.count * 3, (3...16).contains(words.count), names(drugOrTest: words.map(\.lower)),
            !words.contains(where: isTalk), !words.contains(where: { Self.notInPhrase.contains($0.lower) }),
            let parts = voice.words(words, byPatient: false)
        else { return nil }
        return candidate(.order, parts, words, at)
    }

    /// "Baby aspirin 81 mg", "labs in 8 weeks": a drug with its dose, or a test with its time.
    private func names(drugOrTest lower: [String]) -> Bool {
        if let drug = lower.prefix(3).firstIndex(where: Lexicon.drugs.contains) {
            return lower.count > 3 && lower.contains { ["mg", "milligrams"].contains($0) }
                && lower[..<drug].allSatisfy(EncounterShape.isNoun)
        }
        guard let last = lower.last, EncounterReplies.units.contains(last),
            let time = lower.lastIndex(of: "in"), (1...4).contains(time),
            // "Colonoscopy in the last 5 years": asked.
            !lower[time...].contains(where: { ["last", "past"].contains($0) })
        else { return false }
        return Self.studies.contains(lower[time - 1])
            && lower[..<(time - 1)].allSatisfy { EncounterShape.isNoun($0) || ["another", "repeat", "a"].contains($0) }
    }

    /// "It's going to be naproxen 500 mg twice a day": the order.
    func announced(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard ["it's", "that's", "it'll", "that'll"].contains(words.first?.lower ?? ""),
            let be = words.prefix(5).firstIndex(where: { $0.lower == "be" }), be + 4 < words.count
        else { return nil }
        return medicine(Array(words[(be + 1)...]), at)
    }

    /// A finding that was dictated without a verb: "pulses equal in all extremities".
    private func phrase(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        var words = words
        // "A murmur is appreciated": a murmur.
        if words.count > 4, words[words.count - 2].lower == "is",
            ["appreciated", "noted", "heard", "seen"].contains(words[words.count - 1].lower)
        {
            words.removeLast(2)
        }
        let lower = words.map(\.lower)
        guard at * 4 > clauses.count, (3...18).contains(words.count), !words.contains(where: isTalk),
            !lower.contains(where: { Self.notInPhrase.contains($0) || EncounterWords.finite.contains($0) }),
            lower.contains("pain") && lower.contains(where: Self.motions.contains)
                || Cues.read(lower).contains(.finding),
            var parts = voice.words(words, byPatient: false)
        else { return nil }
        for part in parts.indices where parts[part] == voice.possessive { parts[part] = "the" }
        return candidate(.finding, parts, words, at)
    }

    /// "If your pain does not improve, | I will order an MRI": both as one statement.
    func conditional(_ at: Int) -> EncounterCandidate? {
        guard at > 0, clauses[at].speaker == clauses[at - 1].speaker, !clauses[at].isOfPatient, !clauses[at].isQuestion
        else { return nil }
        // "And she is still wet | then ...": still the condition.
        if clauses[at].lower.first == "and", at + 1 < clauses.count, clauses[at + 1].isConditional { return nil }
        let isOfTwo = at > 1 && clauses[at - 1].isConditional && clauses[at - 1].lower.first == "and"
        let before = (isOfTwo ? clauses[at - 2].words : []) + clauses[at - 1].words
        // "Stop it if you bleed | you can swim": the condition is of what came before.
        guard let start = before.prefix(4).firstIndex(where: { $0.lower == "if" }),
            before[..<start].allSatisfy({ EncounterWords.hedges.contains($0.lower) })
        else { return nil }
        let said = before[(start + 1)...].filter { $0.lower != "then" }.trimmed()
        let condition = EncounterReferent(clauses: clauses).named(said, at - 1)
        let isOfOther =
            ["he", "she", "he's", "she's"].contains(condition.first?.lower ?? "")
            && EncounterOthers(clauses: clauses).namesStranger(before: at - 1)
        guard (3...16).contains(condition.count), isClear(condition), !isOfOther,
            let parts = voice.words(condition, byPatient: false),
            let body = clinician(clauses[at].words.trimmed(), at) ?? command(clauses[at].words.trimmed(), at),
            [.order, .advice].contains(body.kind) || body.kind == .told && !Self.unclear.contains(opening(body.text))
        else { return nil }
        let first = body.text.hasPrefix("I ") ? "I" : body.text.prefix(1).lowercased()
        let opening = [parts.joined(separator: " ")].sentence.dropLast().lowercasedFirst
        var then = first + body.text.dropFirst()
        // "The patient's" is said once.
        if voice.subject == "the patient" { then = then.replacing("the patient's", with: "their", maxReplacements: 1) }
        let text = "If " + opening + ", " + then
        guard EncounterGrammar.isFluent(text.bareWords) else {
            return nil
        }
        return .init(kind: body.kind, text: text, clauses: [at - 1, at], tokens: condition.tokens + body.tokens)
    }

    /// A condition that names what it is about and goes no further.
    private func isClear(_ condition: [SpokenWord]) -> Bool {
        guard let first = condition.first?.lower, !Self.unclear.contains(first) else { return false }
        return !condition.contains(where: isTalk)
            && !["to", "of", "the", "a", "bothers"].contains(condition.last?.lower ?? "")
    }

    private func opening(_ text: String) -> String { text.prefix { $0 != " " }.lowercased() }

    /// What comes before the talk of those who speak.
    func cut(_ said: [SpokenWord]) -> [SpokenWord] {
        let whole = said.beforeAnything
        let next = whole.indices.dropFirst(2).dropLast().first {
            ["and", "but", "so"].contains(whole[$0].lower) && Self.afterJoin.contains(whole[$0 + 1].lower)
        }
        let words = next.map { Array(whole[..<$0]) } ?? whole
        guard let talk = words.firstIndex(where: isTalk) else { return words.trimmed() }
        let end = words[..<talk].lastIndex { Self.beforeTalk.contains($0.lower) }
        return end.map { Array(words[..<$0]).trimmed() } ?? []
    }

    private func isTalk(_ word: SpokenWord) -> Bool {
        EncounterWords.talk.contains(word.lower) || Self.speakers.contains(word.lower)
    }

    func isMedicalTerm(_ words: [SpokenWord]) -> Bool {
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
