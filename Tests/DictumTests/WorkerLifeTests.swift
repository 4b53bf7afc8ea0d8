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

    @Test func `work in hand is finished within the grace time`() async throws {
        try await House.with { house in
            let (worker, gate) = try await caught(house, "--grace", "60")
            worker.send(SIGTERM)
            _ = try await worker.log(until: "asked to stop")
            await gate.open()
            #expect(await worker.exit() == 0, "\(worker.errors)")
            let rows = try await house.administrator().query(
                "SELECT status, (SELECT string_agg(stage, ',') FROM queue.job) FROM dictum.dictation"
            )
            let row = try #require(rows.first)
            #expect(try row.get(0, as: String.self) == "transcribed")
            #expect(try row.optional(1, as: String.self) == "draft", "nothing new was claimed")
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

    /// A worker that stands between its work and its commit.
    private func caught(_ house: House, _ more: String...) async throws -> (ProgramHandle, Gate) {
        _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
        let gate = try await Gate(of: house)
        let worker = try ProgramHandle(arguments(house) + more)
        try await gate.catchWriter { worker.isRunning }
        return (worker, gate)
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
