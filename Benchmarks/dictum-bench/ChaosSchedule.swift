import Foundation
import JobQueue

/// Who is killed when: the same for the same seed.
struct ChaosSchedule {
    enum Victim: Equatable {
        case worker(Int)
        case postmaster
    }

    struct Kill {
        let pause: Duration
        let victim: Victim
    }

    let kills: [Kill]

    /// - Parameter postmasterShare: one kill in this many is the postmaster's.
    init(seed: UInt64, kills count: Int, workers: Int, postmasterShare: Int = 10) {
        var generator = SeededGenerator(seed: seed)
        kills = (0..<count).map { _ in
            let pause = Duration.milliseconds(Int.random(in: 5...150, using: &generator))
            let isPostmaster = Int.random(in: 0..<postmasterShare, using: &generator) == 0
            let worker = Int.random(in: 0..<workers, using: &generator)
            return Kill(pause: pause, victim: isPostmaster ? .postmaster : .worker(worker))
        }
    }
}

/// A short name for a run's jobs and kills, in their order (FNV-1a): of two runs that print the same, one repeated the other.
struct ScheduleDigest {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    var text: String { String(state, radix: 16) }

    mutating func add(_ kill: ChaosSchedule.Kill) { add("\(kill.pause) \(kill.victim)") }

    mutating func add(_ jobs: [JobQueue.NewJob]) {
        for job in jobs { add("\(job.tenant) \(job.subject) \(job.priority)") }
    }

    private mutating func add(_ text: String) {
        for byte in text.utf8 + [0] { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
}

/// SplitMix64: small, and the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SeededGenerator {
    /// A random UUID (RFC 9562, version 4).
    mutating func uuid() -> UUID {
        var bytes = (0..<2).flatMap { _ in
            let number = next()
            return (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let b = bytes
        return UUID(
            uuid: (
                b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
            )
        )
    }
}
