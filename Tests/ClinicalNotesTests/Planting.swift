import Artifacts
import ClinicalNotes
import Foundation

/// True statements of visits, and errors planted into them: how many of these the grounding check finds, and how many true
/// statements raise an alarm.
protocol Planting {
    associatedtype Kind: CaseIterable, Equatable, RawRepresentable<String>

    /// Told, and not counted.
    static var uncounted: [Kind] { get }

    var visits: [Transcript] { get }
    var statements: [PlantedErrors.Statement] { get }
    var generator: PlantedErrors.SplitMix { get set }

    /// A statement with an error of a kind; `nil` where it has no place for one.
    mutating func plant(_ kind: Kind, in at: Int) -> String?
}

extension Planting {
    static var uncounted: [Kind] { [] }

    func violations(_ text: String, _ statement: PlantedErrors.Statement) -> [GroundingCheck.Violation] {
        GroundingCheck().violations(
            of: Note.Statement(text: text, evidence: statement.evidence),
            in: visits[statement.visit]
        )
    }

    /// The true statements that raise an alarm.
    var alarms: [PlantedErrors.Statement] { statements.filter { !violations($0.text, $0).isEmpty } }

    /// Errors of a kind: those that raise no alarm, and how many were planted.
    mutating func missed(
        of kind: Kind,
        atMost limit: Int = 250
    ) -> (missed: [(text: String, statement: PlantedErrors.Statement)], of: Int) {
        var missed: [(String, PlantedErrors.Statement)] = []
        var all = 0
        for at in statements.indices.shuffled(using: &generator) where all < limit {
            guard let wrong = plant(kind, in: at), wrong != statements[at].text else { continue }
            all += 1
            if violations(wrong, statements[at]).isEmpty { missed.append((wrong, statements[at])) }
        }
        return (missed, all)
    }

    /// How many errors of a kind raise an alarm, of how many.
    mutating func found(of kind: Kind, atMost limit: Int) -> (found: Int, of: Int) {
        let (missed, all) = missed(of: kind, atMost: limit)
        return (all - missed.count, all)
    }

    /// Recall of all kinds that count, and the false alarms, in a line.
    mutating func table(atMost limit: Int = 250) -> String {
        var kinds: [String] = []
        var (found, all) = (0, 0)
        for kind in Kind.allCases {
            let one = self.found(of: kind, atMost: limit)
            kinds.append("\(kind.rawValue) \(one.found)/\(one.of)")
            if !Self.uncounted.contains(kind) { (found, all) = (found + one.found, all + one.of) }
        }
        return "\(alarms.count) alarms on \(statements.count) true statements, \(found) of \(all) errors found: "
            + kinds.joined(separator: ", ")
    }
}

/// To read.
extension Planting {
    /// The false alarms and the errors that raise none, to read.
    mutating func accounts(atMost limit: Int = 250) -> String {
        var lines = ["alarms"] + alarms.map { account(of: $0.text, $0) }
        for kind in Kind.allCases where !Self.uncounted.contains(kind) {
            lines.append("missed: \(kind.rawValue)")
            lines += missed(of: kind, atMost: limit).missed.map { account(of: $0.text, $0.statement) }
        }
        return lines.joined(separator: "\n")
    }

    private func account(of text: String, _ statement: PlantedErrors.Statement) -> String {
        let transcript = visits[statement.visit]
        let said = statement.evidence.map { evidence in
            Transcript.plainText(of: transcript.tokens.filter { $0.words.overlaps(evidence.words) && !$0.isStruck })
        }
        return
            "    \(violations(text, statement).map(\.words)) \(text)\n        < \(said.joined(separator: "\n        < "))"
    }
}

/// How an error is put into a statement.
extension Planting {
    typealias Change = (old: String, new: String)

    /// Replaces one of the patterns that the text has, by what stands beside it (`$1` is what it caught).
    mutating func one(of pairs: [Change], in text: String) -> String? {
        pairs.compactMap { pattern, new -> String? in
            // By the match itself: within the place alone, what a pattern looks ahead at would be out of sight.
            guard let expression = try? NSRegularExpression(pattern: pattern),
                let match = expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)),
                let place = Range(match.range, in: text)
            else { return nil }
            let put = expression.replacementString(for: match, in: text, offset: 0, template: new)
            return text.replacingCharacters(in: place, with: put)
        }.randomElement(using: &generator)
    }

    /// Puts another of `drugs`, of which nothing was `heard`, for the first that the text names.
    mutating func exchanged(_ drugs: [String], in text: String, heard: Set<String>) -> String? {
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        guard let old = drugs.first(where: words.contains),
            let new = drugs.filter({ !words.contains($0) && !heard.contains(String($0.prefix(5))) })
                .randomElement(using: &generator),
            let place = text.range(of: "\\b\(old)\\b", options: [.regularExpression, .caseInsensitive])
        else { return nil }
        return text.replacingCharacters(in: place, with: new)
    }
}
