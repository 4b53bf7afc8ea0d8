internal import Glibc

/// Reads what `dictum-decoder` writes. It trusts nothing: the child may have been taken over.
struct DecoderOutput {
    private static let largestBlock = 16_384
    private let frameLimit: Int
    private var pending: [UInt8] = []
    private var channels: [[Int16]] = []

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

    /// The sound, if the output ended where a block ended.
    var whole: DecodedAudio? {
        pending.isEmpty && channels.first?.isEmpty == false ? DecodedAudio(channels: channels) : nil
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
