internal import Artifacts

/// What the reviewer is told of a visit's draft as a whole.
extension EncounterDrafter {
    /// The draft, with what it passes over and its reviewer must know.
    func reviewed() -> DraftNote {
        var note = draft()
        note.flags += EncounterUntold(clauses: clauses, source: source).flags(besides: &note)
        return note
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
