import ArgumentParser
import AuditLog
import FoundationEssentials
import Postgres
import Witness

extension AuditCommand {
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the receipt of an entry, or the proof that the log only grew.",
            discussion: """
                A receipt is a C2SP tlog-proof with the entry inside; "dictum audit check" and Scripts/verify_audit.py \
                check it offline. With --consistency OLD comes the proof that the tree of OLD entries is a part of the \
                newest, in the form of C2SP tlog-witness.

                Example: dictum audit prove 4711/12 > receipt.tlog-proof
                """
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "The entry, as \"audit show\" names it: LANE/PLACE.") var entry: EntryPlace?
        @Option(help: ArgumentHelp("The size of an older checkpoint.", valueName: "old")) var consistency: Int?

        func validate() throws {
            guard (entry == nil) != (consistency == nil) else {
                throw ValidationError("name an entry, or give --consistency and the size of an older checkpoint")
            }
        }

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let log = AuditLog()
            if let entry {
                guard let receipt = try await log.receipts(for: [entry], in: database).first else {
                    throw AuditError(.notSealed)
                }
                let about = receipt.entry.entry
                try await log.recordReading(
                    "audit.proved",
                    practice: about.practice,
                    dictation: about.dictation,
                    in: database
                )
                return Terminal.write(Array(receipt.proof.text.utf8))
            }
            let old = consistency ?? 0
            guard let package = try await log.extensionProof(from: old, in: database) else {
                throw AuditError(.notSealed)
            }
            let request = AddCheckpointRequest(oldSize: old, proof: package.proof, checkpoint: package.checkpoint)
            Terminal.write(Array(request.text.utf8))
        }
    }

    struct Receipts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the receipts of a practice or a dictation, a file an entry.",
            discussion: "Example: dictum audit receipts --practice 0b9dbe0c-… receipts/"
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The practice.") var practice: UUID?
        @Option(help: "The dictation.") var dictation: UUID?
        @Argument(help: "Folder to write to.") var folder: String

        func validate() throws {
            guard practice != nil || dictation != nil else { throw ValidationError("give --practice or --dictation") }
        }

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let log = AuditLog()
            let receipts = try await log.receipts(practice: practice, dictation: dictation, in: database)
            try await log.recordReading("audit.exported", practice: practice, dictation: dictation, in: database)
            for (entry, proof) in receipts {
                let path = "\(folder)/\(entry.laneID)-\(entry.laneSequence).tlog-proof"
                try DurableFile.replace(path, with: Array(proof.text.utf8), mode: 0o600)
            }
            Terminal.say("\(receipts.count) receipts are in \(folder)")
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a receipt, without any database.",
            discussion: "Example: dictum audit check receipt.tlog-proof --verifier dictum.example/audit+…"
        )
        @Argument(help: "The receipt.") var file: String
        @Option(help: "The log's public key.") var verifier: String
        @Option(help: "The public key of a witness that must have cosigned; may be repeated.") var witness: [String] =
            []

        func run() async throws {
            let witnesses = try witness.map { text throws(AuditError) in try NoteVerifier(text: text) }
            let receipt = try AuditReceipt(
                bytes: try Files.read(file),
                verifiedBy: try NoteVerifier(text: verifier),
                witnesses: witnesses
            )
            AuditLine.table([receipt.entry]).print()
            Terminal.say("is entry \(receipt.index) of \(receipt.checkpoint.origin), of \(receipt.checkpoint.size)")
            for (name, time) in receipt.cosigned {
                Terminal.say("\(name) cosigned \(Date(timeIntervalSince1970: Double(time)).formatted(.iso8601))")
            }
            guard receipt.cosigned.count == witnesses.count else { throw AuditError(.badSignature) }
        }
    }

    struct Tiles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the tree as static files (C2SP tlog-tiles), for any web server.",
            discussion: """
                The files hold hashes and nothing of what was done. Run it again to add what is new.

                Example: dictum audit tiles /var/www/audit
                """
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "Folder to write to.") var folder: String

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let size = try await TileExport(folder: folder).run(from: database)
            Terminal.say("the tree of \(size) entries is in \(folder)")
        }
    }
}
