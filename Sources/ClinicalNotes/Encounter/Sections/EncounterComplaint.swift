internal import Artifacts

/// Why the patient comes.
struct EncounterComplaint {
    /// In the middle of a sentence: "right knee pain".
    var name: String
    var tokens: [Transcript.Token]
    /// A complaint that a review of systems lists.
    var isSymptom: Bool {
        let words = name.lowercased().cutAtSpaces.prefix { !["in", "on", "and"].contains($0) }
        return words.count < 4 && words.last.map(Self.symptoms.contains) == true && !name.contains("labs")
    }

    /// A lasting condition by its plain name.
    var isCondition: Bool {
        let words = name.lowercased().cutAtSpaces
        return !words.contains(where: EncounterCondition.others.contains)
            && words.indices.contains { EncounterParts.conditions.contains(Array(words[$0...])) }
    }

    private static let symptoms = Lexicon.set(
        """
        pain cough headache headaches fever rash nausea vomiting diarrhea constipation dizziness fatigue swelling numbness throat
        wheezing weakness stiffness itching congestion palpitations
        """
    )
}

extension EncounterDrafter {
    /// The chief complaint, as it was said: what the clinician says that the patient comes for, else what the opening of the
    /// talk is about, else the first problem.
    func complaint(_ problems: [EncounterProblem], _ writer: inout EncounterWriter) -> EncounterComplaint? {
        let readings = [
            { visitReason(isIntroduced: false) }, { held(opened()) }, { held(seenTo(problems)) },
            { visitReason(isIntroduced: true) },
        ]
        for case let reason? in readings.lazy.map({ $0() }) {
            let sided = sided(reason.name, reason.tokens)
            if let written = written(sided, &writer) ?? written(reason, &writer) { return written }
        }
        return nil
    }

    /// "I had a fever then" "No fever now": what the patient denies is not why he or she comes.
    private func held(_ reason: Reason?) -> Reason? {
        guard let reason else { return nil }
        let isDenied = clauses.filter(\.isOfPatient).map(\.lower).contains { lower in
            EncounterFact.complaints(of: lower).contains {
                $0.name == reason.name && Lexicon.negations.contains(lower[max(0, $0.words.lowerBound - 1)])
            }
        }
        return isDenied ? nil : reason
    }

    /// What is planned for first, where no illness was found that explains it.
    private func seenTo(_ problems: [EncounterProblem]) -> Reason? {
        guard problems.first?.isDiagnosed == false else { return nil }
        return problems.first {
            !$0.isDiagnosed && !$0.isBare && isNamedEarly($0.name)
                // "And then again for your diabetes": what is seen to besides.
                && !clauses[$0.clause].lower.prefix(4).contains(where: ["again", "also", "lastly"].contains)
                && !Self.measured.contains($0.name.phrase.lowercased())
        }.map { ($0.name.phrase, $0.name.tokens) }
    }

    /// What is named only after the first third of the talk is something that the patient has besides.
    private func isNamedEarly(_ name: [SpokenWord]) -> Bool {
        guard let last = name.last?.lower, clauses.count > 40 else { return true }
        return clauses.prefix(clauses.count / 3).contains { $0.lower.contains { $0.prefix(5) == last.prefix(5) } }
    }

    private func written(_ reason: Reason, _ writer: inout EncounterWriter) -> EncounterComplaint? {
        let (words, tokens) = retraction.righted([reason.name], reason.tokens)
        // Nobody comes for "eyes": what of them?
        guard
            words.contains(where: { word in
                let lower = word.trimming(",.").lowercased()
                return !EncounterWords.notStart.contains(lower) && !EncounterProblemName.isOfPlace(lower)
                    && Lexicon.sides[lower] == nil && !Lexicon.functionWords.contains(lower)
            }),
            writer.write(words.sentence, tokens, to: .chiefComplaint)
        else { return nil }
        return .init(name: words.joined(separator: " ").trimming(",. "), tokens: tokens)
    }

    /// They are measured or done; nobody comes with one.
    private static let measured: Set<String> = [
        "blood pressure", "cholesterol", "blood sugar", "weight", "heart rate", "sleep", "diet",
    ]
}
