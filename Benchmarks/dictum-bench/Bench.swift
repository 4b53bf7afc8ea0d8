import ArgumentParser
import Glibc

/// Measures the queue, and torments it.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictum-bench",
        abstract: "Measures Dictum's queue and kills it at random. Start it with Scripts/bench and Scripts/chaos.",
        subcommands: [
            QueueCommand.self, DrainCommand.self, ChaosCommand.self, ChaosWorkerCommand.self, AuditBench.self,
        ]
    )

    static func main() async {
        // A worker that was killed closes its pipe.
        signal(SIGPIPE, SIG_IGN)
        await main(nil)
    }
}
