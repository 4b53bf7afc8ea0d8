/// What is measured, in the order of the table.
enum Column: String, CaseIterable {
    case drainOne = "drain 1"
    case drainTwo = "drain 2"
    case enqueueBatch = "enqueue 1000s"
    case enqueueSingle = "singly"
    case startMedian = "start p50"
    case startTail = "start p99"
    case endMedian = "end p50"
    case endTail = "end p99"

    /// Jobs per second, where more is better; else milliseconds.
    var isRate: Bool { [.drainOne, .drainTwo, .enqueueBatch, .enqueueSingle].contains(self) }
}

/// A queue that takes part.
protocol Contender: Sendable {
    var name: String { get }

    /// Measures throughput once, on a database of its own; a peer everything that it can tell.
    func round() async throws -> [Column: Double]

    /// Measures how long single jobs take, once, on a database of its own.
    func latencies() async throws -> [Column: Double]
}

extension Contender {
    func latencies() async throws -> [Column: Double] { [:] }
}

/// How much is measured.
struct Effort: Sendable {
    var jobs = 20_000
    var singly = 1_000
    var latencies = 200
    /// How often in a round latencies are measured, in turns: how fast a disk is changes from minute to minute.
    var turns = 3
    /// Between two jobs whose latency is measured: apart enough that each finds an idle queue.
    var pause: Duration = .milliseconds(20)
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension [Double] {
    /// The value below which `share` of them lie.
    func percentile(_ share: Double) -> Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted[Swift.min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    var median: Double { percentile(0.5) }
}
