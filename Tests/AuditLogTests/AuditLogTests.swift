import Foundation
import Postgres
import TestSupport
import Testing

@testable import AuditLog

@Suite struct AuditLogTests {
    @Test func `an entry comes back as it was recorded, with the role that wrote it`() async throws {
        try await AuditFixture.with { fixture in
            let entry = AuditFixture.entry()
            let bare = AuditEntry(actor: "operator", action: "access.refused", purpose: .systemAdministration)
            try await fixture.first.transaction { session in
                try AuditLog().append(entry, in: session)
                try AuditLog().append(bare, in: session)
            }
            let recorded = try await fixture.log.entries(in: fixture.pool)
            #expect(recorded.map(\.entry) == [entry, bare])
            #expect(recorded.allSatisfy { $0.databaseRole == "postgres" && $0.isIntact })
            #expect(try await fixture.log.entries(dictation: entry.dictation, in: fixture.pool).map(\.entry) == [entry])
            #expect(try await fixture.log.entries(limit: 1, in: fixture.pool).map(\.entry) == [bare])
        }
    }

    @Test func `a rollback takes the entry and the lane's step with it`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(2)
            struct Stop: Error {}
            await #expect(throws: Stop.self) {
                try await fixture.first.transaction { session in
                    try AuditLog().append(AuditFixture.entry(), in: session)
                    throw Stop()
                }
            }
            try await fixture.fill(1)
            let report = try await fixture.log.verify(fixture.pool)
            #expect(report.isWhole)
            #expect((report.entries, report.lanes) == (6, 2))
        }
    }

    @Test func `a session does not wait for another that has appended and not committed`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.first.query("BEGIN")
            try await fixture.first.run { try AuditLog().append(AuditFixture.entry("audio.opened"), in: $0) }
            try await fixture.second.query("SET lock_timeout = '5s'")
            try await fixture.second.run { try AuditLog().append(AuditFixture.entry(), in: $0) }
            // The open transaction holds the sealer back from it and from whatever is newer.
            #expect(try await AuditSealer(signer: fixture.signer).seal(in: fixture.pool) == nil)
            try await fixture.first.query("COMMIT")
            try await fixture.seal(upTo: 2)
            #expect(try await fixture.finding() == nil)
        }
    }

    @Test(arguments: ["Jane Doe", "worker/has a cough", "", "worker/UPPER", "clinician/\n"])
    func `free text is refused, and not quoted`(text: String) async throws {
        try await AuditFixture.with { fixture in
            let valid = AuditFixture.entry()
            var entries = [valid, valid, valid, valid]
            entries[0].actor = text
            entries[1].action = text
            entries[2].code = text
            entries[3].artifactClass = text
            for entry in entries {
                let error = await #expect(throws: PostgresError.self) {
                    try await fixture.first.run { try AuditLog().append(entry, in: $0) }
                }
                #expect(error?.sqlState == "23514")
                if !text.isEmpty { #expect(error?.message.contains(text) == false) }
            }
        }
    }

    @Test func `nobody changes or removes what was recorded, not even the owner`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(1)
            try await fixture.seal(upTo: 2)
            for table in ["entry", "lane", "leaf", "checkpoint"] {
                let column = ["lane": "sequence", "checkpoint": "tree_size"][table, default: "lane_id"]
                let update = "UPDATE audit.\(table) SET \(column) = 9"
                for sql in ["DELETE FROM audit.\(table)", "TRUNCATE audit.\(table)", update] {
                    let error = await #expect(throws: PostgresError.self) {
                        try await fixture.pool.run { session in
                            try session.execute(script: "SET session_replication_role = replica; " + sql)
                        }
                    }
                    #expect(error?.sqlState == "42501", "\(sql)")
                }
            }
        }
    }

    @Test func `working roles append through the function alone, and auditors only read`() async throws {
        try await AuditFixture.with { fixture in
            func answer(_ role: String, _ sql: String) async throws -> String {
                do {
                    try await fixture.pool.run { session in
                        try session.execute(script: "BEGIN; SET LOCAL ROLE \(role); \(sql); COMMIT")
                    }
                    return "allowed"
                } catch let error as PostgresError {
                    return error.sqlState ?? ""
                }
            }
            let append = "SELECT audit.append('operator', 'note.read', 'TREAT')"
            let writers = ["dictum_worker", "dictum_reviewer", "dictum_purger", "dictum_key_administrator"]
            let direct = [
                "TABLE audit.entry", "INSERT INTO audit.entry (xid) VALUES (1)", "UPDATE audit.lane SET sequence = 9",
            ]
            var cells = [
                ("dictum_intake", append, "42501"), ("dictum_auditor", append, "42501"),
                ("dictum_auditor", "TABLE audit.entry", "allowed"),
                ("dictum_sealer", "DELETE FROM audit.leaf", "42501"),
            ]
            cells += writers.map { ($0, append, "allowed") }
            cells += writers.flatMap { role in direct.map { (role, $0, "42501") } }
            for (role, sql, expected) in cells {
                let actual = try await answer(role, sql)
                #expect(actual == expected, "\(role): \(sql)")
            }
        }
    }

    @Test func `Python's standard library alone comes to the same hashes and root`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(3)
            try await fixture.seal(upTo: 6)
            #expect(try await python(fixture) == "whole")
            let lane = try await fixture.lane(of: fixture.second)
            try await fixture.attack(
                "UPDATE audit.entry SET actor = 'operator' WHERE lane_id = \(lane) AND lane_seq = 3"
            )
            #expect(try await python(fixture) == "altered: lane \(lane), entry 3")
        }
    }

    private func python(_ fixture: AuditFixture) async throws -> String {
        let json: String = try await fixture.pool.query(
            """
            SELECT json_build_object(
                'entries', (SELECT json_agg(e) FROM audit.entry AS e), 'leaves', (SELECT json_agg(f) FROM audit.leaf AS f),
                'root', (SELECT root_hash FROM audit.checkpoint ORDER BY tree_size DESC LIMIT 1)
            )::text
            """
        )[0].get(0)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/verify.py")
        let process = try ChildProcess(["python3", script.path()], input: .pipe, output: .pipe)
        try process.input?.write(contentsOf: Data(json.utf8))
        try process.input?.close()
        let answer = try process.output?.readToEnd() ?? Data()
        return String(decoding: answer, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
