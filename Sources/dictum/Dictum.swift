import ArgumentParser
import Glibc

/// The command line: parses, calls a room, prints. No logic of its own.
@main
struct Dictum: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictum",
        abstract: "Turns sealed clinical dictations into note drafts that a clinician reviews.",
        discussion: """
            Try the engines on a file of yours, without a database:
              dictum transcribe visit.m4a
              dictum draft visit.txt --kind dictation
            "dictum --version" shows the version.

            Exit codes: 0 done; 1 some of it failed; 64 wrong command line or configuration; 65 bad input; \
            69 a database or endpoint can't be reached; 70 an error of dictum's own; 77 refused.
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "Try",
                subcommands: [
                    DemoCommand.self, TranscribeCommand.self, DraftCommand.self, TemplateCommand.self,
                    SpeechCommand.self,
                ]
            ),
            CommandGroup(
                name: "Set up",
                subcommands: [
                    KeysCommand.self, MigrateCommand.self, PracticeCommand.self, SubprocessorsCommand.self,
                    AccessCommand.self,
                    ConfigCommand.self,
                ]
            ),
            CommandGroup(
                name: "Work",
                subcommands: [SubmitCommand.self, WorkerCommand.self, StatusCommand.self, QueueCommand.self]
            ),
            CommandGroup(name: "Review", subcommands: [ReviewCommand.self]),
            CommandGroup(
                name: "Keep and destroy",
                subcommands: [
                    PolicyCommand.self, HoldCommand.self, ConsentCommand.self, TagCommand.self, PurgeCommand.self,
                    OrphansCommand.self, CertificatesCommand.self,
                ]
            ),
            CommandGroup(
                name: "Read and check",
                subcommands: [
                    ShowCommand.self, AuditCommand.self, IncidentCommand.self, WitnessCommand.self, DoctorCommand.self,
                ]
            ),
        ]
    )

    static func main() async {
        // A closed pipe is an error of one write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        Hardening.apply()
        // Of the root alone: as the configuration's version it would stand in the help of commands that have a --version of their own.
        if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
            return Terminal.say("dictum \(Version.current)")
        }
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            await RefusedLogin.record(error)
            leave(with: error)
        }
    }

    private static func leave(with error: any Error) -> Never {
        guard let failure = CommandFailure(error) else { exit(withError: error) }
        Terminal.complain(failure.message)
        Glibc.exit(failure.exitCode)
    }
}
