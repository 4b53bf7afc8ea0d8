import Artifacts
import JobQueue
import Pipeline

/// What a watch remembers of the pages before: how many jobs of each stage had nobody to work on them.
struct FleetTrend {
    /// Pages, which come once a second.
    static let length = 30
    private var queued: [Stage: [Int]] = [:]

    mutating func note(_ status: FleetStatus) {
        for line in status.stages {
            queued[line.stage, default: []].append(line.depth.waiting + line.depth.delayed)
            if let excess = queued[line.stage].map({ $0.count - Self.length }), excess > 0 {
                queued[line.stage]?.removeFirst(excess)
            }
        }
    }

    /// The stage's last half minute as a row of bars, the newest at the right; the highest is the most there was.
    func bars(of stage: Stage) -> String { Self.bars(queued[stage] ?? []) }

    static func bars(_ values: [Int]) -> String {
        let steps = Array("▁▂▃▄▅▆▇█")
        let most = max(values.max() ?? 0, 1)
        return String(values.map { $0 == 0 ? "·" : steps[($0 * steps.count - 1) / most] })
    }
}
