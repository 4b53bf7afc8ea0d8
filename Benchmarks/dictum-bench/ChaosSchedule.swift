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
