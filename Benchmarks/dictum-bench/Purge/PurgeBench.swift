import ArgumentParser
import AuditLog
import Custody
import Foundation
import Migrations
import Postgres
import Retention

/// `Scripts/bench purge`: what it costs to destroy an artifact, from few to many; what whoever claims jobs beside it
/// notices; and memory.
struct PurgeBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Prints the purge's cost per artifact at several sizes, claim latency beside it, and peak memory."
    )

    @Option(help: "A libpq connection string of a server's administrator, without a database.")
    var server: String
    @Option(help: "Due artifacts, separated by commas.")
    var sizes = "10000,100000"
    @Option(help: "Claims a second of the workers beside it; 0 leaves them out.")
    var claims = 200
    @Option(help: "Artifacts a second at most, as the scheduled purge has it; without, as fast as it goes.")
    var rate: Double?
    @Option(help: "Jobs that wait in the queue meanwhile.")
    var jobs = 20_000

    func run() async throws {
        let arena = Arena(server: server)
        print(
            """
            | due artifacts | artifacts /s | us each | certifying, us each | rewriting the keys, s | peak MB | claim p50 ms alone | beside | ratio \
            | p95 alone | beside | ratio |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """
        )
        for size in sizes.split(separator: ",").compactMap({ Int($0) }) {
            try await arena.with { records in
                try await arena.with(schema: .keystore) { try await measure(size, records, $0) }
            }
        }
    }

    private func measure(_ size: Int, _ records: String, _ keys: String) async throws {
        try await PurgeStock(records: records, keys: keys).fill(size)
        let purger = "user=\(PurgeStock.purgerRole)"
        let shredder = KeyShredder(Pool("\(keys) \(purger)", size: 1))
        let pool = Pool("\(records) \(purger)", size: 2)
        let beside = claims > 0 ? try await ClaimsBeside.start(records, jobs: jobs, rate: claims) : nil
        Memory.forgetPeak()
        let (clock, start) = (ContinuousClock(), ContinuousClock.now)
        let rate = rate
        let summary = try await Purge(database: pool, keys: shredder, actor: "purger/bench").run(asOf: Date()) { done in
            try await beside?.waitForTurn()
            guard let rate else { return true }
            try await Task.sleep(until: start + (beside?.paused ?? .zero) + .seconds(Double(done) / rate))
            return true
        }
        let waited = beside?.paused ?? .zero
        let took = (clock.now - start - waited).inSeconds
        let latencies = await beside?.stop()
        let scrubbing = clock.now
        let scrubbedAt = try await shredder.scrub()
        let scrubbed = (clock.now - scrubbing).inSeconds
        let certifying = clock.now
        _ = try await CertificateDesk(database: pool).issue(
            signedBy: NoteSigner.generate(name: "dictum.example/destruction"),
            keys: shredder,
            scrubbedAt: scrubbedAt,
            now: Date()
        )
        let certified = (clock.now - certifying).inSeconds
        guard summary.total == size / 3 * 3 else { throw ValidationError("it destroyed \(summary.total) of \(size)") }
        let peak = Table.format(Double(Memory.peak) / 1e6)
        var cells = [
            "\(summary.total)", Table.format(Double(summary.total) / took),
            Table.format(took / Double(summary.total) * 1e6),
            Table.format(certified / Double(summary.total) * 1e6), Table.format(scrubbed), peak,
        ]
        for share in [0.5, 0.95] {
            guard let latencies, !latencies.alone.isEmpty, !latencies.beside.isEmpty else {
                cells += ["-", "-", "-"]
                continue
            }
            let (alone, with) = (latencies.alone.percentile(share), latencies.beside.percentile(share))
            cells += [alone, with, with / alone].map { Table.format($0) }
        }
        print("| " + cells.joined(separator: " | ") + " |")
        fflush(nil)
    }
}
