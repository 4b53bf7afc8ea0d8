internal import Artifacts

/// A window to recognise: when, on which channel, and where in that channel somebody speaks.
struct TrackWindow: Sendable {
    var channel: Int
    var time: Range<Double>
    var speech: [Range<Double>]

    init(channel: Int, time: Range<Double>, speech: [Range<Double>]) {
        self.channel = channel
        self.time = time
        self.speech = speech.map { $0.clamped(to: time) }.filter { !$0.isEmpty }
    }
}

/// What was heard in a window; times are those of the recording.
struct HeardWindow: Sendable {
    var window: TrackWindow
    var segments: [RecognisedSegment]
    var gaps: [Range<Double>]
}

/// Recognises a window until all of its speech is covered by words, or is known to be lost.
///
/// Omissions are the worst error of dictation: an engine that skips a sentence says nothing of it.
struct CoveringRecogniser: Sendable {
    private static let attempts = 3
    private static let margin = 0.4
    /// The mean probability of words below which a stretch of talk is heard once more, and a breath was no word.
    private static let doubtful = 0.85
    let engine: any SpeechEngine
    let audio: PackedAudio
    let language: String
    /// Whether each channel is one side of a conversation.
    let isConversation: Bool

    /// The outcome as a value, for a task group.
    func result(of window: TrackWindow) async -> Result<HeardWindow, SpeechError> {
        do throws(SpeechError) { return .success(try await recognise(window)) } catch { return .failure(error) }
    }

    private func recognise(_ window: TrackWindow) async throws(SpeechError) -> HeardWindow {
        var segments = WordTimes.mended(Self.withoutEcho(try await leastDoubtful(window), of: window), in: window)
        var gaps: [Range<Double>] = []
        for hole in Coverage.holes(in: window.speech, words: segments.flatMap(\.words)) {
            if let found = try await fill(hole, of: window, beside: segments) {
                segments = found.reduce(segments) { $1.placed(among: $0) }
            } else if !Coverage.mayBeBreath(hole) {
                gaps.append(hole)
            }
        }
        if gaps.isEmpty, let slow = SlowSpeech(segments.flatMap(\.words), in: window, margin: Self.margin) {
            if let found = try await hearAgain(slow, of: window, instead: segments) {
                segments = found
            } else if slow.isCertain {
                gaps.append(slow.slow)
            }
        }
        return HeardWindow(window: window, segments: Self.doubted(segments, in: window), gaps: gaps)
    }

    /// What was said once in a short stretch, where it was heard twice.
    private static func withoutEcho(_ segments: [RecognisedSegment], of window: TrackWindow) -> [RecognisedSegment] {
        let words = segments.flatMap(\.words)
        let seconds = window.speech.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
        let kept = Repetition.withoutEcho(words, text: \.text, seconds: seconds)
        guard kept.count < words.count, let first = kept.first, let last = kept.last else { return segments }
        return [RecognisedSegment(start: first.start, end: last.end, words: kept)]
    }

    /// `segments` with a doubt about words that were not heard as often as they were said.
    private static func doubted(_ segments: [RecognisedSegment], in window: TrackWindow) -> [RecognisedSegment] {
        let miscounted = Repetition.miscounted(segments.flatMap(\.words), in: window.speech)
        var (segments, place) = (segments, 0)
        for (at, segment) in segments.enumerated() {
            for index in segment.words.indices where miscounted.contains(place + index) {
                segments[at].words[index].doubt = true
            }
            place += segment.words.count
        }
        return segments
    }

    /// The first answer without doubts, or the most probable of all.
    private func leastDoubtful(_ window: TrackWindow) async throws(SpeechError) -> [RecognisedSegment] {
        var best: [RecognisedSegment] = []
        for attempt in 0..<Self.attempts {
            let answer = try await recognise(window.time, channel: window.channel, attempt: attempt)
            if !answer.contains(where: \.isDoubtful), !(answer.isEmpty && attempt == 0) {
                return attempt == 0 ? try await heardAgain(window, instead: answer) : answer
            }
            if Coverage.confidence(answer) > Coverage.confidence(best) { best = answer }
        }
        return best
    }

    /// Talk that was heard doubtfully, heard without the manner of talk, where that is more probable: talk is not all that
    /// is said in a conversation, and what is explained or found is worded otherwise. A drug that was heard stays.
    private func heardAgain(
        _ window: TrackWindow,
        instead first: [RecognisedSegment]
    ) async throws(SpeechError) -> [RecognisedSegment] {
        guard isConversation, Coverage.confidence(first) < Self.doubtful else { return first }
        let again = try await recognise(window.time, channel: window.channel, attempt: 0, isHeardAgain: true)
        guard !again.contains(where: \.isDoubtful), Coverage.confidence(again) > Coverage.confidence(first),
            Self.drugs(first) == Self.drugs(again)
        else { return first }
        return again
    }

    /// The drugs named in `segments`.
    private static func drugs(_ segments: [RecognisedSegment]) -> Set<String> {
        Lexicon.standard.drugs.intersection(
            segments.flatMap(\.words).map { $0.text.lowercased().filter { $0.isLetter || $0 == "-" } }
        )
    }

    /// What was said in `hole`: nothing new when the words around it say the same, `nil` when nobody can tell.
    private func fill(
        _ hole: Range<Double>,
        of window: TrackWindow,
        beside segments: [RecognisedSegment]
    ) async throws(SpeechError) -> [RecognisedSegment]? {
        let stretch = HoleStretch(hole, in: window, margin: Self.margin)
        let others = segments.flatMap(\.words)
        for attempt in 1..<Self.attempts {
            let answer = try await recognise(stretch.time, channel: window.channel, attempt: attempt)
            guard !answer.isEmpty, !answer.contains(where: \.isDoubtful),
                !Coverage.mayBeBreath(hole) || Coverage.confidence(answer) >= Self.doubtful
            else { continue }
            let words = answer.flatMap(\.words)
            if Coverage.isHeard(words, around: hole, among: others) { return [] }
            let inside = words.filter { stretch.holds(($0.start + $0.end) / 2) }
            if inside.isEmpty { continue }
            let before = others.filter { $0.start < hole.lowerBound }
            let new = Coverage.rest(of: inside, between: before, and: others.dropFirst(before.count), least: 2)
            guard let first = new.first, let last = new.last, !Coverage.isTail(inside, before: hole, of: others),
                !Coverage.isPhrase(inside, around: hole, among: others)
            else { return [] }
            return [RecognisedSegment(start: first.start, end: last.end, words: new)]
        }
        return nil
    }

    /// `segments` with all that was said in `slow`, the same where no more was said, or `nil` when nobody can tell.
    private func hearAgain(
        _ slow: SlowSpeech,
        of window: TrackWindow,
        instead segments: [RecognisedSegment]
    ) async throws(SpeechError) -> [RecognisedSegment]? {
        let all = segments.flatMap(\.words)
        let old = Array(all[slow.words])
        let others = Array(all[..<slow.words.lowerBound] + all[slow.words.upperBound...])
        for attempt in 1..<Self.attempts {
            let answer = try await recognise(slow.time, channel: window.channel, attempt: attempt)
            guard !answer.contains(where: \.isDoubtful) else { continue }
            let words = answer.flatMap(\.words)
            if slow.isFilled(by: words, instead: old) {
                if Coverage.isHeard(words, around: slow.slow, among: others) { return segments }
                let (before, after) = (all[..<slow.words.lowerBound], all[slow.words.upperBound...])
                return segments.replacing(slow.words, with: Coverage.rest(of: words, between: before, and: after))
            }
            if slow.isConfirmed(by: words, old) { return segments }
        }
        return nil
    }

    /// One call of the engine, with times of the recording.
    private func recognise(
        _ time: Range<Double>,
        channel: Int,
        attempt: Int,
        isHeardAgain: Bool = false
    ) async throws(SpeechError) -> [RecognisedSegment] {
        var window = audio.window(time, channel: channel)
        window.isConversation = isConversation
        window.isHeardAgain = isHeardAgain
        let segments = try await engine.recognise(window, language: language, attempt: attempt)
        return segments.map { $0.shifted(by: time.lowerBound) }.filter { !$0.words.isEmpty }
    }
}

extension [RecognisedSegment] {
    /// The segments with other words at the places `range` of all their words.
    func replacing(_ range: Range<Int>, with words: [Transcript.Word]) -> Self {
        var result: Self = []
        var place = 0
        for segment in self {
            let kept = segment.words.enumerated().filter { !range.contains(place + $0.offset) }.map(\.element)
            let before = Swift.max(0, Swift.min(segment.words.count, range.lowerBound - place))
            let isHere = (place..<place + segment.words.count).contains(range.lowerBound)
            var segment = segment
            place += segment.words.count
            segment.words = isHere ? kept[..<before] + words + kept[before...] : kept
            guard let first = segment.words.first, let last = segment.words.last else { continue }
            (segment.start, segment.end) = (first.start, last.end)
            result.append(segment)
        }
        return result
    }
}

extension RecognisedSegment {
    /// `segments` with this one at its time, where a segment that goes on around it is cut.
    func placed(among segments: [Self]) -> [Self] {
        let middle = (start + end) / 2
        let parts = segments.flatMap { segment -> [Self] in
            let before = segment.words.prefix { ($0.start + $0.end) / 2 < middle }
            let after = segment.words.dropFirst(before.count)
            guard let last = before.last, let first = after.first else { return [segment] }
            return [
                Self(start: segment.start, end: last.end, words: Array(before), isDoubtful: segment.isDoubtful),
                Self(start: first.start, end: segment.end, words: Array(after), isDoubtful: segment.isDoubtful),
            ]
        }
        let place = parts.firstIndex { $0.start + $0.end > start + end } ?? parts.count
        return parts[..<place] + [self] + parts[place...]
    }

    /// The same, `offset` seconds later.
    func shifted(by offset: Double) -> Self {
        let words = words.map { word in
            Transcript.Word(
                text: word.text,
                start: word.start + offset,
                end: word.end + offset,
                probability: word.probability
            )
        }
        return Self(start: start + offset, end: end + offset, words: words, isDoubtful: isDoubtful)
    }
}
