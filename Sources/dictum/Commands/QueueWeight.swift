import ArgumentParser
import FoundationEssentials
import JobQueue
import Postgres
import Records

struct QueueWeight: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weight",
        abstract: "Give a practice a greater or smaller share of the workers, or list the shares.",
        discussion: """
            Of two practices that both have work, one of weight 2 gets twice as many jobs claimed as one of weight 1, which \
            is what all have that were given none. It holds for what arrives from now on.

            Example: dictum queue weight northside 2
            """
    )
    @OptionGroup var options: QueueOptions
    @Argument(help: ArgumentHelp("The practice; none lists the weights.", valueName: "name|id")) var practice: String?
    @Argument(help: "From 0.01 to 100.") var weight: Double?

    func validate() throws {
        guard (practice == nil) == (weight == nil) else { throw ValidationError("name a practice and its weight") }
        guard weight.map((0.01...100).contains) ?? true else {
            throw ValidationError("a weight is a number from 0.01 to 100")
        }
    }

    func run() async throws {
        let database = try await options.database()
        guard let practice, let weight else { return try await list(database) }
        try await database.transaction { session in
            let tenant = try QueueScope.tenant(practice, PracticeDirectory(in: session))
            try JobQueue().setWeight(weight, of: tenant, in: session)
            try QueueAudit.note("queue.weighted", practice: tenant, in: session)
        }
        try QueueOutcome.print("weighted", 1, "weighted", json: options.json)
    }

    private struct Line: Encodable {
        let practiceId: String
        let practice: String
        let weight: Double
    }

    private func list(_ database: Pool) async throws {
        let lines = try await database.run { session in
            let directory = try PracticeDirectory(in: session)
            return try JobQueue().weights(in: session).map { tenant, weight in
                let id = tenant.uuidString.lowercased()
                return Line(practiceId: id, practice: directory.name(of: tenant), weight: weight)
            }
        }
        guard !options.json else { return try JSONOutput.print(lines) }
        var table = Table("PRACTICE", "ID", "WEIGHT")
        for line in lines { table.append(line.practice, line.practiceId, "\(line.weight)") }
        table.print()
    }
}
