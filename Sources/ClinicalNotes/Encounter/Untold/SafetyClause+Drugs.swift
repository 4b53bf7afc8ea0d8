internal import Artifacts

/// Allergies, and drugs that are taken, stopped or ordered.
extension SafetyClause {
    /// The drugs that the patient says to take or to have taken, and those that the clinician orders, stops or forbids.
    var drugs: [Told] {
        let named = lower.indices.filter { Lexicon.drugs.contains(lower[$0]) && !Self.alike.contains(word(before: $0)) }
        return named.compactMap { word in
            let drug = lower[word]
            if isOfAnother(word) { return nil }
            if isInstruction || stated.map({ word >= $0 && !isSupposed(before: word) }) == true {
                if clause.isOfPatient { return isTaken(word) ? told(.drug(drug), drug, .drug, word) : nil }
                guard isOrdered(word) else { return nil }
                let isChange = lower[..<word].contains(where: Self.changing.contains)
                return told(isChange ? .order(drug) : .drug(drug), drug, .drug, word)
            }
            // "Are you taking the sertraline?" "No, I stopped it."
            guard let answer = answer(of: word) else { return nil }
            let isStopped = clauses[answer.at...].prefix(2).contains {
                $0.lower.contains(where: Self.stopping.contains)
            }
            let isOne = named.count == 1 || Self.known.contains(self.word(before: word))
            return isOne && (answer.isYes || isStopped)
                ? told(.drug(drug), drug, .drug, word, answered: answer.at) : nil
        }
    }

    private func word(before at: Int) -> String { at > 0 ? lower[at - 1] : "" }

    /// "You would hold the Eliquis for two days": what may come, and what is to be done then.
    private var isInstruction: Bool {
        clause.speaker == .clinician && !clause.isQuestion && !clause.isConditional
            && (lower.starts(with: ["you", "would"]) || lower.first == "you'd")
            && lower.contains(where: Self.forbidding.contains)
    }

    private func isTaken(_ word: Int) -> Bool {
        let asked = clauses[max(0, at - 2)..<at].filter { !$0.isOfPatient }.flatMap(\.lower)
        guard
            lower.contains(where: Self.taking.contains)
                || asked.contains(where: { Self.medicines.contains($0) || Lexicon.drugs.contains($0) })
        else {
            return false
        }
        return !isDenied(word) || lower.contains(where: Self.stopping.contains)
    }

    private func isOrdered(_ word: Int) -> Bool {
        let before = lower[..<word].suffix(12)
        guard
            before.contains(where: { Self.ordering.contains($0) || Self.changing.contains($0) }) || before.last == "on"
        else {
            return false
        }
        // "Don't take ibuprofen" is an order, "we won't start it" none.
        return !isDenied(word) || clause.unhedged.first == "don't" || before.contains(where: Self.forbidding.contains)
    }

    // MARK: Allergies

    var allergies: [Told] {
        if let stated,
            let to = lower.indices.dropFirst().first(where: {
                lower[$0] == "to" && Self.reacting.contains(lower[$0 - 1])
            }),
            to > stated, clause.isOfPatient || lower[..<to].contains("you're"),
            !isOfAnother(to), !isSupposed(before: to), !isDenied(to - 1),
            // "A reaction to the news": only of what one reacts to with the body.
            let name = lower[(to + 1)...].prefix(6).first(where: Self.isAllergen)
                ?? (lower[..<to].suffix(3).contains { $0.hasPrefix("allerg") }
                    ? lower[(to + 1)...].first { !Lexicon.functionWords.contains($0) } : nil),
            !Self.vague.contains(name)
        {
            return [told(.allergy(name), "allergy to \(name)", .allergy, to)]
        }
        guard clause.isOfPatient, !clause.isQuestion, stated != nil || at > 0,
            let word = lower.firstIndex(where: Self.isAllergen), !isOfAnother(word),
            !lower[..<word].contains(where: { Lexicon.negations.contains($0) && $0 != "no" }),
            stated != nil && reacts(to: word) || isAskedOfAllergies && !isEaten(word)
        else { return [] }
        return [told(.allergy(lower[word]), "allergy to \(lower[word])", .allergy, word)]
    }

    /// "Allergic to anything?" "Penicillin.", or "no, only penicillin"; after a plain "no" what follows is another matter.
    private var isAskedOfAllergies: Bool {
        guard let question = clauses[max(0, at - 3)..<at].lastIndex(where: { !$0.isOfPatient }) else { return false }
        let asked = clauses[question].lower
        let isRefused = clauses[(question + 1)...at].contains {
            $0.lower.first.map(EncounterAnswers.noes.contains) == true
        }
        return asked.contains { ["allergies", "allergic", "allergy"].contains($0) }
            && !asked.contains { ["how", "take", "taking", "use", "for"].contains($0) }
            && (!isRefused || lower.contains(where: Self.recalling.contains))
    }

    /// "I had eggs for breakfast", not "I can't have eggs".
    private func isEaten(_ word: Int) -> Bool {
        lower.contains(where: Self.eating.contains) && !lower.contains(where: Lexicon.negations.contains)
    }

    /// "Sulfa closed my throat", "I broke out in hives from it", not "the hives went away with prednisone".
    private func reacts(to word: Int) -> Bool {
        guard let sign = lower.indices.first(where: isReaction), !isDenied(sign) else { return false }
        if word < sign { return !lower[word..<sign].contains { ["for", "help", "helps", "helped"].contains($0) } }
        let between = lower[sign..<word]
        guard let link = between.lastIndex(where: Self.causal.contains),
            !between.contains(where: Self.relieving.contains)
        else { return false }
        return lower[(link + 1)..<word].allSatisfy {
            Lexicon.functionWords.contains($0) || Self.taking.contains($0) || Self.eating.contains($0)
        }
    }

    private func isReaction(_ at: Int) -> Bool {
        let isShut = ["closed", "closes", "swelled", "swells", "swell"].contains(lower[at])
        if isShut { return lower.contains { ["throat", "tongue", "face", "lips"].contains($0) } }
        // "I broke out in a sweat".
        return Self.reactions.contains(lower[at])
            || ["break", "broke", "breaks"].contains(lower[at]) && lower[at...].dropFirst().first == "out"
                && !lower[at...].prefix(6).contains { $0.hasPrefix("sweat") }
    }

    private static func isAllergen(_ word: String) -> Bool {
        Lexicon.drugs.contains(word) || EncounterParts.allergens.contains(word) || foods.contains(word)
            || agents.contains(word)
    }

    private static let medicines = Lexicon.set("medicine medicines medication medications taking take takes meds drugs")
    private static let stopping = Lexicon.set("stopped quit off stop finished held")
    private static let taking = Lexicon.set(
        """
        take taking took taken on using use used started stopped quit tried gives gave given prescribed put mg milligrams daily doubled twice
        nightly dose
        """
    )
    private static let ordering = Lexicon.set(
        """
        take taking continue continuing keep prescribing prescription give giving put increase increasing decrease decreasing lower
        raise add adding refill send call try use do double get up down
        """
    )
    private static let changing = Lexicon.set(
        "start starting restart resume stop stopping hold holding discontinue avoid prescribe switch"
    )
    private static let forbidding = Lexicon.set("avoid stop hold shouldn't can't cannot never off")
    /// What is named so the patient has.
    private static let known = Lexicon.set("the your that")
    private static let alike = Lexicon.set("like as or")
    private static let reacting = Lexicon.set("allergic allergy allergies reaction reactions")
    private static let reactions = Lexicon.set("hives anaphylaxis anaphylactic welts")
    static let foods = Lexicon.set("nuts peanut peanuts shellfish eggs egg milk soy wheat")
    /// What touches or stings.
    static let agents = Lexicon.set(
        "bees bee contrast dye adhesive tape nickel vaccine vaccines antibiotic antibiotics anesthesia"
    )
    private static let recalling = Lexicon.set("except only just oh wait actually but well allergic")
    private static let eating = Lexicon.set("eat eats eating ate drink drinking drank breakfast lunch dinner")
    private static let causal = Lexicon.set("from to with after on by when whenever")
    private static let relieving = Lexicon.set(
        "went gone better cleared treated resolved helped stopped improved goes go"
    )
    private static let vague = Lexicon.set("anything any that it this them something medications medicines")
}
