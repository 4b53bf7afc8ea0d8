import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import Retention
import TestSupport
import Testing

/// The program, killed with `SIGKILL` at any moment. `Scripts/drill-retention` kills it 500 times.
@Suite(.serialized) struct PurgeKillTests {
    @Test func `a purge that is killed again and again ends like one that was not`() async throws {
        let kills = ProcessInfo.processInfo.environment["DICTUM_PURGE_KILLS"].flatMap(Int.init) ?? 12
        try await House.with { house in
            let estate = try await Estate(house)
            let records = try house.openRecords()
            var kept: Set<String> = []
            let today = Int(Date().timeIntervalSince(Estate.beginning) / Estate.day)
            for number in 0..<200 {
                let isOld = number % 4 != 0
                let id = try await estate.receive(isOld ? today - 40 : today)
                if number % 8 < 2 { try await estate.transcribe(id, today - 40, records: records) }
                if number % 8 < 2 { kept.insert("\(id)/transcript") }
                if !isOld { kept.insert("\(id)/audio") }
            }
            var deaths = 0
            for _ in 0..<kills {
                let purge = try start(house)
                try await Task.sleep(for: .milliseconds(.random(in: 5...120)))
                purge.send(SIGKILL)
                if await purge.exit() == 128 + SIGKILL { deaths += 1 }
                // Whatever has rows and was not given up still opens; nothing readable is forgotten.
                let lost = try await estate.administrator.query(
                    """
                    SELECT 1 FROM dictum.destruction AS x WHERE x.deleted_at IS NOT NULL AND x.key_destroyed_at IS NULL
                    """
                )
                #expect(lost.isEmpty)
            }
            #expect(try await start(house).exit() == 0)
            #expect(deaths > 0)
            #expect(try await estate.existing() == kept)
            #expect(try await estate.opening() == kept.filter { $0.hasSuffix("/transcript") })
            let (rows, entries) = (
                try await estate.administrator.query("SELECT 1 FROM dictum.destruction WHERE deleted_at IS NOT NULL"),
                try await estate.administrator.query("SELECT 1 FROM audit.entry WHERE action = 'audio.destroyed'")
            )
            #expect((rows.count, entries.count) == (150, 150))
        }
    }

    private func start(_ house: House) throws -> ChildProcess {
        try ChildProcess([
            Fixtures.program("dictum").path, "purge", "--rate", "2000",
            "--database", try house.records.conninfo(as: Estate.purgerRole),
            "--key-store", try house.keys.conninfo(as: Estate.purgerRole),
        ])
    }
}
