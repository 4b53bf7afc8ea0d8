internal import Artifacts

/// What is said while a study is looked at is a result of it, not of the examination: "... your x-ray, there is no fracture".
struct EncounterStudied {
    let clauses: [Spoken]
    let voice: PatientVoice

    func placed(_ entry: EncounterDrafter.Scored) -> EncounterDrafter.Scored {
        let candidate = entry.candidate
        let words = candidate.words
        guard candidate.label.isEmpty, !words.contains("test"), isFinding(candidate, words, entry.kind),
            !words.contains(where: EncounterCandidates.studies.contains),
            let (at, study) = study(at: candidate.clauses[0]),
            // "Your A1c is 8.4 | your feet look good".
            !EncounterPlacing.isLaboratory(study.last?.lower ?? "")
                || words.contains(where: EncounterPlacing.isLaboratory),
            let name = voice.words(study, byPatient: false)
        else { return entry }
        var placed = entry
        placed.kind = .results
        placed.candidate.label = EncounterNames.written(name).joined(separator: " ").replacing(["’"], with: "'")
        placed.candidate.tokens = study.tokens + candidate.tokens
        if let last = study.last?.lower, Self.pictures.contains(last),
            !(study.map(\.lower) + words).contains(where: EncounterExamined.isRegion),
            let part = EncounterExamined(clauses: clauses).pictured(in: at..<max(at + 1, candidate.clauses[0]), words)
        {
            placed.candidate.label += " of the " + part.name
            placed.candidate.tokens = (part.tokens + placed.candidate.tokens).inOrder
        }
        return placed
    }

    private func isFinding(_ candidate: EncounterCandidate, _ words: [String], _ section: SectionKind) -> Bool {
        switch candidate.kind {
        case .finding: [.exam, .results].contains(section)
        case .recalled: section == .results && !words.contains { EncounterPlacing.isLaboratory($0.trimming("-")) }
        case .told, .subject:
            words[0] == "the" && words.prefix(6).contains { ["is", "are", "look", "looks"].contains($0) }
                && !words.contains(where: Self.intended.contains) && (section == .exam || section == .assessmentAndPlan)
                && (!Cues.read(words).isDisjoint(with: [.finding]) || words.contains("bones"))
                || words[0] == "the" && section == .exam
        default: false
        }
    }

    /// The study that the same speaker looks at, in the same breath.
    private func study(at: Int) -> (at: Int, name: [SpokenWord])? {
        var parts: Set<String> = []
        for at in (max(0, at - 7)...at).reversed() {
            let clause = clauses[at]
            let lower = clause.lower
            // "Okay, good", heard meanwhile.
            if clause.isOfPatient, clause.words.count < 4, !clause.isQuestion { continue }
            if clause.isOfPatient || lower.contains(where: Self.examining.contains) || isElsewhere(lower) { return nil }
            parts.formUnion(lower.filter(EncounterSystem.sided.contains))
            guard let last = lower.lastIndex(where: EncounterCandidates.studies.contains) else { continue }
            // "So this is an x-ray of ...", "your x-ray of your elbow |".
            let isShown =
                zip(lower[..<last], lower[..<last].dropFirst()).contains { $0 == "this" && $1 == "is" }
                || lower.count < 7 && last < 3
                || lower[last...].contains(where: ["shows", "showed"].contains)
            // "The chest x-ray shows a mass | the knee is swollen".
            guard parts.isSubset(of: lower) || !lower.contains(where: EncounterExamined.isRegion) else { return nil }
            guard isShown || lower[..<last].contains(where: Self.looking.contains) else { return nil }
            let start = lower[...last].lastIndex(where: EncounterCandidates.owners.contains).map { $0 + 1 } ?? last
            // "X-ray of the wrist".
            let isOf = last + 2 < lower.count && lower[last + 1] == "of" && lower.count - last < 6
            let name = Array(clause.words[start...(isOf ? lower.count - 1 : last)])
            return (1...7).contains(name.count) ? (at, name) : nil
        }
        return nil
    }

    /// "Now your knee", not "now the good news is".
    private func isElsewhere(_ lower: [String]) -> Bool {
        zip(lower, lower.dropFirst()).contains { $0 == "now" && ["your", "the", "on", "for", "let's"].contains($1) }
            && !lower.contains("news") && !lower.contains(where: EncounterCandidates.studies.contains)
    }

    private static let looked = Lexicon.set("see look looking examine check skin exam")
    private static let pictures = Lexicon.set("x-ray x-rays mri ct scan ultrasound films radiographs")
    private static let intended = Lexicon.set("will should can could may might would must need needs")
    private static let examining = Lexicon.set(
        "exam examination examine listen listened listening palpate palpation press feel lungs heart order ordered swollen tender"
    )
    private static let looking = Lexicon.set(
        "look looked looking looks review reviewed reviewing see here's results result show shows showed got get here from on pull pulled pulling"
    )
}
