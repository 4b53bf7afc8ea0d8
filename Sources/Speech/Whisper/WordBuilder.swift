internal import Artifacts

/// Joins the pieces of a byte-pair vocabulary into words: a piece that begins with a space begins a word.
enum WordBuilder {
    /// One token of the model.
    struct Piece {
        /// Its bytes; a character may be spread over several pieces.
        var bytes: [UInt8]
        /// Seconds.
        var start: Double
        /// Seconds.
        var end: Double
        /// The model's probability.
        var probability: Double

        /// The same, but so that a reviewer is shown it.
        func doubted() -> Piece {
            var piece = self
            piece.probability = min(probability, 0.4)
            return piece
        }
    }

    /// The words. A word is as probable as its least probable piece, punctuation not counted.
    ///
    /// Marks that stand alone are left out, but for those that change a number: see ``joiningPoints(of:)``.
    static func words(from pieces: [Piece]) -> [Transcript.Word] {
        var groups: [[Piece]] = []
        for piece in pieces {
            if piece.bytes.first == UInt8(ascii: " ") || groups.isEmpty {
                groups.append([piece])
            } else {
                groups[groups.count - 1].append(piece)
            }
        }
        return joiningPoints(of: groups.flatMap(partingMarks)).compactMap(word)
    }

    /// A mark that was written right before the next word, and not after the one before, as a group of its own.
    private static func partingMarks(of group: [Piece]) -> [[Piece]] {
        let text = Array(text(of: group))
        guard text.count > 1, ".,;:?!".contains(text[0]), text[1].isLetter, group.count > 1,
            Self.text(of: [group[0]]).count == 1
        else { return [group] }
        return [[group[0]], Array(group.dropFirst())]
    }

    /// The groups with points that stand alone joined to their numbers: `0 . 5` and ` . 5` would be heard as 5 without.
    ///
    /// Where other marks stand alone too, a point is the end of a sentence, and joins the word before it.
    private static func joiningPoints(of groups: [[Piece]]) -> [[Piece]] {
        let hasLooseMarks = groups.indices.contains { isLooseMark(groups[$0]) && !beginsNumber(groups, $0 + 1) }
        var joined: [[Piece]] = []
        var isOpen = false
        for (index, group) in groups.enumerated() {
            let last = joined.last.map { text(of: $0) } ?? ""
            let isPoint = text(of: group) == "."
            if isPoint, hasLooseMarks || isNumber(last) || beginsNumber(groups, index + 1) {
                isOpen = beginsNumber(groups, index + 1) && !hasLooseMarks
                if isNumber(last) || hasLooseMarks, !joined.isEmpty {
                    joined[joined.count - 1] += trimmed(group)
                } else {
                    joined.append(group)
                }
            } else if isOpen {
                joined[joined.count - 1] += trimmed(group).map { $0.doubted() }
                isOpen = false
            } else if last == "0", text(of: group).hasPrefix("."), isNumber(text(of: group).dropFirst()) {
                joined[joined.count - 1] += trimmed(group)
            } else {
                joined.append(group)
            }
        }
        return joined
    }

    private static func text(of group: [Piece]) -> String {
        String(decoding: group.flatMap(\.bytes).drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
    }

    private static func trimmed(_ group: [Piece]) -> [Piece] {
        var group = group
        group[0].bytes = Array(group[0].bytes.drop { $0 == UInt8(ascii: " ") })
        return group
    }

    private static func beginsNumber(_ groups: [[Piece]], _ index: Int) -> Bool {
        index < groups.count && text(of: groups[index]).first?.isNumber == true
    }

    private static func isNumber(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.allSatisfy(\.isNumber)
    }

    private static func isLooseMark(_ group: [Piece]) -> Bool {
        let text = text(of: group)
        return !text.isEmpty && text.allSatisfy { ".,;:?!".contains($0) }
    }

    private static func word(_ pieces: [Piece]) -> Transcript.Word? {
        let text = text(of: pieces)
        guard text.contains(where: { $0.isLetter || $0.isNumber || "%+$#&<>=\u{2264}\u{2265}\u{B1}".contains($0) })
        else { return nil }
        let spoken = pieces.filter { $0.bytes.contains { isSpoken($0) } }
        let parts = spoken.isEmpty ? pieces : spoken
        let start = parts.map(\.start).min() ?? 0
        return Transcript.Word(
            text: text,
            start: start,
            end: max(start, parts.map(\.end).max() ?? start),
            probability: parts.map(\.probability).min() ?? 0
        )
    }

    private static func isSpoken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
            true
        default: false
        }
    }
}
