/// A RIFF/WAVE file in memory: 16 kHz, mono, 16-bit PCM, and no chunk but `fmt ` and `data`.
enum WaveFile {
    /// The file of `samples`, each clamped to between -1 and 1.
    static func bytes(of samples: [Float]) -> [UInt8] {
        let dataBytes = UInt32(samples.count * 2)
        var file: [UInt8] = []
        file.reserveCapacity(44 + Int(dataBytes))
        func append(_ value: some FixedWidthInteger) {
            for shift in stride(from: 0, to: value.bitWidth, by: 8) {
                file.append(UInt8(truncatingIfNeeded: value >> shift))
            }
        }
        file += "RIFF".utf8
        append(36 + dataBytes)
        file += "WAVEfmt ".utf8
        append(UInt32(16))
        append(UInt16(1))  // PCM
        append(UInt16(1))  // channel
        append(UInt32(AudioWindow.sampleRate))
        append(UInt32(AudioWindow.sampleRate * 2))
        append(UInt16(2))  // bytes a frame
        append(UInt16(16))  // bits a sample
        file += "data".utf8
        append(dataBytes)
        for sample in samples {
            let clamped = sample.isNaN ? 0 : min(max(sample, -1), 1)
            append(Int16((clamped * 32_767).rounded()))
        }
        return file
    }
}
