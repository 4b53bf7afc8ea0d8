internal import Artifacts
internal import CWhisper
internal import Glibc

/// Reads segments and words out of a state after decoding.
@safe
struct WhisperResult {
    let model: WhisperModel
    let state: WhisperState
    /// Seconds of silence that were put before the window.
    let lead: Double
    /// Seconds of the window.
    let duration: Double
    /// Characters a second beyond which no one can have said it: what Whisper makes up at the end of a sound.
    private static let fastestSpeech = 40.0

    /// What was recognised; segments that Whisper itself takes for silence, and that it is unsure of, are left out.
    func segments() -> [RecognisedSegment] {
        let count = unsafe whisper_full_n_segments_from_state(state.pointer)
        let segments = (0..<count).compactMap(segment)
        let isLoop = Repetition.isLoop(segments.flatMap { $0.words.map(\.text) })
        return segments.map { segment in
            var segment = segment
            segment.isDoubtful = segment.isDoubtful || isLoop
            return segment
        }
    }

    private func segment(_ index: Int32) -> RecognisedSegment? {
        let pieces = pieces(of: index)
        let words = WordBuilder.words(from: pieces)
        guard let first = words.first, let last = words.last else { return nil }
        let mean = pieces.map(\.probability).reduce(0, +) / Double(pieces.count)
        let silence = Double(unsafe whisper_full_get_segment_no_speech_prob_from_state(state.pointer, index))
        if silence > 0.8, mean < 0.5 { return nil }
        if words.reduce(0, { $0 + $1.text.count }) > Int((last.end - first.start + 0.1) * Self.fastestSpeech) {
            return nil
        }
        return RecognisedSegment(start: first.start, end: last.end, words: words, isDoubtful: mean < 0.4)
    }

    private func pieces(of segment: Int32) -> [WordBuilder.Piece] {
        let endOfText = unsafe whisper_token_eot(model.context)
        return (0..<(unsafe whisper_full_n_tokens_from_state(state.pointer, segment))).compactMap {
            (index) -> WordBuilder.Piece? in
            let token = unsafe whisper_full_get_token_data_from_state(state.pointer, segment, index)
            guard token.id < endOfText, let text = unsafe whisper_token_to_str(model.context, token.id) else {
                return nil
            }
            return WordBuilder.Piece(
                bytes: unsafe UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) },
                start: seconds(token.t0),
                end: seconds(token.t1),
                probability: Double(token.p)
            )
        }
    }

    private func seconds(_ hundredths: Int64) -> Double {
        min(max(Double(hundredths) / 100 - lead, 0), duration)
    }
}
