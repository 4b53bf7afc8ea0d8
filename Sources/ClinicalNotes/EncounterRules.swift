internal import Artifacts

/// The wordings that an encounter's note is made of. A rule that would need a guess answers `nil`.
enum EncounterRules {
    private static let pronouns = Lexicon.set(
        """
        i i'm i've i'll i'd you you're you've your yours we we're we've we'll us me my mine it it's that's what
        what's which
        who this that these those so okay ok um uh like well just but because if then she he they them him her
        let's kinda
        thing things stuff something anything see go going gonna
        """
    )
    private static let hedges = Lexicon.set("well yeah yes so um uh and okay oh no also now but right sure")
    private static let orders: [String: String] = [
        "prescribe": "Prescribe", "order": "Order", "start": "Start", "refer": "Refer", "increase": "Increase",
        "decrease": "Decrease", "continue": "Continue", "check": "Check", "schedule": "Schedule", "repeat": "Repeat",
        "stop": "Stop", "add": "Add",
    ]

    /// The section of a patient's statement.
    static func section(_ words: [String]) -> SectionKind {
        let cues = Cues.read(words)
        if cues.contains(.allergy) { return .allergies }
        if words.contains("my"), cues.contains(.family) { return .familyHistory }
        if cues.contains(.social) { return .socialHistory }
        return .history
    }

    /// "i've been having X": "Reports X."
    static func complaint(_ clause: EncounterClause) -> EncounterMatch? {
        let openings: [([String], String, SectionKind)] = [
            (["i've", "been", "having"], "Reports", .history), (["i", "have", "been", "having"], "Reports", .history),
            (["i've", "been", "taking"], "Reports taking", .medications),
            (["i'm", "taking"], "Reports taking", .medications),
            (["i", "take"], "Reports taking", .medications), (["i'm", "having"], "Reports", .history),
            (["i've", "had"], "Reports", .history), (["i'm", "allergic", "to"], "Reports allergy to", .allergies),
        ]
        let start = clause.lower.firstIndex { !hedges.contains($0) } ?? 0
        for (opening, verb, kind) in openings {
            let end = start + opening.count
            guard end < clause.lower.count, Array(clause.lower[start..<end]) == opening else { continue }
            var object = Array(clause.words[end...])
            if ["this", "these", "some", "like"].contains(object[0].text.lowercased()) { object.removeFirst() }
            guard (1...25).contains(object.count), isPlain(object, allowing: ["my"]) else { return nil }
            guard object.allSatisfy({ !chatter.contains($0.text.lowercased()) }),
                object[0].text.first?.isNumber != true || kind != .history
            else { return nil }
            guard kind == .history || object.contains(where: { Lexicon.drugs.contains($0.text.lowercased()) }) else {
                return nil
            }
            let hedge = clause.words[..<start].filter { Lexicon.negations.contains($0.text.lowercased()) }
            guard hedge.isEmpty else { return nil }
            return .init(kind: kind, text: "\(verb) \(phrase(object)).", tokens: Array(clause.words[start...]))
        }
        return nil
    }

    /// A finding that the clinician says aloud: "there is no tenderness to palpation".
    static func finding(_ clause: EncounterClause) -> EncounterMatch? {
        guard let there = clause.lower.firstIndex(where: { $0 == "there" || $0 == "there's" }) else { return nil }
        let words = Array(clause.words[there...])
        let isContracted = clause.lower[there] == "there's"
        let head = isContracted ? 1 : 2
        guard words.count > head, words.count <= 16,
            isContracted || ["is", "are"].contains(words[1].text.lowercased()),
            isPlain(Array(words[head...])),
            words.count(where: { Lexicon.negations.contains($0.text.lowercased()) }) < 2,
            Cues.read(words.map { $0.text.lowercased() }).contains(.finding)
        else { return nil }
        let verb = isContracted ? "is" : words[1].text.lowercased()
        return .init(kind: .exam, text: "There \(verb) \(phrase(Array(words[head...]))).", tokens: words)
    }

    /// "i'm going to prescribe X", "i wanna see you again in two weeks".
    static func order(_ clause: EncounterClause) -> EncounterMatch? {
        if let again = clause.lower.firstIndex(of: "again"), again >= 2, clause.lower[again - 1] == "you",
            clause.lower[again - 2] == "see", again + 1 < clause.words.count, clause.lower[again + 1] == "in"
        {
            var when = Array(clause.words[(again + 1)...])
            if let last = when.last, ["and", "so"].contains(last.text.lowercased()) { when.removeLast() }
            guard when.count <= 7, let unit = when.last?.text.lowercased(), Lexicon.units.contains(unit) else {
                return nil
            }
            return .init(kind: .plan, text: "Follow up \(phrase(when)).", tokens: Array(clause.words[(again - 2)...]))
        }
        guard let at = clause.lower.firstIndex(where: { orders[$0] != nil }), at > 0,
            let verb = orders[clause.lower[at]],
            intends(clause.lower[..<at]), at + 1 < clause.words.count
        else { return nil }
        var object = Array(clause.words[(at + 1)...])
        if object.count > 3, object[0...2].map({ $0.text.lowercased() }) == ["what", "we", "call"] {
            object.removeFirst(3)
        }
        if ["you", "some"].contains(object.first?.text.lowercased() ?? "") { object.removeFirst() }
        guard (1...25).contains(object.count), isPlain(object, allowing: ["your"]), isOrder(verb, object) else {
            return nil
        }
        return .init(kind: .plan, text: "\(verb) \(phrase(object)).", tokens: Array(clause.words[at...]))
    }

    /// Something is ordered: a drug, a test, a dose, a date, or an activity named in a few words.
    static func isOrder(_ words: [String]) -> Bool {
        let object = words.dropFirst()
        if ["again", "over", "by", "off", "out", "asking", "talking", "here", "there", "back"].contains(object.first) {
            return false
        }
        return object.contains {
            Lexicon.drugs.contains($0) || orderable.contains($0) || $0.first?.isNumber == true
                || Lexicon.symptoms.contains($0)
        }
    }

    /// "Start with the family history" is talk; "start metformin" is an order.
    private static func isOrder(_ verb: String, _ object: [Transcript.Token]) -> Bool {
        let words = object.map { $0.text.lowercased() }
        let talk = ["with", "by", "off", "from", "on", "over", "out", "asking", "talking"].contains(words[0])
        guard ["Start", "Continue", "Check", "Stop", "Add"].contains(verb) else { return !talk }
        let known = words.contains {
            Lexicon.drugs.contains($0) || orderable.contains($0) || $0.first?.isNumber == true
        }
        return !talk && known
    }

    private static let orderable = Lexicon.set(
        "antibiotics therapy medication steroids steroid inhaler panel a1c labs level levels x-ray mri culture urinalysis tsh"
            + " echocardiogram ekg ct scan ultrasound test tests testing therapy referral biopsy brace boot splint sling ice"
            + " cholesterol a1c lipid tylenol advil nsaids vitamin monitor colonoscopy endoscopy cardiology podiatry"
    )
    /// Words of a patient's sentence that a note would not hold.
    private static let chatter = Lexicon.set(
        "life family laundry actually here few list already private honestly guess lot"
    )

    private static func intends(_ words: ArraySlice<String>) -> Bool {
        guard words.allSatisfy({ !Lexicon.negations.contains($0) && $0 != "if" }) else { return false }
        let intents: [[String]] = [
            ["i'm", "going", "to"], ["i'm", "gonna"], ["i'm", "also", "gonna"], ["i'm", "also", "going", "to"],
            ["i'll"],
            ["i", "will"], ["we'll"], ["we", "will"], ["i", "want", "to"], ["i", "wanna"],
            ["i", "would", "like", "to"],
            ["let's"], ["i'd", "like", "to"], ["i", "also", "want", "to"],
        ]
        let kept = words.filter { !["go", "ahead", "and", "also", "then", "just"].contains($0) || $0 == "also" }
        return intents.contains { Array(kept.suffix($0.count)) == $0 }
    }

    /// "for your first problem of X": a problem of the assessment.
    static func problem(_ clause: EncounterClause) -> EncounterMatch? {
        guard let at = clause.lower.firstIndex(of: "problem"), at >= 2, clause.lower[..<at].contains("for"),
            at + 2 < clause.words.count, ["of", "is"].contains(clause.lower[at + 1])
        else { return nil }
        var name = Array(clause.words[(at + 2)...].prefix { $0.text.lowercased() != "i" })
        if let first = name.first, ["this", "your", "the", "a"].contains(first.text.lowercased()) {
            name.removeFirst()
        }
        guard (1...8).contains(name.count), isPlain(name) else { return nil }
        let text = phrase(name)
        return .init(kind: .assessment, text: text.prefix(1).uppercased() + text.dropFirst() + ".", tokens: name)
    }

    /// No pronoun or filler that would need a guess, and no dangling end.
    private static func isPlain(_ words: [Transcript.Token], allowing allowed: Set<String> = []) -> Bool {
        guard let last = words.last?.text.lowercased(),
            !["and", "or", "the", "a", "of", "to", "in", "with", "any", "evidence"].contains(last)
        else { return false }
        return words.allSatisfy { word in
            let lower = word.text.lowercased()
            return allowed.contains(lower) || !pronouns.contains(lower)
        }
    }

    /// The words as a phrase of the note: "my" and "your" become "the".
    private static func phrase(_ words: [Transcript.Token]) -> String {
        words.map { ["my", "your"].contains($0.text.lowercased()) ? "the" : $0.text }.joined(separator: " ")
    }
}
