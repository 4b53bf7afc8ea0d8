internal import Artifacts

/// The tests and treatments that the clinician orders within a sentence that runs on: "I'm going to order another hemoglobin
/// A1c continue the metformin".
struct EncounterRequest {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// An order for each test that none of `told` names, where the clinician speaks of the plan.
    func missing(in told: [EncounterCandidate]) -> [EncounterCandidate] {
        let late = told.filter { 2 * $0.clauses[0] > clauses.count }
        var named = Set(late.flatMap { $0.words.prefix { !Self.binding.contains($0) } })
        var result: [EncounterCandidate] = []
        for at in clauses.indices
        where 2 * at > clauses.count && clauses[at].isStatedByClinician {
            if let more = continued(at, besides: named), follows(at, told) || follows(at, result) {
                named.formUnion(more.words)
                result.append(more)
            }
            for verb in clauses[at].words.indices {
                guard let order = order(at, verb, besides: named) else { continue }
                named.formUnion(order.words)
                result.append(order)
            }
        }
        return result
    }

    private func order(_ at: Int, _ verb: Int, besides named: Set<String>) -> EncounterCandidate? {
        let words = clauses[at].words
        guard let head = Self.heads[words[verb].lower], isIntended(words, verb) else { return nil }
        var object = Array(words[(verb + 1)...].prefix(Self.reach))
        var isOfPatient = false
        if object.first?.lower == "you" {
            object.removeFirst()
            isOfPatient = true
        }
        // "Another blood test, another A1c": the latter names it.
        let again = object.lastIndex { $0.lower == "another" } ?? 0
        if !object[..<again].contains(where: { Self.requested.contains($0.lower) }) { object.removeFirst(again) }
        object.removeAll { Self.idle.contains($0.lower) }
        guard var end = object.firstIndex(where: { Self.requested.contains($0.lower) }),
            !named.contains(object[end].lower),
            !object[..<end].contains(where: { isForeign($0.lower) }), !object[..<end].contains(where: \.hasComma)
        else { return nil }
        // "A BMP and a urinalysis and a urine culture".
        while let next = object[(end + 1)...].firstIndex(where: { Self.requested.contains($0.lower) }), next - end < 5,
            object[end + 1].lower == "and" || object[end].hasComma,
            !object[(end + 1)..<next].dropFirst().contains(where: { isForeign($0.lower) })
        {
            end = next
        }
        if object.dropFirst(end + 1).first?.lower.hasSuffix("graphy") == true { end += 1 }
        // "Refer you to therapy once we have the results".
        if object.dropFirst(end + 1).first.map({ Self.binding.contains($0.lower) }) == true { return nil }
        object = Array(object[...end]) + site(of: object[end], in: words)
        guard let parts = voice.words(object, byPatient: false) else { return nil }
        let isReferral = object.first.map { ["to", "for"].contains($0.lower) } ?? false
        // "Get you into physical therapy."
        let isBrought = object.first?.lower == "into"
        guard isReferral == (head == "refer" || head == "schedule" && isOfPatient),
            !isBrought || head == "get" && isOfPatient
        else { return nil }
        return EncounterCandidate(
            kind: .order,
            text: (["we will", head] + (isReferral || isBrought ? [voice.object] : []) + parts).sentence,
            clauses: [at],
            tokens: ([words[verb]] + object).tokens.inOrder
        )
    }

    /// Whether the clause before `at` is one of these orders.
    private func follows(_ at: Int, _ orders: [EncounterCandidate]) -> Bool {
        orders.contains { $0.kind == .order && $0.clauses.contains(at - 1) }
    }

    /// "I'm going to order a BMP | and your urinalysis and urine culture": the order goes on.
    private func continued(_ at: Int, besides named: Set<String>) -> EncounterCandidate? {
        let lower = clauses[at].lower
        guard lower.count > 2, lower[0] == "and",
            EncounterDiagnosis.ofPatient.contains(lower[1]) || ["a", "an"].contains(lower[1])
        else {
            return nil
        }
        let listed = clauses[at].words.dropFirst().prefix { !isForeign($0.lower) || $0.lower == "and" }
        guard let end = listed.lastIndex(where: { Self.requested.contains($0.lower) }), end < 10,
            !named.contains(lower[end]), lower[1...end].allSatisfy({ !EncounterWords.finite.contains($0) }),
            // "And your A1c is 7": a result.
            end + 1 == lower.count || !EncounterWords.finite.contains(lower[end + 1])
        else { return nil }
        let object = Array(clauses[at].words[1...end])
        guard let parts = voice.words(object, byPatient: false) else { return nil }
        return EncounterCandidate(
            kind: .order,
            text: (["we will order"] + parts).sentence,
            clauses: [at - 1, at],
            tokens: (clauses[at - 1].words.tokens + object.tokens).inOrder
        )
    }

    /// "I'm going to order", "let's get": an intention without a doubt or a condition.
    private func isIntended(_ words: [SpokenWord], _ verb: Int) -> Bool {
        let before = words[..<verb].suffix(Self.reach).map(\.lower)
        let near = before.suffix(5)
        return near.contains(where: Self.intending.contains)
            && !near.contains { Lexicon.negations.contains($0) || Self.open.contains($0) }
            && !before.contains { ["if", "unless", "whether"].contains($0) }
    }

    /// "Of your left shoulder": what is examined.
    private func site(of noun: SpokenWord, in words: [SpokenWord]) -> [SpokenWord] {
        let after = words.drop { $0.tokens != noun.tokens || $0.lower != noun.lower }.dropFirst()
        guard !noun.hasComma, let of = after.first, of.lower == "of" else { return [] }
        let place = after.dropFirst().prefix(4).prefix { !isForeign($0.lower) && !Self.ends.contains($0.lower) }
        return place.contains { EncounterDiagnosis.ofPatient.contains($0.lower) } && place.count > 1 ? [of] + place : []
    }

    private func isForeign(_ word: String) -> Bool {
        EncounterWords.finite.contains(word) || EncounterWords.talk.contains(word) || Lexicon.negations.contains(word)
            || Lexicon.drugs.contains(word) || Self.ends.contains(word)
    }

    /// How many words a verb and what it orders may be apart.
    private static let reach = 12
    private static let heads = [
        "order": "order", "ordering": "order", "get": "get", "obtain": "obtain", "repeat": "repeat",
        "schedule": "schedule", "refer": "refer", "recommend": "recommend",
    ]
    private static let requested = Lexicon.set(
        """
        mri ct x-ray x-rays echocardiogram echo ekg labs panel ultrasound a1c biopsy mammogram culture urinalysis cbc bmp
        spirometry emg eeg pap dexa holter endoscopy colonoscopy therapy referral titer screening catheterization psa tsh cmp
        ldh afp hcg genotype rna level levels
        """
    )
    private static let intending = Lexicon.set("gonna going wanna want i'll we'll will let's like need")
    private static let open = Lexicon.set(
        "could might may would maybe was were had did used possibly potentially eventually said they they'll it'll once"
    )
    private static let binding = Lexicon.set("once until unless if")
    private static let idle = Lexicon.set("some another also just")
    private static let ends = Lexicon.set(
        """
        i i'm i'd we we're we'll you it that this so but because which and or if when then okay back today here there's done
        take taking looking results at after before with like through once
        """
    )
}
