internal import Artifacts

/// What is said of a study that was just called up: "show me the hemoglobin", "it's low at 8.2" is "The hemoglobin is low at 8.2."
struct EncounterShown {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// The results that point at what is shown and that none of `told` holds.
    func missing(in told: [EncounterCandidate]) -> [EncounterCandidate] {
        let held = Set(told.flatMap(\.clauses))
        return clauses.indices.flatMap { at -> [EncounterCandidate] in
            guard let study = called(at) else { return [] }
            return said(after: at, of: study).filter { !held.contains($0) }.compactMap { statement($0, of: study) }
        }
    }

    /// "Hey, Dragon, show me the lumbar spine x-ray": what is called up.
    private func called(_ at: Int) -> [SpokenWord]? {
        let words = clauses[at].words
        guard !clauses[at].isOfPatient,
            let me = words.indices.dropFirst().first(where: {
                words[$0].lower == "me" && ["show", "pull"].contains(words[$0 - 1].lower)
            })
        else { return nil }
        let name = Array(words[(me + 1)...].drop { Self.leads.contains($0.lower) }).trimmed()
        guard (1...4).contains(name.count), !name.contains(where: { Self.vital.contains($0.lower) }),
            name.contains(where: { EncounterCandidates.studies.contains($0.lower) || Self.measured.contains($0.lower) })
        else { return nil }
        return name
    }

    /// The clauses that tell what is seen: up to the next thing called up, examined or planned, and of many to the first that is named.
    private func said(after at: Int, of study: [SpokenWord]) -> [Int] {
        let next = clauses.indices.dropFirst(at + 1).prefix(Self.reach)
        let isOfMany = study.last.map { Self.several.contains($0.lower) } ?? false
        let turns = { Self.turning.contains($0) || isOfMany && EncounterPlacing.isLaboratory($0) }
        return next.prefix { !clauses[$0].lower.contains(where: turns) }
            .filter { clauses[$0].speaker == .clinician && !clauses[$0].isQuestion }
    }

    private func statement(_ at: Int, of study: [SpokenWord]) -> EncounterCandidate? {
        let words = clauses[at].words.drop { Self.idle.contains($0.lower) }
        guard let first = words.first, let opening = Self.openings[first.lower] else { return nil }
        let isPlural = study.last.map { $0.lower.hasSuffix("s") && $0.lower != "pancreas" } ?? false
        var rest = words.dropFirst()
        var verb = opening
        if verb.isEmpty {
            guard let said = rest.first?.lower, let plain = Self.verbs[said] else { return nil }
            verb = plain
            rest = rest.dropFirst()
        }
        let seen = Array(rest.prefix { !Self.ends.contains($0.lower) })
        // "A nice, normal EKG" goes on to its value.
        let valued = seen.firstIndex { isValue($0.lower) } ?? seen.count
        let end = seen[min(valued, seen.count)...].firstIndex(where: \.hasComma).map { $0 + 1 } ?? seen.count
        let object = Array(seen[..<end]).trimmed()
        guard let complement = complement(object, of: study), let name = voice.words(study, byPatient: false) else {
            return nil
        }
        let agreed = isPlural ? Self.plural[verb] ?? verb : verb
        return EncounterCandidate(
            kind: .told,
            text: (["the"] + name + [agreed] + complement).sentence,
            clauses: [at],
            tokens: (study + [first] + object).tokens.inOrder
        )
    }

    /// "A little elevated", "normal" of "a nice, normal EKG"; nothing where it is no value.
    private func complement(_ words: [SpokenWord], of study: [SpokenWord]) -> [String]? {
        guard (1...9).contains(words.count), words.contains(where: { isValue($0.lower) }),
            // "It was 18 last spring", of labs: one of them was.
            study.last.map({ Self.several.contains($0.lower) }) != true
                || !words.contains(where: { $0.lower.first?.isNumber == true }),
            !words.contains(where: { Self.vague.contains($0.lower) || EncounterWords.talk.contains($0.lower) })
        else { return nil }
        if words.contains(where: { $0.lower == "normal" }), ["a", "an", "essentially"].contains(words[0].lower) {
            return words.contains { Lexicon.negations.contains($0.lower) } ? nil : ["normal"]
        }
        return ["a", "an", "the"].contains(words[0].lower) && words.dropFirst().first?.lower != "little"
            ? nil : voice.words(words, byPatient: false)
    }

    private func isValue(_ word: String) -> Bool { Self.values.contains(word) || word.first?.isNumber == true }

    /// How many clauses after it was called up something is still spoken of.
    private static let reach = 6
    private static let leads = Lexicon.set("the his her last most recent their your latest")
    private static let idle = Lexicon.set("so and okay yeah well here now but all right good great then also actually")
    private static let openings = [
        "it's": "is", "that's": "is", "it": "", "that": "", "this": "", "those": "", "they": "", "they're": "is",
        "is": "is",
        "looks": "looks",
    ]
    private static let verbs = [
        "is": "is", "are": "is", "looks": "looks", "look": "looks", "was": "was", "were": "was", "remains": "remains",
    ]
    private static let plural = ["is": "are", "looks": "look", "was": "were", "remains": "remain"]
    private static let ends = Lexicon.set("which but and so because that if or you i we based compared than for since")
    private static let turning = Lexicon.set("show pull plan impression assessment listen examine examined exam")
    private static let several = Lexicon.set("labs results panel tests")
    private static let vital = Lexicon.set("blood pressure vital vitals signs readings temperature weight pulse")
    private static let measured = Lexicon.set(
        "hemoglobin creatinine glucose a1c labs ekg ecg pfts titer strep cholesterol potassium sodium tsh ultrasound results panel"
    )
    private static let values = Lexicon.set(
        """
        normal stable unchanged elevated low high lower higher fine good negative positive up slightly abnormal clear improved worse
        better
        """
    )
    private static let vague = Lexicon.set(
        "why what who how thing something one news sign point question reason because about then"
    )
}
