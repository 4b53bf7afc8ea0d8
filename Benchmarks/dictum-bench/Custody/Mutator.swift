/// Changes byte strings as files change on bad disks, in bad hands and under tools that mean well.
///
/// Each case follows from a seed and its number alone, so that any one can be made again.
struct Mutator {
    private var generator: SeededGenerator

    init(seed: UInt64, number: Int) {
        var mixer = SeededGenerator(seed: seed)
        generator = SeededGenerator(seed: mixer.next() ^ UInt64(number))
    }

    /// One of `samples` with one to four changes; never equal to any of them.
    mutating func mutant(of samples: [[UInt8]]) -> [UInt8] {
        var bytes = samples[below(samples.count)]
        let partner = samples[below(samples.count)]
        for _ in 0...below(4) { change(&bytes, partner) }
        while samples.contains(bytes) { flip(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], _ partner: [UInt8]) {
        switch below(9) {
        case 0, 1: flip(&bytes)
        case 2: if !bytes.isEmpty { bytes[below(bytes.count)] = UInt8(below(256)) }
        case 3: if !bytes.isEmpty { bytes[below(bytes.count)] = [0, 1, 0x7f, 0x80, 0x81, 0x84, 0xff][below(7)] }
        case 4: bytes.insert(contentsOf: (0...below(8)).map { _ in UInt8(below(256)) }, at: below(bytes.count + 1))
        case 5: bytes.removeSubrange(range(of: bytes, upTo: 16))
        case 6: bytes.insert(contentsOf: Array(bytes[range(of: bytes, upTo: 64)]), at: below(bytes.count + 1))
        case 7: bytes.removeLast(below(bytes.count + 1))
        default:
            // The head of one and the tail of another, cut at the same or at any place.
            let cut = below(bytes.count + 1)
            let start = below(2) == 0 ? min(cut, partner.count) : below(partner.count + 1)
            bytes = Array(bytes[..<cut]) + partner[start...]
        }
    }

    private mutating func flip(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return bytes.append(UInt8(below(256))) }
        bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    }

    private mutating func range(of bytes: [UInt8], upTo length: Int) -> Range<Int> {
        let start = below(bytes.count + 1)
        return start..<min(start + 1 + below(length), bytes.count)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
}
