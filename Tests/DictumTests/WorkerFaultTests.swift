import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

/// A worker that can't do its work says so, and nobody's dictation fails for it.
@Suite(.serialized) struct WorkerFaultTests {
    @Test func `a wrong master key is refused at the start`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let other = house.masterKey + ".other"
            _ = try FileMasterKey.create(path: other)
            let outcome = try await DictumProgram(house: house).drain("--master-key", other)
            #expect(outcome.exitCode == 64 && outcome.errors.contains("master key"), "\(outcome.errors)")
            try await expectUntouched(house)
        }
    }

    @Test func `an endpoint that does not know our key ends a draining worker, not the dictation`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            try await house.allow("speech.example")
            let server = try HostileServer(nil)
            let outcome = try await DictumProgram(house: house).drain(
                "--speech-endpoint",
                "http://127.0.0.1:\(server.port)",
                "--speech-endpoint-name",
                "speech.example",
                "--speech-endpoint-path",
                "/status/401"
            )
            #expect(outcome.exitCode == 69 && outcome.errors.contains("endpoint_misconfigured"), "\(outcome.errors)")
            try await expectUntouched(house)
        }
    }

    @Test(arguments: ["Upper", "with space", "-first"])
    func `a worker's name is one that the audit log takes`(name: String) async throws {
        let outcome = try await DictumProgram.run("worker", "--name=\(name)")
        #expect(outcome.exitCode == 64 && outcome.errors.contains("--name"), "\(outcome.errors)")
    }

    @Test func `a worker's start is in the audit log with a digest, and with names but no values`() async throws {
        try await House.with { house in
            let program = DictumProgram(house: house)
            _ = try await program.drain("--name", "ada", "--grace", "5")
            _ = try await program.drain("--name", "ada", "--grace", "6")
            let rows = try await house.administrator().query(
                "SELECT action, code FROM audit.entry WHERE actor = 'worker/ada' AND action LIKE 'worker.%' ORDER BY at"
            ).map { (try $0.get(0, as: String.self), try $0.get(1, as: String.self)) }
            let digests = rows.filter { $0.0 == "worker.started" }.map(\.1)
            #expect(Set(digests).count == 2 && digests.allSatisfy { $0.hasPrefix("configuration_") })
            let names = Set(rows.filter { $0.0 == "worker.configured" }.map(\.1))
            #expect(names.isSuperset(of: ["database", "drain", "grace", "key_store", "lease", "master_key", "models"]))
        }
    }

    /// The dictation waits as before, and no attempt was spent.
    private func expectUntouched(_ house: House) async throws {
        let dictation = try #require(try await house.openRecords().dictations().first)
        #expect(dictation.status == .received)
        let job = try await house.administrator().query("SELECT attempts FROM queue.job WHERE lease_token IS NULL")
            .first
        #expect(try job?.get(0, as: Int.self) == 0)
    }
}
