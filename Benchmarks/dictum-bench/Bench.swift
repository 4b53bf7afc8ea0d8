import ArgumentParser
import Glibc

/// Measures the queue and the sealed formats, and torments them.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictum-bench",
        abstract:
            "Measures the queue, the audit log and sealed formats, and torments them. Scripts/bench, chaos, fuzz start it.",
        subcommands: [
            QueueCommand.self, DrainCommand.self, ChaosCommand.self, ChaosWorkerCommand.self, AuditBench.self,
            CustodyCommand.self, MutateCommand.self, MutateAudioCommand.self, FleetCommand.self,
            PurgeBench.self, NotesCommand.self, FirstWordsCommand.self,
        ]
    )

    static func main() async {
        // A worker that was killed closes its pipe.
        signal(SIGPIPE, SIG_IGN)
        await main(nil)
    }
}
