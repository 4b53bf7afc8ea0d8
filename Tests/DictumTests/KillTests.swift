import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

/// Workers are killed with `SIGKILL` again and again: nothing is lost, nothing is done twice.
@Suite(.serialized) struct KillTests {
    @Test func `fifty kills at any moment lose nothing and repeat nothing`() async throws {
        try await House.with { house in
            let count = 20
            for copy in 0..<count {
                let recording = try Fixtures.bytes("short/cough.flac") + [UInt8(copy)]
                _ = try await house.desk().submit(Protected(recording))
            }
            let program = DictumProgram(house: house)
            for round in 0..<50 {
                let worker = try Victim(program.workerArguments("--name", "victim-\(round)"))
                try await Task.sleep(for: .milliseconds(.random(in: 50...1200)))
                await worker.kill()
            }
            try await finish(house)
            #expect(try await Census(house.administrator()) == Census(ready: count))
        }
    }

    @Test(arguments: [Stage.transcribe, .draft])
    func `a worker killed in its last transaction leaves nothing of it`(stage: Stage) async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let program = DictumProgram(house: house)
            let administrator = house.administrator()
            if stage == .draft { _ = try await program.drain("--draft-slots", "0") }
            let before = try await Census(administrator)
            let gate = try await ArtifactGate(house)
            let worker = try ProgramHandle(program.workerArguments())
            try await gate.waitForArrival(of: worker)
            worker.send(SIGKILL)
            _ = await worker.exit()
            await gate.open()
            try await waitForNoTransaction(administrator)
            #expect(try await Census(administrator) == before)
            try await finish(house)
            #expect(try await Census(administrator) == Census(ready: 1))
        }
    }

    /// Runs workers until everything has ended. A job that was in hand at three deaths is set aside; an operator puts it
    /// back, as this does.
    private func finish(_ house: House) async throws {
        let program = DictumProgram(house: house)
        repeat {
            let outcome = try await program.drain("--transcribe-slots", "2")
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
        } while try await putBack(house) > 0
    }

    private func putBack(_ house: House) async throws -> Int {
        let outcome = try await Shell.run(
            DictumProgram.url,
            ["queue", "retry", "--all", "--json", "--database", house.records.conninfo]
        )
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([String: Int].self, from: Data(outcome.output.utf8))["retried"] ?? 0
    }

    /// The server notices a killed client when it next writes to it; until then its transaction is open.
    private func waitForNoTransaction(_ administrator: Pool) async throws {
        let open: Statement = """
            SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
            """
        try await waitUntil("the end of a killed worker's transaction") { try await administrator.query(open).isEmpty }
    }
}

/// A worker that will be killed.
private struct Victim {
    private let process: ChildProcess

    init(_ arguments: [String]) throws { process = try ChildProcess([DictumProgram.url.path] + arguments) }

    var isRunning: Bool { process.exitCode == nil }

    func kill() async {
        process.send(SIGKILL)
        await process.exit()
    }
}
