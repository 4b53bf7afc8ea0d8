import ArgumentParser
import Foundation
import Postgres

/// `Scripts/chaos`
struct ChaosCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chaos",
        abstract:
            "Kills workers and the postmaster at random while jobs flow, and then counts: none lost, none done twice."
    )

    /// From so many kills on, every end of a job must have been seen.
    static let longRun = 1000

    @Option(help: "How many processes are killed.")
    var kills = 1000
    @Option(help: "Repeats the schedule of an earlier run.")
    var seed: UInt64?
    @Option(help: "Workers at a time.")
    var workers = 3
    @Option(help: "The folder of the private server, made where it is missing.")
    var folder: String
    @Option(help: "The script that starts it.")
    var postgres = "Scripts/postgres"

    func run() async throws {
        let seed = seed ?? UInt64.random(in: 0..<1_000_000_000)
        print("seed \(seed)")
        fflush(nil)
        let server = ChaosServer(script: postgres, folder: folder)
        let run = try await ChaosRun(server: server, seed: seed, workers: workers)
        try await run.torment(ChaosSchedule(seed: seed, kills: kills, workers: workers))
        let census = try await run.settle()
        print(census.text)
        print("jobs and kills: \(await run.digest.text)")
        if !census.isClean || (kills >= Self.longRun && !census.unseen.isEmpty) {
            print("FAILED; repeat with: Scripts/chaos --kills \(kills) --seed \(seed) --workers \(workers)")
            throw ExitCode.failure
        }
    }
}

/// The private server that is killed again and again.
struct ChaosServer: Sendable {
    let script: String
    let folder: String

    func start() async throws { _ = try await lastLine(of: "start") }

    func conninfo() async throws -> String { try await lastLine(of: "conninfo") }

    /// Kills the postmaster as the kernel's out-of-memory killer would, and starts it again.
    func killPostmaster(dataDirectory: String) async throws {
        let text = try String(contentsOfFile: "\(dataDirectory)/postmaster.pid", encoding: .utf8)
        guard let pid = text.split(separator: "\n").first.flatMap({ Int32($0) }) else {
            throw BenchError(description: "postmaster.pid holds no number")
        }
        kill(pid, SIGKILL)
        try await start()
    }

    /// What the script printed last, where it succeeded. It is not waited for: the server that it starts keeps its open
    /// files, by which Foundation would take it for running.
    private func lastLine(of verb: String) async throws -> String {
        let command = "bash \"$0\" \(verb) \"$1\" && echo succeeded || echo failed"
        let child = try Child(URL(filePath: "/bin/bash"), ["-c", command, script, folder])
        var last = ""
        while let line = await child.line(), line != "failed" {
            if line == "succeeded" { return last }
            last = line
        }
        throw BenchError(description: "\(script) \(verb) failed")
    }
}
