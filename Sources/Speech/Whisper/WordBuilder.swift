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
    }

    /// The words. A word is as probable as its least probable piece, punctuation not counted.
    static func words(from pieces: [Piece]) -> [Transcript.Word] {
        var groups: [[Piece]] = []
        for piece in pieces {
            if piece.bytes.first == UInt8(ascii: " ") || groups.isEmpty {
                groups.append([piece])
            } else {
                groups[groups.count - 1].append(piece)
            }
        }
        return groups.compactMap(word)
    }

    private static func word(_ pieces: [Piece]) -> Transcript.Word? {
        let bytes = pieces.flatMap(\.bytes).drop { $0 == UInt8(ascii: " ") }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains(where: { $0.isLetter || $0.isNumber || "%+$#&".contains($0) }) else { return nil }
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
