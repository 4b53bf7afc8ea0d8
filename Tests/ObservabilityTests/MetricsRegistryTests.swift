import CoreMetrics
import Foundation
import Testing

@testable import Observability

@Suite struct MetricsRegistryTests {
    private let registry = MetricsRegistry([
        MetricDescription("shop_sales_total", "Sales."),
        MetricDescription("shop_open", "Doors that are open."),
        MetricDescription("shop_visit_seconds", "Visits.", buckets: [0.5, 2]),
    ])

    @Test func `counters, gauges and timers are exposed with help, type and labels`() {
        let sales = Counter(label: "shop_sales_total", dimensions: [("kind", "tea"), ("code", "a")], factory: registry)
        sales.increment(by: 2)
        sales.increment()
        let doors = Meter(label: "shop_open", dimensions: [], factory: registry)
        doors.set(3)
        doors.decrement()
        let visits = CoreMetrics.Timer(label: "shop_visit_seconds", dimensions: [], factory: registry)
        for seconds in [0.25, 0.5, 1.0, 4.0] { visits.recordSeconds(seconds) }
        #expect(
            registry.exposition() == """
                # HELP shop_open Doors that are open.
                # TYPE shop_open gauge
                shop_open 2
                # HELP shop_sales_total Sales.
                # TYPE shop_sales_total counter
                shop_sales_total{code="a",kind="tea"} 3
                # HELP shop_visit_seconds Visits.
                # TYPE shop_visit_seconds histogram
                shop_visit_seconds_bucket{le="0.5"} 2
                shop_visit_seconds_bucket{le="2"} 3
                shop_visit_seconds_bucket{le="+Inf"} 4
                shop_visit_seconds_sum 5.75
                shop_visit_seconds_count 4

                """
        )
    }

    @Test func `the same name and labels are the same series, whoever makes it`() {
        for _ in 0..<3 {
            Counter(label: "shop_sales_total", dimensions: [("kind", "tea")], factory: registry).increment()
        }
        #expect(registry.exposition().contains("shop_sales_total{kind=\"tea\"} 3\n"))
    }

    @Test func `a label's value is escaped`() {
        Meter(label: "shop_open", dimensions: [("door", "a\"b\\c\nd")], factory: registry).set(1)
        #expect(registry.exposition().contains(#"shop_open{door="a\"b\\c\nd"} 1"#))
    }

    @Test func `a name keeps its first type, so that the page stays whole`() {
        Counter(label: "shop_sales_total", dimensions: [], factory: registry).increment()
        Meter(label: "shop_sales_total", dimensions: [("x", "y")], factory: registry).set(7)
        let page = registry.exposition()
        #expect(page.contains("shop_sales_total 1\n") && !page.contains("shop_sales_total{"))
    }

    @Test func `no count is lost between threads`() async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 {
                        Counter(label: "shop_sales_total", dimensions: [], factory: registry).increment()
                    }
                }
            }
        }
        #expect(registry.exposition().contains("shop_sales_total 8000\n"))
    }
}
