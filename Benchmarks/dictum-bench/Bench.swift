import ArgumentParser
import Glibc

/// Measures the queue and the sealed formats, and torments them.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictum-bench",
        abstract:
            "Measures Dictum's queue and sealed formats, and torments them. Start it with Scripts/bench, chaos and fuzz.",
        subcommands: [
            QueueCommand.self, DrainCommand.self, ChaosCommand.self, ChaosWorkerCommand.self,
            CustodyCommand.self, MutateCommand.self,
        ]
    )

    static func main() async {
        // A worker that was killed closes its pipe.
        signal(SIGPIPE, SIG_IGN)
        await main(nil)
    }
}
