internal import Artifacts

/// What the patient takes: told, asked for and affirmed, or listed in answer to "what do you take?".
extension EncounterParts {
    private struct Drug {
        var name: String
        /// With what was said of its dose and how often.
        var phrase: [String]
        var tokens: [Transcript.Token]
    }

    /// The drugs that the patient is said to take, or to continue, with what was said of their dose.
    func medications(_ statements: [EncounterCandidate], _ writer: inout EncounterWriter) {
        var drugs: [Drug] = []
        for drug in statements.flatMap(told) + clauses.indices.flatMap(listed) {
            guard let known = drugs.firstIndex(where: { $0.name == drug.name }) else {
                drugs.append(drug)
                continue
            }
            // The dose was told later.
            if drugs[known].phrase.count == 1, drug.phrase.count > 1 { drugs[known] = drug }
        }
        drugs = drugs.filter {
            writer.bears("The patient reports taking \($0.phrase.joined(separator: " ")).", $0.tokens)
        }
        guard !drugs.isEmpty else { return }
        let names = drugs.map { $0.phrase.joined(separator: " ") }
        let text = "The patient reports taking \(names.listed("and"))."
        if writer.write(text, drugs.flatMap(\.tokens).inOrder, to: .medications) { return }
        for drug in drugs {
            writer.write(
                "The patient reports taking \(drug.phrase.joined(separator: " ")).",
                drug.tokens,
                to: .medications
            )
        }
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
        return drugs(words, candidate.tokens, isListed: false)
    }

    /// "There's the purple one, Advair twice a day", in answer to what is taken; "you're on the levothyroxine, the 88 mcg", that
    /// nobody denies.
    private func listed(_ at: Int) -> [Drug] {
        let clause = clauses[at]
        guard 5 * at < 3 * clauses.count, !clause.isConditional, !clause.isOfCompanion, clause.speaker != .other,
            clause.lower.contains(where: { Lexicon.drugs.contains($0) || Self.supplements.contains($0) }),
            clause.isOfPatient ? isAskedFor(at) : isAssumed(at), isNow(clause.lower, [at]),
            !clause.lower.contains(where: Self.ofOthers.contains)
        else { return [] }
        return drugs(clause.words.map(\.text), clause.words.tokens, isListed: true)
    }

    /// Whether the clinician asked just before what is taken, and how.
    private func isAskedFor(_ at: Int) -> Bool {
        guard !clauses[at].isQuestion, let asked = clauses[..<at].lastIndex(where: { !$0.isOfPatient }), at - asked < 7
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
        let reply = clauses[(at + 1)...].prefix(5).drop { !$0.isOfPatient }.prefix(2)
        guard let first = reply.first?.lower.first,
            !reply.contains(where: { $0.lower.contains(where: Lexicon.negations.contains) })
        else { return false }
        // "Are you still on the lisinopril?" wants a yes.
        return !["are", "do"].contains(lead) || EncounterAnswers.yeses.contains(first)
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
            let phrase = Array(words[first...last]) + Self.dose(words, lower, last + 1)
            return .init(name: lower[at], phrase: phrase, tokens: tokens)
        }
    }

    /// "88 mcg", "the 88 mcg once a day", "40 at night": what follows a drug's name.
    private static func dose(_ words: [String], _ lower: [String], _ from: Int) -> [String] {
        var at = from
        if at < lower.count, lower[at] == "the" { at += 1 }
        var dose: [String] = []
        if at < lower.count, lower[at].first?.isNumber == true {
            let hasUnit = at + 1 < lower.count && Lexicon.units.contains(lower[at + 1])
            let often = rate(lower, hasUnit ? at + 2 : at + 1)
            // "20 years" is no dose.
            guard hasUnit || !often.isEmpty || at + 1 == lower.count else { return [] }
            dose = Array(words[at...(hasUnit ? at + 1 : at)])
            at += dose.count
        } else if at > from {
            return []
        }
        return dose + words[rate(lower, at)]
    }

    /// "Twice a day", "every morning", "at night", "as needed".
    private static func rate(_ lower: [String], _ from: Int) -> Range<Int> {
        let rest = Array(lower[min(from, lower.count)...].prefix(5))
        guard let first = rest.first else { return from..<from }
        let next = rest.count > 1 ? rest[1] : ""
        let length =
            switch first {
            case "daily", "nightly", "weekly": 1
            case "every", "each", "a": timed.contains(next) ? 2 : 0
            case "at", "in":
                ["night", "bedtime"].contains(next)
                    ? 2 : next == "the" && rest.count > 2 && timed.contains(rest[2]) ? 3 : 0
            case "as": next == "needed" ? 2 : 0
            case "once", "twice", "one", "two", "three":
                next == "daily" || next == "weekly"
                    ? 2
                    : ["a", "per", "every"].contains(next) && rest.count > 2 && timed.contains(rest[2])
                        ? 3
                        : next == "time" && rest.count > 3 && timed.contains(rest[3]) ? 4 : 0
            default:
                first.first?.isNumber == true && next == "times" && rest.count > 3 && timed.contains(rest[3])
                    ? 4
                    : first.first?.isNumber == true && next == "times" && rest.count > 2 && rest[2] == "daily" ? 3 : 0
            }
        return from..<(from + length)
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
    private static let timed = Lexicon.set("day days morning night evening week month bedtime")
    private static let asking = Lexicon.set("what how else anything any which medications medicines meds medicine are")
    private static let askingOf = Lexicon.set("take taking medications medicines meds medicine pills using")
    private static let askedOtherwise = Lexicon.set("allergies allergic allergy tried help helped helping before stop")
    private static let ofOthers = Lexicon.set(
        "gave he she they she's he's they're allergic tried if could would was were had did stopped quit thought ask asked prescribed want helps hate"
    )
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
