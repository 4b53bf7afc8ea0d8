import ArgumentParser
import Foundation
import JobQueue
import Postgres

/// A worker that will be killed. It ends jobs in every way there is, and sometimes sleeps past the end of its leases, so
/// that it comes back as a zombie.
struct ChaosWorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "chaos-worker", shouldDisplay: false)

    @Option var database: String
    @Option var name: String
    @Option var seed: UInt64

    func run() async throws {
        // No worker outlives its tormentor.
        Thread.detachNewThread {
            while readLine() != nil {}
            Foundation.exit(0)
        }
        var generator = SeededGenerator(seed: seed)
        while true {
            do {
                let connection = try await Connection.open(database)
                while true { try await work(on: connection, &generator) }
            } catch let error as PostgresError where error.isTransient {
                // The server was killed; it comes back.
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private func work(on connection: Connection, _ generator: inout SeededGenerator) async throws {
        let queue = Chaos.queue
        let stage = Bool.random(using: &generator) ? Chaos.first : Chaos.second
        let limit = Int.random(in: 1...20, using: &generator)
        let name = name
        let leases = try await connection.run { session in
            try queue.claim(stage: stage, limit: limit, worker: name, lease: Chaos.lease, in: session)
        }
        guard !leases.isEmpty else { return try await Task.sleep(for: .milliseconds(10)) }
        if leases.contains(where: { Chaos.isPoisonous($0.subject) }), Int.random(in: 0..<10, using: &generator) > 0 {
            kill(getpid(), SIGKILL)
        }
        let chance = Int.random(in: 0..<100, using: &generator)
        if chance < 3 {
            try await Task.sleep(for: Chaos.lease * 1.5)
        } else if chance < 20 {
            let held = try await connection.run { try queue.heartbeat(leases, for: Chaos.lease, in: $0) }
            try await Task.sleep(for: .milliseconds(held.isEmpty ? 0 : 5))
        }
        var rest = leases
        if chance < 40, let odd = rest.popLast() {
            let end = Int.random(in: 0..<4, using: &generator)
            do {
                try await connection.transaction { try Chaos.end(odd, in: end, session: $0) }
            } catch is LeaseLost {
                try await connection.query(Chaos.seen("fenced_off"))
            }
        }
        let done = rest
        try await connection.transaction { try Chaos.complete(done, stage: stage, in: $0) }
    }
}
