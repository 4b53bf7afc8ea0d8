import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Retention
import TestSupport
import Testing

@Suite struct PurgeStateTests {
    private func state(_ estate: Estate) async throws -> PurgeState {
        try await estate.administrator.run { try PurgeState.read(in: $0) }
    }

    @Test func `whoever watches sees a purge that never ran, that was complete, that ran out of time, failed or died`()
        async throws
    {
        try await House.with { house in
            let estate = try await Estate(house)
            let before = try await state(estate)
            #expect(before.lastRun == nil && before.completedAt == nil && before.waitingSince != nil)
            _ = try await estate.receive(0)
            _ = try await estate.purge().run(asOf: Estate.date(30))
            let complete = try await state(estate)
            #expect(complete.lastRun?.outcome == .complete && complete.lastRun?.destroyed == 1)
            #expect(complete.completedAt != nil && complete.waitingSince == complete.completedAt)
            #expect(complete.uncertified.count == 1)

            // With nothing to destroy, a key store that is away is a failure all the same.
            let cut = Purge(
                database: Pool(try house.records.conninfo(as: Estate.purgerRole), size: 2),
                keys: KeyShredder(Pool("host=/nonexistent dbname=none", size: 1)),
                actor: "purger/test"
            )
            await #expect(throws: Purge.Failure.self) { _ = try await cut.run(asOf: Estate.date(31), scrubs: true) }
            #expect(try await state(estate).lastRun?.outcome == .failed)
            try await estate.administrator.query("DELETE FROM dictum.purge_run WHERE outcome = 'failed'")

            // One practice's purge makes up for nobody's night.
            _ = try await estate.purge().run(asOf: Estate.date(31), practice: house.practice.id)
            #expect(try await state(estate) == complete)

            _ = try await estate.purge().run(asOf: Estate.date(31), goOn: { _ in false })
            #expect(try await state(estate).lastRun?.outcome == .outOfTime)

            _ = try await estate.receive(0)
            let lost = Purge(
                database: Pool(try house.records.conninfo(as: Estate.purgerRole), size: 2),
                keys: KeyShredder(Pool("host=/nonexistent dbname=none", size: 1)),
                actor: "purger/test"
            )
            await #expect(throws: Purge.Failure.self) { _ = try await lost.run(asOf: Estate.date(31)) }
            let failed = try await state(estate)
            #expect(failed.lastRun?.outcome == .failed && failed.lastRun?.failure == "database_away")
            #expect(failed.completedAt == complete.completedAt && failed.unfinished.count == 1)

            try await estate.administrator.query(
                """
                UPDATE dictum.purge_run SET outcome = NULL, failure = NULL, finished_at = NULL
                WHERE started_at = (SELECT max(started_at) FROM dictum.purge_run)
                """
            )
            #expect(try await state(estate).lastRun?.outcome == .running)
            try await estate.administrator.query(
                "UPDATE dictum.purge_run SET seen_at = seen_at - interval '16 minutes'"
            )
            #expect(try await state(estate).lastRun?.outcome == .died)
            #expect(try await estate.purge().run(asOf: Estate.date(31)).resumed == 1)
            #expect(try await state(estate).unfinished.count == 0)
        }
    }

    @Test func `worker and auditor see it, a reviewer does not`() async throws {
        try await House.with { house in
            _ = try await Pool(try house.records.conninfo(as: House.workerRole), size: 1).run {
                try PurgeState.read(in: $0)
            }
            await #expect(throws: PostgresError.self) {
                _ = try await Pool(try house.records.conninfo(as: House.reviewerRole), size: 1).run {
                    try PurgeState.read(in: $0)
                }
            }
        }
    }
}
