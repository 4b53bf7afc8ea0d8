import Testing

@testable import Speech

@Suite struct `A voice in the other one's channel` {
    /// Syllables of noise, louder and fainter as `seed` has it, between two times of 12 seconds.
    private func voice(_ times: [Range<Double>], seed: UInt64) -> [Double] {
        var state = seed
        func chance() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 24)
        }
        let syllables = (0..<80).map { _ in 0.05 + chance() }
        return (0..<12 * 16_000).map { index in
            let time = Double(index) / 16_000
            let sound = (chance() - 0.5) * syllables[Int(time / 0.15)]
            return times.contains { $0.contains(time) } ? sound : 0
        }
    }

    private func samples(_ sound: [Double], _ other: [Double], leak: Double) -> [Int16] {
        zip(sound, other).map { Int16(($0 + leak * $1) * 20_000) }
    }

    private func silenced(_ left: [Double], _ right: [Double], leak: Double) -> (DecodedAudio, DecodedAudio) {
        let audio = DecodedAudio(channels: [samples(left, right, leak: leak), samples(right, left, leak: leak)])
        var silenced = audio
        Crosstalk.silence(&silenced)
        return (audio, silenced)
    }

    private func level(_ audio: DecodedAudio, _ channel: Int, _ time: Range<Double>) -> Double {
        Loudness.level(of: audio.channels[channel][Int(time.lowerBound * 16_000)..<Int(time.upperBound * 16_000)])
    }

    @Test func `is silenced, and nothing else is`() {
        let (before, after) = silenced(voice([0..<6], seed: 1), voice([7..<9], seed: 2), leak: 0.04)
        #expect(level(before, 1, 1..<5) > 0 && level(after, 1, 1..<5) == 0)
        #expect(level(before, 0, 7.5..<8.5) > 0 && level(after, 0, 7.5..<8.5) == 0)
        #expect(after.channels[0][..<96_000] == before.channels[0][..<96_000])
        #expect(after.channels[1][112_000..<144_000] == before.channels[1][112_000..<144_000])
    }

    @Test func `stays where both speak, and where one speaks faintly`() {
        let answer = voice([2..<4, 7..<9], seed: 2).enumerated().map { $0 < 80_000 ? $1 * 0.1 : $1 }
        let (before, after) = silenced(voice([0..<6], seed: 1), answer, leak: 0)
        #expect(after.channels == before.channels)
        let (both, kept) = silenced(voice([0..<6], seed: 1), voice([2..<4, 7..<9], seed: 2), leak: 0.04)
        #expect(kept.channels[1][34_000..<62_000] == both.channels[1][34_000..<62_000])
    }

    @Test func `is not looked for where there is one channel, or no sound`() {
        var (one, none) = (DecodedAudio(channels: [[1, 2, 3]]), DecodedAudio(channels: [[], []]))
        Crosstalk.silence(&one)
        Crosstalk.silence(&none)
        #expect(one.channels == [[1, 2, 3]] && none.channels == [[], []])
    }
}
