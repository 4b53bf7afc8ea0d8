import Artifacts
import Synchronization
import Testing

@testable import Speech

/// An engine that answers as the test says.
struct StandInEngine: SpeechEngine {
    let name = "stand-in"
    var longestWindow = 28.0
    let answer: @Sendable (AudioWindow, Int) throws(SpeechError) -> [RecognisedSegment]

    func recognise(
        _ window: AudioWindow,
        language: String,
        attempt: Int
    ) async throws(SpeechError) -> [RecognisedSegment] {
        try answer(window, attempt)
    }
}

@Suite struct `The transcriber holds any engine to its work` {
    private func transcribe(_ engine: StandInEngine) async throws -> Transcript {
        let transcriber = Transcriber(decoder: Support.decoder, detector: try Support.detector(), engine: engine)
        let recording = Protected(try Support.fixture("04-pediatric-otitis.flac"))
        return try await transcriber.transcribe(recording, kind: .dictation, language: "en").revealed
    }

    /// A word every 0.4 s between two times.
    private static func speech(_ time: Range<Double>, isDoubtful: Bool = false) -> RecognisedSegment {
        let words = stride(from: time.lowerBound, to: time.upperBound, by: 0.4).map { start in
            Transcript.Word(text: "w\(Int(start * 10))", start: start, end: start + 0.4, probability: 0.9)
        }
        return RecognisedSegment(
            start: time.lowerBound,
            end: time.upperBound,
            words: words,
            isDoubtful: isDoubtful
        )
    }

    @Test func `asks again for what was left out, and says what stays lost`() async throws {
        let asked = Mutex<[Double]>([])
        let engine = StandInEngine { window, attempt throws(SpeechError) in
            if attempt > 0 {
                asked.withLock { $0.append(window.duration) }
                return []
            }
            return [Self.speech(0..<window.duration / 2)]
        }
        let transcript = try await transcribe(engine)
        #expect(!transcript.gaps.isEmpty)
        #expect(asked.withLock { $0.count } >= 2 * transcript.gaps.count)
        #expect(transcript.gaps.allSatisfy { $0.start < $0.end && $0.end <= transcript.duration })
    }

    @Test func `takes what another attempt hears`() async throws {
        let engine = StandInEngine { window, attempt throws(SpeechError) in
            [attempt == 0 ? Self.speech(0..<window.duration / 2) : Self.speech(0..<window.duration)]
        }
        let transcript = try await transcribe(engine)
        #expect(transcript.gaps.isEmpty)
        #expect(transcript.segments.map(\.id) == Array(1...transcript.segments.count))
        #expect(transcript.segments.map(\.words.count).reduce(0, +) == transcript.words.count)
        #expect(transcript.segments.map(\.start) == transcript.segments.map(\.start).sorted())
    }

    @Test func `prefers an answer without doubts`() async throws {
        let engine = StandInEngine { window, attempt throws(SpeechError) in
            [Self.speech(0..<window.duration, isDoubtful: attempt == 0)]
        }
        let attempts = Mutex(Set<Int>())
        let watching = StandInEngine { window, attempt throws(SpeechError) in
            attempts.withLock { _ = $0.insert(attempt) }
            return try engine.answer(window, attempt)
        }
        _ = try await transcribe(watching)
        #expect(attempts.withLock { $0 } == [0, 1])
    }

    @Test func `hands on the engine's failure`() async throws {
        let engine = StandInEngine { _, _ throws(SpeechError) in throw SpeechError(.endpointUnavailable, retryAfter: 7)
        }
        await #expect(throws: SpeechError(.endpointUnavailable, retryAfter: 7)) { try await transcribe(engine) }
    }

    @Test func `calls speech without any word no speech`() async throws {
        await #expect(throws: SpeechError(.noSpeech)) { try await transcribe(StandInEngine { _, _ in [] }) }
    }
}

@Suite struct `Sound without speech` {
    private func code(_ samples: [Int16]) async throws -> SpeechError.Code? {
        let transcriber = try Support.transcriber()
        do throws(SpeechError) {
            _ = try await transcriber.transcribe(Protected(Wave.file([samples])), kind: .dictation, language: "en")
            return nil
        } catch { return error.code }
    }

    @Test func `is no speech`() async throws {
        #expect(try await code([Int16](repeating: 0, count: 160_000)) == .noSpeech)
        #expect(try await code(Wave.noise(seconds: 10)) == .noSpeech)
        #expect(try await code(Wave.noise(seconds: 10, peak: 60)) == .noSpeech)
        #expect(try await code(Wave.tone(seconds: 10)) == .noSpeech)
    }
}

@Suite struct `Two channels` {
    private let voice = Wave.noise(seconds: 2)

    @Test func `are speakers only where they differ, in an encounter`() {
        let other = Wave.noise(seconds: 2)
        let silence = [Int16](repeating: 0, count: voice.count)
        #expect(Tracks(DecodedAudio(channels: [voice, other]), kind: .encounter).areSpeakers)
        #expect(!Tracks(DecodedAudio(channels: [voice, other]), kind: .dictation).areSpeakers)
        #expect(!Tracks(DecodedAudio(channels: [voice, voice]), kind: .encounter).areSpeakers)
        #expect(!Tracks(DecodedAudio(channels: [silence, voice]), kind: .encounter).areSpeakers)
    }

    @Test func `lose nothing when they are mixed`() {
        let opposite = voice.map { -$0 }
        let silence = [Int16](repeating: 0, count: voice.count)
        #expect(ChannelLikeness.mix([voice, opposite]) == voice)
        #expect(ChannelLikeness.mix([silence, voice]) == voice)
        let question = voice[..<24_000] + silence[24_000...]
        let answer = silence[..<24_000] + voice[24_000...].map { $0 / 4 }
        let sum = zip(question, answer).map { $0 + $1 }
        #expect(ChannelLikeness.mix([Array(question), Array(answer)]) == sum.map { $0 / 2 })
    }

    @Test func `are put in the order of turns`() {
        let words = { (times: [Double]) in
            times.map { Transcript.Word(text: "w", start: $0, end: $0 + 0.5, probability: 1) }
        }
        let heard = [
            HeardWindow(
                window: TrackWindow(channel: 0, time: 0..<10, speech: [0..<2, 6..<8]),
                segments: [RecognisedSegment(start: 0, end: 8, words: words([0.5, 1, 6.5, 7]))],
                gaps: []
            ),
            HeardWindow(
                window: TrackWindow(channel: 1, time: 0..<10, speech: [3..<5]),
                segments: [RecognisedSegment(start: 3, end: 5, words: words([3.5]))],
                gaps: [4..<5]
            ),
        ]
        let tracks = Tracks(DecodedAudio(channels: [voice, Wave.noise(seconds: 2)]), kind: .encounter)
        let transcript = tracks.transcript(of: heard, language: "en", engine: "stand-in")
        #expect(transcript.segments.map(\.speaker) == [.clinician, .patient, .clinician])
        #expect(transcript.segments.map(\.words) == [0..<2, 2..<3, 3..<5])
        #expect(transcript.gaps == [Transcript.Gap(start: 4, end: 5)])
    }

    private func turns(_ words: [(String, Double)], in speech: [Range<Double>]) -> [String] {
        let words = words.map { Transcript.Word(text: $0.0, start: $0.1, end: $0.1 + 0.3, probability: 1) }
        let heard = RecognisedSegment(start: words[0].start, end: words[words.count - 1].end, words: words)
        return SpeakerTurns(speech: speech).turns(of: [heard]).map {
            "\(($0.start * 10).rounded() / 10) " + $0.words.map(\.text).joined(separator: " ")
        }
    }

    @Test func `begin a turn with its own first word, and not before it is spoken`() {
        let words = [("Does", 1.0), ("it", 1.3), ("hurt?", 1.6), ("Where", 1.7), ("is", 4.4), ("it?", 4.8)]
        #expect(turns(words, in: [0.9..<2, 4.2..<5]) == ["1.0 Does it hurt?", "4.2 Where is it?"])
        let answer = [("Yes.", 0.2), ("It", 2.5), ("does.", 3)]
        #expect(turns(answer, in: [0.8..<1.1, 3.2..<4]) == ["0.8 Yes.", "3.2 It does."])
    }

    @Test func `stay as they were heard where a sentence goes on after a pause`() {
        let words = [("It", 1.0), ("began", 1.4), ("last", 3), ("week.", 3.4)]
        #expect(turns(words, in: [0.9..<1.8, 2.9..<4]) == ["1.0 It began", "3.0 last week."])
    }

    @Test(arguments: [true, false]) func `are told to the engine as a conversation`(isConversation: Bool) async {
        let told = Mutex<Set<Bool>>([])
        let engine = StandInEngine { window, _ throws(SpeechError) in
            _ = told.withLock { $0.insert(window.isConversation) }
            return []
        }
        let recogniser = CoveringRecogniser(
            engine: engine,
            audio: PackedAudio(DecodedAudio(channels: [voice, voice])) { _ in [0..<2] },
            language: "en",
            isConversation: isConversation
        )
        _ = await recogniser.result(of: TrackWindow(channel: 1, time: 0..<2, speech: [0..<2]))
        #expect(told.withLock { $0 } == [isConversation])
    }

    @Test(arguments: [
        ("the liver edge is smooth", 0.9, "the liver edge is smooth"),
        ("the river hedges move", 0.5, "the live a edge is moved"),
    ]) func `are heard as other speech where talk was doubtful and that is surer`(
        again: String,
        probability: Double,
        expected: String
    ) async throws {
        #expect(try await words(first: "the live a edge is moved", again: again, probability) == expected)
    }

    @Test func `keep the drug that was heard first`() async throws {
        let first = "so I take hydroxyzine at night"
        #expect(try await words(first: first, again: "so I take hydralazine at night", 0.9) == first)
    }

    /// What comes of talk that was heard with a probability of 0.6, and then otherwise.
    private func words(first: String, again: String, _ probability: Double) async throws -> String {
        let engine = StandInEngine { window, _ throws(SpeechError) in
            let text = window.isHeardAgain ? again : first
            let words = text.split(separator: " ").enumerated().map {
                Transcript.Word(
                    text: String($1),
                    start: Double($0) * 0.3,
                    end: Double($0 + 1) * 0.3,
                    probability: window.isHeardAgain ? probability : 0.6
                )
            }
            return [RecognisedSegment(start: 0, end: 2, words: words)]
        }
        let recogniser = CoveringRecogniser(
            engine: engine,
            audio: PackedAudio(DecodedAudio(channels: [voice, voice])) { _ in [0..<2] },
            language: "en",
            isConversation: true
        )
        let heard = try await recogniser.result(of: TrackWindow(channel: 0, time: 0..<2, speech: [0..<2])).get()
        return heard.segments.flatMap(\.words).map(\.text).joined(separator: " ")
    }

    @Test func `hear a short answer once`() {
        let twice = ["Of", "course.", "Of", "course."]
        #expect(Repetition.withoutEcho(twice, text: { $0 }, seconds: 0.5) == ["Of", "course."])
        #expect(Repetition.withoutEcho(twice, text: { $0 }, seconds: 1.6) == twice)
        #expect(Repetition.withoutEcho(["No,", "never."], text: { $0 }, seconds: 0.2) == ["No,", "never."])
    }
}
