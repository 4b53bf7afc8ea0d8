import ArgumentParser
import Artifacts
import FoundationEssentials
import JobQueue
import Postgres
import Records

/// A stage as people type it.
enum StageName: String, ExpressibleByArgument, CaseIterable {
    case transcribe, draft
}

struct QueueList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List jobs: first what waits, in the order of claiming, then what is set aside, with its reason.",
        discussion: "Example: dictum queue list --state failed --state quarantined --practice northside"
    )
    @OptionGroup var options: QueueOptions
    @OptionGroup var scope: QueueScope
    @Option(help: "Only jobs in this state; may be repeated.") var state: [JobQueue.State] = []
    @Option(help: "How many jobs to list.") var limit = 100

    func run() async throws {
        let states = state.isEmpty ? JobQueue.State.allCases : state
        let (jobs, directory) = try await options.database().run { session in
            let directory = try PracticeDirectory(in: session)
            let filter = try scope.filter(directory)
            return (try JobQueue().jobs(filter, states: states, limit: limit, in: session), directory)
        }
        try JobLine.print(jobs, directory, json: options.json)
    }
}

struct QueueShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the jobs of a dictation, and who holds them.",
        discussion: "Example: dictum queue show 0b9dbe0c-…"
    )
    @OptionGroup var options: QueueOptions
    @Argument(help: "The dictation.") var dictation: UUID

    func run() async throws {
        let (jobs, directory) = try await options.database().run { session in
            let filter = JobQueue.Filter(subjects: [dictation])
            let jobs = try JobQueue().jobs(filter, states: JobQueue.State.allCases, limit: 10, in: session)
            return (jobs, try PracticeDirectory(in: session))
        }
        guard !jobs.isEmpty else {
            throw InputError(
                "the queue holds no job of \(dictation.uuidString.lowercased()): it is done, or was never submitted"
            )
        }
        try JobLine.print(jobs, directory, json: options.json)
    }
}

/// A job as a table's row or as JSON.
struct JobLine: Encodable {
    let dictationId: String
    let practiceId: String
    let practice: String
    let stage: String
    let state: String
    let priority: Int
    let attempts: Int
    let deaths: Int
    let reasonCode: String?
    let worker: String?
    let enqueuedAt: Date
    let until: Date

    init(_ job: JobQueue.Job, _ directory: PracticeDirectory) {
        dictationId = job.subject.uuidString.lowercased()
        practiceId = job.tenant.uuidString.lowercased()
        practice = directory.name(of: job.tenant)
        stage = job.stage
        state = job.state.rawValue
        priority = job.priority
        attempts = job.attempts
        deaths = job.deaths
        reasonCode = job.code
        worker = job.worker
        enqueuedAt = job.enqueuedAt
        until = job.until
    }

    static func print(_ jobs: [JobQueue.Job], _ directory: PracticeDirectory, json: Bool) throws {
        let lines = jobs.map { JobLine($0, directory) }
        guard !json else { return try JSONOutput.print(lines) }
        var table = Table(
            "DICTATION",
            "PRACTICE",
            "STAGE",
            "STATE",
            "PRIORITY",
            "ATTEMPTS",
            "DEATHS",
            "ENQUEUED",
            "WHEN"
        )
        for (job, line) in zip(jobs, lines) {
            let state = line.state + ((line.reasonCode ?? line.worker).map { ": \($0)" } ?? "")
            table.append(
                line.dictationId,
                line.practice,
                line.stage,
                state,
                "\(line.priority)",
                "\(line.attempts)",
                "\(line.deaths)",
                line.enqueuedAt.formatted(.iso8601),
                "\(Self.word(for: job.state)) \(line.until.formatted(.iso8601))"
            )
        }
        table.print()
    }

    /// What a job's moment is: the end of a lease or of a back-off, or the beginning of a wait.
    private static func word(for state: JobQueue.State) -> String {
        switch state {
        case .leased: "until"
        case .delayed: "from"
        case .waiting, .failed, .quarantined: "since"
        }
    }
}
