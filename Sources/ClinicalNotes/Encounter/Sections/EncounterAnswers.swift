internal import Artifacts

/// A clinician's question and the patient's answer as one statement: "do you have a fever or chills?" "no" is
/// "Denies fever or chills.", "are you still on metformin?" "yes" is "She is still on metformin."
struct EncounterAnswers {
    let clauses: [Spoken]
    let voice: PatientVoice

    func statement(_ at: Int) -> EncounterCandidate? {
        guard at + 1 < clauses.count, !clauses[at].isOfPatient, clauses[at + 1].isOfPatient else { return nil }
        let question = clauses[at]
        var reply = EncounterBut.plain(clauses[at + 1], to: question.lower, then: clauses[(at + 2)...])
        // "Oh yeah".
        if reply.lower.first == "oh" { reply.words.removeFirst() }
        let turn = Array(clauses[(at + 2)...].prefix(while: \.isOfPatient))
        let answer = reply.lower
        guard let first = answer.first, !answer.contains("but"), Array(answer.prefix(2)) != ["not", "really"],
            !question.lower.contains(where: Lexicon.negations.contains)
        else { return none(at) }
        if EncounterAmendment(clauses: clauses).isMade(at) { return nil }
        let denies =
            Self.isNo(answer) && EncounterFact.complaints(of: answer).isEmpty
            && EncounterDenial(question: question, reply: reply, turn: turn).isWhole
            && !EncounterTaken(clauses: clauses).contradicts(at) && !EncounterNarrowed.isCorrected(answer)
        let isYes = Self.yeses.contains(first) && (answer.count <= 4 || reply.words[0].hasComma)
        let agrees =
            (isYes || !reply.isQuestion && isEcho(answer, of: question.lower)
                || answer.count <= 4 && Self.agreements.contains { answer.starts(with: $0) } && !answer.contains("to"))
            && !answer.contains(where: Lexicon.negations.contains)
        guard denies || agrees else { return nil }
        let tokens = Self.noes.contains(first) ? reply.words[0].tokens : reply.words.tokens
        if let named = EncounterBackground.family(question, isDenied: denies) {
            guard !EncounterBackground.excepts(clauses[(at + 1)...].prefix(while: \.isOfPatient)) else { return nil }
            return .init(
                kind: .answer,
                text: (["no"] + named.map(\.marked)).sentence,
                clauses: [at, at + 1],
                tokens: named.tokens + tokens
            )
        }
        let isOfOthers = EncounterNarrowed.isOfOthers(at, clauses)
        let listed = isOfOthers ? nil : listed(at, reply, denies: denies)
        if let listed, agrees || listed.standsAlone { return listed.statement }
        let core = EncounterDefinite(clauses: clauses).named(EncounterQuestion.core(question.words.trimmed()), at)
        let words = EncounterReferent(clauses: clauses).object(core, at)
        guard words.count >= 3, words.allSatisfy({ !EncounterWords.talk.contains($0.lower) }),
            !isCutShort(question, words), !EncounterCandidates.isChat(words),
            words.allSatisfy({
                !EncounterCandidates.thirdPersons.contains($0.lower)
                    && !EncounterCandidates.ofTheOffice.contains($0.lower)
            })
        else { return listed?.statement }
        let said = agrees ? affirmed(words.filter { $0.lower != "ever" }) : denied(words)
        guard let parts = said.map({ EncounterReading($0).parallel.inTense }),
            EncounterGrammar.isSentence(parts.sentence)
        else { return listed?.statement }
        return .init(
            kind: .answer,
            text: EncounterWording.mended(parts.sentence),
            clauses: [at, at + 1],
            tokens: (words.tokens + tokens).inOrder
        )
    }

    /// "Yes, I had my knee replaced. Nothing to complain about": the "yes" is to something else.
    static func turns(_ turn: ArraySlice<Spoken>) -> Bool {
        guard let reply = turn.first else { return false }
        let own = turn.dropFirst().first.map { $0.continuesSentence ? $0.lower : [] } ?? []
        let said = reply.lower.dropFirst() + own
        guard !said.isEmpty, !agreements.contains(where: { said.elementsEqual($0) }) else { return false }
        return turn.contains { clause in
            clause.lower.contains(sequence: ["nothing", "to", "complain"])
                || clause.lower.first == "no" && !EncounterFact.complaints(of: clause.lower).isEmpty
        }
    }

    /// "Do you check it every morning?" "Every morning."
    private func isEcho(_ answer: [String], of question: [String]) -> Bool {
        (2...5).contains(answer.count) && question.contains(sequence: answer) && !question.contains("or")
            && question.prefix(3).contains("you")
    }

    /// "No history of heavy drinking?" "Nope.": "The patient has no history of heavy drinking."
    private func none(_ at: Int) -> EncounterCandidate? {
        let (asked, reply) = (clauses[at].words.trimmed(), clauses[at + 1])
        let main = Self.main(of: asked)
        guard (3...10).contains(main.count), asked.count < 16, asked[0].lower == "no",
            Self.isNo(reply.lower) || EncounterTurn.agrees(reply.lower) == true,
            asked.dropFirst().allSatisfy({
                !Lexicon.negations.contains($0.lower) && !EncounterWords.talk.contains($0.lower) && $0.lower != "any"
            }),
            main.dropFirst().allSatisfy({
                !EncounterWords.finite.contains($0.lower) && (!Self.unsaid.contains($0.lower) || $0.lower == "of")
            }), let parts = voice.words(Array(asked.dropFirst()), byPatient: false)
        else { return nil }
        let text = EncounterReading(["the patient has no"] + parts).inTense.sentence
        guard EncounterGrammar.isSentence(text) else { return nil }
        return .init(kind: .answer, text: text, clauses: [at, at + 1], tokens: asked.tokens + reply.words.tokens)
    }

    /// "No pain | while you were walking?": what is asked of, without what goes on meanwhile.
    private static func main(of asked: [SpokenWord]) -> [SpokenWord] {
        Array(asked.prefix { !["while", "when"].contains($0.lower) })
    }

    /// "No", "I have not", "not that I know of".
    static func isNo(_ answer: [String]) -> Bool {
        guard let first = answer.first, answer.count <= 7, !EncounterDenial.qualifies(answer),
            !EncounterDenial.affirms(answer)
        else { return false }
        return noes.contains(first) || noPhrases.contains(answer) || answer.starts(with: ["not", "that", "i"])
    }

    /// "Did you wake up with it": without its end it asks something else.
    private func isCutShort(_ question: Spoken, _ words: [SpokenWord]) -> Bool {
        guard let end = words.last?.tokens.last?.words.upperBound else { return true }
        return question.words.contains {
            ($0.tokens.first?.words.lowerBound ?? 0) >= end && !Self.harmless.contains($0.lower)
        }
    }

    private func affirmed(_ words: [SpokenWord]) -> [String]? {
        let (first, second) = (words[0].lower, words[1].lower)
        guard words.allSatisfy({ $0.lower != "or" }) else { return nil }
        if ["you're", "you", "your"].contains(first) { return voice.words(words, byPatient: false) }
        // "Did you hear a pop?": she heard one.
        if second == "you", first == "did", let third = words.dropFirst(2).first, let past = Self.past[third.lower] {
            return voice.words([words[1], third.said(past)] + words.dropFirst(3), byPatient: false)
        }
        if second == "you", ["are", "have", "do", "did"].contains(first) {
            return voice.words([words[1]] + (first == "do" ? [] : [words[0]]) + words.dropFirst(2), byPatient: false)
        }
        guard let (subject, rest) = EncounterInversion.parted(words), let verb = rest.first?.lower,
            var parts = voice.words(subject + (first == "does" ? Array(rest.dropFirst()) : rest), byPatient: false)
        else { return nil }
        if first == "does" {
            // "Hurt" is a past form too.
            guard let form = verb == "hurt" ? "hurts" : PatientVoice.thirdPerson(verb),
                let head = voice.words(subject, byPatient: false)
            else {
                return nil
            }
            parts.insert(form, at: head.count)
        } else {
            parts.insert(first, at: voice.words(subject, byPatient: false)?.count ?? 1)
        }
        return parts
    }

    private func denied(_ words: [SpokenWord]) -> [String]? {
        let negated = ["are": "is not", "have": "has not", "do": "does not", "did": "did not"]
        if let (subject, rest) = EncounterInversion.parted(words),
            !rest.contains(where: { ["any", "or"].contains($0.lower) }),
            let head = voice.words(subject, byPatient: false), let tail = voice.words(rest, byPatient: false)
        {
            return head + [words[0].lower, "not"] + tail
        }
        guard words.count >= 4, words[1].lower == "you", words[0].lower != "are" || words[2].lower != "any",
            let verb = negated[words[0].lower],
            !words.dropFirst(2).contains(where: { ["you", "you're", "i"].contains($0.lower) }),
            // "Do you still smoke?" "No.": not any more; "have you ever?": never.
            let rest = voice.words(words.dropFirst(2).filter { $0.lower != "still" }, byPatient: false), rest.count > 1
        else { return nil }
        let isNever = rest[0] == "ever" && words[0].lower == "have"
        return [voice.subject] + (isNever ? ["has never"] + rest.dropFirst() : [verb] + rest)
    }

    private static let harmless = Lexicon.set(
        "okay right correct or and so also too yeah yes then now alright well no is that"
    )
    /// What asks of nothing that can be named.
    private static let unsaid = Lexicon.set(
        "other else questions concerns idea more of you you've you're i we it that this these those things new family"
    )
    private static let agreements = EncounterCandidates.phrases(
        "that's right|that's correct|that is correct|that is right|sounds right|i am|i do|i have|it does|it is|i did"
    )
    private static let past = [
        "hear": "heard", "feel": "felt", "notice": "noticed", "get": "got", "see": "saw", "have": "had", "take": "took",
        "hit": "hit", "lose": "lost", "try": "tried", "go": "went", "start": "started", "stop": "stopped",
        "fall": "fell",
    ]
    static let noes = Lexicon.set("no nope none never")
    private static let noPhrases = EncounterCandidates.phrases(
        "i haven't|i have not|i don't|i do not|not at all"
    )
    static let yeses = Lexicon.set("yes yeah yep yup correct right absolutely mm-hmm definitely exactly")
}
