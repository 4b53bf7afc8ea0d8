import ArgumentParser
import AuditLog
import FoundationEssentials
import Postgres
import Witness

extension AuditCommand {
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute every hash and name the first entry that is wrong.",
            discussion: """
                With --witnesses the log is held against what witnesses have cosigned, with --checkpoint against \
                checkpoints that were kept elsewhere: only they show that the log's end was cut off or an old dump \
                restored. Exit code 1 when something is wrong, 69 when a witness can't be asked.
                """
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var witnesses: WitnessOptions
        @Option(help: "The log's public key, as \"audit key\" printed it; checks the newest checkpoint's signature.")
        var verifier: String?
        @Option(help: ArgumentHelp("A checkpoint that was kept elsewhere; may be repeated.", valueName: "path"))
        var checkpoint: [String] = []

        func validate() throws {
            guard checkpoint.isEmpty || verifier != nil else {
                throw ValidationError("--checkpoint needs --verifier, the public key that signed it")
            }
        }

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 3)
            let key = try verifier.map { text throws(AuditError) in try NoteVerifier(text: text) }
            let outside = try key.map { key in
                try checkpoint.map { path in
                    try Checkpoint(note: try SignedNote(bytes: try Files.read(path)), verifiedBy: key)
                }
            }
            let report = try await AuditLog().verify(database, verifiedBy: key, against: outside ?? [])
            Terminal.say("\(report)")
            guard report.isWhole else { throw ExitCode(1) }
            try await ask(try witnesses.clients(), database)
        }

        private func ask(_ clients: [WitnessClient], _ database: Pool) async throws {
            var (isAccused, isUnasked) = (false, false)
            for client in clients {
                do {
                    if let cosigned = try await client.submit(in: database) {
                        Terminal.say("\(client.name) cosigned the tree of \(cosigned.checkpoint.size) entries")
                    }
                } catch let error as WitnessError {
                    Terminal.complain("\(error)")
                    if error.accusesLog { isAccused = true } else { isUnasked = true }
                }
            }
            if isAccused { throw ExitCode(1) }
            if isUnasked { throw ExitCode(69) }
        }
    }
}

/// Which witnesses are asked.
struct WitnessOptions: ParsableArguments {
    @Option(help: ArgumentHelp("File with lines of \"witness NAME VKEY URL\".", valueName: "path"))
    var witnesses: String?
    @Option(help: ArgumentHelp("PEM file of the authorities to trust for them.", valueName: "path"))
    var witnessAuthorities: String?

    func clients() throws -> [WitnessClient] {
        guard let witnesses else { return [] }
        return try WitnessAddress.list(in: try Files.read(witnesses)).map { address in
            try WitnessClient(address, authorities: witnessAuthorities)
        }
    }
}
