internal import Artifacts

/// What the patient takes: told, asked for and affirmed, or listed in answer to "what do you take?".
extension EncounterParts {
    private struct Drug {
        var name: String
        var plain: [String]
        /// What was said of its dose and how often.
        var dose: [String]
        var tokens: [Transcript.Token]

        var phrase: String { (plain + dose).joined(separator: " ") }
        var undosed: Drug { .init(name: name, plain: plain, dose: [], tokens: tokens) }
    }

    /// The drugs that the patient is said to take, or to continue, with what was said of their dose.
    func medications(_ statements: [EncounterCandidate], _ writer: inout EncounterWriter) {
        var drugs: [Drug] = []
        for drug in statements.flatMap(told) + clauses.indices.flatMap(listed) {
            guard let known = drugs.firstIndex(where: { $0.name == drug.name }) else {
                drugs.append(drug)
                continue
            }
            if drugs[known].dose.isEmpty {
                // The dose was told later.
                if !drug.dose.isEmpty { drugs[known] = drug }
            } else if let number = drug.dose.first, number.first?.isNumber == true, drugs[known].dose.first != number {
                // Which of the two?
                drugs[known] = drugs[known].undosed
            }
        }
        drugs = drugs.filter { writer.bears(Self.taken([$0]), $0.tokens) }
        guard !drugs.isEmpty,
            !writer.write(Self.taken(drugs), drugs.flatMap(\.tokens).inOrder, to: .medications)
        else { return }
        for drug in drugs { writer.write(Self.taken([drug]), drug.tokens, to: .medications) }
    }

    private static func taken(_ drugs: [Drug]) -> String {
        "The patient reports taking \(drugs.map(\.phrase).listed("and"))."
    }

    private func told(_ candidate: EncounterCandidate) -> [Drug] {
        let words = candidate.text.dropLast().split(separator: " ").map { String($0).trimming(",") }
        let lower = words.map { $0.lowercased() }
        let isTaken =
            ([.patient, .answer].contains(candidate.kind)
                // What the clinician tells late is to be taken.
                || candidate.kind == .told && 2 * candidate.clauses[0] < clauses.count)
            && lower.contains(where: Self.taking.contains)
        guard isTaken || lower.prefix(6).contains("continue") && !lower.contains("can"), isNow(lower, candidate.clauses)
        else { return [] }
        let said = candidate.clauses.flatMap { clauses[$0].lower }
        // "He takes Zyrtec and I take Claritin": whose is it?
        let before =
            candidate.clauses.first.map { clauses[max(0, $0 - 1)..<$0] }?.filter(\.isOfPatient).flatMap(\.lower) ?? []
        guard
            !said.contains("i")
                || !["he", "she"].contains(where: { (before + said).contains(sequence: [$0, "takes"]) })
        else { return [] }
        let reply = candidate.kind == .told ? self.reply(to: candidate.clauses[0]) : []
        guard !Self.isUndone(reply), !reply.contains(where: Lexicon.negations.contains) else { return [] }
        return drugs(words, candidate.tokens, isListed: false).compactMap { drug in
            let later = said[((said.firstIndex(of: drug.name) ?? said.count - 1) + 1)...]
                .prefix { !Lexicon.drugs.contains($0) }
            // "Put me on Plavix and my cardiologist took me off".
            let after = after(candidate.clauses)
            guard !later.contains(where: Self.ending.contains), !after.contains(where: Self.ending.contains) else {
                return nil
            }
            return Self.isOtherDose(reply) || Self.isOtherDose(after) ? drug.undosed : drug
        }
    }

    /// What the patient goes on to say, up to the next drug.
    private func after(_ at: [Int]) -> [String] {
        guard let last = at.last, clauses[last].isOfPatient else { return [] }
        return clauses[(last + 1)...].prefix(3).prefix {
            $0.isOfPatient && !$0.lower.contains(where: Lexicon.drugs.contains)
        }
        .flatMap(\.lower)
    }

    /// The patient's reply to what the clinician says at `at`.
    private func reply(to at: Int) -> [String] {
        clauses[(at + 1)...].prefix(5).drop { !$0.isOfPatient }.prefix(3).prefix(while: \.isOfPatient).flatMap(\.lower)
    }

    /// "I quit in March", "they switched me", "that was after the surgery", "just my husband".
    private static func isUndone(_ said: [String]) -> Bool {
        said == ["am", "i"] || said.contains { undoing.contains($0) || Lexicon.relatives[$0] != nil }
    }

    /// "No", "I don't take that".
    private static func isNotTaken(_ said: [String]) -> Bool {
        said.first.map(Lexicon.negations.contains) == true
            || said.indices.contains { at in
                Lexicon.negations.contains(said[at])
                    && said[(at + 1)...].prefix(2).contains {
                        taking.contains($0) || ["taking", "need", "start"].contains($0)
                    }
            }
    }

    /// "There's the purple one, Advair twice a day", in answer to what is taken; "you're on the levothyroxine, the 88 mcg", that
    /// nobody denies.
    private func listed(_ at: Int) -> [Drug] {
        let clause = clauses[at]
        guard 5 * at < 3 * clauses.count, !clause.isConditional, !clause.isOfCompanion, clause.speaker != .other,
            clause.lower.contains(where: { Lexicon.drugs.contains($0) || Self.supplements.contains($0) }),
            clause.isOfPatient ? isAskedFor(at) && isList(clause.lower) : isAssumed(at), isNow(clause.lower, [at])
        else { return [] }
        let drugs = drugs(clause.words.map(\.text), clause.words.tokens, isListed: true)
        guard let last = drugs.last else { return [] }
        let later = clause.isOfPatient ? after([at]) : reply(to: at)
        // "Metformin | I quit that", "the 20 | I take 10": it is said of the last.
        if clause.isOfPatient, Self.isUndone(later) || Self.isNotTaken(later) {
            return drugs.dropLast()
        }
        guard Self.isOtherDose(later) else { return drugs }
        return clause.isOfPatient ? drugs.dropLast() + [last.undosed] : drugs.map(\.undosed)
    }

    /// Nothing but names, doses and what they are for: "there's Advair twice a day and the pravastatin", "I take Zoloft for my
    /// mood", not "they offered me Ozempic", "my mom's on Eliquis".
    private func isList(_ lower: [String]) -> Bool {
        var purpose = 0
        return lower.indices.allSatisfy { at in
            let word = lower[at]
            // "I use that maybe twice a week."
            if word == "maybe", !Self.rate(lower, at + 1, hasDose: false).isEmpty { return true }
            if Lexicon.drugs.contains(word) || Self.supplements.contains(word) || Self.framing.contains(word)
                || Lexicon.units.contains(word) || Self.timed.contains(word) || word.first?.isNumber == true
            {
                purpose = word == "for" ? 5 : purpose > 0 ? purpose - 1 : 0
                return true
            }
            purpose -= 1
            return purpose > 0 && EncounterShape.isNoun(word) && Lexicon.relatives[word] == nil
        }
    }

    /// Whether the clinician asked just before what is taken, and how.
    private func isAskedFor(_ at: Int) -> Bool {
        // "And no allergies?" "Sulfa.": the last question counts.
        guard !clauses[at].isQuestion, let asked = clauses[..<at].lastIndex(where: { !$0.isOfPatient }), at - asked < 7,
            !clauses[asked].lower.contains(where: { $0.hasPrefix("allerg") })
        else { return false }
        return clauses[max(0, asked - 2)...asked].contains { clause in
            !clause.isOfPatient
                && clause.lower.contains(where: { Self.asking.contains($0) || Lexicon.drugs.contains($0) })
                && clause.lower.contains(where: { Self.askingOf.contains($0) })
                && !clause.lower.contains(where: Self.askedOtherwise.contains)
        }
    }

    /// "You're on the levothyroxine", "you take Zoloft": nobody says no.
    private func isAssumed(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard let you = lower.firstIndex(where: { ["you're", "you"].contains($0) }), you + 1 < lower.count else {
            return false
        }
        let rest = lower[(you + 1)...].drop { ["still", "currently", "are", "also"].contains($0) }
        let lead = you > 0 ? lower[you - 1] : ""
        guard rest.first.map({ ["on", "taking", "take"].contains($0) }) == true, !lower[..<you].contains("if"),
            !Self.notAssumed.contains(lead), rest.first != "on" || lower[you] == "you're" || lead == "are"
        else { return false }
        let reply = reply(to: at)
        guard let start = reply.firstIndex(where: { !Self.idle.contains($0) }), !Self.isUndone(reply),
            !reply.contains(where: Lexicon.negations.contains)
        else { return false }
        // A yes, "norvasc, yep", "every night", "I take it with breakfast"; or how it goes or how much it is, where that is asked.
        let asked = clauses[at...].prefix(3).prefix { !$0.isOfPatient }.flatMap(\.lower)
        return reply[start...].prefix(3).contains(where: EncounterAnswers.yeses.contains)
            || reply == ["i", "do"] || reply == ["i", "am"]
            || !Self.rate(reply, start, hasDose: false).isEmpty
            || ["it", "them", "that", "all"].contains { reply.contains(sequence: ["i", "take", $0]) }
            || asked.contains("how")
                && (Self.faring.contains(reply[start])
                    || asked.contains("much") && reply[start].first?.isNumber == true)
    }

    private func isNow(_ lower: [String], _ at: [Int]) -> Bool {
        let stopped = EncounterStopped(clauses: clauses)
        return !lower.contains(where: { Lexicon.negations.contains($0) || Self.notTaken.contains($0) })
            && !isOver(lower)
            && !stopped.isStopped(lower, at) && !stopped.isBygone(lower, at)
    }

    private func drugs(_ words: [String], _ tokens: [Transcript.Token], isListed: Bool) -> [Drug] {
        let lower = words.map { $0.lowercased() }
        // "Continue iron, then recheck ferritin and folate": there they are measured.
        let end = lower.firstIndex(where: Self.measured.contains) ?? lower.count
        let isInjected = lower.contains { $0.hasPrefix("inject") || $0 == "shot" }
        return words.indices[..<end].compactMap { at in
            guard Lexicon.drugs.contains(lower[at]) || isListed && Self.supplements.contains(lower[at]),
                !isOfProcedure(lower[at], isInjected), !EncounterStopped(clauses: clauses).isFinished(lower[at])
            else { return nil }
            // "Prenatal vitamin", "vitamin D".
            let first = at > 0 && ["prenatal", "gummy"].contains(lower[at - 1]) ? at - 1 : at
            let isLettered = lower[at] == "vitamin" && at + 1 < lower.count && lower[at + 1].count < 3
            let last = isLettered && lower[at + 1] != "a" ? at + 1 : at
            return .init(
                name: lower[at],
                plain: Array(words[first...last]),
                dose: Self.dose(words, lower, last + 1),
                tokens: tokens
            )
        }
    }

    /// What numbs, and a steroid that is injected, is given and not taken.
    private func isOfProcedure(_ drug: String, _ isInjected: Bool) -> Bool {
        drug.hasSuffix("caine") || isInjected && Self.steroids.contains(drug)
    }

    /// "She was on lisinopril before", "took amoxicillin once": not what is taken now.
    private func isOver(_ lower: [String]) -> Bool {
        lower.contains(where: Self.formerly.contains) || isLongOver(lower)
            || lower.contains("ago") && !lower.contains(where: Self.begun.contains)
            || lower.indices.contains { at in
                guard lower[at] == "once" || lower[at...].starts(with: ["one", "time"]) else { return false }
                // "Once a day", "one time each day".
                let next = at + (lower[at] == "once" ? 1 : 2)
                return !(next < lower.count && Self.rates.contains(lower[next]))
            }
    }

    /// "Took it in college", not "took it this morning".
    private func isLongOver(_ lower: [String]) -> Bool {
        guard lower.contains("took"), !lower.contains(where: ["this", "today", "yesterday", "night"].contains) else {
            return false
        }
        // "Took Advil the first couple of days", "took it for a week".
        return lower.contains { ["in", "during", "when", "as", "last", "first", "college", "school"].contains($0) }
            || lower.indices.dropLast().contains { at in
                lower[at] == "for" && lower[(at + 1)...].prefix(4).contains(where: EncounterReplies.units.contains)
            }
    }

    private static let notAssumed = Lexicon.set("did were have when if how what can should could will would")
    private static let taking = Lexicon.set("take takes taking took using uses on")
    private static let supplements = Lexicon.set("calcium multivitamin vitamin iron")
    private static let asking = Lexicon.set("what how else anything any which medications medicines meds medicine are")
    private static let askingOf = Lexicon.set("take taking medications medicines meds medicine pills using")
    private static let askedOtherwise = Lexicon.set(
        "allergies allergic allergy tried help helped helping before stop he she"
    )
    /// What a drug is listed with.
    private static let framing = Lexicon.set(
        """
        i i'm i've have do it with take taking on been they've got me now that all other couple extra strength about round rescue water
        breakfast lunch supper dinner food yep use using there's there is that's it's the a an my some of and then also just plus well um uh so
        yeah yes okay oh like one for as needed daily nightly weekly once twice two three times time every each at in per baby prenatal
        gummy vitamin d c inhaler pill pills tablet tablets shot shots patch spray drops cream purple white blue pink yellow red green
        orange little small big high low blood pressure
        """
    )
    private static let ending = Lexicon.set(
        "off refuse refused skip skipped skipping switched ran anymore threw until"
    )
    private static let undoing = ending.union(
        Lexicon.set(
            "stop stopped stopping quit finished switch changed run wrong was were used finish hold held supposed might may hate prescribed should wants wanted took instead"
        )
    )
    private static let idle = Lexicon.set("oh well um uh so mm i'm")
    private static let faring = Lexicon.set("good fine great okay pretty better working")
    private static let measured = Lexicon.set("check recheck repeat level levels lab labs test")
    private static let steroids = Lexicon.set(
        "cortisone triamcinolone kenalog depo-medrol methylprednisolone betamethasone dexamethasone celestone"
    )
    private static let formerly = Lexicon.set("was were had used before until previously")
    private static let begun = Lexicon.set("started began since")
    private static let rates = Lexicon.set("a daily per every weekly monthly each in or")
    private static let notTaken = Lexicon.set(
        "stop stopped if allergic allergy avoid instead when until off prescribed should would before previously used"
    )
}
