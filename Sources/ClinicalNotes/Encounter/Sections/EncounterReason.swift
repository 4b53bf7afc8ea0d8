internal import Artifacts

/// What the visit is about, as it opens: the first lasting condition, complaint or sore part that either speaker names.
extension EncounterDrafter {
    func opened() -> (name: String, tokens: [Transcript.Token])? {
        for (at, clause) in clauses.prefix(max(14, clauses.count / 7)).enumerated()
        where !clause.isConditional && !EncounterBackground.answersOfFamily(at, clauses) {
            let lower = clause.lower
            guard !lower.contains(where: { Self.past.contains($0) || Lexicon.relatives[$0] != nil }),
                !lower.contains(where: Lexicon.negations.contains), !isOfBefore(at),
                clause.isOfPatient
                    ? !retraction.isOnlyFeared(lower) : !asks(clause) && lower.contains(where: Self.ofPatient.contains)
            else { continue }
            if let name = opening(lower) { return (name, clause.words.tokens) }
        }
        return nil
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
    /// than that, or than what is denied anyway.
    func introduced(
        _ kept: [Scored],
        _ complaint: EncounterComplaint?,
        _ facts: [EncounterFact],
        _ writer: inout EncounterWriter
    ) -> [Scored] {
        let denied = Set(facts.filter(\.isDenied).map(\.name))
        var result = kept.filter { !isDenial($0.candidate, denied) }
        guard let complaint else { return result }
        let name = GroundedWords(text: complaint.name).stems.union(Self.telling)
        result.removeAll {
            let words = writer.words(of: $0.candidate.text)
            return !$0.isReason && words.numbers.isEmpty && words.stems.isSubset(of: name)
                && $0.candidate.text.split(separator: " ").count < complaint.name.split(separator: " ").count + 6
        }
        guard complaint.isSymptom || complaint.isCondition,
            let at = result.firstIndex(where: { $0.candidate.kind == .frame }),
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

    /// "No fever.", found by the clinician and denied by the patient.
    private func isDenial(_ candidate: EncounterCandidate, _ denied: Set<String>) -> Bool {
        let words = candidate.words
        let named = EncounterFact.complaints(of: words).map(\.name)
        return candidate.kind == .finding && words.first == "no" && words.count < 4 && !named.isEmpty
            && denied.isSuperset(of: named)
    }

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
        return EncounterAnswers.isNo(answer) || answer.count < 5 && answer.contains("no")
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
    func sorePart(_ reason: [String], _ tokens: [Transcript.Token]) -> (name: String, tokens: [Transcript.Token])? {
        guard reason.count < 4, let part = reason.last, EncounterSystem.sided.contains(part),
            let said = clauses.first(where: { clause in
                clause.lower.contains { ["pain", "hurts", "hurting", "painful"].contains($0) }
                    && !clause.lower.contains(where: Lexicon.negations.contains)
            })
        else { return nil }
        return (reason.joined(separator: " ") + " pain", (tokens + said.words.tokens).inOrder)
    }

    /// "Do you have a fever?" asks for what may not be; "how is your asthma?" does not.
    private func asks(_ clause: Spoken) -> Bool {
        clause.isQuestion && !clause.lower.contains("your") || clause.lower.contains("any")
    }

    private func opening(_ lower: [String]) -> String? {
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
        where !EncounterFact.besides.contains(named.name) && !EncounterFact.isReaction(named, lower) {
            note(named.words.lowerBound, named.name)
        }
        // "My blood pressure has been quite high".
        if let at = start(of: ["blood", "pressure"], in: lower),
            lower[at...].dropFirst(2).prefix(5).contains(where: ["high", "elevated"].contains)
        {
            note(at, "high blood pressure")
        }
        for at in lower.indices where Self.lesions.contains(lower[at]) { note(at, lesion(lower, at)) }
        return first?.name
    }

    /// "This ulcer on your left foot": "ulcer on the left foot".
    private func lesion(_ lower: [String], _ at: Int) -> String {
        let rest = lower[(at + 1)...].prefix(5)
        guard let on = rest.first, ["on", "in"].contains(on),
            ["my", "your", "the"].contains(rest.dropFirst().first ?? ""),
            let part = rest.firstIndex(where: EncounterSystem.sided.contains)
        else { return lower[at] }
        return "\(lower[at]) \(on) the " + lower[(at + 3)...part].joined(separator: " ")
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
    private static let lesions = Lexicon.set("ulcer wound lump nodule twitch melanoma fracture")
    private static let past = Lexicon.set("history ago before used ever past if last")
}
