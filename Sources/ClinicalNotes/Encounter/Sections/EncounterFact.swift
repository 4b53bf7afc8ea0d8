internal import Artifacts

/// A complaint of the review of systems, and whether the patient has it.
struct EncounterFact {
    var name: String
    var system: EncounterSystem
    var isDenied: Bool
    /// The words that name it, and the answer.
    var tokens: [Transcript.Token]

    /// Every complaint that is plainly affirmed or denied, each once, in the order of what was said. One that is affirmed
    /// and denied is neither: which of them holds stays open.
    static func read(_ clauses: [Spoken]) -> [EncounterFact] {
        var result: [EncounterFact] = []
        var open: Set<String> = []
        for fact in clauses.indices.flatMap({ said(at: $0, clauses) }) {
            let known = result.filter { isSame($0.name, fact.name) }
            for other in known where other.isDenied != fact.isDenied { open.formUnion([fact.name, other.name]) }
            if !known.contains(where: { $0.name == fact.name }) {
                result.append(fact)
            }
        }
        let told = told(clauses)
        return result.filter { fact in
            !open.contains(fact.name) && !(fact.isDenied && told.contains { isSame($0, fact.name) })
        }
    }

    /// "Headache" and "headaches".
    static func isSame(_ name: String, _ other: String) -> Bool {
        name == other || name + "s" == other || other + "s" == name
    }

    /// What the patient speaks of without denying it, be it of another time: a denial of it is not the whole.
    private static func told(_ clauses: [Spoken]) -> Set<String> {
        var names: Set<String> = []
        for (at, clause) in clauses.enumerated()
        where clause.isOfPatient && !clause.isOfCompanion && !clause.isQuestion
            && !EncounterBackground.answersOfFamily(at, clauses)
        {
            let lower = clause.lower
            guard !lower.contains(where: { Lexicon.relatives[$0] != nil }) else { continue }
            let denying = lower.firstIndex { Lexicon.negations.contains($0) || $0 == "if" } ?? lower.count
            names.formUnion(complaints(of: lower).filter { $0.words.lowerBound <= denying }.map(\.name))
            names.formUnion(paraphrased(Array(lower[..<denying])))
        }
        return names
    }

    /// Complaints told in other words: "I lost 12 pounds", "I threw up".
    static func paraphrased(_ lower: [String]) -> [String] {
        let isOfWeight = lower.contains { ["pounds", "weight", "lbs", "kilos"].contains($0) }
        return lower.flatMap { word in
            if isOfWeight, ["lost", "losing"].contains(word) { return ["weight loss"] }
            if isOfWeight, ["gained", "gaining"].contains(word) { return ["weight gain"] }
            return paraphrases[word] ?? []
        }
    }

    private static let paraphrases: [String: [String]] = {
        var result: [String: [String]] = [:]
        for (name, words) in [
            ("vomiting", "threw throwing vomited vomit puked"), ("nausea", "queasy"), ("fatigue", "tired exhausted"),
            ("numbness", "numb"), ("tingling", "tingles tingly"), ("weakness", "weak"), ("dizziness", "dizzy"),
            ("shortness of breath", "winded breathless"), ("swelling", "swollen swells swelled"),
            ("fainting", "fainted"), ("chills", "shivering shivers"), ("constipation", "constipated"),
            ("bruising", "bruised bruise bruises"), ("stiffness", "stiff"), ("wheezing", "wheeze wheezes"),
        ] {
            for word in words.split(separator: " ") { result[String(word), default: []].append(name) }
        }
        return result
    }()

    /// They come with a complaint.
    static let besides: Set<String> = [
        "weakness", "chills", "numbness", "tingling", "swelling", "weight loss", "weight gain", "redness", "bruising",
        "stiffness",
    ]

    /// The complaints that the words name, longer names first.
    static func complaints(of lower: [String]) -> [Named] {
        var result: [Named] = []
        var at = 0
        while at < lower.count {
            let named = lexicon[lower[at]]?.first { lower[at...].starts(with: $0.words) }
            if let named {
                let words = at..<at + named.words.count
                // "Any dry eyes, redness or pain in the eyes"; a "road rash" is an abrasion.
                let isOfEyes = named.name == "redness" && lower.contains { ["eye", "eyes"].contains($0) }
                if named.name != "rash" || at == 0 || lower[at - 1] != "road" {
                    result.append(
                        isOfEyes
                            ? .init(name: "eye redness", system: .head, words: words)
                            : .init(name: named.name, system: named.system, words: words)
                    )
                }
                at += named.words.count
            } else {
                at += 1
            }
        }
        return result
    }

    /// A complaint where it is named.
    struct Named {
        var name: String
        var system: EncounterSystem
        var words: Range<Int>
    }

    private struct Entry {
        var words: [String]
        var name: String
        var system: EncounterSystem
    }

    /// Entries by their first word; a name after `=` is what a note calls it.
    private static let lexicon: WordMap<[Entry]> = {
        var result: [String: [Entry]] = [:]
        for (system, names) in systems {
            for name in names.split(separator: "|") {
                let sides = name.split(separator: "=").map { $0.trimming("\n ") }
                let words = sides[0].cutAtSpaces
                result[words[0], default: []].append(.init(words: words, name: sides.last ?? "", system: system))
            }
        }
        return WordMap(result.mapValues { $0.sorted { ($0.words.count, $1.name) > ($1.words.count, $0.name) } })
    }()

    private static let systems: [(EncounterSystem, String)] = [
        (
            .constitutional,
            """
            low-grade fever|fever|fevers=fever|chills|weight loss|weight gain|losing weight=weight loss|
            gaining weight=weight gain|fatigue|fatigued=fatigue|night sweats|loss of appetite|
            body aches
            """
        ),
        (
            .head,
            """
            sore throat|runny nose|nasal congestion|congestion|trouble swallowing|difficulty swallowing|ear pain|hearing loss|
            sinus pain|stuffy nose|hay fever|eye redness|eye pain|blurry vision|vision changes|changes in your vision=vision changes|double vision
            """
        ),
        (
            .cardiovascular,
            "chest pain|chest pains=chest pain|palpitations|leg swelling|ankle swelling|swelling in your legs=leg swelling"
        ),
        (
            .respiratory,
            """
            shortness of breath|short of breath=shortness of breath|difficulty breathing|trouble breathing|wheezing|cough|
            coughing=cough|coughs=cough|chest tightness
            """
        ),
        (
            .gastrointestinal,
            """
            nausea|nauseous=nausea|nauseated=nausea|vomiting|throwing up=vomiting|diarrhea|constipation|abdominal pain|belly pain|acid reflux|heartburn|bloating|bloated=bloating|
            blood in your stool=blood in stool|blood in my stool=blood in stool|stomach pain|bloody stools|indigestion
            """
        ),
        (
            .genitourinary,
            """
            burning with urination|blood in your urine=blood in urine|blood in my urine=blood in urine|painful urination|
            frequent urination|urinary frequency
            """
        ),
        (
            .musculoskeletal,
            """
            muscle aches|muscle pain|joint pain|joint pains=joint pain|low back pain|lower back pain|left knee pain|right knee pain|
            left shoulder pain|right shoulder pain|left hip pain|right hip pain|left ankle pain|right ankle pain|left elbow pain|
            right elbow pain|neck stiffness|stiff neck=neck stiffness|shoulder pain|ankle pain|elbow pain|wrist pain|knee pain|back pain|neck pain|hip pain|foot pain|hand pain|
            stiffness|swelling
            """
        ),
        (
            .skin,
            """
            road rash|rash|rashes=rash|itching|itchy=itching|bruising|redness|hives|
            bruise easily=bruising|bruise easy=bruising
            """
        ),
        (
            .neurological,
            """
            headaches|headache|dizziness|dizzy=dizziness|lightheadedness|lightheaded=lightheadedness|
            light headed=lightheadedness|numbness|tingling|weakness|seizures|tremors|tremor|fainting
            """
        ),
        (.psychiatric, "anxiety|depression|insomnia|suicidal thoughts"),
    ]

    static let starts = WordList(lexicon.words)
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
