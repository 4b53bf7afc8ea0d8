internal import Artifacts

/// What the visit is about, as it opens: the first lasting condition, complaint or sore part that either speaker names.
extension EncounterDrafter {
    func opened() -> Reason? {
        for (at, said) in clauses.prefix(opening).enumerated()
        where !said.isConditional && !said.isOfCompanion && !EncounterOthers.tellsOfOther(said.unhedged)
            && !EncounterBackground.answersOfFamily(at, clauses)
        {
            var clause = said
            clause.words = saying(at)
            let lower = clause.lower
            guard !lower.contains(where: { Lexicon.relatives[$0] != nil || Lexicon.negations.contains($0) }),
                !isOfBefore(at), !tellsPast(lower)
            else { continue }
            if !clause.isOfPatient,
                isTurnedDown(at) || EncounterVisitReason(lower).isOfOther || EncounterWarning.warns(lower)
            {
                continue
            }
            if let troubled = troubled(lower), let sore = sorePart(troubled, clause.words.tokens) { return sore }
            let isOfPatient = lower.contains(where: Self.ofPatient.contains)
            guard clause.isOfPatient ? !retraction.isOnlyFeared(lower) : !asks(clause) else {
                continue
            }
            if let sore = hurtingPart(clause), sore.name.contains(" injury") || !asksFirst(clause) { return sore }
            guard clause.isOfPatient ? !isBesides(lower) : isOfPatient,
                let name = opening(lower, after: at > 0 && clauses[at - 1].isOfPatient ? clauses[at - 1].lower : [])
            else { continue }
            return (name, clause.words.tokens)
        }
        return nil
    }

    /// "I used to have", "if it hurts", "10 years ago"; not what began weeks ago.
    private func tellsPast(_ lower: [String]) -> Bool {
        lower.indices.contains { at in
            switch lower[at] {
            case "ago": at > 0 && lower[at - 1].hasPrefix("year")
            case "last", "past": at + 1 == lower.count || !Self.spans.contains(lower[at + 1])
            default: Self.past.contains(lower[at])
            }
        }
    }

    /// "And then my face swelled", "my anxiety is good now": it follows from something else, or is over.
    private func isBesides(_ lower: [String]) -> Bool {
        let isOver = lower.contains(where: Self.improved.contains)
        return lower.prefix(2).contains("then")
            || isOver && !lower.contains { ["except", "until", "bad"].contains($0) }
    }

    /// "Problems with your right hip": the part.
    private func troubled(_ lower: [String]) -> [String]? {
        lower.indices.dropFirst(2).first { at in
            ["the", "your", "my"].contains(lower[at]) && ["with", "to", "on"].contains(lower[at - 1])
                && Self.troubles.contains(lower[at - 2])
        }.map { lower[($0 + 1)...].prefix(2).prefix { EncounterSite.isNamed($0) }.map(\.self) }
    }

    private func asksFirst(_ clause: Spoken) -> Bool {
        !clause.isOfPatient && clause.lower.prefix(3).contains { ["do", "does", "did", "is", "have"].contains($0) }
    }

    /// "Last week | I was coughing a lot", "she was diagnosed | with a nodule": what was so before the visit.
    private func isOfBefore(_ at: Int) -> Bool {
        let own = clauses[max(0, at - 3)...at].filter { $0.speaker == clauses[at].speaker }.flatMap(\.lower)
        if !clauses[at].isOfPatient {
            return own.contains("diagnosed") && clauses[at].lower.contains(where: Self.lesions.contains)
        }
        return clauses[at].lower.contains("was") && EncounterProviso.lastSpan(own) != nil
    }

    /// The statements of the history, the one that introduces the patient with why he or she comes, and none that says no more
    /// than that.
    func introduced(
        _ kept: [Scored],
        _ complaint: EncounterComplaint?,
        _ writer: inout EncounterWriter
    ) -> [Scored] {
        var result = kept
        guard let complaint, complaint.isSymptom || complaint.isCondition else { return result }
        let name = GroundedWords(text: complaint.name).stems.union(Self.telling)
        result.removeAll {
            let words = writer.words(of: $0.candidate.text)
            return !$0.isReason && words.numbers.isEmpty && words.stems.isSubset(of: name)
                && $0.candidate.text.split(separator: " ").count < complaint.name.split(separator: " ").count + 6
        }
        guard let at = result.firstIndex(where: { $0.candidate.kind == .frame }),
            let text = EncounterFrame.completed(result[at].candidate.text, for: complaint.name)
        else { return result }
        let tokens = (result[at].candidate.tokens + complaint.tokens).inOrder
        if writer.bears(text, tokens) { (result[at].candidate.text, result[at].candidate.tokens) = (text, tokens) }
        return result
    }

    /// "How are you?" "I'm doing well today.", of one who comes with a complaint: a greeting.
    func isGreeting(_ candidate: EncounterCandidate, _ complaint: EncounterComplaint?) -> Bool {
        guard candidate.clauses[0] < 12, [.patient, .recalled, .told, .answer].contains(candidate.kind),
            complaint.map(\.isSymptom) != false
        else { return false }
        let rest = candidate.words.drop { Self.beforeGreeting.contains($0) }
        return rest.contains(where: Self.greetings.contains)
            && rest.allSatisfy { Self.greetings.contains($0) || Self.besideGreeting.contains($0) }
    }

    private static let beforeGreeting = Lexicon.set("the patient he she is has been feels states reports that")
    private static let greetings = Lexicon.set("well good fine okay alright great")
    private static let besideGreeting = Lexicon.set(
        "doing feeling pretty very really today now at this time overall just"
    )

    /// Whether what is told of the patient bears on health, and names what it is about.
    func isOfNote(_ candidate: EncounterCandidate, _ section: SectionKind, worth: Double) -> Bool {
        guard section == .history else {
            return ![.told, .subject].contains(candidate.kind)
                || !EncounterVague.isVague(candidate.text)
                    && !(section == .assessmentAndPlan && EncounterVague.saysWellOnly(candidate.words))
        }
        switch candidate.kind {
        // "No burning", of what is examined or asked: no statement of a history.
        case .finding, .possession:
            return EncounterBearing.isOfHealth(candidate.text)
                && (!candidate.text.hasPrefix("No ") || candidate.text.split(separator: " ").count > 4)
        case .answer: return names(candidate.text) && !isToDo(candidate.text)
        case .patient:
            return names(candidate.text)
                && (worth > Self.surely || EncounterBearing.isOfHealth(candidate.text)
                    || EncounterBackground.section(of: candidate.text) != .history)
        case .told:
            return names(candidate.text) && !isToDo(candidate.text)
                && !EncounterCandidates.isChat(candidate.words)
                && isTold(candidate.text, worth)
                && !isRefused(candidate.clauses[0])
        default: return true
        }
    }

    /// Whether it names what it is about.
    private func names(_ text: String) -> Bool { !EncounterDeixis.isOpen(text) && !EncounterVague.isVague(text) }

    /// "She needs to be active", "she will see it fade": what shall be, and no history.
    private func isToDo(_ text: String) -> Bool {
        let words = text.bareWords.prefix(4)
        return words.contains("will") || zip(words, words.dropFirst()).contains { $0 == "needs" && $1 == "to" }
    }

    /// "And you needed a catheter": "My gosh, no."
    private func isRefused(_ at: Int) -> Bool {
        guard at + 1 < clauses.count, clauses[at + 1].isOfPatient else { return false }
        let answer = clauses[at + 1].lower
        return EncounterAmendment(clauses: clauses).isCalledWrong(at) || EncounterAnswers.isNo(answer)
            || answer.count < 5 && answer.contains("no")
    }

    /// "Are you here for your shoulder?" "No, it's my hip.", "we follow your heart failure, but today is something else".
    func isTurnedDown(_ at: Int) -> Bool {
        let said = clauses[at...].prefix(2)
        return said.contains { !$0.isOfPatient && $0.lower.contains(sequence: ["something", "else"]) }
            || !clauses[at].lower.contains("any")
                && (isRefused(at) || said.last?.isOfPatient == true && said.last?.lower.first == "no")
    }

    /// What a clinician tells of the patient's past: nothing of what will or may be.
    private func isTold(_ text: String, _ worth: Double) -> Bool {
        let words = text.bareWords
        let start = words.prefix(4).prefix { !EncounterVerbs.auxiliaries.contains($0) }.count
        if start < words.count, start < 5, Self.possible.contains(words[start]) { return false }
        // "The fall may've had something to do with it".
        if words.prefix(6).contains(where: { $0.hasSuffix("'ve") && Self.possible.contains(String($0.dropLast(3))) }) {
            return false
        }
        if EncounterBackground.section(of: text) != .history { return true }
        return worth > 0.35 || worth > 0.2 && EncounterBearing.isOfHealth(text)
    }

    /// "Here for the right elbow": what brings the patient is its pain, where either speaker says so.
    func sorePart(_ reason: [String], _ tokens: [Transcript.Token]) -> Reason? {
        guard reason.count < 4, let part = reason.last, EncounterSystem.sided.contains(part),
            let said = clauses.indices.first(where: { at in
                let lower = clauses[at].lower
                let next = clauses[at...].prefix(2).filter(\.isOfPatient).flatMap { $0.lower.prefix(3) }
                let others = lower.filter {
                    $0 != part && (EncounterSystem.sided.contains($0) || Self.unsided.contains($0))
                }
                return others.isEmpty && !lower.contains(sequence: ["for", "pain"])
                    && lower.contains { ["pain", "hurts", "hurting", "painful"].contains($0) }
                    && !(lower + next).contains { Lexicon.negations.contains($0) || $0 == "if" }
            })
        else { return nil }
        return (reason.joined(separator: " ") + " pain", (tokens + clauses[said].words.tokens).inOrder)
    }

    /// "Do you have a fever?" asks for what may not be; "how is your asthma?" does not.
    private func asks(_ clause: Spoken) -> Bool {
        clause.isQuestion && !clause.lower.contains("your") || clause.lower.contains("any")
    }

    private func opening(_ lower: [String], after earlier: [String]) -> String? {
        var first: (at: Int, name: String)?
        func note(_ at: Int, _ name: String) {
            if at < first?.at ?? .max { first = (at, name) }
        }
        for condition in EncounterParts.conditions {
            if let at = start(of: condition, in: lower) {
                note(at, lower[at..<at + condition.count].joined(separator: " "))
            }
        }
        for named in EncounterFact.complaints(of: lower)
        where !EncounterFact.besides.contains(named.name) && !EncounterFact.isReaction(named, lower)
            && !EncounterReaction.isOfAllergy(named.words.lowerBound, lower, after: earlier)
        {
            note(named.words.lowerBound, named.name)
        }
        if let at = start(of: ["blood", "pressure"], in: lower),
            lower[at...].dropFirst(2).prefix(5).contains(where: ["high", "elevated"].contains)
        {
            note(at, "high blood pressure")
        }
        if lower.contains(sequence: ["quit", "smoking"]) { note(0, "quit smoking") }
        for at in lower.indices {
            let isPain = ["pain", "pains"].contains(lower[at])
            guard isPain || Self.lesions.contains(lower[at]) else { continue }
            let placed = placed(lower, at)
            if !isPain || placed.hasPrefix(lower[at] + " ") { note(at, placed) }
        }
        return first?.name
    }

    /// "This ulcer on your left foot": "ulcer on the left foot"; "a tick bite".
    private func placed(_ lower: [String], _ at: Int) -> String {
        let rest = lower[(at + 1)...].prefix(8)
        if let on = rest.first, ["on", "in"].contains(on), let owner = rest.firstIndex(where: Self.owning.contains),
            let part = rest[owner...].firstIndex(where: EncounterSite.isPart), part < owner + 4
        {
            return lower[at...part].map { Self.owning.contains($0) ? "the" : $0 }.joined(separator: " ")
        }
        let kind = lower[..<at].reversed().prefix { !Lexicon.functionWords.contains($0) && $0.first?.isNumber != true }
        let isKind = kind.count < 4 && lower[..<(at - kind.count)].last.map(Self.articles.contains) == true
        return lower[(isKind ? at - kind.count : at)...at].joined(separator: " ")
    }

    private func start(of words: [String], in lower: [String]) -> Int? {
        lower.indices.first { at in
            lower[at...].starts(with: words)
                || lower[at...].starts(with: words.dropLast())
                    && (lower[at...].prefix(words.count).last.map { $0 + "s" } == words.last)
        }
    }

    /// Of such worth notes hold it, whatever it names.
    private static let surely = 0.3
    private static let ofPatient = Lexicon.set("you you're you've your he she he's she's patient patient's")
    private static let telling: Set<String> = [
        "prese", "deal", "deali", "have", "havin", "endor", "exper", "repor", "lot", "some", "littl", "bit",
    ]
    private static let possible = Lexicon.set("will would should could can may might")
    static let lesions = Lexicon.set("ulcer wound lump nodule twitch melanoma fracture bite")
    private static let past = Lexicon.set(
        "history before used ever if cause causes caused hospital er emergency"
    )
    private static let spans = Lexicon.set("few couple several two three four five six seven night week weekend month")
    private static let improved = Lexicon.set("good better well fine gone resolved")
    private static let troubles = Lexicon.set("problems problem trouble issues on happened wrong landed fell")
    private static let owning: Set<String> = ["my", "your"]
    private static let articles: Set<String> = ["a", "an", "this", "the", "my", "your"]
}
