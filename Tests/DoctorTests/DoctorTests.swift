import Artifacts
import AuditLog
import Foundation
import HouseSupport
import Intake
import Migrations
import Postgres
import TestSupport
import Testing

@testable import Doctor

@Suite struct DoctorTests {
    private func findings(_ house: House, limits: Limits = Limits()) async throws -> [Finding] {
        let doctor = Doctor(limits: limits)
        return try await doctor.examine(.records, house.administrator())
            + doctor.examine(.keystore, Pool(house.keys.conninfo, size: 1))
    }

    private func state(_ findings: [Finding], _ area: String, _ subject: String) -> Finding.Verdict? {
        findings.first { $0.area == area && $0.subject == subject }?.verdict
    }

    @Test func `a house as it was set up is in order but for what nobody runs yet`() async throws {
        try await House.with { house in
            let found = try await findings(house)
            for (area, subject) in [
                ("schema", "migrations"), ("privileges", "privileges"), ("isolation", "isolation"),
                ("tls", "this connection"),
                ("practices", "certificate of \(house.practice.name)"), ("keys", "practice keys"),
                ("keys", "master key"),
                ("break_glass", "grants"), ("extensions", "plpgsql"),
            ] {
                #expect(state(found, area, subject) == .ok, "\(area) \(subject)")
            }
            let strict = found.filter { ["schema", "privileges", "isolation"].contains($0.area) }
            #expect(
                strict.count == 6 && strict.allSatisfy { $0.verdict == .ok },
                "\(strict.filter { $0.verdict != .ok })"
            )
            #expect(state(found, "backups", "records") == .failed)
            #expect(state(found, "audit", "witness") == .warning)
            #expect(found.allSatisfy { ($0.cure == nil) == ($0.verdict == .ok) })
        }
    }

    @Test func `each thing that goes wrong is named`() async throws {
        try await House.with { house in
            let administrator = house.administrator()
            let registry = PracticeRegistry(database: administrator)
            try await registry.recordAgreement(
                of: house.practice,
                with: "loose.example",
                signed: "2026-01-01",
                expires: "2999-01-01"
            )
            try await registry.recordAgreement(
                of: house.practice,
                with: "strict.example",
                signed: "2026-01-01",
                expires: "2999-01-01",
                forbidsTraining: true
            )
            try await registry.recordAgreement(
                of: house.practice,
                with: "over.example",
                signed: "2020-01-01",
                expires: "2021-01-01",
                forbidsTraining: true
            )
            try await administrator.run { session in
                try session.execute(
                    script: """
                        UPDATE dictum.sealing_certificate
                            SET not_before = now() - interval '9 days', not_after = now() - interval '2 days';
                        GRANT SELECT ON dictum.intake TO dictum_auditor;
                        REVOKE SELECT ON dictum.artifact FROM dictum_reviewer;
                        CREATE VIEW dictum.everything AS SELECT practice_id FROM dictum.intake;
                        CREATE FUNCTION dictum.mighty() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1;
                        ALTER TABLE dictum.artifact NO FORCE ROW LEVEL SECURITY;
                        ALTER TABLE audit.entry DISABLE TRIGGER append_only;
                        SELECT dictum.backup_finished('records');
                        UPDATE dictum.backup SET finished_at = now() - interval '3 days';
                        """
                )
            }
            let keys = Pool(house.keys.conninfo, size: 1)
            try await keys.query("UPDATE keys.practice_key SET created_at = now() - interval '2 years'")
            let found = try await findings(house)
            let name = house.practice.name
            #expect(state(found, "practices", "certificate of \(name)") == .failed)
            #expect(state(found, "agreements", "\(name) with loose.example") == .failed)
            #expect(state(found, "agreements", "\(name) with strict.example") == .ok)
            #expect(state(found, "agreements", "\(name) with over.example") == .failed)
            #expect(state(found, "backups", "records") == .failed)
            #expect(state(found, "keys", "practice keys") == .warning)
            #expect(state(found, "privileges", "table dictum.intake, dictum_auditor") == .failed)
            #expect(state(found, "privileges", "table dictum.artifact, dictum_reviewer") == .failed)
            let broken = Set(found.filter { $0.area == "isolation" }.map { "\($0.subject) \($0.detail)" })
            for rule in [
                "dictum.everything is a view with its owner's rights",
                "dictum.mighty() runs with its owner's rights and an open search_path",
                "dictum.mighty() may be called by everybody",
                "dictum.artifact row level security does not bind its owner",
                "audit.entry append_only is a trigger that was turned off",
            ] {
                #expect(broken.contains(rule), "\(rule)")
            }
        }
    }

    @Test func `entries that nobody seals are found`() async throws {
        try await House.with { house in
            var limits = Limits()
            limits.auditLag = -1
            let found = try await findings(house, limits: limits)
            #expect(state(found, "audit", "sealing") == .failed)
        }
    }

    @Test func `an auditor may run it, and what it may not see is unknown`() async throws {
        try await House.with { house in
            do {
                try await house.administrator().run {
                    try $0.execute(script: "CREATE ROLE test_auditor LOGIN IN ROLE dictum_auditor")
                }
            } catch let error as PostgresError where ["42710", "23505"].contains(error.sqlState) {}
            let pool = Pool(try house.records.conninfo(as: "test_auditor"), size: 1)
            let found = try await Doctor().examine(.records, pool)
            #expect(state(found, "tls", "pg_hba.conf") == .unknown)
            #expect(state(found, "privileges", "privileges") == .ok)
            #expect(state(found, "practices", "certificate of \(house.practice.name)") == .ok)
            let keys = Pool(try house.keys.conninfo(as: "test_auditor"), size: 1)
            #expect(state(try await Doctor().examine(.keystore, keys), "keys", "practice keys") == .ok)
        }
    }

    @Test func `the inventory names readers and subprocessors as the database has them`() async throws {
        try await House.with { house in
            let administrator = house.administrator()
            try await PracticeRegistry(database: administrator).recordAgreement(
                of: house.practice,
                with: "speech.example",
                signed: "2026-01-01",
                expires: "2999-01-01",
                forbidsTraining: true
            )
            let page = try await Inventory.read(administrator)
            let recording = try #require(page.items.first { $0.place == "dictum.intake: sealed" })
            #expect(Set(recording.readers) == ["dictum_worker", "dictum_reviewer"])
            #expect(page.items.allSatisfy { !$0.kept.isEmpty && !$0.form.isEmpty && !$0.readers.isEmpty })
            #expect(page.subprocessors.map(\.name) == ["speech.example"])
            #expect(page.subprocessors.first?.isInForce == true && page.subprocessors.first?.forbidsTraining == true)
            #expect(page.rules.contains { $0.contains("train") })
        }
    }

    /// The inventory is complete: each column that holds bytes or a reference to a person is on the page.
    @Test func `no sealed column and no reference is left out of the inventory`() async throws {
        try await House.with { house in
            let page = try await Inventory.read(house.administrator())
            let columns = try await house.administrator().query(
                """
                SELECT table_schema || '.' || table_name, column_name::text FROM information_schema.columns
                WHERE table_schema = 'dictum' AND (data_type = 'bytea' AND column_name <> 'content_digest' OR column_name LIKE '%\\_ref')
                    AND table_name <> 'intake' OR (table_schema, table_name, column_name) = ('dictum', 'intake', 'sealed')
                """
            )
            #expect(columns.count >= 6)
            for row in columns {
                let (table, column): (String, String) = (try row.get(0), try row.get(1))
                #expect(
                    page.items.contains { $0.place.hasPrefix("\(table): ") && $0.place.contains(column) },
                    "\(table).\(column)"
                )
            }
        }
    }
}
