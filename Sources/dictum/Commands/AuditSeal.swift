import ArgumentParser
import AuditLog
import FoundationEssentials
import Observability
import Postgres
import Synchronization
import Witness

extension AuditCommand {
    struct Seal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Seal new entries into the Merkle tree and sign its head.",
            discussion: """
                Connects as a role of dictum_sealer. Witnesses cosign the heads; without any, keep the checkpoints that it \
                prints outside of the database: they show it if the log's end is ever cut off. A witness that is away \
                holds up nothing; --listen tells how far it is behind.

                Example: dictum audit seal --note-key /etc/dictum/audit.key --every 1 --witnesses /etc/dictum/witnesses
                """
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var witnesses: WitnessOptions
        @Option(help: ArgumentHelp("File with the key.", valueName: "path")) var noteKey: String
        @Option(help: "Go on until interrupted, so that no entry waits for its seal longer than this many seconds.")
        var every: Int?
        @Option(help: "Address and port for /metrics, such as 127.0.0.1:9465; with --every.") var listen: String?

        func validate() throws {
            guard every.map({ $0 > 0 }) ?? true else { throw ValidationError("--every takes a whole number from 1") }
            guard listen.map({ ListenAddress($0) != nil }) ?? true else {
                throw ValidationError("--listen takes a numeric address and a port, such as 127.0.0.1:9465")
            }
        }

        func run() async throws {
            let conninfo = try await stores.settings().required(.database)
            let signer = try NoteSigner(text: String(decoding: try Files.readSecret(noteKey), as: UTF8.self))
            let submissions = try witnesses.clients().map { client in
                Submission(to: client, from: Pool(conninfo, size: 1)) { Terminal.complain("\($0)") }
            }
            let database = Pool(conninfo, size: 1)
            guard let every else {
                try write(try await AuditSealer(signer: signer).seal(in: database), signer)
                for submission in submissions { try await submission.submit() }
                return
            }
            let state = SealState()
            let probes = try listen.flatMap(ListenAddress.init).map { address in
                try ProbeServer(address) { $0 == "/metrics" ? ProbeReply(body: state.exposition) : nil }
            }
            defer { probes?.stop() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for submission in submissions { group.addTask { try await submission.run(every: .seconds(every)) } }
                group.addTask {
                    try await AuditSealer(signer: signer).run(in: database, within: .seconds(every)) { head in
                        try write(head, signer)
                        if probes != nil { state.keep(try await AuditLog().state(in: database)) }
                    } failed: {
                        Terminal.complain("\($0); trying again")
                    }
                }
                try await group.next()
                group.cancelAll()
            }
        }

        private func write(_ head: Checkpoint?, _ signer: NoteSigner) throws {
            if let head { Terminal.write(Array(try head.signed(by: signer).utf8)) }
        }
    }
}

/// The sealer's numbers for Prometheus.
private final class SealState: Sendable {
    private let newest = Mutex<AuditState?>(nil)

    func keep(_ state: AuditState) { newest.withLock { $0 = state } }

    var exposition: String {
        guard let state = newest.withLock({ $0 }) else { return "" }
        var lines = [
            "# TYPE dictum_audit_sealed_entries gauge", "dictum_audit_sealed_entries \(state.size)",
            "# TYPE dictum_audit_unsealed_entries gauge", "dictum_audit_unsealed_entries \(state.unsealed)",
            "# TYPE dictum_audit_seal_lag_seconds gauge", "dictum_audit_seal_lag_seconds \(state.secondsBehind)",
            "# TYPE dictum_audit_witness_lag_entries gauge",
        ]
        lines += state.witnesses.map { witness in
            "dictum_audit_witness_lag_entries{witness=\"\(witness.name)\"} \(state.size - witness.size)"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
