import Testing

@testable import Speech

@Suite struct `Sound that waits to be recognised` {
    /// Sounds of all kinds: what a prediction never misses, always misses, and misses by as much as can be.
    private static func sounds() -> [[Int16]] {
        var dice = SystemRandomNumberGenerator()
        let noise = (0..<40_000).map { _ in Int16.random(in: .min ... .max, using: &dice) }
        let hiss = (0..<33_000).map { _ in Int16.random(in: -6...6, using: &dice) }
        let extremes = (0..<20_000).map { [Int16.min, .max, .max, .min, 0][$0 * 7 % 5] }
        let ramp = (0..<16_384).map { Int16(truncatingIfNeeded: $0 * 3) }
        return [noise, hiss, extremes, ramp, [Int16](repeating: 0, count: 50_000), [1], []]
    }

    @Test func `comes out as it went in, sample by sample`() {
        for sound in Self.sounds() {
            let audio = DecodedAudio(channels: [sound])
            let whole = 0..<audio.duration + 1
            let packed = PackedAudio(audio) { _ in [whole] }
            #expect(packed.window(whole, channel: 0).samples == audio.window(whole, channel: 0).samples)
        }
    }

    @Test func `is silent far from what was asked for`() {
        let audio = DecodedAudio(channels: [[Int16](repeating: 1_000, count: 16_000 * 20)])
        let packed = PackedAudio(audio) { _ in [8..<9] }
        #expect(packed.duration == 20)
        #expect(packed.window(7..<10, channel: 0).samples == audio.window(7..<10, channel: 0).samples)
        #expect(packed.window(15..<16, channel: 0).samples == [Float](repeating: 0, count: 16_000))
    }

    @Test(arguments: [0.0..<0.5, 1.02..<1.03, 0.9..<2.2, 2.4..<9, -1..<0.1, 5..<6, 1..<1])
    func `is the same in every window, of either channel`(time: Range<Double>) {
        let sound = Self.sounds()[0]
        let audio = DecodedAudio(channels: [sound, sound.reversed()])
        let packed = PackedAudio(audio) { _ in [0..<9] }
        #expect(packed.duration == audio.duration)
        for channel in 0...1 {
            #expect(packed.window(time, channel: channel).samples == audio.window(time, channel: channel).samples)
        }
    }
}
