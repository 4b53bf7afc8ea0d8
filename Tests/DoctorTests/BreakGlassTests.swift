import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Review
import TestSupport
import Testing

@Suite struct BreakGlassTests {
    /// A house whose reviewer is assigned to no practice, with a note's worth of recording in it.
    private func withStranger(
        _ body: (_ house: House, _ id: DictationID, _ reviewer: Pool, _ auditor: Pool) async throws -> Void
    ) async throws {
        try await House.with { house in
            let id = house.id(try await house.desk().submit(Protected([1, 2, 3])).id)
            let administrator = house.administrator()
            try await PracticeRegistry(database: administrator)
                .withdraw(reviewer: House.reviewerRole, from: house.practice)
            do {
                try await administrator.run {
                    try $0.execute(script: "CREATE ROLE test_auditor LOGIN IN ROLE dictum_auditor")
                }
            } catch let error as PostgresError where ["42710", "23505"].contains(error.sqlState) {}
            try await body(
                house,
                id,
                Pool(try house.records.conninfo(as: House.reviewerRole), size: 1),
                Pool(try house.records.conninfo(as: "test_auditor"), size: 1)
            )
        }
    }

    private static func seen(_ pool: Pool) async throws -> Int {
        try await pool.query("SELECT 1 FROM dictum.intake").count
    }

    @Test func `a reviewer reads the practices that an administrator assigned, and no other`() async throws {
        try await withStranger { house, _, reviewer, _ in
            let tables: [Statement] = [
                "SELECT 1 FROM dictum.intake", "SELECT 1 FROM dictum.dictation", "SELECT 1 FROM dictum.artifact",
                "SELECT 1 FROM dictum.audio_key",
            ]
            for table in tables { #expect(try await reviewer.query(table).isEmpty, "\(table.sql)") }
            let registry = PracticeRegistry(database: house.administrator())
            try await registry.assign(reviewer: House.reviewerRole, to: house.practice)
            #expect(try await Self.seen(reviewer) == 1)
            await #expect(throws: IntakeError.self) {
                try await registry.assign(reviewer: House.workerRole, to: house.practice)
            }
        }
    }

    @Test func `broken glass opens one practice, is recorded at once, and ends by itself`() async throws {
        try await withStranger { house, _, reviewer, auditor in
            let grant = try await BreakGlass(database: reviewer).open(
                practice: house.practice.name,
                minutes: 5,
                reason: "emergency_care"
            )
            #expect(grant.role == House.reviewerRole && grant.practice == house.practice.id && grant.review == nil)
            #expect(try await Self.seen(reviewer) == 1)
            let entry = try await house.administrator().query(
                "SELECT actor::text, purpose::text, code::text FROM audit.entry WHERE action = 'access.glass_broken'"
            ).first
            #expect(try entry?.get(0) == "reviewer/\(House.reviewerRole)")
            #expect(try entry?.get(1) == "BTG")
            #expect(try entry?.get(2) == "emergency_care")
            let counted = try await auditor.query("SELECT in_force, unreviewed FROM dictum.count_break_glass()").first
            #expect(try counted?.get(0) == 1 && counted?.get(1) == 1)
            // Time passes: the clock can't be turned, so the grant's times are.
            try await house.administrator().query(
                "UPDATE dictum.break_glass SET begins_at = begins_at - interval '1 hour', ends_at = ends_at - interval '1 hour'"
            )
            #expect(try await Self.seen(reviewer) == 0)
        }
    }

    @Test func `nothing is read under a grant that can still be rolled back`() async throws {
        try await withStranger { house, _, reviewer, _ in
            let seen = try await reviewer.transaction { session in
                try session.query("SELECT dictum.break_the_glass(\(house.practice.id.uuid), 5, 'emergency_care')")
                return try session.query("SELECT 1 FROM dictum.intake").count
            }
            #expect(seen == 0)
            #expect(try await Self.seen(reviewer) == 1)
        }
    }

    @Test func `an auditor reviews a grant, once, and nobody one of their own`() async throws {
        try await withStranger { house, _, reviewer, auditor in
            let grant = try await BreakGlass(database: reviewer).open(
                practice: house.practice.name,
                minutes: 5,
                reason: "emergency_care"
            )
            await #expect(throws: PostgresError.self) {
                try await BreakGlass(database: reviewer).review(grant.id, finding: .justified)
            }
            // Somebody in both groups, which `dictum doctor` complains of.
            let own = try await state(
                house,
                "SET SESSION AUTHORIZATION \(House.reviewerRole); SELECT dictum.review_break_glass('\(grant.id)', 'justified')",
                granting: "dictum_auditor"
            )
            #expect(own == "23514")
            let desk = BreakGlass(database: auditor)
            #expect(try await desk.grants(unreviewed: true).map(\.id) == [grant.id])
            try await desk.review(grant.id, finding: .unjustified)
            #expect(try await desk.grants(unreviewed: true).isEmpty)
            #expect(try await desk.grants().first?.review?.finding == .unjustified)
            await #expect(throws: ReviewRefusal.self) { try await desk.review(grant.id, finding: .justified) }
            let entry = try await house.administrator().query(
                "SELECT actor::text FROM audit.entry WHERE action = 'access.glass_reviewed'"
            ).first
            #expect(try entry?.get(0) == "auditor/test_auditor")
        }
    }

    /// In a transaction that is rolled back, so that the membership never is.
    private func state(_ house: House, _ sql: String, granting group: String) async throws -> String? {
        do {
            try await house.administrator().run { session in
                try session.execute(script: "BEGIN; GRANT \(group) TO \(House.reviewerRole); \(sql); ROLLBACK")
            }
            return nil
        } catch let error as PostgresError { return error.sqlState }
    }

    @Test(arguments: [(0, "emergency_care"), (241, "emergency_care"), (5, "Mrs. Smith fell"), (5, "")])
    func `a grant is for 240 minutes at most, and its reason is a code`(minutes: Int, reason: String) async throws {
        try await withStranger { house, _, reviewer, _ in
            await #expect(throws: ReviewRefusal.self) {
                try await BreakGlass(database: reviewer).open(
                    practice: house.practice.name,
                    minutes: minutes,
                    reason: reason
                )
            }
            let seen = try await Self.seen(reviewer)
            #expect(seen == 0)
        }
    }
}
