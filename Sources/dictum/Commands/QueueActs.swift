import ArgumentParser
import FoundationEssentials
import JobQueue
import Postgres
import Records

struct QueueRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Put jobs that were set aside back into the queue, with fresh counts.",
        discussion: "Example: dictum queue retry 0b9dbe0c-…   or   dictum queue retry --all --practice northside"
    )
    @OptionGroup var options: QueueOptions
    @OptionGroup var targets: QueueTargets

    func run() async throws {
        let subjects = try await options.database().transaction { session in
            let filter = try targets.filter(PracticeDirectory(in: session))
            let queue = JobQueue()
            let jobs = try queue.jobs(filter, states: [.failed, .quarantined], limit: .max, in: session)
            // The trigger on the queue's corner writes the audit entry of each.
            for job in jobs { try queue.retrySetAside(tenant: job.tenant, subject: job.subject, in: session) }
            return jobs.map(\.subject)
        }
        try QueueOutcome.print("retried", subjects.count, "put back", json: options.json)
        try targets.check(Set(subjects))
    }
}

struct QueueCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Give jobs up: their dictations fail with the reason cancelled. \"retry\" takes it back.",
        discussion: "Whoever works on one of them stops within a heartbeat. Example: dictum queue cancel 0b9dbe0c-…"
    )
    @OptionGroup var options: QueueOptions
    @OptionGroup var targets: QueueTargets

    func run() async throws {
        let taken = try await QueueOutcome.take(targets, as: .failed, code: "cancelled", "job.cancelled", options)
        try QueueOutcome.print("cancelled", taken.count, "cancelled", json: options.json)
        try targets.check(taken)
    }
}

struct QueueQuarantine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Keep jobs away from the workers until \"retry\" releases them.",
        discussion: "For a recording that harms its workers. Example: dictum queue quarantine 0b9dbe0c-…"
    )
    @OptionGroup var options: QueueOptions
    @OptionGroup var targets: QueueTargets

    func run() async throws {
        let code = "quarantined_by_operator"
        let taken = try await QueueOutcome.take(targets, as: .quarantined, code: code, "job.quarantined", options)
        try QueueOutcome.print("quarantined", taken.count, "quarantined", json: options.json)
        try targets.check(taken)
    }
}

struct QueuePause: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Hold back the claims of a stage, of a practice, of both together, or all. Work in hand goes on.",
        discussion: "Example: dictum queue pause --stage transcribe --practice northside"
    )
    @OptionGroup var options: QueueOptions
    @OptionGroup var scope: QueueScope
    @Flag(help: "Everything.") var all = false

    func validate() throws { try QueueOutcome.validate(scope, all: all) }

    func run() async throws {
        try await options.database().transaction { session in
            let filter = try scope.filter(PracticeDirectory(in: session))
            try JobQueue().pause(stage: filter.stage, tenant: filter.tenant, in: session)
            try QueueOutcome.note("queue.paused", filter, in: session)
        }
        try QueueOutcome.print("paused", 1, "paused", json: options.json)
    }
}

struct QueueResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "End a pause that was made with the same options.",
        discussion: "Example: dictum queue resume --stage transcribe --practice northside"
    )
    @OptionGroup var options: QueueOptions
    @OptionGroup var scope: QueueScope
    @Flag(help: "The pause of everything.") var all = false

    func validate() throws { try QueueOutcome.validate(scope, all: all) }

    func run() async throws {
        let ended = try await options.database().transaction { session in
            let filter = try scope.filter(PracticeDirectory(in: session))
            let ended = try JobQueue().resume(stage: filter.stage, tenant: filter.tenant, in: session)
            if ended { try QueueOutcome.note("queue.resumed", filter, in: session) }
            return ended
        }
        try QueueOutcome.print("resumed", ended ? 1 : 0, "resumed", json: options.json)
        guard !ended else { return }
        throw InputError("no pause was made with these options; \"dictum status\" lists the pauses")
    }
}

/// What the acts have in common.
enum QueueOutcome {
    static func print(_ key: String, _ count: Int, _ words: String, json: Bool) throws {
        if json { try JSONOutput.print([key: count]) } else { Terminal.say("\(count) \(words)") }
    }

    static func validate(_ scope: QueueScope, all: Bool) throws {
        guard all == (scope.stage == nil && scope.practice == nil) else {
            throw ValidationError("give --stage, --practice or both, or --all alone")
        }
    }

    static func note(_ what: String, _ filter: JobQueue.Filter, in session: Session) throws {
        try QueueAudit.note(what + (filter.stage.map { ".\($0)" } ?? ""), practice: filter.tenant, in: session)
    }

    /// Takes jobs out of the queue and returns their dictations.
    static func take(
        _ targets: QueueTargets,
        as kind: JobQueue.State,
        code: String,
        _ action: String,
        _ options: QueueOptions
    ) async throws -> Set<UUID> {
        try await options.database().transaction { session in
            let filter = try targets.filter(PracticeDirectory(in: session))
            let taken = try JobQueue().setAside(filter, as: kind, code: code, in: session)
            for job in taken {
                try QueueAudit.note(action, practice: job.tenant, dictation: job.subject, in: session)
            }
            return Set(taken.map(\.subject))
        }
    }
}
