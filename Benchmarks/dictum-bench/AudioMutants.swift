import Foundation

/// Recordings changed as ``Mutator`` changes bytes, and as only recordings can be: in their lengths and their chunks.
struct AudioMutants: Sendable {
    let samples: [[UInt8]]
    let seed: UInt64

    /// Recordings in all formats.
    static func samples() throws -> [[UInt8]] {
        let folder = URL(filePath: "Tests/Fixtures/formats")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let short = files.filter { !$0.pathExtension.isEmpty }.sorted { $0.path < $1.path }
        return try short.map { [UInt8](try Data(contentsOf: $0)) } + [MadeUp.dss(), MadeUp.amr()]
    }

    /// The mutant of a number. A part is changed in its first kilobyte alone, where containers keep what codecs believe.
    subscript(_ number: Int) -> [UInt8] {
        var mutator = Mutator(seed: seed, number: number)
        let sample = samples[number / 4 % samples.count]
        switch number % 4 {
        case 0: return mutator.mutant(of: [Array(sample.prefix(1024))]) + sample.dropFirst(1024)
        case 1:
            var bytes = sample
            mutator.changeLengths(of: &bytes)
            return bytes
        case 2:
            var bytes = sample
            mutator.repeatChunk(of: &bytes)
            return bytes
        default: return mutator.mutant(of: samples)
        }
    }
}

extension Mutator {
    /// Writes one to three numbers of two or four bytes, in either order, where containers have sizes and counts.
    mutating func changeLengths(of bytes: inout [UInt8]) {
        for _ in 0...below(3) {
            let width = below(3) == 0 ? 2 : 4
            let reach = below(4) == 0 ? bytes.count : min(bytes.count, 512)
            guard reach > width else { return }
            let place = below(reach - width)
            let telling: [UInt32] = [
                0, 1, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, .max, UInt32(bytes.count),
                UInt32(below(1 << 20)),
            ]
            let value = telling[below(telling.count)]
            let isBigEndian = below(2) == 0
            for index in 0..<width {
                let shift = UInt32(8 * (isBigEndian ? width - 1 - index : index))
                bytes[place + index] = UInt8(truncatingIfNeeded: value >> shift)
            }
        }
    }

    /// Repeats up to four kilobytes up to sixteen times, from where a chunk may start, and flips a bit.
    mutating func repeatChunk(of bytes: inout [UInt8]) {
        let start = below(bytes.count) & ~1
        let chunk = bytes[start..<min(bytes.count, start + 4 + below(4_096))]
        let copies = (0...below(16)).flatMap { _ in chunk }
        bytes.insert(contentsOf: copies, at: below(2) == 0 ? start : below(bytes.count))
        if below(2) == 0 { bytes[below(bytes.count)] ^= 1 << UInt8(below(8)) }
    }
}

/// Recordings in formats that no free tool writes: right headers, and noise in the frames.
enum MadeUp {
    private static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 88_172_645_463_325_252
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 32)
        }
    }

    /// DSS in SP mode: two blocks of header, then blocks of 512 bytes with six of their own.
    static func dss(blocks: Int = 20) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 1024)
        header.replaceSubrange(0..<4, with: [2] + Array("dss".utf8))
        header.replaceSubrange(0x26..<0x26 + 24, with: Array("260314101500260314101530".utf8))
        return header + (0..<blocks).flatMap { _ in [UInt8](repeating: 0, count: 6) + noise(506) }
    }

    /// AMR narrow band (RFC 4867, 5) at 12.2 kbit/s.
    static func amr(frames: Int = 100) -> [UInt8] {
        Array("#!AMR\n".utf8) + (0..<frames).flatMap { _ in [0x3c] + noise(31) }
    }
}
