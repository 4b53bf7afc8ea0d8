internal import Artifacts

/// The channels of a recording as they are to be recognised: one mix, or one channel a speaker.
struct Tracks: Sendable {
    /// The sound.
    var audio: DecodedAudio
    /// Whether each channel is one speaker's.
    var areSpeakers: Bool

    /// Keeps two channels apart only where they hold two speakers.
    init(_ audio: DecodedAudio, kind: DictationKind) {
        guard audio.channels.count == 2 else {
            self.audio = audio
            areSpeakers = false
            return
        }
        areSpeakers = kind == .encounter && ChannelLikeness.differ(audio.channels[0], audio.channels[1])
        self.audio = areSpeakers ? audio : DecodedAudio(channels: [ChannelLikeness.mix(audio.channels)])
    }

    /// Puts together what was heard in all windows.
    func transcript(of heard: [HeardWindow], language: String, engine: String) -> Transcript {
        let pieces = heard.flatMap { window in
            window.segments.flatMap { areSpeakers ? turns(of: $0, window.window) : [$0] }
                .map { (segment: $0, channel: window.window.channel) }
        }.sorted { ($0.segment.start, $0.channel) < ($1.segment.start, $1.channel) }
        var words: [Transcript.Word] = []
        var segments: [Transcript.Segment] = []
        for piece in pieces {
            let first = words.count
            words += piece.segment.words
            segments.append(
                Transcript.Segment(
                    id: segments.count + 1,
                    words: first..<words.count,
                    start: piece.segment.start,
                    end: piece.segment.end,
                    channel: areSpeakers ? piece.channel : nil,
                    speaker: areSpeakers ? (piece.channel == 0 ? .clinician : .patient) : nil
                )
            )
        }
        let gaps = heard.flatMap(\.gaps).sorted { $0.lowerBound < $1.lowerBound }
            .map { Transcript.Gap(start: $0.lowerBound, end: $0.upperBound) }
        return Transcript(
            language: language,
            duration: audio.duration,
            engine: engine,
            words: words,
            segments: segments,
            gaps: gaps
        )
    }

    /// A segment cut where its speaker pauses, so that the other's answer stands where it was given.
    private func turns(of segment: RecognisedSegment, _ window: TrackWindow) -> [RecognisedSegment] {
        var turns: [[Transcript.Word]] = []
        var lastStretch: Int?
        for word in segment.words {
            let middle = (word.start + word.end) / 2
            let stretch = window.speech.indices.min { distance($0, middle, window) < distance($1, middle, window) }
            if stretch == lastStretch, !turns.isEmpty {
                turns[turns.count - 1].append(word)
            } else {
                turns.append([word])
            }
            lastStretch = stretch
        }
        return turns.compactMap { words in
            guard let first = words.first, let last = words.last else { return nil }
            return RecognisedSegment(start: first.start, end: last.end, words: words)
        }
    }

    private func distance(_ stretch: Int, _ time: Double, _ window: TrackWindow) -> Double {
        let span = window.speech[stretch]
        return max(span.lowerBound - time, time - span.upperBound, 0)
    }
}
