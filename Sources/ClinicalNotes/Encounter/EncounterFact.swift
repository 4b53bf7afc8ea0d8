internal import Artifacts

/// A complaint of the review of systems, and whether the patient has it.
struct EncounterFact {
    var name: String
    /// Position among ``systems``.
    var system: Int
    var isDenied: Bool
    /// The words that name it, and the answer.
    var tokens: [Transcript.Token]

    /// Every complaint that is plainly affirmed or denied, each once, in the order of what was said.
    static func read(_ clauses: [Spoken]) -> [EncounterFact] {
        var result: [EncounterFact] = []
        var seen: Set<String> = []
        for at in clauses.indices {
            let clause = clauses[at]
            let named = complaints(of: clause.lower)
            guard !named.isEmpty, let (isDenied, answer) = polarity(at, clauses, named.count) else { continue }
            for complaint in named where seen.insert(complaint.name).inserted {
                result.append(
                    .init(
                        name: complaint.name,
                        system: complaint.system,
                        isDenied: isDenied,
                        tokens: clause.words.tokens + answer
                    )
                )
            }
        }
        return result
    }

    /// Whether the complaints of a clause are denied, with the tokens of the answer; `nil` where that stays open.
    private static func polarity(
        _ at: Int,
        _ clauses: [Spoken],
        _ count: Int
    ) -> (isDenied: Bool, answer: [Transcript.Token])? {
        let clause = clauses[at]
        let lower = clause.lower
        if !clause.isOfPatient {
            if lower.contains("endorsing") || lower.contains("endorsed") { return (false, []) }
            guard asks(lower), let answer = answer(to: at, clauses), let first = answer.lower.first else { return nil }
            let tokens = answer.words[0].tokens
            if lower.contains(where: Lexicon.negations.contains) || answer.lower.contains("but") { return nil }
            if EncounterAnswers.isNo(answer.lower) {
                return (true, noes.contains(first) ? tokens : answer.words.tokens)
            }
            let agrees = yeses.contains(first) && answer.lower.count < 4
            return agrees && count == 1 && !answer.lower.contains(where: Lexicon.negations.contains)
                ? (false, tokens) : nil
        }
        guard !lower.contains(where: { open.contains($0) || Lexicon.relatives[$0] != nil }) else { return nil }
        guard lower.contains(where: Lexicon.negations.contains) else { return (false, []) }
        // "No fever", "I don't have any cough": what is denied follows at once.
        guard lower.count < 12, let negation = lower.firstIndex(where: Lexicon.negations.contains),
            negation < 3, lower.count(where: Lexicon.negations.contains) == 1
        else { return nil }
        let next = lower[(negation + 1)...].drop { ["really", "had", "have", "having", "been", "any"].contains($0) }
        guard let first = next.first, starts.contains(first), !next.contains("but") else { return nil }
        return (true, [])
    }

    private static func asks(_ lower: [String]) -> Bool {
        lower.contains("any")
            || lower.prefix(3).contains { ["do", "are", "have", "did", "had", "having"].contains($0) }
    }

    /// The patient's answer to the question of clause `at`: what ends the question ("anything like that") is between.
    private static func answer(to at: Int, _ clauses: [Spoken]) -> Spoken? {
        for next in at + 1..<min(at + 3, clauses.count) where next < clauses.count {
            if clauses[next].isOfPatient { return clauses[next].words.isEmpty ? nil : clauses[next] }
            if clauses[next].words.count > 5 { return nil }
        }
        return nil
    }

    /// The complaints that the words name, longer names first.
    private static func complaints(of lower: [String]) -> [(name: String, system: Int)] {
        var result: [(name: String, system: Int)] = []
        var at = 0
        while at < lower.count {
            let named = lexicon[lower[at]]?.first { lower[at...].starts(with: $0.words) }
            if let named {
                result.append((named.name, named.system))
                at += named.words.count
            } else {
                at += 1
            }
        }
        return result
    }

    private struct Entry {
        var words: [String]
        var name: String
        var system: Int
    }

    /// Entries by their first word; a name after `=` is what a note calls it.
    private static let lexicon: [String: [Entry]] = {
        var result: [String: [Entry]] = [:]
        for (system, names) in systems.enumerated() {
            for name in names.split(separator: "|") {
                let sides = name.split(separator: "=").map { $0.trimming("\n ") }
                let words = sides[0].split(separator: " ").map(String.init)
                result[words[0], default: []].append(.init(words: words, name: sides.last ?? "", system: system))
            }
        }
        return result.mapValues { $0.sorted { ($0.words.count, $1.name) > ($1.words.count, $0.name) } }
    }()

    /// The systems in the order of a review.
    private static let systems = [
        """
        low-grade fever|fever|fevers=fever|chills|weight loss|weight gain|fatigue|fatigued=fatigue|night sweats|loss of appetite
        """,
        """
        sore throat|runny nose|nasal congestion|congestion|trouble swallowing|difficulty swallowing|ear pain|hearing loss|
        sinus pain|stuffy nose=stuffy nose|blurry vision|vision changes
        """,
        "chest pain|chest pains=chest pain|palpitations|leg swelling|ankle swelling|swelling in your legs=leg swelling",
        """
        shortness of breath|short of breath=shortness of breath|difficulty breathing|trouble breathing|wheezing|cough|
        coughing=cough|chest tightness
        """,
        """
        nausea|nauseous=nausea|vomiting|diarrhea|constipation|abdominal pain|belly pain|acid reflux|heartburn|bloating|bloated=bloating|
        blood in your stool=blood in stool|blood in my stool=blood in stool|stomach pain|bloody stools
        """,
        """
        burning with urination|blood in your urine=blood in urine|blood in my urine=blood in urine|painful urination|
        frequent urination|urinary frequency
        """,
        """
        muscle aches|muscle pain|joint pain|joint pains=joint pain|low back pain|lower back pain|left knee pain|right knee pain|
        left shoulder pain|right shoulder pain|left hip pain|right hip pain|left ankle pain|right ankle pain|left elbow pain|
        right elbow pain|shoulder pain|ankle pain|elbow pain|wrist pain|knee pain|back pain|neck pain|hip pain|foot pain|hand pain|
        stiffness|swelling
        """,
        "rash|rashes=rash|itching|itchy=itching",
        """
        headaches|headache|dizziness|dizzy=dizziness|lightheadedness|lightheaded=lightheadedness|numbness|tingling|weakness|seizures
        """,
        "anxiety|depression|insomnia|suicidal thoughts",
    ]

    private static let noes = Lexicon.set("no nope none never")
    private static let yeses = Lexicon.set("yes yeah yep yup correct absolutely mm-hmm definitely exactly")
    private static let starts: Set<String> = Set(lexicon.keys)
    /// Said so, it may not be, or not be now.
    private static let open = Lexicon.set(
        """
        if when would used history ago resolved gone before out prevent better past worry worried concerned risk could for think
        know remember sure maybe might thought ever until were was went away you mention mentioned said
        """
    )
}

extension Sequence<String> {
    /// "a", "a and b", "a, b, and c".
    func listed(_ conjunction: String) -> String {
        let names = Array(self)
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        if names.count == 2 { return "\(names[0]) \(conjunction) \(last)" }
        return names.dropLast().joined(separator: ", ") + ", \(conjunction) " + last
    }
}
