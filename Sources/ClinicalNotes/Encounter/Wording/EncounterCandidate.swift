internal import Artifacts

/// A statement that the note may hold.
struct EncounterCandidate {
    /// The rule that worded it.
    enum Kind: String {
        case frame, denial, affirmation, answer, patient, finding, possession, subject, told, order, advice, recalled,
            dictated
    }

    var kind: Kind
    var text: String {
        didSet { words = text.bareWords }
    }
    /// The words of the text as rules compare them.
    private(set) var words: [String]
    /// The part of the body that an examination names: "heart" of "on your heart exam".
    var label: String
    /// The clauses that it rests on; the first places it.
    var clauses: [Int]
    /// What it rests on.
    var tokens: [Transcript.Token]

    init(
        kind: Kind,
        text: String,
        words: [String]? = nil,
        label: String = "",
        clauses: [Int],
        tokens: [Transcript.Token]
    ) {
        (self.kind, self.text, self.words) = (kind, text, words ?? text.bareWords)
        (self.label, self.clauses, self.tokens) = (label, clauses, tokens)
    }
}

/// Words every clause of an encounter into statements, by the first rule that fits.
struct EncounterCandidates {
    let clauses: [Spoken]
    let voice: PatientVoice
    let retraction: EncounterRetraction

    func all() -> [EncounterCandidate] {
        var result: [EncounterCandidate] = []
        let still = EncounterStill(clauses: clauses, voice: voice)
        for at in clauses.indices where !clauses[at].isManeuver {
            if clauses[at].isDictated {
                if let frame = frame(clauses[at], at) { result.append(frame) }
            } else if let read = read(at) {
                result.append(read)
            } else if let answer = EncounterAnswers(clauses: clauses, voice: voice).statement(at) {
                result.append(answer)
            } else if let reply = EncounterReplies(clauses: clauses, voice: voice).statement(at) {
                result.append(reply)
            } else if still.isAsked(at) {
                if let statement = still.statement(at) { result.append(statement) }
            } else {
                let statement = statement(at)
                result += [statement].compactMap(\.self) + laterCommands(at, besides: statement)
            }
        }
        let proviso = EncounterProviso(clauses: clauses)
        let hope = EncounterHope(clauses: clauses)
        let halved = EncounterHalved(clauses: clauses, voice: voice)
        return result.compactMap { halved.completed($0).flatMap { retraction.kept(hope.worded($0)) } }.filter {
            candidate in
            !proviso.isLost(in: candidate)
                && !(voice.isByProxy && candidate.kind == .told
                    && EncounterProxy.addressesParent(candidate.clauses[0], in: clauses))
        }
    }

    /// What clause `at` orders or advises, whatever is said of it later.
    func order(_ at: Int) -> EncounterCandidate? {
        statement(at).flatMap { [.order, .advice].contains($0.kind) ? $0 : nil }
    }

    private func statement(_ at: Int) -> EncounterCandidate? {
        let clause = clauses[at]
        guard clause.words.count >= 2, clause.words.count <= 60 else { return nil }
        if let frame = frame(clause, at) { return frame }
        let context = EncounterContext(clauses: clauses)
        guard !clause.isQuestion, !context.isPurpose(at), !context.isOfAnother(at, voice.subject),
            !clauses[at].isOpen
        else { return nil }
        // "Send you to Dr. | Miller for that".
        if at > 0, let last = clauses[at - 1].lower.last, ["dr", "dr.", "doctor"].contains(last) { return nil }
        // What hangs on a condition that ends the clause before is not said without it.
        let follows = at > 0 && clauses[at - 1].speaker == clause.speaker
        if clause.isConditional || follows && clauses[at - 1].endsWithCondition { return conditional(at) }
        // What trails off may be pointed at: "ice on it".
        let definite = EncounterDefinite(clauses: clauses)
        // "Wait, you have a sulfa allergy".
        let turned = clause.lower.contains { ["wait", "hold"].contains($0) } ? clause.turnLength : 0
        var words = (clause.isOfPatient ? definite.ended(clause.words, at) : Array(clause.words.dropFirst(turned)))
            .trimmed()
        guard words.count >= 2 else { return nil }
        if !clause.isOfPatient {
            words = EncounterAntecedent(clauses: clauses).named(words, at)
            words = definite.checked(EncounterAdmission(clauses: clauses).named(words, at), at)
        }
        if let tail = words.indices.dropFirst(4).first(where: {
            words[$0].lower == "if" && words[$0 - 1].lower == "and"
        }) {
            words = Array(words[..<tail]).trimmed()
        }
        guard words.count >= 2 else { return nil }
        if clause.isOfPatient {
            if clause.isOfCompanion { return nil }
            let namesRelative = clause.lower.contains { Lexicon.relatives[$0] != nil }
            return !namesRelative && EncounterBackground.answersOfFamily(at, clauses) ? nil : patient(words, at)
        }
        words = beforeCommand(permitted(words, at), at)
        guard words.count >= 2 else { return nil }
        let rest = words.without(Self.introductions) { _ in true }.withoutTopic
        if let shown = shown(rest, at) { return shown }
        if let named = announced(rest, at) { return named }
        if words.withoutTopic.count < words.count, let told = clinician(rest, at) { return told }
        return clinician(words, at) ?? (rest.count < words.count ? clinician(rest, at) : nil) ?? explained(rest, at)
            ?? shortened(words, at)
    }

    /// The longest part before a conjunction that stands, of what does not stand whole.
    private func shortened(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard clauses[at].speaker != .other else { return nil }
        for end in words.indices.dropFirst(4).reversed()
        where Self.cutting.contains(words[end].lower) && !EncounterWhole.parts(words, end) {
            if let found = clinician(Array(words[..<end]).trimmed(), at) { return found }
        }
        return nil
    }

    func candidate(
        _ kind: EncounterCandidate.Kind,
        _ parts: [String]?,
        _ words: [SpokenWord],
        _ at: Int,
        label: String = ""
    ) -> EncounterCandidate? {
        guard let parts, !parts.isEmpty, !isRefused(kind, parts, words, at, label: label) else { return nil }
        let isTold = [.patient, .answer].contains(kind)
        let isPhrase = kind == .finding || kind == .possession
        let definite =
            isTold ? parts : EncounterShape.first(of: (isPhrase ? parts.listed : parts).definite, isListed: isPhrase)
        let first = EncounterFused.first(of: EncounterReading(definite.withoutAside.withoutAny).restated)
        let said = EncounterWhole.withoutSomeDay(
            first.of(first.of(first.withoutTail).withoutBegun.mended).parallel.inTense
        )
        let whole = isTold || kind == .frame ? said : EncounterPurpose.closed(said).withoutLoose
        let sentence = (kind == .frame ? parts : whole).sentence
        let text = isTold || kind == .told ? EncounterWording.mended(sentence) : sentence
        // Longer ones are runs of speech, not sentences.
        let isShown = kind == .told && parts.contains { Self.shows[$0] != nil }
        let longest = isShown ? 40 : kind == .finding || kind == .told && text.contains(",") ? 34 : 26
        guard kind == .frame || text.utf8.count(where: { $0 == UInt8(ascii: " ") }) < longest else { return nil }
        let bare = text.bareWords
        // Three words say something where they name a complaint or a drug.
        if [.patient, .told].contains(kind), text.utf8.count(where: { $0 == UInt8(ascii: " ") }) < 3, !isMedical(words),
            bare.last?.contains("-") != true, kind != .told || !Self.states(bare),
            !words.contains(where: { Lexicon.drugs.contains($0.lower) }),
            kind != .patient || EncounterBackground.section(of: text) != .socialHistory
        {
            return nil
        }
        guard isPhrase ? EncounterGrammar.isPhrase(bare) : EncounterGrammar.isSentence(text, bare),
            kind == .frame || isTold || EncounterShape.stands(text),
            // "Everybody said, it is the hours": the words of others.
            !isTold || !text.contains(" said, "), EncounterSense.isWhole(text, bare, kind),
            !EncounterWhole.lacksTime(bare), !EncounterWhole.lacksNight(bare), !EncounterWhole.lacksMain(bare),
            !EncounterWhole.runsOn(bare),
            !EncounterBroken.isBroken(bare)
        else { return nil }
        return .init(kind: kind, text: text, words: bare, label: label, clauses: [at], tokens: words.tokens.inOrder)
    }

    func isMedical(_ words: [SpokenWord]) -> Bool {
        !Cues.read(words.map(\.lower)).isDisjoint(with: [.finding, .study, .vital])
            || words.contains { Lexicon.symptoms.contains($0.lower) }
    }

    func clinician(_ spoken: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        var (words, label) = examined(EncounterPointedPart(clauses: clauses).named(spoken, at).soundingClear.sinceSeen)
        if words.count > 2, words[0].lower == "has", words[1].lower == "no" { words.removeFirst() }
        if label.isEmpty, let rated = rated(words, at) { return rated }
        while words.count > 3, EncounterWords.adverbs.contains(words[0].lower) || Self.leads.contains(words[0].lower) {
            words.removeFirst()
        }
        if let found = excepted(words, at) { return found }
        let isOther = clauses[at].speaker == .other
        if !isOther, let found = barred(words, label, at) ?? finding(words, label, at) { return found }
        let intents = intended(words, at)
        if !isOther, let found = advice(words, intents, at) ?? order(words, intents.first, at) { return found }
        if isRisk(intents.ofPatient) { return nil }
        words = words.without(Self.views) { _ in true }
        words = words.without(Self.quotes) { ["you", "you're", "you've", "your"].contains($0) }
        // "I see in the notes that you have had a cough": what follows is told.
        if let you = words.prefix(16).firstIndex(where: { ["you", "you're", "you've", "your"].contains($0.lower) }),
            you > 1, ["that", "like", "where"].contains(words[you - 1].lower),
            words[..<you].contains(where: { Self.sources.contains($0.lower) }),
            !words[..<you].contains(where: { Lexicon.negations.contains($0.lower) || $0.lower == "if" })
        {
            words = Array(words[you...])
        }
        if let your = words.prefix(8).firstIndex(where: { $0.lower == "your" }), your > 0,
            words[..<your].allSatisfy({ Self.places.contains($0.lower) })
        {
            words = Array(words[your...])
        }
        // What follows a conjunction may be talk: the part before it can stand.
        if let bad = words.firstIndex(where: {
            EncounterWords.talk.contains($0.lower) || Self.speakers.contains($0.lower)
        }),
            let end = words[..<bad].lastIndex(where: { ["and", "but", "so", "because"].contains($0.lower) })
                ?? (bad > 3 && ["that", "which"].contains(words[bad - 1].lower) ? bad - 1 : nil)
        {
            words = Array(words[..<end]).trimmed()
        }
        guard words.count >= 3, words.count <= 36, let first = words.first?.lower,
            !words.holdTalk, words.allSatisfy({ !Self.speakers.contains($0.lower) })
        else { return nil }
        // "To take a look" has no verb of the subject.
        if first == "your",
            words.indices.dropFirst().prefix(8).contains(where: {
                Self.copulas.contains(words[$0].lower) && !["a", "to"].contains(words[$0 - 1].lower)
            }),
            var parts = voice.words(words, byPatient: false)
        {
            parts[0] = "the"
            return candidate(.subject, parts, words, at, label: label)
        }
        // What is taken is named or nothing is said of it.
        let definite = EncounterDefinite(clauses: clauses)
        let done = definite.dosed(definite.done(words, at), at)
        guard let named = EncounterPointing(clauses: clauses).named(done, at),
            var parts = voice.words(named, byPatient: false)
        else { return nil }
        // "You're here for X": "The patient presents for X."
        parts = parts.cutAtSpaces
        if clauses.isLate(at) { parts = EncounterTense.toCome(prescribed(parts, at)) }
        if let here = parts.prefix(4).firstIndex(of: "here"), here > 0, here + 2 < parts.count, parts[here - 1] == "is",
            ["you're", "you"].contains(first),
            parts[(here + 1)...].prefix(2).contains(where: { ["for", "with"].contains($0) })
        {
            parts.replaceSubrange(0...here, with: ["the", "patient", "presents"])
        }
        let hasVerb = words.dropFirst().prefix(7).contains {
            EncounterWords.finite.contains($0.lower)
                || $0.lower.hasSuffix("s") && EncounterWords.verbs.contains(String($0.lower.dropLast()))
        }
        guard Self.abouts.contains(first) || hasVerb || isOfDoneThing(words) || !label.isEmpty else { return nil }
        let isFinding = !label.isEmpty && !hasVerb
        return candidate(
            isFinding ? .finding : .told,
            isFinding ? Self.begun(parts) : parts,
            named.missing(in: words) + words,
            at,
            label: label
        )
    }
}
