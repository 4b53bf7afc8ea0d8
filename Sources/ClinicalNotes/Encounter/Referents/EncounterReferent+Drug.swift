/// When "it" that one is on or has finished is a drug.
extension EncounterReferent {
    /// Whether a drug was named last, not stopped then, and nothing was spoken of since that one stands on, rides or ends.
    func isDrugOnly(before at: Int, within reach: Int) -> Bool {
        guard
            let named = clauses[max(0, at - reach)..<at].lastIndex(where: {
                $0.lower.contains(where: Lexicon.drugs.contains)
            }),
            !clauses[named].lower.contains(where: { ["quit", "stopped", "off"].contains($0) })
        else { return false }
        // "So I missed two weeks": far back, a drug is meant only where its doses are spoken of.
        guard
            at - named < 3
                || clauses[named..<at].contains(where: { $0.lower.contains(where: Self.interrupted.contains) })
        else { return false }
        return clauses[named...at].allSatisfy { clause in
            !clause.lower.contains { EncounterSite.isPart($0) && $0 != "back" || Self.supports.contains($0) }
        }
    }

    private static let interrupted = Lexicon.set("missed missing hold held skipped dose doses")
    /// What else one may be on or have finished, and when one's weight is: "when I've been on it all day".
    private static let supports = Lexicon.set(
        """
        when whenever ladder line table keto bike horse scooter bed couch diet oxygen cpap mask machine waitlist list therapy course test surgery
        study chemo radiation rehab program class classes school antibiotic antibiotics job weight walking standing feet
        """
    )
}
