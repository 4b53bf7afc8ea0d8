import Foundation
import Postgres
import Testing

@testable import AuditLog

/// Who a dictation was about is bound into the log: not even the owner changes it unseen.
@Suite struct SubjectAttackTests {
    private static let practice = UUID()

    private static let attacks = [
        "UPDATE audit.subject SET patient_ref = gen_random_uuid() WHERE dictation_id = '$D'",
        "UPDATE audit.subject SET salt = uuid_send(gen_random_uuid()) WHERE dictation_id = '$D'",
        "UPDATE audit.subject SET dictation_id = gen_random_uuid() WHERE dictation_id = '$D'",
        "DELETE FROM audit.subject WHERE dictation_id = '$D'",
    ]

    @Test(arguments: attacks) func `a subject that was changed or removed is named by its entry`(
        sql: String
    ) async throws {
        try await AuditFixture.with { fixture in
            let dictation = try await Self.receive(2, in: fixture)[1]
            try await fixture.seal(upTo: 2)
            #expect(try await fixture.finding() == nil)
            try await fixture.attack(sql.replacing("$D", with: "\(dictation)"))
            let lane = try await fixture.lane(of: fixture.first)
            // A row that was moved is found as an entry without a row, or as a row without an entry.
            let named = ["subject_differs: lane \(lane), entry 2", "subject_differs"]
            let found = try #require(try await fixture.finding())
            #expect(sql.contains("SET dictation_id") ? named.contains(found) : found == named[0])
        }
    }

    @Test(arguments: ["uuid_send(gen_random_uuid())", "NULL"])
    func `a subject that no entry committed to is found`(salt: String) async throws {
        try await AuditFixture.with { fixture in
            _ = try await Self.receive(2, in: fixture)
            try await fixture.attack(
                """
                INSERT INTO audit.subject VALUES
                    ('\(Self.practice)', gen_random_uuid(), gen_random_uuid(), \(salt))
                """
            )
            #expect(try await fixture.finding() == "subject_differs")
        }
    }

    @Test func `subjects from before are committed to by one entry, and none of them changes unseen`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.attack(
                """
                INSERT INTO audit.subject (practice_id, dictation_id, patient_ref, salt)
                SELECT '\(Self.practice)', gen_random_uuid(), gen_random_uuid(), NULL FROM generate_series(1, 3)
                """
            )
            try await fixture.first.query(
                """
                SELECT audit.append(
                    'administrator', 'audit.subjects_adopted', 'HSYSADMIN', code => audit.subjects_code()
                )
                """
            )
            _ = try await Self.receive(1, in: fixture)
            #expect(try await fixture.finding() == nil)
            try await fixture.attack("UPDATE audit.subject SET patient_ref = gen_random_uuid() WHERE salt IS NULL")
            let lane = try await fixture.lane(of: fixture.first)
            #expect(try await fixture.finding() == "subject_differs: lane \(lane), entry 1")
            // A second entry, as the owner may write one, changes nothing.
            try await fixture.first.query(
                """
                SELECT audit.append(
                    'administrator', 'audit.subjects_adopted', 'HSYSADMIN', code => audit.subjects_code()
                )
                """
            )
            #expect(try await fixture.finding() == "subject_differs: lane \(lane), entry 1")
        }
    }

    /// Takes in dictations as the intake's trigger does, on the first lane.
    static func receive(_ count: Int, in fixture: AuditFixture) async throws -> [UUID] {
        try await fixture.first.query(
            "INSERT INTO dictum.practice (practice_id, name, login_role) VALUES (\(practice), 'northside', 'practice_n')"
        )
        var dictations: [UUID] = []
        for _ in 0..<count {
            let dictation = UUID()
            try await fixture.first.transaction { session in
                try session.query(
                    """
                    INSERT INTO dictum.dictation (practice_id, dictation_id, kind, priority, language, patient_ref)
                    VALUES (\(practice), \(dictation), 'dictation', 'routine', 'en', gen_random_uuid())
                    """
                )
                try session.query(
                    "SELECT audit.append('practice/n', 'dictation.received', 'TREAT', \(practice), \(dictation), 'audio')"
                )
            }
            dictations.append(dictation)
        }
        return dictations
    }
}
