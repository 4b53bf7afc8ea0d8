import Foundation
import JobQueue
import Migrations
import Postgres

/// One run: a database, workers that are replaced when killed, and a stream of jobs.
actor ChaosRun {
    private let server: ChaosServer
    private let database: String
    private let dataDirectory: String
    private let seed: UInt64
    private let pool: Pool
    private var workers: [Child] = []
    private var spawned = 0
    private var submitted = 0
    /// Kills so far, and each worker's deaths since its last one.
    private var kills = 0
    private var deaths: [Int]
    /// Of what was submitted and who was killed.
    private(set) var digest = ScheduleDigest()
    private var random: SeededGenerator
    private let tenants: [UUID]

    init(server: ChaosServer, seed: UInt64, workers count: Int) async throws {
        try await server.start()
        let arena = Arena(server: try await server.conninfo())
        let name = "chaos_\(seed)_\(UInt16.random(in: .min ... .max))"
        try await arena.administer("CREATE DATABASE \(name) TEMPLATE template0")
        let database = "\(arena.server) dbname=\(name)"
        let connection = try await Connection.open(database)
        _ = try await Migrator(.records).apply(on: connection)
        try await connection.run { try $0.execute(script: Chaos.schema) }
        dataDirectory = try await connection.query("SELECT setting FROM pg_settings WHERE name = 'data_directory'")[0]
            .get(0)
        await connection.close()
        self.server = server
        self.database = database
        self.seed = seed
        // Not the stream of the schedule, which has this seed too.
        var random = SeededGenerator(seed: ~seed)
        tenants = (0..<5).map { _ in random.uuid() }
        self.random = random
        pool = Pool(database, size: 1)
        deaths = Array(repeating: 0, count: count)
        for number in 0..<count { workers.append(try makeWorker(number)) }
    }

    /// What it will do hangs on its place in the schedule, not on how many were made before: those that a poisonous job
    /// took with it die when they come to it, which no two runs have in common.
    private func makeWorker(_ number: Int) throws -> Child {
        spawned += 1
        let place = (UInt64(kills) << 24) &+ (UInt64(deaths[number]) << 8) &+ UInt64(number)
        return try Child([
            "chaos-worker", "--database", database, "--name", "worker-\(spawned)", "--seed", "\(seed &+ place)",
        ])
    }

    /// Kills by the schedule; before each kill some jobs are submitted.
    func torment(_ schedule: ChaosSchedule) async throws {
        for (number, kill) in schedule.kills.enumerated() {
            if number > 0, number % 100 == 0 {
                let progress = "\(number) of \(schedule.kills.count) kills, \(submitted) jobs submitted\n"
                FileHandle.standardError.write(Data(progress.utf8))
            }
            try await submit()
            try await putBack()
            try await replaceTheDead()
            try await Task.sleep(for: kill.pause)
            digest.add(kill)
            kills += 1
            switch kill.victim {
            case .postmaster: try await server.killPostmaster(dataDirectory: dataDirectory)
            case .worker(let number):
                await end(workers[number])
                deaths[number] = 0
                workers[number] = try makeWorker(number)
            }
        }
    }

    /// Lets the workers finish, and counts.
    func settle() async throws -> ChaosCensus {
        repeat {
            try await Task.sleep(for: .milliseconds(100))
            try await putBack()
            try await replaceTheDead()
        } while try await !isDrained()
        for worker in workers { await end(worker) }
        let census = try await pool.run { [submitted] in try ChaosCensus(submitted: submitted, in: $0) }
        await pool.close()
        return census
    }

    /// Those that a poisonous job took with it.
    private func replaceTheDead() async throws {
        for number in workers.indices where !workers[number].process.isRunning {
            _ = await workers[number].wait()
            deaths[number] += 1
            workers[number] = try makeWorker(number)
        }
    }

    private func end(_ worker: Child) async {
        kill(worker.process.processIdentifier, SIGKILL)
        _ = await worker.wait()
    }

    private func submit() async throws {
        let jobs = (0..<25).map { _ in
            JobQueue.NewJob(
                tenant: tenants[Int.random(in: tenants.indices, using: &random)],
                subject: random.uuid(),
                priority: Int.random(in: 4...5, using: &random)
            )
        }
        try await persist { try $0.transaction { try Chaos.submit(jobs, in: $0) } }
        submitted += jobs.count
        digest.add(jobs)
    }

    /// Puts back what was set aside, as an operator would.
    private func putBack() async throws {
        try await persist { session in
            try session.transaction { session in
                for job in try Chaos.queue.setAside(in: session) {
                    try session.query(Chaos.seen(job.code == "worker_died" ? "quarantined" : "put_back"))
                    try Chaos.queue.retrySetAside(tenant: job.tenant, subject: job.subject, in: session)
                }
            }
        }
    }

    private func isDrained() async throws -> Bool {
        try await pool.run { session in
            try Chaos.queue.isDrained([Chaos.first, Chaos.second], in: session)
                && Chaos.queue.setAside(in: session).isEmpty
        }
    }

    /// Tries until it is committed: what a lost connection may have committed already is the same when repeated.
    private func persist(_ body: @escaping @Sendable (Session) throws -> Void) async throws {
        while true {
            do { return try await pool.run(body) } catch let error as PostgresError where error.isTransient {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }
}
