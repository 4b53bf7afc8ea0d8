internal import Artifacts

/// The drugs that the clinician prescribes or continues in words that no sentence of a note is made of: "we'll do, uh,
/// Lortab 5 mg", "and prescribe some Ultram 50 mg every 6 hours".
struct EncounterPrescription {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// An order for each drug that none of `told` names, where the clinician speaks of the plan.
    func missing(in told: [EncounterCandidate]) -> [EncounterCandidate] {
        let late = told.filter { clauses.isLate($0.clauses[0]) }.map(\.words)
        var named = Set(late.flatMap { $0 })
        // "2 tablets of Lortab": of what strength is told elsewhere.
        let dosed = Set(
            late.filter { $0.contains { $0.first?.isNumber == true } && !$0.contains(where: Self.pieces.contains) }
                .flatMap { $0 }
        )
        var ordered: Set<String> = []
        var result: [EncounterCandidate] = []
        for at in clauses.indices where clauses.isLate(at) && clauses[at].isStatedByClinician {
            for place in clauses[at].words.indices {
                let drug = clauses[at].words[place].lower
                // "Lortab 500, Lortab 5 mg": the last is meant.
                // "She can take the ibuprofen": how much is told elsewhere.
                guard Lexicon.namesDrug(drug), !dosed.contains(drug),
                    !clauses[at].words[(place + 1)...].contains(where: { $0.lower == drug }),
                    let order = Lexicon.drugs.contains(drug) ? order(at, place) ?? bare(at, place) : bare(at, place),
                    !named.contains(drug) || !ordered.contains(drug) && order.text.contains(where: \.isNumber)
                else { continue }
                named.insert(drug)
                ordered.insert(drug)
                result.append(order)
            }
        }
        return result
    }

    private func order(_ at: Int, _ place: Int) -> EncounterCandidate? {
        let words = clauses[at].words
        guard let (verb, head) = governing(at, place), !isAlternative(words, place) else { return nil }
        let dose = dose(words[(place + 1)...])
        let said = [words[place]] + dose
        // "3 times a day when you bleed": only then.
        let next = clauses[(at + 1)...].prefix(1).filter { !$0.isOfPatient && !$0.isQuestion }.flatMap(\.lower)
        let rest = words[(place + said.count)...].prefix(5).map(\.lower) + next.prefix(1)
        guard !rest.contains(where: ["when", "only", "during", "until", "unless"].contains),
            let parts = voice.words(said, byPatient: false)
        else { return nil }
        return EncounterCandidate(
            kind: .order,
            text: (head + parts).sentence,
            clauses: [at],
            tokens: (verb.tokens + said.tokens).inOrder
        )
    }

    /// "Doxycycline 100 twice a day for 10 days.", "warfarin down to 4 a day": a dose without a verb is ordered, in the clinician's words.
    private func bare(_ at: Int, _ place: Int) -> EncounterCandidate? {
        let all = clauses[at].words
        let lead = all[..<place].prefix { ["okay", "so", "and", "then"].contains($0.lower) }.count
        let said = Array(all[lead...])
        let isOfPurpose = place == lead || place - lead < 5 && all[lead].lower == "for"
        let next = clauses[(at + 1)...].first
        let dose = all[(place + 1)...].map(\.lower)
        guard isOfPurpose, !clauses[at].continuesSentence, !isReadOut(at), next?.continuesSentence != true,
            dose.contains(where: { $0.first?.isNumber == true }), dose.contains(where: Self.often.contains),
            dose.allSatisfy({ $0.first?.isNumber == true || Self.ofDose.contains($0) || Self.ofCourse.contains($0) }),
            !dose.contains(where: Self.unsure.contains), let parts = voice.words(said, byPatient: false)
        else { return nil }
        return EncounterCandidate(kind: .order, text: parts.sentence, clauses: [at], tokens: said.tokens)
    }

    /// "Metoprolol 50 twice a day." "Yes.", "what are you on?", "they gave me ...": what is taken is read out, or asked about.
    private func isReadOut(_ at: Int) -> Bool {
        clauses[max(0, at - 4)..<at].contains { clause in
            let isAsked = clause.isQuestion && !clause.isOfPatient
            return clause.lower.contains(where: isAsked ? Self.asking.contains : Self.recounting.contains)
                || clause.lower.contains(where: ["home", "old"].contains)
                    && clause.lower.contains { $0.hasPrefix("med") || $0 == "dose" }
        }
            || clauses[(at + 1)...].prefix(2).contains { reply in
                reply.isQuestion || reply.isOfPatient && reply.lower.contains(where: Self.known.contains)
                    || reply.isOfPatient
                        && reply.lower.first.map {
                            EncounterAnswers.yeses.contains($0) || EncounterAnswers.noes.contains($0)
                        } == true
            }
    }

    private static let asking = Lexicon.set("take taking on dose medicine medicines medication medications")
    private static let known = Lexicon.set("take taking stopped quit that's mhm started finished gave put ran")
    private static let recounting = Lexicon.set("list gave chart summary discharge")

    /// The verb before the drug that says what is to be done with it, in its clause or at the end of the one before.
    private func governing(_ at: Int, _ place: Int) -> (SpokenWord, [String])? {
        let own = clauses[at].words[..<place].suffix(Self.reach)
        // "Continue your lisinopril | and also your Lasix".
        let goesOn =
            own.allSatisfy { Self.joining.contains($0.lower) } && at > 0 && clauses[at - 1].speaker == .clinician
            && !clauses[at - 1].isQuestion
        let earlier = goesOn ? clauses[at - 1].words.suffix(Self.reach) : []
        let before = Array(earlier) + own
        let lower = before.map(\.lower)
        guard !lower.contains(where: { Lexicon.negations.contains($0) || Self.open.contains($0) }),
            let verb = lower.lastIndex(where: { Self.heads[$0] != nil }), let head = Self.heads[lower[verb]],
            !EncounterCandidates.isOnlyWished(lower[..<verb], at, in: clauses),
            // "Call me for a headache", "a headache that Tylenol doesn't touch".
            lower[verb] != "call" || lower.contains("pharmacy")
                || lower[(verb + 1)...].allSatisfy(Self.called.contains),
            clauses[at].lower[(place + 1)...].first.map(EncounterVerbs.auxiliaries.contains) != true
        else { return nil }
        // "Keep the albuterol, and get some Zyrtec": another verb, of another drug.
        if lower.suffix(2) == ["get", "some"] { return (before[before.count - 2], ["we will start"]) }
        guard
            // "Start this way: your lisinopril": another verb comes between.
            !lower[(verb + 1)...].contains(where: { EncounterWords.finite.contains($0) || Self.other.contains($0) }),
            // "Continue the prednisone | and with the alendronate I want a bone scan": a reason.
            !Self.reasons.contains(where: Array(lower[(verb + 1)...]).contains(sequence:))
        else { return nil }
        return (before[verb], head)
    }

    /// "Penicillin or, I'm sorry, amoxicillin", "like Advil or Motrin": which of them is not said.
    private func isAlternative(_ words: [SpokenWord], _ place: Int) -> Bool {
        let around = words[max(0, place - 2)..<min(words.count, place + 3)].map(\.lower)
        return around.contains { ["or", "like"].contains($0) }
    }

    /// "50 mg every 6 hours as needed": how much and how often, as far as it is said without a break.
    private func dose(_ words: ArraySlice<SpokenWord>) -> [SpokenWord] {
        var said = Array(words.prefix { Self.ofDose.contains($0.lower) || $0.lower.first?.isNumber == true })
        if said.contains(where: { Self.unsure.contains($0.lower) }) { return [] }
        // "Furosemide 40 instead": its strength, as it was said.
        if said.count == 1, said[0].lower.first?.isNumber == true, said[0].lower.allSatisfy(\.isNumber),
            words.dropFirst().first.map({ $0.lower == "instead" || $0.lower == "and" }) ?? true
        {
            return said
        }
        while let last = said.last, Self.dangling.contains(last.lower) || last.lower.first?.isNumber == true {
            said.removeLast()
        }
        return said.contains { $0.lower.first?.isNumber == true || Self.often.contains($0.lower) } ? said : []
    }

    /// How many words before the drug the verb may stand.
    private static let reach = 16
    private static let heads: [String: [String]] = {
        let verbs = [
            ("prescribe give send call write do try recommend", ["we will prescribe"]),
            ("start begin add put place", ["we will start"]),
            ("continue keep", ["continue"]),
        ]
        return verbs.reduce(into: [:]) { result, entry in
            for verb in entry.0.split(separator: " ") { result[String(verb)] = entry.1 }
        }
    }()
    private static let open = Lexicon.set(
        """
        if unless whether could might may would maybe stop stopping stopped avoid hold off instead was were been had did used
        allergic allergy before unless after without than taken tried gave prescribed started side effects how show
        """
    )
    private static let called = Lexicon.set("in you the your some a")
    private static let reasons = [["and", "with"], ["and", "given"]]
    private static let joining = Lexicon.set("and also as well your the then some on with")
    private static let other = Lexicon.set("need have see look make think because since so")
    private static let ofDose = Lexicon.set(
        """
        mg mcg g gram grams milligram milligrams microgram micrograms unit units ml tablet tablets tab tabs capsule capsules pill
        pills puff puffs dose once twice three four two one times time a per day days daily every each hour hours week weeks
        weekly at night nightly bedtime in the morning evening as needed by mouth with food meals for pain po bid tid qid prn
        """
    )
    private static let ofCourse = Lexicon.set("up down to from then back for and of on days tonight today tomorrow")
    private static let pieces = Lexicon.set("tablet tablets pill pills capsule capsules supply")
    private static let unsure = Lexicon.set("hundred thousand half")
    private static let dangling = Lexicon.set(
        "a per every each at in the as by with for one two three four times time dose"
    )
    private static let often = Lexicon.set("daily nightly weekly once twice needed bedtime day week hours")
}
