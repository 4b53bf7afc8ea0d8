import ArgumentParser
import Foundation
import Postgres

/// `Scripts/bench fleet`
struct FleetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleet",
        abstract: "Simulates 24 hours of 1,000 workers on one database, and prints what breaks first."
    )

    @Option(help: "A libpq connection string of a server's administrator, without a database.")
    var server: String
    @Option(help: "How many workers.")
    var workers = 1000
    @Option(help: "How often each statement is timed in each simulated hour.")
    var samples = 100
    @Option(help: "Repeats the arrivals of an earlier run.")
    var seed: UInt64 = 24

    func run() async throws {
        let plain = FleetSettings(name: "by default", workers: workers, samplers: workers, connections: 10 * workers)
        let tuned = FleetSettings(name: "tuned", workers: workers, poll: 10, samplers: 2, connections: 100)
        let days = [plain, tuned].map { ($0, FleetDay($0, seed: seed)) }
        let prices = try await price(days[0].1)
        try await printLimits(server)
        for (settings, day) in days { print(report(settings, day, prices)) }
    }

    /// The prices of each hour, at the depth that it reaches.
    private func price(_ day: FleetDay) async throws -> [[FleetAction: Double]] {
        try await Arena(server: server).with { database in
            var till = try await FleetPrices(database: database, workers: workers)
            var prices: [[FleetAction: Double]] = []
            for (number, hour) in day.hours.enumerated() {
                prices.append(try await till.measure(hour, times: samples))
                print("hour \(number): \(hour.waiting) waiting, \(hour.running) running, oldest \(hour.oldest) s")
            }
            await till.close()
            return prices
        }
    }

    private func printLimits(_ server: String) async throws {
        let connection = try await Connection.open("\(server) dbname=postgres")
        let most = try await connection.query("SELECT current_setting('max_connections')")[0].get(0, as: String.self)
        await connection.close()
        print("connections wanted: \(10 * workers) by default; max_connections here: \(most)")
    }

    /// For each statement its busiest hour: how often it comes, what it costs, and how many connections' time it takes.
    private func report(_ settings: FleetSettings, _ day: FleetDay, _ prices: [[FleetAction: Double]]) -> String {
        var lines = ["", "\(settings.name): \(settings.connections) connections", "| | /s | ms | busy connections |"]
        let rows = FleetAction.allCases.map { action in
            let loads = zip(day.hours, prices).map { hour, prices in
                (rate: (hour.counts[action] ?? 0) / 3600, cost: prices[action] ?? 0)
            }
            let worst = loads.max { $0.rate * $0.cost < $1.rate * $1.cost } ?? (0, 0)
            return (action, worst.rate, worst.cost, worst.rate * worst.cost / 1000)
        }
        for (action, rate, cost, busy) in rows.sorted(by: { $0.3 > $1.3 }) {
            lines.append("| \(action) | \(Table.format(rate)) | \(Table.format(cost)) | \(Table.format(busy)) |")
        }
        let totals = zip(day.hours, prices).map { hour, prices in
            FleetAction.allCases.reduce(0) { $0 + (hour.counts[$1] ?? 0) * (prices[$1] ?? 0) } / 3_600_000
        }
        let peak = totals.max() ?? 0
        lines.append("all of it in its busiest hour, \(totals.firstIndex(of: peak) ?? 0): \(Table.format(peak))")
        return lines.joined(separator: "\n")
    }
}
