internal import Artifacts

/// What the body does not bear: allergies, and what a drug, a food or a contrast did.
extension SafetyClause {
    var allergies: [Told] {
        if let named = allergyByName { return [named] }
        guard clause.isOfPatient, !clause.isQuestion else { return unmarkedAllergy }
        if lower.isEmpty { return [] }
        let isAnswer = isAskedOfAllergies
        let named = lower.indices.filter { Self.isAllergen(lower[$0]) }
        let told = named.filter { word in
            guard !isOfAnother(word),
                !lower[..<word].contains(where: { Lexicon.negations.contains($0) && $0 != "no" })
            else { return false }
            return stated != nil && (reacts(to: word) || suffers(from: word)) || isAnswer && at > 0 && !isEaten(word)
        }
        let name = isAnswer ? "allergy" : "reaction"
        return told.map { self.told(.allergy(lower[$0]), "\(name) to \(lower[$0])", .allergy, $0) }
    }

    private var allergyByName: Told? {
        guard let stated,
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
        else { return nil }
        return told(.allergy(name), "allergy to \(name)", .allergy, to)
    }

    /// "Any allergies penicillin I swell up", of a talk without speakers: who answers says "I".
    private var unmarkedAllergy: [Told] {
        guard let asked = lower.lastIndex(where: { ["allergies", "allergic"].contains($0) }),
            lower[..<asked].suffix(5).contains(where: ["any", "have", "are"].contains),
            !clauses.contains(where: \.isOfPatient)
        else { return [] }
        let said = clauses[at...].prefix(2).prefix { !$0.isOfPatient }.flatMap(\.lower).dropFirst(asked + 1).prefix(12)
        guard let named = said.firstIndex(where: Self.isAllergen),
            said[named...].contains(where: ["i", "me", "my"].contains),
            !said[..<named].contains(where: Lexicon.negations.contains)
        else { return [] }
        return [told(.allergy(said[named]), "allergy to \(said[named])", .allergy, asked)]
    }

    /// "Allergic to anything?" "Penicillin.", or "no, only penicillin"; after a plain "no" what follows is another matter.
    private var isAskedOfAllergies: Bool {
        guard let question = clauses[max(0, at - 3)..<at].lastIndex(where: { !$0.isOfPatient }) else { return false }
        let asked = clauses[max(0, question - 2)...question].reversed().prefix { !$0.isOfPatient }.flatMap(\.lower)
        let isRefused = clauses[(question + 1)...at].contains {
            $0.lower.first.map(EncounterAnswers.noes.contains) == true
        }
        return asked.contains { ["allergies", "allergic", "allergy"].contains($0) }
            && !asked.contains { ["how", "take", "taking", "use", "for"].contains($0) }
            && clauses[question].lower.last != "on"
            && (!isRefused || lower.contains(where: Self.recalling.contains))
    }

    /// "I had eggs for breakfast", "my iron is low", "but I take iron", not "I can't have eggs".
    private func isEaten(_ word: Int) -> Bool {
        lower.contains(where: Self.eating.contains) && !lower.contains(where: Lexicon.negations.contains)
            || lower[..<word].last == "my" && ["is", "was"].contains(lower[(word + 1)...].first)
            || lower[..<word].suffix(2) == ["i", "take"] && word + 1 == lower.count
    }

    /// "Prozac made me agitated", "amiodarone hurt my lungs": what it does to who takes it, unless it does good.
    private func suffers(from word: Int) -> Bool {
        let behind = lower[(word + 1)...]
        guard let verb = behind.prefix(4).firstIndex(where: Self.doing.contains),
            !behind[..<verb].contains(where: Self.others.contains),
            Self.sufferers.contains(lower[verb...].dropFirst().first ?? "")
        else { return false }
        if lower.suffix(2) == ["go", "away"], !EncounterFact.complaints(of: lower).isEmpty { return false }
        return !lower[verb...].contains { Self.good.contains($0) || Lexicon.negations.contains($0) }
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
                || ["him", "her"].contains($0) || $0.hasSuffix("ed")
        }
    }

    private func isReaction(_ at: Int) -> Bool {
        let isShut = ["closed", "closes", "swelled", "swells", "swell", "swollen"].contains(lower[at])
        if isShut { return lower.contains { ["throat", "tongue", "face", "lips", "up"].contains($0) } }
        let next = lower[at...].dropFirst().prefix(2)
        switch lower[at] {
        // "I broke out in a sweat".
        case "break", "broke", "breaks":
            return next.first == "out" && !lower[at...].prefix(6).contains { $0.hasPrefix("sweat") }
        case "turned", "went": return next.contains { ["red", "blue", "stiff", "limp", "purple"].contains($0) }
        case "couldn't", "stopped": return next.contains { $0.hasPrefix("breath") || $0.hasPrefix("swallow") }
        case "skin": return lower.contains { ["peeled", "peeling", "blistered"].contains($0) }
        default: return Self.reactions.contains(lower[at])
        }
    }

    static func isAllergen(_ word: String) -> Bool {
        Lexicon.namesDrug(word) || EncounterParts.allergens.contains(word) || foods.contains(word)
            || agents.contains(word)
    }

    private static let reacting = Lexicon.set("allergic allergy allergies reaction reactions")
    private static let reactions = Lexicon.set("hives anaphylaxis anaphylactic welts")
    private static let doing = Lexicon.set("made makes gave gives hurt hurts messed caused causes tore destroyed")
    private static let sufferers = Lexicon.set("me my him his her up us")
    private static let others = Lexicon.set("i they he she doctor doctors and")
    private static let good = Lexicon.set("better good great relief fine well help helped")
    private static let recalling = Lexicon.set("except only just oh wait actually but well allergic")
    private static let causal = Lexicon.set("from to with after on by when whenever")
    private static let relieving = Lexicon.set(
        "went gone better cleared treated resolved helped stopped improved goes go"
    )
    private static let vague = Lexicon.set("anything any that it this them something medications medicines")
}
