import Foundation
import HouseSupport
import Testing

/// What `Deploy/` holds for Prometheus, checked by Prometheus' own tool where it is installed.
@Suite struct DeployTests {
    private let folder = Fixtures.root.appending(path: "Deploy/prometheus")

    @Test(arguments: [
        ["check", "rules", "dictum.rules.yaml"], ["test", "rules", "dictum.rules.test.yaml"],
        ["check", "config", "prometheus.yaml"],
    ])
    func `the alert rules are valid and fire when they should`(arguments: [String]) async throws {
        guard let promtool = Promtool.path else { return Promtool.explainSkip() }
        let outcome = try await Shell.run(URL(filePath: promtool), arguments, directory: folder)
        #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test func `each query of the dashboard is one that Prometheus understands, about a metric that we have`()
        async throws
    {
        let data = try Data(contentsOf: folder.appending(path: "grafana-dashboard.json"))
        let queries = try JSONDecoder().decode(Dashboard.self, from: data).panels.flatMap(\.targets).map(\.expr)
        #expect(queries.count > 10)
        let sources = try String(
            contentsOf: Fixtures.root.appending(path: "Sources/Pipeline/WorkerMetrics.swift"),
            encoding: .utf8
        )
        for query in queries {
            for match in query.matches(of: /dictum_[a-z_]+/) {
                let name = String(match.0).replacing(/_bucket$/, with: "")
                #expect(sources.contains("\"\(name)\""), "\(name)")
            }
        }
        guard let promtool = Promtool.path else { return Promtool.explainSkip() }
        let rules = queries.enumerated().map { ["record": "query:\($0)", "expr": $1] }
        let file = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        // JSON is YAML.
        let groups: [String: Any] = ["groups": [["name": "dashboard", "rules": rules] as [String: Any]]]
        try JSONSerialization.data(withJSONObject: groups, options: .withoutEscapingSlashes).write(to: file)
        let outcome = try await Shell.run(URL(filePath: promtool), ["check", "rules", file.path])
        #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    }

    private struct Dashboard: Decodable {
        let panels: [Panel]
    }
    private struct Panel: Decodable {
        let targets: [Target]
    }
    private struct Target: Decodable {
        let expr: String
    }
}
