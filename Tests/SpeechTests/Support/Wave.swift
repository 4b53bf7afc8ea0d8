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

    /// How a sample is written.
    enum Sample: CaseIterable {
        case unsigned8, int16, int24, int32, float32, float64

        var bits: Int {
            switch self {
            case .unsigned8: 8
            case .int16: 16
            case .int24: 24
            case .int32, .float32: 32
            case .float64: 64
            }
        }

        var isFloat: Bool { self == .float32 || self == .float64 }

        func bytes(_ value: Double) -> [UInt8] {
            switch self {
            case .unsigned8: [UInt8(128 + value * 127)]
            case .int16: Wave.little(Int16(value * 32_767))
            case .int24: Array(Wave.little(Int32(value * 8_388_607)).prefix(3))
            case .int32: Wave.little(Int32(value * 2_147_483_647))
            case .float32: Wave.little(Float(value).bitPattern)
            case .float64: Wave.little(value.bitPattern)
            }
        }
    }

    /// Half a second of the tone in every channel.
    static func tones(_ sample: Sample, rate: Int, channels: Int, isExtensible: Bool = false) -> [UInt8] {
        let frames = (0..<rate / 2).flatMap { frame in
            let bytes = sample.bytes(0.4 * sin(Double(frame) * 2 * .pi * 440 / Double(rate)))
            return (0..<channels).flatMap { _ in bytes }
        }
        let tag: UInt16 = sample.isFloat ? 3 : 1
        let frame = channels * sample.bits / 8
        let common =
            little(UInt16(channels)) + little(UInt32(rate)) + little(UInt32(rate * frame)) + little(UInt16(frame))
            + little(UInt16(sample.bits))
        // The long form: 22 bytes more, with valid bits, no loudspeakers named, and the tag within a GUID.
        let guid: [UInt8] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]
        let format =
            isExtensible
            ? little(UInt16(0xfffe)) + common + little(UInt16(22)) + little(UInt16(sample.bits)) + little(UInt32(0))
                + little(tag) + guid
            : little(tag) + common
        let body =
            Array("WAVEfmt ".utf8) + little(UInt32(format.count)) + format + Array("data".utf8)
            + little(UInt32(frames.count)) + frames
        return Array("RIFF".utf8) + little(UInt32(body.count)) + body
    }

    fileprivate static func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        (0..<Value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
