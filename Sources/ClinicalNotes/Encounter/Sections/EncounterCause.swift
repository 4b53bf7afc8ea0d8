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

    /// What is told in clause `at`, of the problem `name` that is turned to at clause `turn`.
    func reason(_ at: Int, since turn: Int, of name: [String]) -> Reason? {
        guard at >= turn, clauses[at].speaker == .clinician else { return nil }
        let words = clauses[at].words.trimmedOfHedges
        let thought = Self.thinking.first(of: words.map(\.lower)[...])?.count ?? 0
        guard let told = subject(words.dropFirst(thought).drop { thought > 0 && $0.lower == "that" }),
            let text = course(told.rest, isFirst: at <= turn + 1 && !told.isPast)
                ?? cause(told.rest, told.share, thought > 0, name),
            isOwn(at), clauses[at].isStatedByClinician
        else { return nil }
        return .init(clause: at, text: text, tokens: clauses[at].words.tokens)
    }

    /// Whether nothing in clause `at` or beside it doubts or weighs what it tells, gives it to another who said so, or makes it
    /// of what got better: "your mother said | it's due to the beer", "it's either from your periods | or from the ibuprofen".
    private func isOwn(_ at: Int) -> Bool {
        let own = clauses[at].lower
        guard !own.contains(where: { Lexicon.negations.contains($0) || Self.open.contains($0) }) else { return false }
        if at > 0, !clauses[at - 1].isOfPatient,
            clauses[at - 1].lower.contains(where: { Self.apart.contains($0) || Lexicon.relatives[$0] != nil })
        {
            return false
        }
        guard at + 1 < clauses.count, !clauses[at + 1].isOfPatient else { return true }
        let next = clauses[at + 1].lower
        return !(next.first.map(Self.reopening.contains) == true)
            && !(next.prefix(4).contains(where: Lexicon.negations.contains)
                && next.contains { ["tell", "know", "sure"].contains($0) })
    }

    /// "It's", "a lot of this is", and how much of it that is, with what follows.
    private func subject(
        _ words: ArraySlice<SpokenWord>
    ) -> (
        share: String, isPast: Bool, rest: ArraySlice<SpokenWord>
    )? {
        guard let subject = Self.subjects.first(of: words.map(\.lower)[...]) else { return nil }
        let rest = words.dropFirst(subject.count)
        let isPart = ["part", "some"].contains(subject[0]) || rest.contains { $0.lower == "partly" }
        let share = isPart ? "partly " : ["lot", "most"].contains(where: subject.contains) ? "largely " : ""
        return (share, subject.last == "was", rest)
    }

    private func course(_ words: ArraySlice<SpokenWord>, isFirst: Bool) -> String? {
        let told = words.map(\.lower).drop { Self.degrees.contains($0) }
        guard isFirst, let course = Self.courses.first(of: told[...]),
            told.dropFirst(course.count).allSatisfy({ ["now", "today", "okay", "so"].contains($0) })
        else { return nil }
        return Self.courseWords[course.joined(separator: " ")]
    }

    private func cause(
        _ said: ArraySlice<SpokenWord>,
        _ share: String,
        _ isThought: Bool,
        _ name: [String]
    ) -> String? {
        let hedges = said.prefix { Self.adverbs.contains($0.lower) }
        let words = said.dropFirst(hedges.count)
        let link = Self.links.first(of: words.map(\.lower)[...])
        let isLikely = isThought || hedges.contains { ["probably", "likely"].contains($0.lower) }
        let rest = words.dropFirst(link?.count ?? 0)
        let object = named(rest)
        guard let last = object.last,
            // "I think a lot of this is the naproxen", not "I think that's the medicine that helps".
            link != nil || isLikely && !share.isEmpty && object.contains(where: { Self.isOfHabit($0.lower) }),
            isLikely || link != ["from"] || Self.isOfBody(last.lower),
            object.count < 15, object.contains(where: { !Lexicon.functionWords.contains($0.lower) }),
            !Self.doing.contains(object[0].lower),
            !object.allSatisfy({ ["the", "your"].contains($0.lower) || name.contains($0.lower) }),
            !object.contains(where: {
                Self.vague.contains($0.lower) || EncounterWords.talk.contains($0.lower)
                    || $0.lower.first?.isNumber == true
            }),
            // "From the knee on the right".
            !rest.dropFirst(object.count).contains(where: { Lexicon.sides[$0.lower] != nil }),
            let parts = voice.words(object, byPatient: false)
        else { return nil }
        let linked = link?.first == "related" ? "related to" : "due to"
        let text = [(isLikely ? "likely " : "") + share + linked] + parts.definite
        return EncounterDeixis.isOpen(text.sentence) ? nil : text.sentence
    }

    /// "The naproxen and laying down with that pill | so ...": what is named, up to where the talk goes on.
    private func named(_ words: ArraySlice<SpokenWord>) -> [SpokenWord] {
        var object = words.prefix { !Self.ends.contains($0.lower) }
        if let comma = object.firstIndex(where: \.hasComma) { object = object[...comma] }
        // "The beer that you told me about": something is said of it.
        if let clause = object.last, ["that", "who"].contains(clause.lower) { return [] }
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
    private static let links = PhraseIndex(
        EncounterCandidates.phrases(
            "coming from|due to|because of|related to|caused by|secondary to|comes from|come from|from"
        )
    )
    private static let courses = PhraseIndex(courseWords.keys.map { $0.cutAtSpaces })
    private static let courseWords = [
        "progressed": "Progressed.", "gotten worse": "Worsened.", "worse": "Worsened.", "getting worse": "Worsening.",
        "improved": "Improved.", "improving": "Improving.", "better": "Improved.", "getting better": "Improving.",
        "stable": "Stable.", "under control": "Controlled.", "well controlled": "Well controlled.",
        "not controlled": "Not controlled.", "resolved": "Resolved.", "a touch high": "Slightly high.",
    ]
    private static let degrees = Lexicon.set("been really much a lot little bit pretty very definitely actually")
    private static let adverbs = Lexicon.set("probably likely mostly just really all most actually definitely also")
    private static let partly = Lexicon.set("at least partly mostly too probably")
    private static let open = Lexicon.set(
        "if could might may maybe would whether unless or either doubt wonder unlikely less rather than used"
    )
    private static let reopening = Lexicon.set("or that which if unless when back")
    /// "Most people", "you thought", "the rash you had", "it's better".
    private static let apart = Lexicon.set(
        """
        said say says thought told wondered heard believes thinks know doubt wonder maybe either worried afraid glad good better helped
        improved had used people most often usually sometimes if when
        """
    )
    private static let doing = Lexicon.set("be have get see start come go")
    private static let vague = Lexicon.set(
        """
        it that's this something anything what there them us me last year years month months week weeks yesterday today ago time
        record records report office pharmacy lab labs test tests plan good same right best way reason doctor insurance
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
