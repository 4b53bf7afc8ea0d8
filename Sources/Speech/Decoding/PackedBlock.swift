/// A stretch of sound in about half the room, without loss: what a simple prediction misses, in Rice's code.
///
/// A sample is predicted as zero, as the one before, or as going on like the two before, whichever misses least.
struct PackedBlock: Sendable {
    /// Quotients from here on are written in full.
    private static let longest: UInt32 = 24
    /// Bits of what a prediction misses at most, with its sign: 3 x 32,768 twice.
    private static let wholeBits: UInt32 = 19

    /// How many samples it holds.
    let count: Int
    private let order: Int
    private let shift: UInt32
    private let bytes: [UInt8]

    /// `count` samples of silence.
    init(silence count: Int) {
        self.count = count
        (order, shift, bytes) = (0, 0, [])
    }

    /// Packs `samples`.
    init(_ samples: ArraySlice<Int16>) {
        var sums = [0, 0, 0]
        var (last, before): (Int32, Int32) = (0, 0)
        for sample in samples {
            let value = Int32(sample)
            sums[0] += Int(value.magnitude)
            sums[1] += Int((value - last).magnitude)
            sums[2] += Int((value - 2 * last + before).magnitude)
            (last, before) = (value, last)
        }
        order = sums.indices.min { sums[$0] < sums[$1] } ?? 0
        count = samples.count
        let mean = sums[order] * 2 / max(1, samples.count)
        shift = mean < 2 ? 0 : UInt32(Int.bitWidth - 1 - mean.leadingZeroBitCount)
        var writer = BitWriter(capacity: samples.count * Int(shift + 3) / 8)
        (last, before) = (0, 0)
        for sample in samples {
            let missed = Int32(sample) - Self.prediction(order, last, before)
            let code = UInt32(bitPattern: missed << 1 ^ missed >> 31)
            let quotient = code >> shift
            if quotient < Self.longest {
                writer.write((1 << (quotient + 1)) - 2, bits: quotient + 1)
                writer.write(UInt64(code & (1 << shift - 1)), bits: shift)
            } else {
                writer.write(1 << Self.longest - 1, bits: Self.longest)
                writer.write(UInt64(code), bits: Self.wholeBits)
            }
            (last, before) = (Int32(sample), last)
        }
        bytes = writer.finished()
    }

    /// The samples, one after the other.
    func unpack(_ take: (Int16) -> Void) {
        var reader = BitReader(bytes)
        var (last, before): (Int32, Int32) = (0, 0)
        for _ in 0..<count {
            let quotient = reader.ones(upTo: Self.longest)
            let code =
                quotient < Self.longest
                ? UInt32(quotient << shift | reader.read(bits: shift)) : reader.read(bits: Self.wholeBits)
            let missed = Int32(bitPattern: code >> 1) ^ -Int32(bitPattern: code & 1)
            let value = missed + Self.prediction(order, last, before)
            take(Int16(truncatingIfNeeded: value))
            (last, before) = (value, last)
        }
    }

    private static func prediction(_ order: Int, _ last: Int32, _ before: Int32) -> Int32 {
        switch order {
        case 0: 0
        case 1: last
        default: 2 * last - before
        }
    }
}

/// Writes numbers of some bits each, the highest first.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var held: UInt32 = 0

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// At most 32 bits at a time.
    mutating func write(_ value: UInt64, bits: UInt32) {
        pending = pending << UInt64(bits) | value
        held += bits
        while held >= 8 {
            held -= 8
            bytes.append(UInt8(truncatingIfNeeded: pending >> UInt64(held)))
        }
    }

    /// The bytes, the last filled up with zeros.
    mutating func finished() -> [UInt8] {
        if held > 0 { write(0, bits: 8 - held) }
        // An exact copy: what was reserved and not used would stay for as long as the sound does.
        return bytes.map { $0 }
    }
}

/// Reads what ``BitWriter`` wrote.
private struct BitReader {
    private let bytes: [UInt8]
    private var position = 0
    private var pending: UInt64 = 0
    private var held: UInt32 = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read(bits: UInt32) -> UInt32 {
        fill(bits)
        held -= bits
        return UInt32(truncatingIfNeeded: pending >> UInt64(held) & (1 << UInt64(bits) - 1))
    }

    /// How many ones come before a zero, which is read too; no more than `limit`.
    mutating func ones(upTo limit: UInt32) -> UInt32 {
        var count: UInt32 = 0
        while count < limit, read(bits: 1) == 1 { count += 1 }
        return count
    }

    private mutating func fill(_ bits: UInt32) {
        while held < bits {
            pending = pending << 8 | UInt64(position < bytes.count ? bytes[position] : 0)
            position += 1
            held += 8
        }
    }
}
