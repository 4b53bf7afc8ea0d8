public import CoreMetrics
internal import Synchronization

/// What Prometheus is told of a metric besides its values.
public struct MetricDescription: Sendable {
    /// The name as it is exposed, with its unit, such as `dictum_stage_duration_seconds`.
    public let name: String
    /// One sentence for people.
    public let help: String
    /// Upper bounds of a histogram's buckets, ascending, in the metric's unit.
    public let buckets: [Double]

    /// A description; `buckets` matter to timers and recorders only.
    public init(_ name: String, _ help: String, buckets: [Double] = []) {
        self.name = name
        self.help = help
        self.buckets = buckets
    }
}

/// A backend of swift-metrics that keeps every series in memory and writes them in Prometheus' text format.
///
/// Counters become counters, meters and gauges become gauges, timers become histograms in seconds, and recorders
/// histograms in their own unit. Labels must come from small sets: a series lives as long as the process.
public final class MetricsRegistry: MetricsFactory, Sendable {
    private let descriptions: [String: MetricDescription]
    private let families = Mutex<[String: Family]>([:])

    /// A registry that knows what these metrics mean. Others are exposed under their name alone.
    public init(_ descriptions: [MetricDescription]) {
        self.descriptions = Dictionary(descriptions.map { ($0.name, $0) }) { $1 }
    }

    /// Every series in Prometheus' text format, version 0.0.4, sorted.
    public func exposition() -> String {
        let all = families.withLock { $0.values.sorted { $0.name < $1.name } }
        return all.map(\.text).joined()
    }

    private func description(of name: String) -> MetricDescription { descriptions[name] ?? .init(name, "") }

    /// The series of that name and those labels, made when it is new. A name keeps the type that it had first; under
    /// another it gets a series that nobody sees, for one name of two types would spoil the whole page.
    private func series<S: Series>(_ name: String, _ dimensions: [(String, String)], _ make: () -> S) -> S {
        let labels = Labels(dimensions)
        return families.withLock { families in
            var family = families[name] ?? Family(description(of: name), type: S.type)
            if let known = family.series[labels] { return known as? S ?? make() }
            let new = make()
            guard family.type == S.type else { return new }
            family.series[labels] = new
            families[name] = family
            return new
        }
    }

    // MARK: MetricsFactory

    /// A counter.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions) { CounterSeries() }
    }

    /// A counter of fractions.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, dimensions) { CounterSeries() }
    }

    /// A gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions) { GaugeSeries() }
    }

    /// A histogram, or a gauge where only the last value counts.
    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return series(label, dimensions) { GaugeSeries() } }
        return series(label, dimensions) { HistogramSeries(description(of: label).buckets) }
    }

    /// A histogram of seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions) { HistogramSeries(description(of: label).buckets) }
    }

    // A series that went and came back would look like a restart: all stay.

    /// Keeps the series.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Keeps the series.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Keeps the series.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Keeps the series.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Keeps the series.
    public func destroyTimer(_ handler: any TimerHandler) {}
}
