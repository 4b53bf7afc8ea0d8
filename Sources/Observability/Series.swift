internal import CoreMetrics
internal import Synchronization

/// One metric with one set of labels.
protocol Series: AnyObject, Sendable {
    /// Its type in the text format.
    static var type: String { get }
    /// Its lines.
    func samples(_ name: String, _ labels: Labels) -> [String]
}

/// Only grows.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    static let type = "counter"
    private let value = Mutex(0.0)

    func increment(by amount: Int64) { increment(by: Double(amount)) }

    func increment(by amount: Double) {
        guard amount > 0 else { return }
        value.withLock { $0 += amount }
    }

    func reset() { value.withLock { $0 = 0 } }

    func samples(_ name: String, _ labels: Labels) -> [String] {
        ["\(name)\(labels.braced()) \(value.withLock { $0 }.sample)"]
    }
}

/// Goes up and down.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    static let type = "gauge"
    private let value = Mutex(0.0)

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ new: Double) { value.withLock { $0 = new } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }

    func samples(_ name: String, _ labels: Labels) -> [String] {
        ["\(name)\(labels.braced()) \(value.withLock { $0 }.sample)"]
    }
}

/// Counts values by size.
final class HistogramSeries: Series, RecorderHandler, TimerHandler {
    static let type = "histogram"

    private struct State {
        /// One a bucket, and one for what is above all.
        var counts: [Int64]
        var sum = 0.0
    }
    private let bounds: [Double]
    private let state: Mutex<State>

    init(_ bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    func samples(_ name: String, _ labels: Labels) -> [String] {
        let state = state.withLock { $0 }
        var total: Int64 = 0
        let buckets = zip(bounds + [.infinity], state.counts).map { bound, count in
            total += count
            return "\(name)_bucket\(labels.braced("le=\"\(bound.sample)\"")) \(total)"
        }
        return buckets + [
            "\(name)_sum\(labels.braced()) \(state.sum.sample)", "\(name)_count\(labels.braced()) \(total)",
        ]
    }
}
