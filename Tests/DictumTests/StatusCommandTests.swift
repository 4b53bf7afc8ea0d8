import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

@Suite(.serialized) struct StatusCommandTests {
    @Test func `late dictations are counted by priority, on their way and done`() async throws {
        try await House.with { house in
            for _ in 0..<3 { _ = try await house.desk().submit(Protected(recording())) }
            try await house.administrator().query(
                """
                UPDATE dictum.dictation SET received_at = now() - CASE priority WHEN 'stat' THEN interval '16 minutes'
                    ELSE interval '25 hours' END
                WHERE dictation_id IN (SELECT dictation_id FROM dictum.dictation ORDER BY 1 LIMIT 2)
                """
            )
            let before = try await report(house)
            #expect(try line(before, "routine")["open"] as? Int == 3)
            #expect(try line(before, "routine")["late"] as? Int == 2)
            #expect(try line(before, "stat")["open"] as? Int == 0)
            #expect(try await line(report(house, "--routine-target", "1600"), "routine")["late"] as? Int == 0)
            _ = try await DictumProgram(house: house).drain()
            let after = try await line(report(house), "routine")
            #expect(after["open"] as? Int == 0 && after["late"] as? Int == 0)
            #expect(after["ready"] as? Int == 3 && after["ready_late"] as? Int == 2)
            #expect(after["ready_lately"] as? Int == 3)
        }
    }

    @Test func `the workers are shown with version, host, slots, heartbeat and leases`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(recording()))
            let gate = try await ArtifactGate(house)
            let worker = try ProgramHandle(DictumProgram(house: house).workerArguments("--name", "ada"))
            try await gate.waitForArrival(of: worker)
            let shown = try #require((try await report(house)["workers"] as? [[String: Any]])?.first)
            #expect(shown["name"] as? String == "ada" && shown["leases"] as? Int == 1 && shown["slots"] as? Int == 2)
            #expect(shown["version"] as? String != nil && shown["host"] as? String != nil)
            #expect((shown["seconds_since_heartbeat"] as? Double).map { $0 >= 0 && $0 < 30 } == true)
            await gate.open()
            #expect(await worker.exit() == 0, "\(worker.errors)")
        }
    }

    @Test func `reasons are counted, and a page for people has every part`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(Array("no sound".utf8)))
            _ = try await DictumProgram(house: house).drain()
            let reason = try #require((try await report(house)["set_aside"] as? [[String: Any]])?.first)
            #expect(reason["reason_code"] as? String == "undecodable_audio" && reason["jobs"] as? Int == 1)
            let page = try await DictumProgram(house: house).review("status")
            #expect(page.exitCode != 0, "a reviewer is no operator")
            let stores = try DictumProgram(house: house).stores(as: House.workerRole)
            let operators = try await Shell.run(DictumProgram.url, ["status"] + stores)
            #expect(operators.exitCode == 0, "\(operators.errors)")
            for heading in ["STAGE", "PRIORITY", "WORKER", "SET ASIDE FOR", "DICTATION", "undecodable_audio"] {
                #expect(operators.output.contains(heading))
            }
        }
    }

    @Test func `a watch goes on, a JSON object a line`() async throws {
        try await House.with { house in
            let database = try house.records.conninfo(as: House.workerRole)
            let command = [
                "-c", "\"$@\" | head -n 2", "watch", DictumProgram.url.path, "status", "--fleet", "--watch", "--json",
                "--database", database,
            ]
            let outcome = try await Shell.run(URL(filePath: "/bin/sh"), command)
            let lines = outcome.output.split(separator: "\n")
            #expect(lines.count == 2)
            for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    @Test func `a standby shows the fleet, and says where dictations are listed`() async throws {
        try await PrivateServer.with { primary in
            try await primary.withStandby { standby in
                let database = "\(standby.conninfo) dbname=records"
                let outcome = try await Shell.run(DictumProgram.url, ["status", "--database", database])
                #expect(outcome.exitCode == 0 && outcome.output.contains("PRIORITY"), "\(outcome.errors)")
                #expect(outcome.errors.contains("listed at the primary only"))
            }
        }
    }

    @Test func `at a terminal a watch keeps to its size, and gives the screen back at the end`() async throws {
        try await House.with { house in
            let folder = URL(filePath: house.masterKey).deletingLastPathComponent()
            let (screen, id) = (folder.appending(path: "screen"), folder.appending(path: "id"))
            let command = """
                stty cols 60 rows 9; echo $$ > \(id.path)
                exec \(DictumProgram.url.path) status --fleet --watch --database '\(house.records.conninfo)'
                """
            let terminal = try ChildProcess(["script", "--quiet", "--return", "--flush", "-c", command, screen.path])
            defer { terminal.send(SIGKILL) }
            func shown() -> String { (try? String(contentsOf: screen, encoding: .utf8)) ?? "" }
            // Two pages and their last lines, or the end of it all.
            try await waitUntil("two pages are shown") {
                shown().split(separator: "lines more").count >= 3 || terminal.exitCode != nil
            }
            let text = try String(contentsOf: id, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
            kill(try #require(Int32(text)), SIGTERM)
            #expect(await terminal.exit() == 143, "\(shown())")
            let (take, leave) = ("\u{1b}[?1049h", "\u{1b}[?1049l")
            let page = try #require(shown().split(separator: "\u{1b}[H").dropFirst().first)
            #expect(shown().contains(take) && shown().contains(leave) && page.contains("STAGE"))
            let lines = page.replacing(/\u{1b}\[[0-9;?]*[a-zA-Z]/, with: "").split(whereSeparator: \.isNewline)
            #expect(lines.count <= 9 && lines.allSatisfy { $0.count <= 60 }, "\(lines)")
        }
    }

    @Test func `a watch outlives the loss of its connection`() async throws {
        try await House.with { house in
            let database = try house.records.conninfo(as: House.workerRole)
            let watch = try ProgramHandle(["status", "--fleet", "--watch", "--database", database])
            let administrator = house.administrator()
            // Between two pages it is idle for a second; a moment within a page is shorter.
            let ended: Statement = """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND usename = \(House.workerRole) AND state = 'idle'
                    AND state_change < clock_timestamp() - interval '300 ms'
                """
            try await waitUntil("an idle watch") {
                try await !administrator.query(ended).isEmpty || !watch.isRunning
            }
            let log = try await watch.log(until: "the database")
            #expect(watch.isRunning, "\(log)")
        }
    }

    private func recording() throws -> [UInt8] {
        try Fixtures.bytes("short/cough.flac") + Array(UUID().uuidString.utf8)
    }

    private func report(_ house: House, _ more: String...) async throws -> [String: Any] {
        let database = try house.records.conninfo(as: House.workerRole)
        let outcome = try await Shell.run(
            DictumProgram.url,
            ["status", "--fleet", "--json", "--database", database] + more
        )
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func line(_ report: [String: Any], _ priority: String) throws -> [String: Any] {
        let lines = try #require(report["turn_around"] as? [[String: Any]])
        return try #require(lines.first { $0["priority"] as? String == priority })
    }
}
