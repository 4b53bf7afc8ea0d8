internal import Artifacts

/// Complaints that the patient's statements name, for the review of systems: "Endorses back pain."
enum EncounterSymptoms {
    /// The complaints of a statement that says them plainly: no negation, no condition, no relative, not of the past.
    static func endorsed(in candidate: EncounterCandidate) -> [String] {
        guard [.patient, .answer].contains(candidate.kind) else { return [] }
        let words = candidate.words
        guard words.contains(where: heads.contains),
            !words.contains(where: {
                Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil || unsure.contains($0)
            })
        else { return [] }
        // "Itching with methylprednisolone" is no complaint of today.
        if EncounterFact.complaints(of: words).contains(where: { EncounterFact.isReaction($0, words) }) { return [] }
        var text = " " + words.joined(separator: " ") + " "
        var found: [String] = []
        for complaint in complaints {
            guard let range = text.firstRange(of: " \(complaint) ") else { continue }
            text.replaceSubrange(range, with: " _ ")
            found.append(complaint)
        }
        return found
    }

    private static let unsure = Lexicon.set(
        "thinks feels if when would used history ago resolved gone went away stopped before out prevent better past worry concerned risk could for"
    )
    /// Longer ones first.
    private static let complaints: [String] =
        """
        burning with urination|difficulty breathing|shortness of breath|trouble breathing|abdominal pain|low-grade fever|low back pain|
        nasal congestion|left knee pain|right knee pain|lower back pain|joint pain|muscle aches|muscle pain|shoulder pain|
        weight gain|weight loss|night sweats|sore throat|runny nose|ankle pain|belly pain|chest pain|elbow pain|wrist pain|acid reflux|
        knee pain|back pain|neck pain|hip pain|constipation|lightheadedness|palpitations|congestion|dizziness|heartburn|
        depression|headaches|tingling|vomiting|diarrhea|headache|wheezing|numbness|stiffness|weakness|swelling|bloating|anxiety|fatigue|
        itching|fevers|nausea|chills|fever|cough|rash
        """
        .split(separator: "|").map { $0.trimming("\n ") }.sorted { ($0.count, $1) > ($1.count, $0) }
    /// Their first words: most statements have none of them.
    private static let heads = WordList(complaints.compactMap(\.cutAtSpaces.first))
}

extension String {
    fileprivate func firstRange(of part: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex, let at = self[start...].firstIndex(of: part.first ?? " ") {
            if self[at...].hasPrefix(part) { return at..<index(at, offsetBy: part.count) }
            start = index(after: at)
        }
        return nil
    }
}
