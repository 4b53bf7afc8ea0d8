import Foundation

/// How a fleet is set up, as far as the database feels it.
struct FleetSettings: Sendable {
    let name: String
    var workers = 1000
    /// Half of them transcribe, half draft.
    var slots = 4
    /// Seconds between two looks of an idle worker at a stage.
    var poll = 1.0
    var heartbeat = 10.0
    var samplers = 1000
    var sample = 15.0
    var connections: Int
}

/// The statements of a fleet.
enum FleetAction: String, CaseIterable {
    case submit, claim, look, complete, heartbeat, sample
}

/// Twenty-four simulated hours, second by second: dictations arrive by office hours, wait, are transcribed and drafted,
/// and workers beat and look for work. What is counted here is priced on a real database by ``FleetPrices``.
struct FleetDay {
    struct Hour {
        var counts: [FleetAction: Double] = [:]
        var waiting = 0
        var running = 0
        var oldest = 0
    }

    /// Seconds of work of each stage: of a dictation of two to three minutes, and of its note.
    static let seconds = [60, 5]
    /// Dictations in an hour of the day as a share of what the fleet can transcribe: quiet nights, more than it can do
    /// in the late morning, and a second peak.
    static let shape = [
        0.05, 0.03, 0.02, 0.02, 0.05, 0.1, 0.3, 0.6, 0.9, 1.1, 1.3, 1.2, 0.7, 0.8, 1.0, 1.1, 0.9, 0.6, 0.4, 0.3, 0.2,
        0.15, 0.1, 0.08,
    ]

    private(set) var hours: [Hour] = []

    init(_ settings: FleetSettings, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let places = settings.workers * settings.slots / 2
        var free = [places, places]
        var waiting = [[Int]](repeating: [], count: 2)
        var next = [0, 0]
        var ends = [[Int: Int]](repeating: [:], count: 2)
        for hour in Self.shape.indices {
            var state = Hour()
            let rate = Self.shape[hour] * Double(places) / Double(Self.seconds[0])
            for second in (hour * 3600)..<((hour + 1) * 3600) {
                let arrivals = Int(rate + Double.random(in: -0.5...0.5, using: &random) * rate.squareRoot() + 0.5)
                waiting[0] += [Int](repeating: second, count: max(0, arrivals))
                state.counts[.submit, default: 0] += Double(max(0, arrivals))
                for stage in 0...1 {
                    let done = ends[stage].removeValue(forKey: second) ?? 0
                    free[stage] += done
                    state.counts[.complete, default: 0] += Double(done)
                    if stage == 0 { waiting[1] += [Int](repeating: second, count: done) }
                    let claimed = min(free[stage], waiting[stage].count - next[stage])
                    if claimed > 0 { state.oldest = max(state.oldest, second - waiting[stage][next[stage]]) }
                    free[stage] -= claimed
                    next[stage] += claimed
                    ends[stage][second + Self.seconds[stage], default: 0] += claimed
                    state.counts[.claim, default: 0] += Double(claimed)
                    // One look serves all the free slots that a worker has at a stage.
                    state.counts[.look, default: 0] +=
                        Double(min(free[stage], settings.workers)) / settings.poll
                }
                state.counts[.heartbeat, default: 0] += Double(settings.workers) / settings.heartbeat
                state.counts[.sample, default: 0] += Double(settings.samplers) / settings.sample
                state.waiting = max(state.waiting, waiting[0].count - next[0])
                state.running = max(state.running, 2 * places - free[0] - free[1])
            }
            hours.append(state)
        }
    }
}
