internal import Artifacts

/// A clinician's question and the patient's answer as one statement: "do you have a fever or chills?" "no" is
/// "Denies fever or chills.", "are you still on metformin?" "yes" is "She is still on metformin."
struct EncounterAnswers {
    let clauses: [Spoken]
    let voice: PatientVoice

    func statement(_ at: Int) -> EncounterCandidate? {
        guard at + 1 < clauses.count, !clauses[at].isOfPatient, clauses[at + 1].isOfPatient else { return nil }
        let question = clauses[at]
        let reply = EncounterBut.plain(clauses[at + 1], to: question.lower, then: clauses[(at + 2)...])
        let answer = reply.lower
        guard let first = answer.first, !answer.contains("but"), Array(answer.prefix(2)) != ["not", "really"],
            !question.lower.contains(where: Lexicon.negations.contains)
        else { return none(at) }
        if EncounterAmendment(clauses: clauses).isMade(at) { return nil }
        let denies =
            Self.isNo(answer) && EncounterFact.complaints(of: answer).isEmpty
            && EncounterDenial(
                question: question,
                reply: reply,
                turn: Array(clauses[(at + 2)...].prefix(while: \.isOfPatient))
            )
            .isWhole && !EncounterTaken(clauses: clauses).contradicts(at) && !EncounterNarrowed.isCorrected(answer)
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
        if !isOfOthers, let topic = Self.topic(question) {
            let turn = clauses[(at + 1)...].prefix(while: \.isOfPatient)
            guard
                agrees
                    ? !Self.turns(turn) : !EncounterNarrowed.isTold(topic.map(\.lower).joined(separator: " "), in: turn)
            else { return nil }
            let isList = topic.contains { $0.hasComma || ["or", "and"].contains($0.lower) } || topic.count > 4
            guard denies || !isList else { return nil }
            return .init(
                kind: denies ? .denial : .affirmation,
                text: (denies ? "Denies " : "Reports ") + voice.own(topic.phrase) + ".",
                clauses: [at, at + 1],
                tokens: topic.tokens + tokens
            )
        }
        let core = EncounterDefinite(clauses: clauses).named(EncounterQuestion.core(question.words.trimmed()), at)
        let words = EncounterReferent(clauses: clauses).object(core, at)
        guard words.count >= 3, words.allSatisfy({ !EncounterWords.talk.contains($0.lower) }),
            !isCutShort(question, words), !EncounterCandidates.isChat(words),
            words.allSatisfy({
                !EncounterCandidates.thirdPersons.contains($0.lower)
                    && !EncounterCandidates.ofTheOffice.contains($0.lower)
            })
        else { return nil }
        let said = agrees ? affirmed(words.filter { $0.lower != "ever" }) : denied(words)
        guard let parts = said.map({ EncounterReading($0).parallel.inTense }),
            EncounterGrammar.isSentence(parts.sentence)
        else {
            return denies && !isOfOthers
                ? deniedAny(question).map {
                    .init(kind: .denial, text: $0.text, clauses: [at, at + 1], tokens: $0.tokens + tokens)
                } : nil
        }
        return .init(
            kind: .answer,
            text: EncounterWording.mended(parts.sentence),
            clauses: [at, at + 1],
            tokens: (words.tokens + tokens).inOrder
        )
    }

    /// "Yes, I had my knee replaced. Nothing to complain about": the "yes" is to something else.
    private static func turns(_ turn: ArraySlice<Spoken>) -> Bool {
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
        guard (3...10).contains(main.count), asked.count < 16, asked[0].lower == "no", Self.isNo(reply.lower),
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
        guard let first = answer.first, answer.count <= 7, !EncounterDenial.qualifies(answer) else { return false }
        return noes.contains(first) || noPhrases.contains(answer) || answer.starts(with: ["not", "that", "i"])
    }

    /// "Did you wake up with it": without its end it asks something else.
    private func isCutShort(_ question: Spoken, _ words: [SpokenWord]) -> Bool {
        guard let end = words.last?.tokens.last?.words.upperBound else { return true }
        return question.words.contains {
            ($0.tokens.first?.words.lowerBound ?? 0) >= end && !Self.harmless.contains($0.lower)
        }
    }

    /// "Any problems with your bladder?": "Denies any problems with his bladder."
    private func deniedAny(_ question: Spoken) -> (text: String, tokens: [Transcript.Token])? {
        guard let any = question.lower.lastIndex(of: "any") else { return nil }
        let named = Array(question.words[(any + 1)...]).trimmed()
        let main = Self.main(of: named)
        guard (2...9).contains(main.count), named.count < 15, !main.contains(where: { Self.unsaid.contains($0.lower) }),
            main.count < named.count || !Self.unsaid.contains(where: question.lower[any...].contains),
            main.allSatisfy({ !EncounterWords.talk.contains($0.lower) && !EncounterWords.finite.contains($0.lower) }),
            let parts = voice.words(named, byPatient: false), let phrase = voice.words(main, byPatient: false),
            EncounterGrammar.isPhrase(phrase.map { $0.lowercased() })
        else { return nil }
        return ((["Denies any"] + parts).sentence, named.tokens)
    }

    private func affirmed(_ words: [SpokenWord]) -> [String]? {
        let (first, second) = (words[0].lower, words[1].lower)
        guard words.allSatisfy({ $0.lower != "or" }) else { return nil }
        if ["you're", "you", "your"].contains(first) { return voice.words(words, byPatient: false) }
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
        guard words.count >= 4, words[1].lower == "you", let verb = negated[words[0].lower],
            !words.dropFirst(2).contains(where: { ["you", "you're", "i"].contains($0.lower) }),
            // "Do you still smoke?" "No.": not any more; "have you ever?": never.
            let rest = voice.words(words.dropFirst(2).filter { $0.lower != "still" }, byPatient: false), rest.count > 1
        else { return nil }
        let isNever = rest[0] == "ever" && words[0].lower == "have"
        return [voice.subject] + (isNever ? ["has never"] + rest.dropFirst() : [verb] + rest)
    }

    private static func topic(_ question: Spoken) -> [SpokenWord]? {
        let lower = question.lower
        for opening in openings where lower.count > opening.count {
            for at in 0...min(lower.count - opening.count - 1, 12)
            where lower[at..<at + opening.count].elementsEqual(opening) {
                return topic(Array(question.words[(at + opening.count)...]))
            }
        }
        return nil
    }

    private static func topic(_ words: [SpokenWord]) -> [SpokenWord]? {
        // "What about your bowel movements?" asks how they are; "other than weakness", for something else.
        guard let opening = words.first?.lower, opening != "your",
            !words.prefix(4).contains(where: { $0.lower == "than" })
        else { return nil }
        var topic = Array(
            words.drop {
                ["any", "a", "an", "like", "some", "of", "the", "your", "other", "symptoms", "such", "as"].contains(
                    $0.lower
                )
            }
        )
        while let last = topic.last, trailing.contains(last.lower) { topic.removeLast() }
        guard (1...10).contains(topic.count),
            !["facial", "recent", "sharp", "chronic"].contains(topic[topic.count - 1].lower),
            topic.map(\.lower) != ["blood"],
            topic.contains(where: { Lexicon.symptoms.contains($0.lower) }),
            topic.allSatisfy({ !refused.contains($0.lower) })
        else { return nil }
        return listed(topic)
    }

    /// "Any blood, any black stools": blood or black stools.
    private static func listed(_ topic: [SpokenWord]) -> [SpokenWord] {
        guard let any = topic.indices.dropFirst().last(where: { topic[$0].lower == "any" && topic[$0 - 1].hasComma })
        else { return topic }
        var listed = topic
        if !topic.contains(where: { ["or", "and"].contains($0.lower) }) {
            listed[any - 1].hasComma = false
            listed[any] = listed[any].said("or")
        }
        return listed.filter { $0.lower != "any" }
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
    static let noes = Lexicon.set("no nope none never")
    private static let noPhrases = EncounterCandidates.phrases(
        "i haven't|i have not|i don't|i do not|not at all"
    )
    static let yeses = Lexicon.set("yes yeah yep yup correct right absolutely mm-hmm definitely exactly")
    private static let trailing = Lexicon.set(
        "or and at all okay today lately recently now then anything like that with else right here anywhere"
    )
    private static let openings = EncounterCandidates.phrases(
        """
        do you have any|have you had any|are you having any|have you noticed any|did you have any|had any|having any|noticed any|
        experienced any|any|do you have|have you had|have you experienced|are you having|what about|how about|are you experiencing any
        """
    )
    private static let refused = Lexicon.set(
        """
        alcohol smoke drink use recreational i you your you're we it it's that this those these he she they his her what how when who which is are do did does have
        had been other else questions concerns issues problems problem history family things thing stuff like something anything going
        so but if because was were medications medication allergies surgery kind me my more
        """
    )
}
