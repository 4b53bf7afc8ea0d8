import ArgumentParser
import Foundation

/// `Scripts/bench queue`
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract:
            "Prints throughput and latency of the queue, of the raw SQL floor and of its peers: medians, interleaved."
    )

    @Option(help: "A libpq connection string of a server's administrator, without a database.")
    var server: String
    @Option(help: "How often everything is measured.")
    var rounds = 3
    @Option(help: "How many no-op jobs are drained.")
    var jobs = 20_000
    @Option(help: "A Python interpreter that has the peers.")
    var python: String?
    @Option(help: "A peer to measure, by the name of its module; may be repeated.")
    var peer: [String] = []

    @Flag(help: "Instead: what a claim costs in a worn table, with dead rows, and with a million waiting.")
    var flat = false
    @Option(help: "With --flat: how many jobs go through the table, and then how many wait in it.")
    var worn = 1_000_000
    @Flag(help: "Instead: how equal the shares of 50 practices are among 10 workers.")
    var fairness = false
    @Flag(help: "Instead of the whole table: only what single jobs take that find an idle queue.")
    var idle = false

    func run() async throws {
        let arena = Arena(server: server)
        if flat { return try await FlatCost(arena: arena, jobs: worn).run() }
        if fairness { return try await Fairness(arena: arena, jobs: 100_000).run() }
        let effort = Effort(jobs: jobs)
        var contenders: [any Contender] = [Ours(arena: arena, effort: effort), Floor(arena: arena, effort: effort)]
        if let python {
            contenders += peer.map { Peer(name: $0, python: python, arena: arena, effort: effort) }
        }
        var results: [String: [Column: [Double]]] = [:]
        var intake: [(whole: Double, median: Double)] = []
        for round in 1...rounds {
            for turn in (idle ? 1 : 0)...effort.turns {
                for contender in contenders {
                    if turn == 0 { note("round \(round) of \(rounds): \(contender.name)") }
                    do {
                        let measured = turn == 0 ? try await contender.round() : try await contender.latencies()
                        for (column, value) in measured {
                            results[contender.name, default: [:]][column, default: []].append(value)
                        }
                    } catch {
                        note("\(contender.name) failed: \(error)")
                    }
                }
            }
            guard !idle else { continue }
            note("round \(round) of \(rounds): the intake's trigger")
            intake.append(try await IntakeCost(arena: arena, effort: effort).ratios())
        }
        let medians = results.mapValues { $0.mapValues(\.median) }
        print(Table(names: contenders.map(\.name), medians: medians, reference: "raw SQL floor").text)
        guard !idle else { return }
        let (whole, median) = (intake.map(\.whole).median, intake.map(\.median).median)
        print("\nintake through its trigger / a bare insert of the same row, in time:")
        print("\(Table.format(whole)) for \(effort.singly) inserts, \(Table.format(median)) for the median insert")
    }

    private func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
