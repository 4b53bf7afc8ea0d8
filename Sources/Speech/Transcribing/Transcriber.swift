public import Artifacts

/// The front door of the room: an encoded recording to a transcript of the words as heard.
///
/// Decodes in a confined child, finds speech, cuts windows at pauses, has the engine recognise them, and holds the
/// engine to its work: every second of speech is covered by words, or recognised again another way, or is a gap.
public struct Transcriber: Sendable {
    private let decoder: AudioDecoder
    private let detector: SpeechDetector
    private let engine: any SpeechEngine
    private let concurrentWindows: Int
    private let resolver: WordResolver?

    /// A transcriber, for any number of recordings at once.
    ///
    /// - Parameters:
    ///   - decoder: also holds the limit on a recording's duration.
    ///   - detector: finds speech, for every engine alike.
    ///   - engine: recognises it.
    ///   - concurrentWindows: windows of one recording that are recognised at the same time.
    ///   - resolver: finds the medical words behind misheard ones; `nil` leaves all as heard.
    public init(
        decoder: AudioDecoder,
        detector: SpeechDetector,
        engine: any SpeechEngine,
        concurrentWindows: Int = 1,
        resolver: WordResolver? = .standard
    ) {
        self.decoder = decoder
        self.detector = detector
        self.engine = engine
        self.concurrentWindows = max(1, concurrentWindows)
        self.resolver = resolver
    }

    /// Transcribes `recording`, and lets go of it once it is decoded: two hours as PCM are 230 MB.
    ///
    /// - Parameters:
    ///   - recording: the encoded bytes, in any supported container.
    ///   - kind: for an `encounter` with two different channels, each is a speaker: the clinician, then the patient,
    ///     unless their words surely say otherwise. In one channel two voices are told apart where their pitch is: each
    ///     segment says how sure its speaker is.
    ///   - language: BCP 47 tag of the language spoken.
    ///   - progress: told the part that is done, 0 to 1, from any thread.
    ///   - preview: told the words of each window as heard, in the order of time, as soon as all before are; from any
    ///     thread.
    /// - Returns: words, segments and gaps; tokens are the formatter's to add.
    /// - Throws: a ``SpeechError``; nothing of the recording is in it.
    public func transcribe(
        _ recording: consuming Protected<[UInt8]>,
        kind: DictationKind,
        language: String,
        progress: (@Sendable (Double) -> Void)? = nil,
        preview: (@Sendable (Protected<String>) -> Void)? = nil
    ) async throws(SpeechError) -> Protected<Transcript> {
        var tracks = Tracks(try await decoder.decode((consume recording).revealed), kind: kind)
        progress?(0.05)
        var windows: [TrackWindow] = []
        var voices: Voices?
        for channel in tracks.audio.channels.indices {
            let speech = try await detector.speech(in: tracks.audio, channel: channel)
            let times = WindowPlan.windows(
                for: speech,
                longest: engine.longestWindow,
                duration: tracks.audio.duration,
                quietest: { tracks.audio.quietestMoment(in: $0, channel: channel) }
            )
            windows += times.map { TrackWindow(channel: channel, time: $0, speech: speech) }
            if kind == .encounter, !tracks.areSpeakers { voices = try await tracks.voices(speech) }
        }
        let isPart = !tracks.lost.isEmpty
        guard !windows.isEmpty else { throw SpeechError(isPart ? .undecodableAudio : .noSpeech) }
        progress?(0.1)
        windows.sort { $0.time.lowerBound < $1.time.lowerBound }
        let recogniser = CoveringRecogniser(
            engine: engine,
            audio: try await tracks.pack(windows),
            language: language,
            isConversation: tracks.areSpeakers
        )
        var inOrder = InOrder<HeardWindow>()
        let heard = try await recognise(windows, with: recogniser) { place, window, part in
            progress?(0.1 + 0.9 * part)
            for window in inOrder.take(window, at: place) { preview?(window.wordsAsHeard) }
        }
        guard heard.contains(where: { !$0.segments.isEmpty }) else {
            throw SpeechError(isPart ? .undecodableAudio : .noSpeech)
        }
        let transcript = tracks.transcript(of: heard, language: language, engine: engine.name, voices: voices)
        let isEnglish = language.lowercased().hasPrefix("en")
        return Protected(isEnglish ? resolver?.resolve(transcript) ?? transcript : transcript)
    }

    /// Recognises all windows, some at a time; tells of each its place, and the part that is done.
    private func recognise(
        _ windows: [TrackWindow],
        with recogniser: CoveringRecogniser,
        each: (Int, HeardWindow, Double) -> Void
    ) async throws(SpeechError) -> [HeardWindow] {
        typealias Outcome = (place: Int, result: Result<HeardWindow, SpeechError>)
        let outcome: Result<[HeardWindow], SpeechError> = await withTaskGroup(of: Outcome.self) { group in
            var waiting = windows.enumerated().makeIterator()
            let start = { (group: inout TaskGroup<Outcome>) in
                guard let (place, window) = waiting.next() else { return }
                group.addTask { (place, await recogniser.result(of: window)) }
            }
            for _ in 0..<concurrentWindows { start(&group) }
            var heard: [HeardWindow] = []
            while let (place, result) = await group.next() {
                switch result {
                case .failure(let error):
                    group.cancelAll()
                    return .failure(error)
                case .success(let window):
                    heard.append(window)
                    each(place, window, Double(heard.count) / Double(windows.count))
                    start(&group)
                }
            }
            return .success(heard)
        }
        return try outcome.get()
    }
}

extension HeardWindow {
    /// The words, as a preview shows them.
    fileprivate var wordsAsHeard: Protected<String> {
        Protected(segments.flatMap(\.words).map(\.text).joined(separator: " "))
    }
}
