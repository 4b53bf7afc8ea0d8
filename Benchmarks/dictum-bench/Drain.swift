import ArgumentParser
import Glibc
import JobQueue
import Postgres

/// One process that drains a queue: it says `ready`, waits for a line, works until nothing is left, and says how many.
struct DrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "drain", shouldDisplay: false)

    @Option var database: String
    @Option var name: String
    @Option var limit = 100
    @Option var connections = 1
    @Flag var floor = false

    func run() async throws {
        var open: [Connection] = []
        for _ in 0..<connections { open.append(try await Connection.open(database)) }
        // Prepares the statements, as a worker that runs for days has.
        for connection in open { _ = try await drain(on: connection, stage: "none") }
        print("ready")
        fflush(nil)
        _ = readLine()
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for connection in open { group.addTask { try await drain(on: connection, stage: "work") } }
            return try await group.reduce(0, +)
        }
        print(count)
    }

    private func drain(on connection: Connection, stage: String) async throws -> Int {
        if floor { return try await connection.run { try Floor.drain(stage: stage, in: $0) } }
        let (name, limit) = (name, limit)
        return try await connection.run { session in
            let queue = JobQueue()
            var cursor = ClaimCursor()
            var (inHand, count): ([Lease], Int) = ([], 0)
            repeat {
                let turn = try queue.turn(
                    completing: inHand,
                    stage: stage,
                    limit: limit,
                    worker: name,
                    lease: .seconds(30),
                    from: &cursor,
                    in: session
                )
                count += inHand.count - turn.lost.count
                inHand = turn.leases
            } while !inHand.isEmpty
            return count
        }
    }
}

extension DrainCommand {
    /// Jobs per second of `processes` that drain what is there.
    static func rate(jobs: Int, processes: Int, arguments: [String]) async throws -> Double {
        var children: [Child] = []
        for number in 0..<processes { children.append(try Child(["drain", "--name", "w\(number)"] + arguments)) }
        for child in children {
            guard await child.line() == "ready" else { throw BenchError(description: "a draining process failed") }
        }
        let start = ContinuousClock.now
        for child in children { try child.tell("go") }
        var done = 0
        for child in children { done += await child.line().flatMap { Int($0) } ?? 0 }
        let seconds = (ContinuousClock.now - start).inSeconds
        for child in children { _ = await child.wait() }
        guard done == jobs else { throw BenchError(description: "\(done) of \(jobs) jobs were drained") }
        return Double(jobs) / seconds
    }
}
