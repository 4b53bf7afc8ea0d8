import Artifacts
import Foundation
import Testing

@testable import Speech

@Suite struct `Speakers in one channel` {
    /// A buzz with overtones at `hertz`, as a voice has them.
    private static func voice(_ hertz: Double, seconds: Double = 1.5) -> [Int16] {
        (0..<Int(seconds * 16_000)).map { index in
            let phase = Double(index) * 2 * .pi * hertz / 16_000
            return Int16((1...8).reduce(0.0) { $0 + sin(phase * Double($1)) / Double($1) } * 4_000)
        }
    }

    private func stretches(_ pitches: [Double?], seconds: Double = 2) -> [Voices.Stretch] {
        pitches.enumerated().map { index, hertz in
            let start = Double(index) * (seconds + 1)
            return Voices.Stretch(time: start..<start + seconds, pitch: hertz.map(Pitch.octaves))
        }
    }

    @Test(arguments: [85.0, 110, 150, 210, 300]) func `have a pitch`(hertz: Double) throws {
        let pitch = try #require(Pitch.median(of: Self.voice(hertz)[...]))
        #expect(abs(pitch - Pitch.octaves(hertz)) < 0.03, "\(exp2(pitch)) Hz")
    }

    @Test func `that are noise or silence have none`() {
        #expect(Pitch.median(of: Wave.noise(seconds: 2)[...]) == nil)
        #expect(Pitch.median(of: [Int16](repeating: 0, count: 32_000)[...]) == nil)
        #expect(Pitch.median(of: Self.voice(110, seconds: 0.1)[...]) == nil)
    }

    @Test func `are told apart where one is lower`() throws {
        let voices = try #require(Voices(stretches([100, 104, 210, 97, nil, 200, 103])))
        #expect(voices.turns.map(\.voice) == [0, 0, 1, 0, 0, 1, 0])
        #expect(voices.turns.map { $0.certainty > 0.9 } == [true, true, true, true, false, true, true])
        #expect(voices.turn(at: 6.5)?.voice == 1 && voices.turn(at: 100)?.voice == 0)
    }

    @Test(
        arguments: [
            [], [100], [100, 200], [nil, nil, nil],
            // One speaker, whose pitch comes and goes; one whose pitch was once misread; two that sound alike.
            [95, 100, 105, 110, 98, 103, 120, 90], [100, 102, 99, 200, 101, 98], [100, 112, 101, 115, 99, 110],
        ] as [[Double?]]
    )
    func `are not guessed`(pitches: [Double?]) { #expect(Voices(stretches(pitches)) == nil) }

    @Test func `are named by who says "you"`() throws {
        let voices = try #require(Voices(stretches([110, 200, 108, 205])))
        let lines = ["how are you and your knee", "i'm fine but my knee hurts", "can you bend it", "i can but i limp"]
        let heard = lines.enumerated().map { index, line in
            let start = Double(index) * 3
            return RecognisedSegment(
                start: start,
                end: start + 2,
                words: line.split(separator: " ").enumerated().map { place, word in
                    .init(text: "\(word)", start: start + Double(place) * 0.3, end: start + 1.8, probability: 1)
                }
            )
        }
        // The engine gave two turns in one segment: it is cut where the voice changes.
        let joined = RecognisedSegment(start: 0, end: 5, words: heard[0].words + heard[1].words)
        let window = HeardWindow(
            window: TrackWindow(channel: 0, time: 0..<12, speech: [0..<12]),
            segments: [joined, heard[2], heard[3]],
            gaps: []
        )
        let tracks = Tracks(DecodedAudio(channels: [Wave.noise(seconds: 1)]), kind: .encounter)
        let transcript = tracks.transcript(of: [window], language: "en", engine: "stand-in", voices: voices)
        #expect(transcript.segments.map(\.speaker) == [.clinician, .patient, .clinician, .patient])
        #expect(transcript.segments.allSatisfy { ($0.speakerConfidence ?? 0) > 0.8 && $0.channel == nil })
        let unknown = tracks.transcript(of: [window], language: "en", engine: "stand-in")
        #expect(unknown.segments.allSatisfy { $0.speaker == nil && $0.speakerConfidence == nil })
    }

    @Test func `on two channels are the clinician and the patient, whichever comes first`() {
        let clinician = "How are you and how is your knee? Can you bend it if you sit? You'll rest it. See you."
        let patient = "I'm fine but my knee hurts and I limp. I took my pills and I've had it since I fell on my side."
        let window = { (channel: Int, line: String) in
            let text = line + " " + line
            let words = text.split(separator: " ").enumerated().map { place, word in
                Transcript.Word(
                    text: "\(word)",
                    start: Double(place) * 0.3,
                    end: Double(place + 1) * 0.3,
                    probability: 1
                )
            }
            return HeardWindow(
                window: TrackWindow(channel: channel, time: 0..<20, speech: [0..<20]),
                segments: [RecognisedSegment(start: 0, end: 20, words: words)],
                gaps: []
            )
        }
        let tracks = Tracks(
            DecodedAudio(channels: [Wave.noise(seconds: 1), Wave.noise(seconds: 1)]),
            kind: .encounter
        )
        let speakers = { (lines: [String]) in
            tracks.transcript(of: [window(0, lines[0]), window(1, lines[1])], language: "en", engine: "stand-in")
                .segments.map(\.speaker)
        }
        #expect(speakers([clinician, patient]) == [.clinician, .patient])
        #expect(speakers([patient, clinician]) == [.patient, .clinician])
        // Too little, and nothing that tells.
        #expect(speakers(["Yes, I do.", "Do you?"]) == [.clinician, .patient])
        let even = "The heart is regular and the lungs are clear and the belly is soft without any pain today."
        #expect(speakers([even, even]) == [.clinician, .patient])
    }

    @Test func `of a dictation are one`() async throws {
        let audio = try await Support.decoder.decode(try Support.fixture("04-pediatric-otitis.flac"))
        let speech = try await Support.detector().speech(in: audio, channel: 0)
        #expect(Voices(in: audio, speech: speech) == nil)
    }

    @Test func `of a mix of two dictations are two`() async throws {
        let (low, high) = ("03-knee-orthopedics.mp3", "04-pediatric-otitis.flac")
        var (mix, truth): ([Int16], [Range<Double>]) = ([], [])
        let sounds = [
            try await Support.decoder.decode(try Support.fixture(low)).channels[0],
            try await Support.decoder.decode(try Support.fixture(high)).channels[0],
        ]
        for turn in 0..<8 {
            let start = Double(mix.count) / 16_000
            mix += sounds[turn % 2][turn / 2 * 80_000..<(turn / 2 + 1) * 80_000] + [Int16](repeating: 0, count: 8_000)
            if turn % 2 == 1 { truth.append(start..<start + 5) }
        }
        let audio = DecodedAudio(channels: [mix])
        let speech = try await Support.detector().speech(in: audio, channel: 0)
        let voices = try #require(Voices(in: audio, speech: speech))
        for turn in voices.turns where turn.certainty > 0.7 {
            let middle = (turn.time.lowerBound + turn.time.upperBound) / 2
            #expect((turn.voice == 1) == truth.contains { $0.contains(middle) }, "\(middle) s")
        }
    }
}
