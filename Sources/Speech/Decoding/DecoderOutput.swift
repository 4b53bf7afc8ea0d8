internal import Glibc

/// Reads what `dictum-decoder` writes. It trusts nothing: the child may have been taken over.
struct DecoderOutput {
    private static let largestBlock = 16_384
    /// Marks a count of frames that are missing.
    private static let missing: UInt32 = 1 << 31
    /// What is nearer to each other than half a second is one gap; what is shorter than a tenth of one was no word.
    private static let nearest = AudioWindow.sampleRate / 2
    private static let shortestLoss = AudioWindow.sampleRate / 10
    private static let mostLosses = 1_000
    private let frameLimit: Int
    private var pending: [UInt8] = []
    private var channels: [[Int16]] = []
    private var losses: [Range<Int>] = []

    /// A reader that refuses more than `frameLimit` frames.
    init(frameLimit: Int) { self.frameLimit = frameLimit }

    /// Takes the next bytes; `false` when they break the format or the limit.
    mutating func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        unsafe pending.append(contentsOf: bytes)
        var position = 0
        defer { pending.removeFirst(position) }
        if channels.isEmpty {
            guard let count: UInt32 = read(at: 0), let expected: UInt64 = read(at: 4) else { return true }
            guard (1...2).contains(count) else { return false }
            var channel: [Int16] = []
            channel.reserveCapacity(Int(min(expected, UInt64(frameLimit))) + Self.largestBlock)
            channels = Array(repeating: channel, count: Int(count))
            position = 12
        }
        while let count: UInt32 = read(at: position) {
            if count & Self.missing != 0 {
                guard lose(Int(count & ~Self.missing)) else { return false }
                position += 4
                continue
            }
            let frames = Int(count)
            guard (1...Self.largestBlock).contains(frames), frames + channels[0].count <= frameLimit else {
                return false
            }
            let end = position + 4 + frames * 2 * channels.count
            guard end <= pending.count else { break }
            for index in channels.indices {
                channels[index].append(contentsOf: samples(frames, at: position + 4 + index * frames * 2))
            }
            position = end
        }
        return true
    }

    /// Puts silence in the place of frames that are missing; `false` when they break the limits.
    private mutating func lose(_ frames: Int) -> Bool {
        let start = channels[0].count
        guard frames > 0, frames + start <= frameLimit else { return false }
        for index in channels.indices { channels[index].append(contentsOf: repeatElement(0, count: frames)) }
        if let last = losses.last, start - last.upperBound < Self.nearest {
            losses[losses.count - 1] = last.lowerBound..<start + frames
        } else {
            losses.append(start..<start + frames)
        }
        return losses.count <= Self.mostLosses
    }

    /// The sound, if the output ended where a block ended.
    var whole: DecodedAudio? {
        guard pending.isEmpty, channels.first?.isEmpty == false else { return nil }
        let rate = Double(AudioWindow.sampleRate)
        let lost = losses.filter { $0.count >= Self.shortestLoss }.map {
            Double($0.lowerBound) / rate..<Double($0.upperBound) / rate
        }
        return DecodedAudio(channels: channels, lost: lost)
    }

    private func read<Value: BitwiseCopyable & FixedWidthInteger>(at offset: Int) -> Value? {
        guard offset + MemoryLayout<Value>.size <= pending.count else { return nil }
        return unsafe pending.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: Value.self) }
    }

    private func samples(_ count: Int, at offset: Int) -> [Int16] {
        unsafe [Int16](unsafeUninitializedCapacity: count) { target, initialized in
            unsafe pending.withUnsafeBytes { source in
                unsafe UnsafeMutableRawBufferPointer(target).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: source[offset..<(offset + count * 2)])
                )
            }
            initialized = count
        }
    }
}
