internal import Artifacts

/// The channels of a recording as they are to be recognised: one mix, or one channel a speaker.
struct Tracks: Sendable {
    /// The sound; none once it is packed.
    private(set) var audio: DecodedAudio
    private let duration: Double
    /// What the recording should hold and does not.
    let lost: [Range<Double>]
    /// Whether each channel is one speaker's.
    var areSpeakers: Bool

    /// Keeps two channels apart only where they hold two speakers, each without the other's voice.
    init(_ audio: consuming DecodedAudio, kind: DictationKind) {
        let known = audio.lost
        let dead = DeadStretches.find(in: audio.channels).filter { !known.contains(where: $0.overlaps) }
        (duration, lost) = (audio.duration, known + dead)
        guard audio.channels.count == 2 else {
            self.audio = audio
            areSpeakers = false
            return
        }
        areSpeakers = kind == .encounter && ChannelLikeness.differ(audio.channels[0], audio.channels[1])
        if areSpeakers {
            Crosstalk.silence(&audio)
            self.audio = audio
        } else {
            self.audio = DecodedAudio(channels: [ChannelLikeness.mix(audio.channels)])
        }
    }

    /// Puts together what was heard in all windows; `voices` tell the speakers of a mix apart.
    func transcript(
        of heard: [HeardWindow],
        language: String,
        engine: String,
        voices: Voices? = nil
    ) -> Transcript {
        let pieces = heard.flatMap { window in
            turns(of: window, voices)
                .map { (segment: $0, channel: window.window.channel) }
        }.sorted { ($0.segment.start, $0.channel) < ($1.segment.start, $1.channel) }
        let said = { (channel: Int) in pieces.filter { $0.channel == channel }.flatMap(\.segment.words) }
        let clinician = areSpeakers ? SpeakerRoles.clinicianChannel([said(0), said(1)]) : 0
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
                    speaker: areSpeakers ? (piece.channel == clinician ? .clinician : .patient) : nil
                )
            )
        }
        let gaps = (heard.flatMap(\.gaps) + lost).sorted { $0.lowerBound < $1.lowerBound }
            .map { Transcript.Gap(start: $0.lowerBound, end: $0.upperBound) }
        let transcript = Transcript(
            language: language,
            duration: duration,
            engine: engine,
            words: words,
            segments: segments,
            gaps: gaps
        )
        return voices.map { SpeakerRoles.name(transcript, by: $0) } ?? transcript
    }

    /// Hands over the sound of `windows`, packed for as long as it takes to recognise it; off the cooperative pool, for it
    /// takes a while.
    mutating func pack(_ windows: [TrackWindow]) async throws(SpeechError) -> PackedAudio {
        let audio = self.audio
        self.audio = DecodedAudio(channels: [])
        return try await BlockingWork.run { _ in
            .success(PackedAudio(audio) { channel in windows.filter { $0.channel == channel }.map(\.time) })
        }
    }

    /// The two voices of the mix, if there are; off the cooperative pool, for it takes a second an hour of sound or so.
    func voices(_ speech: [Range<Double>]) async throws(SpeechError) -> Voices? {
        let audio = self.audio
        return try await BlockingWork.run { _ in .success(Voices(in: audio, speech: speech)) }
    }

    private func turns(of heard: HeardWindow, _ voices: Voices?) -> [RecognisedSegment] {
        if areSpeakers { return SpeakerTurns(speech: heard.window.speech).turns(of: heard.segments) }
        guard let voices else { return heard.segments }
        return heard.segments.flatMap { segment in
            cut(segment) { voices.turn(at: ($0.start + $0.end) / 2)?.voice }
        }
    }

    /// A segment cut where its speaker changes.
    private func cut(_ segment: RecognisedSegment, by place: (Transcript.Word) -> Int?) -> [RecognisedSegment] {
        var turns: [[Transcript.Word]] = []
        var last: Int?
        for word in segment.words {
            let part = place(word)
            if part == last, !turns.isEmpty {
                turns[turns.count - 1].append(word)
            } else {
                turns.append([word])
            }
            last = part
        }
        return turns.compactMap { words in
            guard let first = words.first, let last = words.last else { return nil }
            return RecognisedSegment(start: first.start, end: last.end, words: words)
        }
    }
}
