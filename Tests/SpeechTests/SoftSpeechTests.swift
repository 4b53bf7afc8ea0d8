import Artifacts
import Testing

@testable import Speech

@Suite struct `Soft speech after loud speech` {
    /// A dictation, and a hundred times softer what follows after half a second; all over noise of a level.
    private func recording(noise peak: Int, softer factor: Double = 100) async throws -> DecodedAudio {
        let whole = try await Support.decoder.decode(try Support.fixture("04-pediatric-otitis.flac")).channels[0]
        let soft = whole[320_000..<480_000].map { Int16(Double($0) / factor) }
        let samples = Array(whole[..<320_000]) + [Int16](repeating: 0, count: 8_000) + soft
        let noise = peak > 0 ? Wave.noise(seconds: 31, peak: peak) : [Int16](repeating: 0, count: samples.count)
        return DecodedAudio(channels: [zip(samples, noise).map { $0 &+ $1 }])
    }

    private func softSeconds(of audio: DecodedAudio) async throws -> Double {
        try await Support.detector().speech(in: audio, channel: 0).reduce(0) {
            $0 + max(0, $1.upperBound - max($1.lowerBound, 20.5))
        }
    }

    @Test func `is found`() async throws {
        #expect(try await softSeconds(of: recording(noise: 0)) > 6)
        #expect(try await softSeconds(of: recording(noise: 2)) > 6)
    }

    @Test func `is not heard in noise, nor in the hum of a room`() async throws {
        let loud = try await Support.decoder.decode(try Support.fixture("04-pediatric-otitis.flac")).channels[0]
        for pause in [Wave.noise(seconds: 8, peak: 60), Wave.tone(seconds: 8).map { $0 / 100 }] {
            #expect(try await softSeconds(of: DecodedAudio(channels: [Array(loud[..<320_000]) + pause])) < 0.3)
        }
    }

    @Test func `is looked for in pauses alone that are more than noise`() {
        let pause = [Int16](repeating: 20, count: 32_000)
        let speech = [Int16](repeating: 4_000, count: 32_000)
        let silence = [Int16](repeating: 3, count: 32_000)
        let samples = speech + pause + speech + silence
        #expect(SoftSpeech.pauses(in: samples, between: [0..<2, 4..<6]) == [32_000..<64_000])
        #expect(SoftSpeech.pauses(in: samples, between: []).isEmpty)
        #expect(SoftSpeech.pauses(in: samples, between: [0..<3.2, 3.8..<8]).isEmpty)
    }
}
