import ArgumentParser
import FoundationEssentials
import JobQueue
import Postgres

struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Jobs that were set aside, and putting them back.",
        subcommands: [List.self, Retry.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the jobs that were set aside, with their reason codes."
        )
        @OptionGroup var stores: StoreOptions
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let jobs = try await database.run { try JobQueue().setAside(in: $0) }
            guard !json else { return try JSONOutput.print(jobs.map(Line.init)) }
            var table = Table("DICTATION", "STAGE", "REASON", "ATTEMPTS", "DEATHS", "SINCE")
            for job in jobs {
                table.append(
                    job.subject.uuidString.lowercased(),
                    job.stage,
                    job.code,
                    "\(job.attempts)",
                    "\(job.deaths)",
                    job.setAsideAt.formatted(.iso8601)
                )
            }
            table.print()
        }

        private struct Line: Encodable {
            let dictationId: String
            let stage: String
            let reasonCode: String
            let attempts: Int
            let deaths: Int
            let setAsideAt: Date

            init(_ job: JobQueue.SetAside) {
                dictationId = job.subject.uuidString.lowercased()
                stage = job.stage
                reasonCode = job.code
                attempts = job.attempts
                deaths = job.deaths
                setAsideAt = job.setAsideAt
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put jobs that were set aside back into the queue.",
            discussion: "Example: dictum queue retry 0b9dbe0c-…   or   dictum queue retry --all"
        )
        @OptionGroup var stores: StoreOptions
        @Flag(help: "All of them.") var all = false
        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "Dictations.") var dictations: [UUID] = []

        func validate() throws {
            guard all != !dictations.isEmpty else { throw ValidationError("name dictations, or give --all") }
        }

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let wanted = all ? nil : Set(dictations)
            let retried = try await database.transaction { session in
                let queue = JobQueue()
                let jobs = try queue.setAside(in: session).filter { wanted?.contains($0.subject) ?? true }
                for job in jobs { _ = try queue.retrySetAside(tenant: job.tenant, subject: job.subject, in: session) }
                return jobs.count
            }
            guard !json else { return try JSONOutput.print(["retried": retried]) }
            Terminal.say("\(retried) put back")
        }
    }
}
