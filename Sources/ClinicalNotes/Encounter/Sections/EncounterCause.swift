internal import Artifacts

/// What the clinician takes a problem to come from, and how it goes: "I think it's coming from your periods", "it's progressed".
struct EncounterCause {
    let clauses: [Spoken]
    let voice: PatientVoice

    struct Reason {
        var clause: Int
        /// As a note has it under the problem: "Likely due to her periods."
        var text: String
        var tokens: [Transcript.Token]
    }

    /// What is told in clause `at`, of the problem that is turned to at clause `turn`.
    func reason(_ at: Int, since turn: Int) -> Reason? {
        guard at >= turn, clauses[at].speaker == .clinician else { return nil }
        let words = clauses[at].words.trimmedOfHedges
        guard !words.contains(where: { Lexicon.negations.contains($0.lower) || Self.open.contains($0.lower) }) else {
            return nil
        }
        let thought = Self.thinking.first(of: words.map(\.lower)[...])?.count ?? 0
        let own = words.dropFirst(thought).drop { thought > 0 && $0.lower == "that" }
        var text = subject(own).flatMap {
            course($0.rest, isFirst: at <= turn + 1) ?? cause($0.rest, $0.share, thought > 0)
        }
        // "It sounds like this was caused by what you ate".
        for start in own.indices.dropFirst().prefix(12) where text == nil {
            let isThought = own[..<start].contains { Self.seeming.contains($0.lower) } || thought > 0
            text = subject(own[start...]).flatMap {
                Self.causing.first(of: $0.rest.map(\.lower).drop { Self.adverbs.contains($0) }) == nil
                    ? nil : cause($0.rest, $0.share, isThought)
            }
        }
        guard let text, EncounterTruth(clauses: clauses).isStatedByClinician(at) else { return nil }
        return .init(clause: at, text: text, tokens: clauses[at].words.tokens)
    }

    /// "It's", "a lot of this is", and how much of it that is, with what follows.
    private func subject(_ words: ArraySlice<SpokenWord>) -> (share: String, rest: ArraySlice<SpokenWord>)? {
        let lower = words.map(\.lower)
        guard let subject = Self.subjects.first(of: lower[...]) else { return nil }
        let rest = words.dropFirst(subject.count)
        let isPart = ["part", "some"].contains(subject[0]) || rest.contains { $0.lower == "partly" }
        return (isPart ? "partly " : ["lot", "most"].contains(where: subject.contains) ? "largely " : "", rest)
    }

    private func course(_ words: ArraySlice<SpokenWord>, isFirst: Bool) -> String? {
        let told = words.map(\.lower).drop { Self.degrees.contains($0) }
        guard isFirst, let course = Self.courses.first(of: told[...]),
            told.dropFirst(course.count).allSatisfy({ ["now", "today", "okay", "so"].contains($0) })
        else { return nil }
        return Self.courseWords[course.joined(separator: " ")]
    }

    private func cause(_ said: ArraySlice<SpokenWord>, _ share: String, _ isThought: Bool) -> String? {
        let hedges = said.prefix { Self.adverbs.contains($0.lower) }
        let words = said.dropFirst(hedges.count)
        let link = Self.links.first(of: words.map(\.lower)[...])
        let isLikely = isThought || hedges.contains { ["probably", "likely"].contains($0.lower) }
        let object = named(words.dropFirst(link?.count ?? 0))
        // "I think that's the naproxen", not "I think that's the plan".
        let isOwn = object.first.map { ["your", "the"].contains($0.lower) } == true
        guard link != nil || isLikely && isOwn && object.contains(where: { Self.isOfHabit($0.lower) }),
            isLikely || link != ["from"] || object.contains(where: { Self.isOfBody($0.lower) }),
            (1...14).contains(object.count), object.contains(where: { !Lexicon.functionWords.contains($0.lower) }),
            !object.contains(where: {
                Self.vague.contains($0.lower) || EncounterWords.talk.contains($0.lower)
                    || $0.lower.first?.isNumber == true
            }),
            let parts = voice.words(object, byPatient: false)
        else { return nil }
        let text = [(isLikely ? "likely " : "") + share + "due to"] + parts.definite
        return EncounterDeixis.isOpen(text.sentence) ? nil : text.sentence
    }

    /// "The naproxen and laying down with that pill | so ...": what is named, up to where the talk goes on.
    private func named(_ words: ArraySlice<SpokenWord>) -> [SpokenWord] {
        var object = words.prefix { !Self.ends.contains($0.lower) }
        if let comma = object.firstIndex(where: \.hasComma) { object = object[...comma] }
        while let last = object.last, EncounterWords.dangling.contains(last.lower) || Self.partly.contains(last.lower) {
            object.removeLast()
        }
        return Array(object).trimmed()
    }

    private static func isOfBody(_ word: String) -> Bool {
        Lexicon.drugs.contains(word) || Lexicon.symptoms.contains(word) || EncounterDiagnosis.isIllness(word)
            || EncounterSite.isPart(word)
    }

    /// What one takes, does or has each month: no illness, which would be what it is and not what it comes from.
    private static func isOfHabit(_ word: String) -> Bool {
        Lexicon.drugs.contains(word) || habits.contains(word)
    }

    private static let thinking = PhraseIndex(
        EncounterCandidates.phrases(
            "i think|i do think|i believe|i suspect|i really think|my guess is|i'd say|it sounds like|sounds like|it looks like"
        )
    )
    private static let subjects = PhraseIndex(
        EncounterCandidates.phrases(
            """
            it's|it is|it was|this was|that was|it has|that's|that is|this is|they're|they are|it|they|this|that|a lot of this is|a lot of it is|
            most of this is|most of it is|some of this is|some of it is|part of this is|part of it is|the main reason is
            """
        )
    )
    private static let causes = EncounterCandidates.phrases(
        "coming from|due to|because of|related to|caused by|secondary to"
    )
    private static let causing = PhraseIndex(causes)
    private static let links = PhraseIndex(causes + EncounterCandidates.phrases("comes from|come from|from"))
    private static let seeming = Lexicon.set("think sounds looks probably likely")
    private static let courses = PhraseIndex(courseWords.keys.map { $0.split(separator: " ").map(String.init) })
    private static let courseWords = [
        "progressed": "Progressed.", "gotten worse": "Worsened.", "worse": "Worsened.", "getting worse": "Worsening.",
        "improved": "Improved.", "improving": "Improving.", "better": "Improved.", "getting better": "Improving.",
        "stable": "Stable.", "under control": "Controlled.", "well controlled": "Well controlled.",
        "not controlled": "Not controlled.", "resolved": "Resolved.", "a touch high": "Slightly high.",
    ]
    private static let degrees = Lexicon.set("been really much a lot little bit pretty very definitely actually")
    private static let adverbs = Lexicon.set("probably likely mostly just really all most actually definitely also")
    private static let partly = Lexicon.set("at least partly mostly too probably")
    private static let open = Lexicon.set("if could might may maybe would whether unless or")
    private static let vague = Lexicon.set(
        """
        it that's this something anything what there them us me last year years month months week weeks yesterday today ago time
        record records report office pharmacy lab labs test tests plan good same way reason
        fall summer winter spring
        """
    )
    private static let ends = Lexicon.set(
        """
        so but because which when then okay alright i i'm i'll i'd we we'll we're it it's they they're usually let's that's you're
        you you'll is are was were do does if where until
        """
    )
    private static let habits = Lexicon.set(
        """
        periods period medicine medication pill pills drug alcohol wine beer coffee caffeine smoking cigarettes nicotine stress
        work lifting running sitting weight diet salt sun heat cold shoes steroid antibiotic bleeding
        """
    )
}
