import Foundation
import HouseSupport
import Migrations
import Postgres
import TestSupport
import Testing

@testable import Doctor

@Suite struct PurgeFindingTests {
    private func finding(_ house: House, _ subject: String = "last run") async throws -> Finding? {
        try await Doctor().examine(.records, house.administrator())
            .first { $0.area == "purge" && $0.subject == subject }
    }

    private func run(_ house: House, _ hoursAgo: Int, _ outcome: String?, failure: String? = nil) async throws {
        try await house.administrator().query(
            """
            INSERT INTO dictum.purge_run (run_id, as_of, started_at, seen_at, finished_at, outcome, failure)
            SELECT gen_random_uuid(), at, at, at, CASE WHEN \(outcome)::text IS NOT NULL THEN at END, \(outcome), \(failure)
            FROM (SELECT now() - \(hoursAgo)::int8 * interval '1 hour' AS at) AS moment
            """
        )
    }

    @Test func `a missed or failing purge is found, with what to do`() async throws {
        try await House.with { house in
            #expect(try await finding(house)?.verdict == .ok)
            try await house.administrator().query(
                "UPDATE dictum.practice SET created_at = created_at - interval '27 hours'"
            )
            let never = try await finding(house)
            #expect(never?.verdict == .failed && never?.cure?.contains("schedule") == true)
            try await run(house, 25, "complete")
            #expect(try await finding(house)?.verdict == .ok)
            try await run(house, 20, "failed", failure: "database_42501")
            let refused = try await finding(house)
            #expect(refused?.verdict == .warning && refused?.cure?.contains("dictum_purger") == true)
            try await run(house, 10, nil)
            let died = try await finding(house)
            #expect(died?.verdict == .warning && died?.detail.contains("died") == true)
            try await run(house, 9, "out_of_time")
            #expect(try await finding(house)?.cure?.contains("--time-budget") == true)
            try await house.administrator().query(
                "UPDATE dictum.purge_run SET finished_at = finished_at - interval '2 hours' WHERE outcome = 'complete'"
            )
            #expect(try await finding(house)?.verdict == .failed)
            #expect(try await finding(house, "unfinished")?.verdict == .ok)
            #expect(try await finding(house, "certificates")?.verdict == .ok)
        }
    }
}
