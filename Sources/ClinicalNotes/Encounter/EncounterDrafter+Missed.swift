internal import Artifacts

/// What no sentence of a note holds whole, and a note must not miss: drugs, tests, results and when the patient comes again.
extension EncounterDrafter {
    /// Statements of these, of what none of `told` tells.
    func missed(besides told: [EncounterCandidate]) -> [Scored] {
        var ordered =
            EncounterPrescription(clauses: clauses, voice: voice).missing(in: told)
            + EncounterRequest(clauses: clauses, voice: voice).missing(in: told)
            + EncounterPrecaution(clauses: clauses, voice: voice).missing(in: told)
        if !told.contains(where: { isReturn($0.text) }), let again = EncounterReturn(clauses: clauses).told() {
            ordered.append(again)
        }
        let shown = EncounterShown(clauses: clauses, voice: voice).missing(in: told)
        return ordered.compactMap(retraction.kept).map { Scored(candidate: $0, worth: 1, kind: .assessmentAndPlan) }
            + shown.compactMap(retraction.kept).map { Scored(candidate: $0, worth: 1, kind: .results) }
    }

    /// Of the whole draft: that the speakers were swapped, and how little was said of health.
    var flags: [Note.Flag] {
        let swapped = areSwapped ? [Note.Flag(.swappedSpeakers, detail: "patient, clinician")] : []
        return chat.map { [.init(.hardlyClinical, detail: $0)] + swapped } ?? swapped
    }

    /// How little of a long talk bears on the patient's health, where it is less than a tenth.
    private var chat: String? {
        let sentences = clauses.indices.filter { !clauses[$0].continuesSentence }
        guard sentences.count >= Self.long else { return nil }
        let others = EncounterOthers(clauses: clauses)
        let clinical = sentences.count { at in
            EncounterBearing.isMedical(clauses[at].lower) && !others.isOfOthers(at)
                && !EncounterOthers.isOfKin(clauses[at].unhedged)
        }
        return 10 * clinical < sentences.count ? "\(clinical) of \(sentences.count) sentences" : nil
    }

    private static let long = 30
}
