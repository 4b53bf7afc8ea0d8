import ArgumentParser
import Artifacts
import AuditLog
import FoundationEssentials
import JobQueue
import Postgres
import Records

/// The operators' hands on the queue. Whatever changes something leaves an audit entry in the same transaction.
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Look at jobs, hold them back, put them back, take them out.",
        subcommands: [
            QueueList.self, QueueShow.self, QueueRetry.self, QueueCancel.self, QueueQuarantine.self, QueuePause.self,
            QueueResume.self, QueueWeight.self,
        ]
    )
}

/// What every queue command asks for.
struct QueueOptions: ParsableArguments {
    @OptionGroup var stores: StoreOptions
    @Flag(help: "Print JSON.") var json = false

    /// One connection; neither the key store nor a key is needed.
    func database() async throws -> Pool { Pool(try await stores.settings().required(.database), size: 1) }
}

/// Which stage and practice are meant.
struct QueueScope: ParsableArguments {
    @Option(help: "Only this stage: transcribe or draft.") var stage: StageName?
    @Option(help: ArgumentHelp("Only this practice.", valueName: "name|id")) var practice: String?

    /// The filter, with the practice looked up.
    func filter(_ directory: PracticeDirectory, subjects: [UUID]? = nil) throws -> JobQueue.Filter {
        var filter = JobQueue.Filter(stage: stage?.rawValue, subjects: subjects)
        if let practice { filter.tenant = try Self.tenant(practice, directory) }
        return filter
    }

    static func tenant(_ practice: String, _ directory: PracticeDirectory) throws -> UUID {
        guard let id = directory.practice(practice) else {
            throw InputError("no practice is called \(practice); \"dictum practice list\" names them")
        }
        return id.uuid
    }
}

/// One act of an operator on jobs that he names.
struct QueueTargets: ParsableArguments {
    @OptionGroup var scope: QueueScope
    @Flag(help: "All that match, not just the dictations that are named.") var all = false
    @Argument(help: "Dictations.") var dictations: [UUID] = []

    func validate() throws {
        guard all != !dictations.isEmpty else { throw ValidationError("name dictations, or give --all") }
    }

    func filter(_ directory: PracticeDirectory) throws -> JobQueue.Filter {
        try scope.filter(directory, subjects: all ? nil : dictations)
    }

    /// Complains of the dictations that were named and not found: exit code 1, or 65 when none was.
    func check(_ found: Set<UUID>) throws {
        let missing = Set(dictations).subtracting(found)
        guard !missing.isEmpty else { return }
        let names = missing.map { $0.uuidString.lowercased() }.sorted().joined(separator: ", ")
        let complaint = "no such job: \(names); \"dictum queue show\" tells where a dictation is"
        if found.isEmpty { throw InputError(complaint) }
        Terminal.complain(complaint)
        throw ExitCode(1)
    }
}

/// An operator's act in the audit log.
enum QueueAudit {
    /// - Parameter what: such as `job.cancelled` or `queue.paused.draft`.
    static func note(_ what: String, practice: UUID?, dictation: UUID? = nil, in session: Session) throws {
        let actor: String? = try session.query("SELECT dictum.session_actor('operator')").first?.get(0)
        try AuditLog().append(
            AuditEntry(
                actor: actor ?? "operator",
                action: what,
                practice: practice,
                dictation: dictation,
                purpose: .operations
            ),
            in: session
        )
    }
}
