import ArgumentParser
import AuditLog
import FoundationEssentials
import Observability
import Witness

struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Watch another's audit log: cosign its heads while it only grows (C2SP tlog-witness).",
        subcommands: [Key.self, Serve.self]
    )

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a witness's key, and print its public half.",
            discussion:
                "Example: dictum witness key --name northside.example/witness --note-key /etc/dictum/witness.key"
        )
        @Option(help: "The witness's name.") var name: String
        @Option(help: ArgumentHelp("File to make, readable by its owner only.", valueName: "path")) var noteKey: String

        func run() async throws {
            let signer = try NoteSigner.generate(name: name, kind: .witness)
            try Files.write(Array(signer.secretText.utf8), toNew: noteKey)
            Terminal.say(signer.verifier.text)
        }
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer add-checkpoint until SIGTERM.",
            discussion: """
                Needs no database and trusts nobody: it remembers the newest head of each log in its folder, and refuses a \
                smaller or another tree. Keep the folder: a witness that forgot is none. It speaks in clear; put a proxy \
                with TLS before it unless the log is on the same machine.

                Example: dictum witness serve --listen 127.0.0.1:7380 --note-key /etc/dictum/witness.key \
                --state /var/lib/dictum-witness --log "dictum.example/audit+…"
                """
        )
        @Option(help: "Address and port.") var listen: String
        @Option(help: ArgumentHelp("File with the witness's key.", valueName: "path")) var noteKey: String
        @Option(help: ArgumentHelp("Folder of what it has seen.", valueName: "path")) var state: String
        @Option(help: "The public key of a log to witness; may be repeated.") var log: [String]

        func run() async throws {
            guard let address = ListenAddress(listen) else {
                throw ValidationError("--listen takes a numeric address and a port, such as 127.0.0.1:7380")
            }
            let book = try WitnessBook(
                folder: state,
                signer: try NoteSigner(text: String(decoding: try Files.readSecret(noteKey), as: UTF8.self)),
                logs: try log.map { text throws(AuditError) in try NoteVerifier(text: text) }
            )
            let server = try WitnessServer(address, book: book)
            Terminal.complain("witnessing \(log.count) logs on port \(server.port)")
            // SIGTERM ends it between any two steps: what was answered is on the disk.
            while true { try await Task.sleep(for: .seconds(3600)) }
        }
    }
}
