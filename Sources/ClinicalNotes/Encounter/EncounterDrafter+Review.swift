internal import Artifacts

/// What the reviewer is told of a visit's draft as a whole.
extension EncounterDrafter {
    /// The draft, with what it passes over and its reviewer must know.
    func reviewed() -> DraftNote {
        var note = draft()
        EncounterGainsaid(clauses: clauses).flag(&note)
        note.flags += EncounterUntold(clauses: clauses, voice: voice, source: source).flags(besides: &note, withdrawn)
        return note
    }

    /// Orders that the talk takes back, each by the clause that orders it: the reviewer reads what was ordered, and what withdrew it.
    private var withdrawn: [Int: EncounterUntold.Told] {
        var plain = clauses
        for at in clauses.indices where clauses[at].speaker == .clinician && orders.isWithdrawn(at) {
            plain[at].isOpen = false
        }
        let candidates = EncounterCandidates(clauses: plain, voice: voice, retraction: retraction)
        var result: [Int: EncounterUntold.Told] = [:]
        for at in clauses.indices where plain[at].isStatedByClinician && orders.mayUndo(at) {
            let order = candidates.order(at)
            guard let (item, by) = orders.undoing(of: at, ordering: order) else { continue }
            let named = item.map { Lexicon.drugs.contains($0) ? $0 : "order of \($0), taken back or left open" }
            result[at] = .init(
                matter: item.map { .order($0) }
                    ?? .words((order?.words ?? clauses[at].lower).filter { !Lexicon.functionWords.contains($0) }),
                kind: .order,
                name: named ?? "order, taken back or left open: \(order?.text.trimming(".") ?? "")",
                places: [(at, item.flatMap(clauses[at].lower.firstIndex) ?? 0)] + (by == at ? [] : [(by, 0)])
            )
        }
        return result
    }

    /// Of the whole draft: that the speakers were swapped, and how little was said of health.
    var flags: [Note.Flag] {
        let swapped = areSwapped ? [Note.Flag(.swappedSpeakers, detail: "patient, clinician")] : []
        let others = EncounterProxy.unclear(in: clauses).map { clause in
            let quote = "\u{201C}\(clause.words.phrase)\u{201D}"
            return Note.Flag(.severalPatients, detail: quote, evidence: source.evidence(clause.words.tokens))
        }
        return (chat.map { [.init(.hardlyClinical, detail: $0)] } ?? []) + swapped + [others].compactMap(\.self)
    }

    /// How little of a long talk bears on the patient's health, where it is less than a tenth.
    private var chat: String? {
        let sentences = clauses.indices.filter { !clauses[$0].continuesSentence }
        guard sentences.count >= Self.long else { return nil }
        let others = EncounterOthers(clauses: clauses)
        let clinical = sentences.count { at in
            EncounterBearing.isOfVisit(clauses[at].lower) && !others.isOfOthers(at)
                && !EncounterOthers.isOfKin(clauses[at].unhedged)
        }
        return 10 * clinical < sentences.count ? "\(clinical) of \(sentences.count) sentences" : nil
    }

    private static let long = 30
}
