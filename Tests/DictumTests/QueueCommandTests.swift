import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// The operators' hands: what they see, what they change, and what the audit log keeps of it.
@Suite(.serialized) struct QueueCommandTests {
    @Test func `jobs are listed and shown with practice, stage and state`() async throws {
        try await House.with { house in
            let id = try await submit(house)
            let listed = try await queue(house, "list", "--practice", house.practice.name, "--json")
            let line = try #require(try lines(listed).first)
            #expect(line["dictation_id"] as? String == id && line["practice"] as? String == house.practice.name)
            #expect(line["stage"] as? String == "transcribe" && line["state"] as? String == "waiting")
            let shown = try await queue(house, "show", id)
            #expect(shown.exitCode == 0 && shown.output.contains(id) && shown.output.contains("waiting"))
            #expect(try lines(await queue(house, "list", "--stage", "draft", "--json")).isEmpty)
            #expect(try lines(await queue(house, "list", "--state", "leased", "--json")).isEmpty)
        }
    }

    @Test(arguments: [("cancel", "cancelled", "failed"), ("quarantine", "quarantined_by_operator", "quarantined")])
    func `a job is taken out with a reason, and retry takes it back`(
        verb: String,
        code: String,
        state: String
    )
        async throws
    {
        try await House.with { house in
            let id = try await submit(house)
            let other = try await submit(house)
            #expect(try await queue(house, verb, id).exitCode == 0)
            let line = try #require(try lines(await queue(house, "list", "--state", state, "--json")).first)
            #expect(line["dictation_id"] as? String == id && line["reason_code"] as? String == code)
            #expect(try await statuses(house) == ["failed \(code)", "received"])
            #expect(try await queue(house, "retry", id).exitCode == 0)
            #expect(try await statuses(house) == ["received", "received"])
            let trail = try await audited(house)
            let noun = verb == "cancel" ? "job.cancelled" : "job.quarantined"
            #expect(trail == ["\(noun) HOPERAT \(id)", "dictation.retried HOPERAT \(id)"])
            #expect(other != id)
        }
    }

    @Test func `the holder of a cancelled job is fenced off`() async throws {
        try await House.with { house in
            let id = try await submit(house)
            let gate = try await ArtifactGate(house)
            let worker = try ProgramHandle(DictumProgram(house: house).workerArguments())
            try await gate.waitForArrival(of: worker)
            #expect(try await queue(house, "cancel", id).exitCode == 0)
            await gate.open()
            #expect(await worker.exit() == 0, "\(worker.errors)")
            #expect(try await statuses(house) == ["failed cancelled"])
            #expect(try await house.administrator().query("SELECT 1 FROM dictum.artifact").isEmpty)
        }
    }

    @Test func `a paused practice waits, and goes on when it is resumed`() async throws {
        try await House.with { house in
            _ = try await submit(house)
            let scope = ["--practice", house.practice.id.description, "--stage", "transcribe"]
            #expect(try await queue(house, ["pause"] + scope).exitCode == 0)
            let worker = try ProgramHandle(DictumProgram(house: house).workerArguments())
            _ = try await worker.log(until: "worker is ready")
            let status = try await queue(house, ["status", "--fleet", "--json"], command: [])
            let report = try #require(
                try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any]
            )
            let pause = try #require((report["pauses"] as? [[String: Any]])?.first)
            #expect(pause["stage"] as? String == "transcribe")
            #expect(pause["practice_id"] as? String == house.practice.id.description)
            #expect(try await statuses(house) == ["received"])
            #expect(try await queue(house, ["resume"] + scope).exitCode == 0)
            #expect(await worker.exit() == 0, "\(worker.errors)")
            #expect(try await statuses(house) == ["ready_for_review"])
            #expect(try await queue(house, ["resume"] + scope).exitCode == 65, "there is no pause any more")
            let trail = try await audited(house)
            #expect(trail == ["queue.paused.transcribe HOPERAT -", "queue.resumed.transcribe HOPERAT -"])
        }
    }

    @Test func `a practice is given a weight, which is listed and audited`() async throws {
        try await House.with { house in
            #expect(try await queue(house, "weight", house.practice.name, "2.5").exitCode == 0)
            let line = try #require(try lines(await queue(house, "weight", "--json")).first)
            #expect(line["practice"] as? String == house.practice.name && line["weight"] as? Double == 2.5)
            #expect(try await queue(house, "weight", "nobody", "2").exitCode == 65)
            #expect(try await audited(house) == ["queue.weighted HOPERAT -"])
        }
    }

    @Test func `what is not there is named, with exit code 65 for none and 1 for some`() async throws {
        try await House.with { house in
            let id = try await submit(house)
            let stranger = UUID().uuidString.lowercased()
            let none = try await queue(house, "cancel", stranger)
            #expect(none.exitCode == 65 && none.errors.contains(stranger))
            let some = try await queue(house, "cancel", stranger, id)
            #expect(some.exitCode == 1 && some.errors.contains(stranger) && !some.errors.contains(id))
            #expect(try await queue(house, "show", stranger).exitCode == 65)
            #expect(try await queue(house, "list", "--practice", "nobody").exitCode == 65)
        }
    }

    @Test(arguments: [
        ["cancel"], ["cancel", "--all", "5b3f4a44-6a53-4a3f-8d0a-7d3c9a8b1c11"], ["pause"],
        ["pause", "--all", "--stage", "draft"], ["resume", "--stage", "sing"], ["show", "17"],
        ["weight", "northside"], ["weight", "northside", "0"],
    ])
    func `an act without a clear aim is a wrong command line`(arguments: [String]) async throws {
        let outcome = try await Shell.run(DictumProgram.url, ["queue"] + arguments + ["--database", "host=/x"])
        #expect(outcome.exitCode == 64, "\(outcome.errors)")
    }

    private func submit(_ house: House) async throws -> String {
        let recording = try Fixtures.bytes("short/cough.flac") + Array(UUID().uuidString.utf8)
        return try await house.desk().submit(Protected(recording)).id.uuidString.lowercased()
    }

    private func queue(_ house: House, _ arguments: String...) async throws -> Shell.Outcome {
        try await queue(house, arguments)
    }

    /// Operators need the records' database alone, as the worker's role.
    private func queue(
        _ house: House,
        _ arguments: [String],
        command: [String] = ["queue"]
    ) async throws
        -> Shell.Outcome
    {
        let database = try house.records.conninfo(as: House.workerRole)
        return try await Shell.run(DictumProgram.url, command + arguments + ["--database", database])
    }

    private func lines(_ outcome: Shell.Outcome) throws -> [[String: Any]] {
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    }

    private func statuses(_ house: House) async throws -> [String] {
        try await house.administrator().query(
            "SELECT concat_ws(' ', status, reason_code) FROM dictum.dictation ORDER BY 1"
        ).map { try $0.get(0, as: String.self) }
    }

    /// What operators did, in the order of time.
    private func audited(_ house: House) async throws -> [String] {
        try await house.administrator().query(
            """
            SELECT concat_ws(' ', action, purpose, coalesce(dictation_id::text, '-')) FROM audit.entry
            WHERE actor LIKE 'operator/%' ORDER BY at
            """
        ).map { try $0.get(0, as: String.self) }
    }
}
