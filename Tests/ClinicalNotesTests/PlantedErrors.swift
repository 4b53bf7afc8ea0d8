import Artifacts
import ClinicalNotes
import Foundation
import Speech

/// Statements of reference notes beside the turns of the visit that say most of them, and the same with an error planted.
struct PlantedErrors {
    enum Kind: String, CaseIterable {
        case number, unit, drug, side, negation, subject, invented
        /// In words that no rule was written by.
        case freshNegation, freshInvented
    }

    struct Statement {
        var text: String
        var evidence: [Note.Evidence]
        var visit: Int
    }

    private(set) var visits: [Transcript] = []
    private(set) var statements: [Statement] = []
    /// Set aside: not true of what was said, by ``isFaulty(_:)``.
    private(set) var faulty = 0
    private var generator = SplitMix(state: 7)

    /// Takes the statements of which three quarters of the content words are said in some five turns.
    init(dialogues: [(dialogue: String, note: String)]) {
        for (dialogue, note) in dialogues {
            let transcript = SpokenFormatter().format(Transcript(plainText: dialogue))
            let turns = Self.turns(of: transcript)
            for sentence in Self.sentences(of: note) {
                guard let window = Self.window(of: sentence, in: turns) else { continue }
                if Self.isFaulty(sentence) {
                    faulty += 1
                    continue
                }
                statements.append(
                    Statement(text: sentence, evidence: Self.evidence(window, transcript), visit: visits.count)
                )
            }
            visits.append(transcript)
        }
    }

    /// The content words of each turn.
    static func turns(of transcript: Transcript) -> [Set<String>] {
        transcript.segments.map { segment in
            stems(
                transcript.tokens.filter { $0.kind == .word && $0.words.overlaps(segment.words) }
                    .map(\.text).joined(separator: " ")
            )
        }
    }

    /// What the check says of a statement with its evidence.
    func isAlarmed(_ text: String, _ statement: Statement) -> Bool {
        let stated = Note.Statement(text: text, evidence: statement.evidence)
        return !GroundingCheck().violations(of: stated, in: visits[statement.visit]).isEmpty
    }

    /// How many true statements raise an alarm.
    var falseAlarms: Int { statements.count { isAlarmed($0.text, $0) } }

    /// Planted errors of a kind that raise no alarm, and how many were planted.
    mutating func missed(
        of kind: Kind,
        atMost limit: Int = 286
    ) -> (missed: [(text: String, statement: Statement)], of: Int) {
        var missed: [(String, Statement)] = []
        var all = 0
        for statement in statements.shuffled(using: &generator) where all < limit {
            guard let wrong = plant(kind, in: statement), wrong != statement.text else { continue }
            all += 1
            if !isAlarmed(wrong, statement) { missed.append((wrong, statement)) }
        }
        return (missed, all)
    }

    /// A statement, what the check says of it, and what was said, to read.
    func account(of text: String, _ statement: Statement) -> String {
        let transcript = visits[statement.visit]
        let violations = GroundingCheck().violations(
            of: Note.Statement(text: text, evidence: statement.evidence),
            in: transcript
        )
        let said = statement.evidence.map { evidence in
            let tokens = transcript.tokens.filter { $0.words.overlaps(evidence.words) && !$0.isStruck }
            return Transcript.plainText(of: tokens)
        }
        return "    \(violations.map(\.words)) \(text)\n        < \(said.joined(separator: "\n        < "))"
    }

    // MARK: Planting

    private mutating func plant(_ kind: Kind, in statement: Statement) -> String? {
        let text = statement.text
        switch kind {
        case .number:
            let step = Int.random(in: 1...9, using: &generator)
            return replacingWord(of: text) { Self.otherNumber($0, step) }
        case .unit: return replacingWord(of: text) { Self.units[$0] }
        case .drug:
            guard let other = Self.drugs.randomElement(using: &generator) else { return nil }
            return replacingWord(of: text) { Self.drugs.contains($0) && $0 != other ? other : nil }
        case .side: return replacingWord(of: text) { ["left": "right", "right": "left", "bilateral": "left"][$0] }
        case .negation:
            // Where a word less or more says the same, no error is planted.
            guard !Self.ambiguous.contains(where: text.contains) else { return nil }
            return Self.replacingFirst(of: Self.flips, in: text)
        case .subject:
            guard let relative = ["mother", "father", "sister", "brother"].randomElement(using: &generator) else {
                return nil
            }
            return Self.replacingFirst(of: Self.patients.map { ($0, $1 + relative + " ") }, in: text)
        case .freshNegation: return Self.freshFlip(of: text, Int.random(in: 0..<997, using: &generator))
        case .freshInvented: return Self.freshSentence(Int.random(in: 0..<997, using: &generator))
        case .invented:
            let other = statements.randomElement(using: &generator)
            return other?.visit == statement.visit ? nil : other?.text
        }
    }

    /// Replaces one word that `replacement` knows, lower case and without marks; keeps the marks after it.
    private mutating func replacingWord(of text: String, _ replacement: (String) -> String?) -> String? {
        var words = text.split(separator: " ").map { HeardWord(String($0)) }
        let known = words.indices.filter { replacement(words[$0].core.lowercased()) != nil }
        guard let at = known.randomElement(using: &generator) else { return nil }
        words[at].core = replacement(words[at].core.lowercased()) ?? ""
        return words.map { $0.leading + $0.core + $0.trailing }.joined(separator: " ")
    }

    private static func otherNumber(_ word: String, _ step: Int) -> String? {
        guard word.first?.isNumber == true, word.allSatisfy({ $0.isNumber || "./-%".contains($0) }) else { return nil }
        var digits = Array(word)
        guard let at = digits.lastIndex(where: \.isNumber), let digit = digits[at].wholeNumberValue else { return nil }
        digits[at] = Character(String((digit + step) % 10))
        return String(digits)
    }

    private static func replacingFirst(of pairs: [(String, String)], in text: String) -> String? {
        for (old, new) in pairs {
            if let place = text.range(of: old) { return text.replacingCharacters(in: place, with: new) }
        }
        return nil
    }

    private static let flips = [
        ("denies any ", "reports "), ("denies ", "reports "), ("has no ", "has "), ("Negative for ", "Positive for "),
        (" no ", " "), (" not ", " "), ("without ", "with "), ("No ", ""), ("reports ", "denies "),
        ("endorses ", "denies "), ("Positive for ", "Negative for "), (" has been ", " has not been "),
        (" has had ", " has not had "), (" has ", " has no "), (" is ", " is not "),
        (" are ", " are not "), (" was ", " was not "), ("Continue ", "Do not continue "),
    ]
    private static let ambiguous = ["unaware", "unable", "whether or not", "not only"]
    private static let patients = [
        ("The patient ", "The patient's "), ("the patient ", "the patient's "), ("She ", "Her "), ("He ", "His "),
        (" she ", " her "), (" he ", " his "),
    ]
    private static let units = [
        "mg": "mcg", "milligrams": "micrograms", "weeks": "months", "week": "month", "days": "weeks",
        "months": "years", "month": "year", "years": "months", "pounds": "kg", "daily": "weekly", "hours": "days",
    ]
    private static let drugs = """
        lisinopril metformin amlodipine atorvastatin losartan omeprazole gabapentin sertraline furosemide warfarin
        prednisone ibuprofen naproxen tramadol insulin albuterol metoprolol digoxin apixaban levothyroxine lasix tylenol
        meloxicam motrin aspirin lipitor carvedilol hydrochlorothiazide protonix augmentin amoxicillin doxycycline
        methotrexate zoloft prozac lexapro norvasc coumadin simvastatin imitrex topamax oxycodone ultram flexeril
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    struct SplitMix: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
