internal import CWhisper

/// Leans the decoder towards the lexicon: once a word has begun like one of its entries, the pieces that go on with it
/// get a small bonus, which is lost again by every hypothesis that leaves the entry.
///
/// A prefix tree over the entries' tokens; read only after it is made, so that all decoders share it.
final class LexiconBias: Sendable {
    /// What each matched piece adds to the logit of the next.
    private static let step: Float = 0.7
    /// The most that is added.
    private static let most: Float = 2
    /// Pieces of the longest path that is followed.
    private static let deepest = 12

    /// Children by piece; node 0 is the root.
    private let nodes: [[whisper_token: Int]]
    /// Whether a piece begins a word.
    private let beginsWord: [Bool]

    /// The tree over `entries`, in the pieces of `model`.
    init(_ model: WhisperModel, _ entries: [String]) {
        var nodes: [[whisper_token: Int]] = [[:]]
        for entry in entries {
            for spelling in Self.spellings(entry) {
                let pieces = Self.pieces(of: spelling, in: model)
                guard pieces.count > 1 else { continue }
                var node = 0
                for piece in pieces {
                    if let next = nodes[node][piece] {
                        node = next
                    } else {
                        nodes.append([:])
                        nodes[node][piece] = nodes.count - 1
                        node = nodes.count - 1
                    }
                }
            }
        }
        self.nodes = nodes
        beginsWord = (0..<(unsafe whisper_token_eot(model.context))).map { piece in
            guard let text = unsafe whisper_token_to_str(model.context, piece) else { return false }
            return unsafe text[0] == CChar(bitPattern: UInt8(ascii: " "))
        }
    }

    private static func spellings(_ entry: String) -> Set<String> {
        [" " + entry, " " + entry.prefix(1).uppercased() + entry.dropFirst()]
    }

    private static func pieces(of text: String, in model: WhisperModel) -> [whisper_token] {
        var pieces = [whisper_token](repeating: 0, count: 64)
        let count = unsafe pieces.withUnsafeMutableBufferPointer {
            unsafe whisper_tokenize(model.context, text, $0.baseAddress, Int32($0.count))
        }
        return count > 0 ? Array(pieces.prefix(Int(count))) : []
    }

    /// Adds the bonus to `logits` of what may follow `tokens`.
    func apply(after tokens: UnsafeBufferPointer<whisper_token_data>, to logits: UnsafeMutablePointer<Float>) {
        let pieces = unsafe tokens.suffix(Self.deepest).map { $0.id }
        for start in pieces.indices.reversed() {
            let piece = Int(pieces[start])
            guard piece < beginsWord.count else { return }
            guard beginsWord[piece], let node = node(of: pieces[start...]) else { continue }
            let bonus = min(Float(pieces.count - start) * Self.step, Self.most)
            for next in nodes[node].keys { unsafe logits[Int(next)] += bonus }
        }
    }

    private func node(of pieces: ArraySlice<whisper_token>) -> Int? {
        var node = 0
        for piece in pieces {
            guard let next = nodes[node][piece] else { return nil }
            node = next
        }
        return node
    }
}
