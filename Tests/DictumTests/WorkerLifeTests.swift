import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// A worker's beginning and end, by the signals that a service manager sends.
@Suite(.serialized) struct WorkerLifeTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func `an idle worker leaves at the first signal, and its row with it`(signal: Int32) async throws {
        try await House.with { house in
            let worker = try ProgramHandle(arguments(house))
            _ = try await worker.log(until: "worker is ready")
            #expect(try await workers(house) == 1)
            worker.send(signal)
            #expect(await worker.exit() == 0, "\(worker.errors)")
            #expect(try await workers(house) == 0)
        }
    }

    @Test func `work in hand is finished within the grace time, and nothing new is claimed`() async throws {
        try await House.with { house in
            for copy in 0..<2 { try await submit(house, copy) }
            let gate = try await ArtifactGate(house)
            let worker = try ProgramHandle(arguments(house, "--grace", "60", "--draft-slots", "0"))
            try await gate.waitForArrival(of: worker)
            worker.send(SIGTERM)
            _ = try await worker.log(until: "asked to stop")
            await gate.open()
            #expect(await worker.exit() == 0, "\(worker.errors)")
            let left = try await house.administrator().query(
                """
                SELECT d.status || ', ' || j.stage FROM dictum.dictation AS d
                JOIN queue.job AS j ON j.subject = d.dictation_id AND j.lease_token IS NULL ORDER BY 1
                """
            ).map { try $0.get(0, as: String.self) }
            #expect(left == ["received, transcribe", "transcribed, draft"])
        }
    }

    @Test func `a worker that is asked to stop while it gets ready stops`() async throws {
        try await House.with { house in
            try await submit(house)
            // It is caught at the entry of its start in the audit log, long before it could claim.
            let gate = try await Connection.open(house.records.conninfo)
            try await gate.run { try $0.execute(script: "BEGIN; LOCK TABLE audit.entry IN SHARE MODE") }
            let worker = try ProgramHandle(arguments(house))
            let administrator = house.administrator()
            let waiting: Statement = """
                SELECT FROM pg_stat_activity
                WHERE datname = current_database() AND usename = \(House.workerRole) AND wait_event_type = 'Lock'
                """
            try await waitUntil("a worker at the lock") {
                try await !administrator.query(waiting).isEmpty || !worker.isRunning
            }
            worker.send(SIGTERM)
            await gate.close()
            #expect(await worker.exit() == 0, "\(worker.errors)")
            #expect(worker.errors.contains("asked to stop"), "\(worker.errors)")
            #expect(try await workers(house) == 0)
        }
    }

    @Test func `after the grace time work is released, and no attempt is spent`() async throws {
        try await House.with { house in
            try await submitLong(house)
            let worker = try ProgramHandle(arguments(house, "--grace", "0"))
            try await waitForLease(house, of: worker)
            worker.send(SIGTERM)
            #expect(await worker.exit() == 0, "\(worker.errors)")
            try await expectFree(house)
        }
    }

    @Test func `after the grace time nobody waits for another's lock, and no attempt is spent`() async throws {
        try await House.with { house in
            let (worker, gate) = try await caught(house, "--grace", "0")
            worker.send(SIGTERM)
            #expect(await worker.exit() == 0, "\(worker.errors)")
            try await expectFree(house)
            await gate.open()
        }
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func `a second signal leaves at once`(signal: Int32, code: Int32) async throws {
        try await House.with { house in
            let (worker, gate) = try await caught(house, "--grace", "600")
            worker.send(signal)
            _ = try await worker.log(until: "asked to stop")
            worker.send(signal)
            #expect(await worker.exit() == code, "\(worker.errors)")
            await gate.open()
        }
    }

    @Test func `every line of the log is JSON, and holds ids and codes but nothing that was said`() async throws {
        try await House.with { house in
            let receipt = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            _ = try await house.desk().submit(Protected(Array("no sound".utf8)))
            let outcome = try await DictumProgram(house: house).drain()
            let lines = outcome.errors.split(separator: "\n")
            var dictations: Set<String> = []
            for line in lines {
                let object = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
                #expect(object["level"] != nil && object["message"] != nil && object["time"] != nil, "\(line)")
                if let id = object["dictation"] { dictations.insert(id.lowercased()) }
            }
            #expect(dictations.contains(receipt.id.uuidString.lowercased()))
            #expect(lines.contains { $0.contains("undecodable_audio") })
            for word in ["congestion", "cough", "complaint", "patient"] {
                #expect(!outcome.errors.lowercased().contains(word), "\(word)")
            }
        }
    }

    /// A worker that stands between its work and its commit, at a gate.
    private func caught(_ house: House, _ more: String...) async throws -> (ProgramHandle, ArtifactGate) {
        try await submit(house)
        let gate = try await ArtifactGate(house)
        let worker = try ProgramHandle(arguments(house) + more)
        try await gate.waitForArrival(of: worker)
        return (worker, gate)
    }

    private func submit(_ house: House, _ copy: Int = 0) async throws {
        _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac") + [UInt8(copy)]))
    }

    private func arguments(_ house: House, _ more: String...) throws -> [String] {
        try ["worker", "--models", Fixtures.models] + DictumProgram(house: house).stores(as: House.workerRole) + more
    }

    private func expectFree(_ house: House) async throws {
        let rows = try await house.administrator().query("SELECT attempts, deaths, lease_token FROM queue.job")
        let row = try #require(rows.first)
        #expect(try row.get(0, as: Int.self) == 0 && row.get(1, as: Int.self) == 0)
        #expect(try row.optional(2, as: Int.self) == nil, "it is free for the next worker")
    }

    private func submitLong(_ house: House) async throws {
        _ = try await house.desk().submit(Protected(Fixtures.bytes("dictations/01-heart-failure-followup.wav")))
    }

    private func waitForLease(_ house: House, of worker: ProgramHandle) async throws {
        let administrator = house.administrator()
        try await waitUntil("a lease") {
            try #require(worker.isRunning, "\(worker.errors)")
            return try await !administrator.query("SELECT 1 FROM queue.job WHERE lease_token IS NOT NULL").isEmpty
        }
    }

    private func workers(_ house: House) async throws -> Int {
        try await house.administrator().query("SELECT count(*) FROM queue.worker")[0].get(0)
    }
}
