import Foundation

/// WAV files made by the tests.
enum Wave {
    /// A 440 Hz tone.
    static func tone(seconds: Double, rate: Int = 16_000) -> [Int16] {
        (0..<Int(seconds * Double(rate))).map { Int16(8_000 * sin(Double($0) * 2 * .pi * 440 / Double(rate))) }
    }

    /// Noise that nobody spoke.
    static func noise(seconds: Double, peak: Int = 6_000) -> [Int16] {
        var generator = SystemRandomNumberGenerator()
        return (0..<Int(seconds * 16_000)).map { _ in Int16.random(in: Int16(-peak)...Int16(peak), using: &generator) }
    }

    /// A 16-bit PCM file.
    static func file(_ channels: [[Int16]], rate: Int = 16_000) -> [UInt8] {
        let frames = channels.first?.count ?? 0
        let samples = (0..<frames).flatMap { frame in channels.flatMap { little(UInt16(bitPattern: $0[frame])) } }
        return header(channels: channels.count, rate: rate, bits: 16, bytes: samples.count) + samples
    }

    /// A PCM header that announces `bytes` bytes of samples.
    static func header(channels: Int, rate: Int, bits: Int, bytes: Int) -> [UInt8] {
        let frame = channels * bits / 8
        return Array("RIFF".utf8) + little(UInt32(36 + bytes)) + Array("WAVEfmt ".utf8) + little(UInt32(16))
            + little(UInt16(1)) + little(UInt16(channels)) + little(UInt32(rate)) + little(UInt32(rate * frame))
            + little(UInt16(frame)) + little(UInt16(bits)) + Array("data".utf8) + little(UInt32(bytes))
    }

    private static func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        (0..<Value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
