internal import Artifacts

/// A heard word, or a part of a hyphenated one (`seventy-three`), as the rules read it.
struct FormatterAtom {
    /// Index of the heard word.
    var word: Int
    var text: String
    var lower: String
    var leading = ""
    var trailing = ""
    var startsWord = true
    var endsWord = true
    /// Whether the speaker broke off in the word: "f-".
    var isBroken = false

    static func read(_ words: [Transcript.Word], _ range: Range<Int>, dropsQuotes: Bool) -> [FormatterAtom] {
        var atoms: [FormatterAtom] = []
        atoms.reserveCapacity(range.count)
        for index in range {
            var heard = HeardWord(words[index].text)
            if dropsQuotes {
                heard.leading.removeAll { $0 == "\"" || $0 == "\u{201C}" }
                heard.trailing.removeAll { $0 == "\"" || $0 == "\u{201D}" }
            }
            let parts = splitParts(heard.core)
            for (position, part) in parts.enumerated() {
                var atom = FormatterAtom(word: index, text: part, lower: part.lowercased())
                (atom.startsWord, atom.endsWord) = (position == 0, position == parts.count - 1)
                if atom.startsWord { atom.leading = heard.leading }
                if atom.endsWord { (atom.trailing, atom.isBroken) = (heard.trailing, words[index].text.hasSuffix("-")) }
                atoms.append(atom)
            }
        }
        readPoints(in: &atoms)
        return atoms
    }

    /// "Ninety eight . six" and no other full stop: the engine wrote "point" as a mark.
    private static func readPoints(in atoms: inout [FormatterAtom]) {
        // "98 point, 1", "98 point, one": the comma is the engine's.
        for at in atoms.indices.dropFirst().dropLast() where atoms[at].lower == "point" && atoms[at].trailing == "," {
            let (before, after) = (atoms[at - 1], atoms[at + 1].lower)
            let isNumber = Int(before.lower) != nil || SpokenNumber.isNumberWord(before.lower)
            guard isNumber, before.trailing.isEmpty, Int(after) ?? SpokenNumber.units[after] != nil else { continue }
            atoms[at].trailing = ""
        }
        let stops = atoms.indices.filter { atoms[$0].trailing.contains(".") }
        guard !stops.isEmpty, stops.allSatisfy({ isPoint($0, in: atoms) }) else { return }
        for at in stops {
            (atoms[at].text, atoms[at].lower, atoms[at].trailing) = ("point", "point", "")
        }
    }

    private static func isPoint(_ at: Int, in atoms: [FormatterAtom]) -> Bool {
        atoms[at].text.isEmpty && atoms[at].trailing == "." && at > 0 && at + 1 < atoms.count
            && SpokenNumber.isNumberWord(atoms[at - 1].lower) && atoms[at - 1].trailing.isEmpty
            && SpokenNumber.units[atoms[at + 1].lower] != nil
    }

    /// The parts of `seventy-three-year-old` and `plus-pitting`; other words whole.
    private static func splitParts(_ core: String) -> [String] {
        guard core.contains("-") else { return [core] }
        let parts = core.split(separator: "-").map(String.init)
        guard parts.count > 1, parts.joined(separator: "-") == core else { return [core] }
        let lowered = parts.map { $0.lowercased() }
        if lowered[0] == "plus" { return parts }
        let ageOrNumber = lowered.allSatisfy {
            SpokenNumber.isNumberWord($0) || FormatterWords.ageParts.contains($0) || Int($0) != nil
        }
        let hasWord = lowered.contains { SpokenNumber.isNumberWord($0) || FormatterWords.ageParts.contains($0) }
        return ageOrNumber && hasWord ? parts : [core]
    }
}
