import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

/// The ways in which row level security and definer functions are passed by elsewhere.
@Suite struct TrapTests {
    private let recording = Protected([UInt8]("not really a recording, but sealed all the same".utf8))

    /// A house with one dictation, and a second practice that tries to see it.
    private func withRival(
        _ body: (_ house: House, _ dictation: UUID, _ rival: PracticeRegistry.Practice, _ pool: Pool) async throws ->
            Void
    ) async throws {
        try await House.with { house in
            let id = try await house.desk().submit(recording).id
            let administrator = house.administrator()
            let rival = try await PracticeRegistry(database: administrator).add(
                name: "r\(UUID().uuidString.prefix(8).lowercased())",
                in: try house.keyStore(as: "postgres")
            )
            let pool = Pool(try house.records.conninfo(as: rival.loginRole), size: 1)
            let result: Result<Void, any Error>
            do { result = .success(try await body(house, id, rival, pool)) } catch { result = .failure(error) }
            await pool.close()
            try await administrator.run {
                try $0.execute(script: "DROP OWNED BY \(rival.loginRole); DROP ROLE \(rival.loginRole)")
            }
            try result.get()
        }
    }

    private func state(_ pool: Pool, _ sql: String) async throws -> String? {
        do {
            try await pool.run { try $0.execute(script: sql) }
            return nil
        } catch let error as PostgresError { return error.sqlState }
    }

    @Test func `the tables' owner reads and changes no patient's row, nor a key`() async throws {
        try await House.with { house in
            let id = try await house.desk().submit(recording).id
            _ = try await house.openRecords().openAudio(of: house.id(id))
            let administrator = house.administrator()
            let tables: [Statement] = [
                "SELECT 1 FROM dictum.intake", "SELECT 1 FROM dictum.dictation", "SELECT 1 FROM dictum.audio_key",
            ]
            for table in tables {
                let (all, seen) = try await administrator.run { session in
                    let all = try session.query(table).count
                    try session.execute(script: "SET ROLE dictum_owner")
                    let seen = try session.query(table).count
                    try session.execute(script: "RESET ROLE")
                    return (all, seen)
                }
                #expect(all == 1 && seen == 0, "\(table.sql)")
            }
            let keys = Pool(house.keys.conninfo, size: 1)
            let seen = try await keys.run { session in
                try session.execute(script: "SET ROLE dictum_key_owner")
                return try session.query("SELECT 1 FROM keys.practice_key UNION ALL SELECT 1 FROM keys.data_key").count
            }
            #expect(seen == 0)
            #expect(try await state(keys, "RESET ROLE; SET ROLE dictum_owner; SELECT 1 FROM keys.data_key") == "42501")
            #expect(
                try await state(keys, "RESET ROLE; SET ROLE dictum_definer; SELECT 1 FROM keys.data_key") == "42501"
            )
        }
    }

    @Test func `a client decides nothing about who it is`() async throws {
        try await withRival { house, _, rival, pool in
            let mine = try await pool.query("SELECT dictum.current_practice()").first?.get(0, as: UUID.self)
            #expect(mine == rival.id.uuid)
            for sql in [
                "SET ROLE dictum_worker", "SET ROLE dictum_owner", "SET ROLE dictum_definer",
                "SET SESSION AUTHORIZATION postgres",
                "SET SESSION AUTHORIZATION \(house.practice.loginRole)", "SET session_replication_role = replica",
            ] {
                #expect(try await state(pool, sql) == "42501", "\(sql)")
            }
            for setting in ["dictum.practice", "dictum.current_practice", "app.tenant"] {
                let sql = "SET \(setting) = '\(house.practice.id)'; SET ROLE dictum_intake; SET row_security = off"
                #expect(try await state(pool, sql) == nil)
                // With row_security off what would be filtered is an error.
                #expect(try await state(pool, "SELECT count(*) FROM dictum.dictation") == "42501")
                #expect(try await state(pool, "RESET ALL; RESET ROLE") == nil)
                #expect(try await pool.query("SELECT 1 FROM dictum.dictation").isEmpty)
            }
        }
    }

    @Test func `no error tells whether another practice has an id`() async throws {
        try await withRival { house, id, rival, pool in
            let sealed = try CMSEnvelope.seal([1], to: try await SubmissionDesk(database: pool).certificate())
            let practice = house.practice.id.uuid
            // Known there or not, the answer is the same: the row is the rival's own.
            for candidate in [id, UUID()] {
                try await pool.query(
                    """
                    INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(candidate), \(sealed))
                    ON CONFLICT DO NOTHING
                    """
                )
                #expect(
                    try await pool.query("SELECT 1 FROM dictum.dictation WHERE dictation_id = \(candidate)").count == 1
                )
                for statement: Statement in [
                    """
                    INSERT INTO dictum.intake (practice_id, dictation_id, sealed)
                    VALUES (\(practice), \(candidate), \(sealed))
                    """,
                    """
                    INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(candidate), \(sealed))
                    ON CONFLICT (practice_id, dictation_id) DO UPDATE SET sealed = EXCLUDED.sealed
                    """,
                ] {
                    await #expect { try await pool.query(statement) } throws: {
                        ($0 as? PostgresError)?.sqlState == "42501"
                    }
                }
            }
            #expect(try await pool.query("SELECT 1 FROM dictum.dictation").count == 2)
        }
    }

    @Test func `no lock or large object of everybody's is left to a practice`() async throws {
        try await withRival { _, _, _, pool in
            for call in [
                "pg_advisory_lock(1)", "pg_try_advisory_lock(1, 2)", "pg_advisory_xact_lock_shared(1)", "lo_create(0)",
                "lo_from_bytea(0, 'in clear')", "pg_logical_emit_message(false, 'x', 'in clear')",
            ] {
                let found = try await state(pool, "SELECT \(call)")
                #expect(found == "42501", "\(call)")
            }
        }
    }

    @Test func `COPY and statistics show a practice nothing of others`() async throws {
        try await withRival { house, _, _, pool in
            try await house.administrator().run { try $0.execute(script: "ANALYZE") }
            #expect(
                try await pool.query("SELECT 1 FROM pg_stats WHERE schemaname IN ('dictum', 'queue', 'audit')").isEmpty
            )
            #expect(try await state(pool, "SELECT * FROM pg_statistic") == "42501")
            #expect(try await state(pool, "SELECT * FROM pg_stats_ext_exprs") == nil)
            for sql in [
                "COPY dictum.intake TO STDOUT", "COPY dictum.artifact TO STDOUT", "COPY audit.entry TO STDOUT",
                "COPY (SELECT sealed FROM dictum.intake) TO STDOUT", "COPY dictum.dictation FROM PROGRAM 'true'",
                "COPY (SELECT 1) TO PROGRAM 'true'", "COPY (SELECT 1) TO '/tmp/dictum-trap'",
            ] {
                #expect(try await state(pool, sql) == "42501", "\(sql)")
            }
            let psql = try await Shell.run(
                URL(filePath: "/usr/bin/env"),
                [
                    "psql", try house.records.conninfo(as: house.practice.loginRole), "-Atqc",
                    "COPY dictum.dictation TO STDOUT",
                ]
            )
            #expect(psql.output.split(separator: "\n").count == 1, "\(psql.errors)")
            let rival = try await pool.query("SELECT session_user::text").first?.get(0, as: String.self) ?? ""
            let nothing = try await Shell.run(
                URL(filePath: "/usr/bin/env"),
                ["psql", try house.records.conninfo(as: rival), "-Atqc", "COPY dictum.dictation TO STDOUT"]
            )
            #expect(nothing.exitCode == 0 && nothing.output.isEmpty, "\(nothing.errors)")
        }
    }

    @Test func `triggers that guard the log fire for a replica's role too`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(recording)
            let pool = house.administrator()
            for sql in ["UPDATE audit.entry SET action = 'a.b'", "DELETE FROM audit.entry", "TRUNCATE audit.entry"] {
                let found = try await state(pool, "ROLLBACK; SET session_replication_role = replica; \(sql)")
                #expect(found == "42501", "\(sql)")
            }
        }
    }

    /// Even one who may make schemas and temporary tables finds no name to take over.
    @Test func `a function with its owner's rights calls nobody else's code`() async throws {
        try await withRival { house, _, rival, pool in
            try await house.administrator().run { session in
                try session.execute(
                    script: """
                        GRANT CREATE, TEMPORARY ON DATABASE \(house.records.name) TO \(rival.loginRole);
                        """
                )
            }
            try await pool.run { session in
                try session.execute(
                    script: """
                        CREATE SCHEMA trap;
                        CREATE TABLE trap.stolen (who name);
                        GRANT ALL ON SCHEMA trap TO PUBLIC;
                        GRANT ALL ON trap.stolen TO PUBLIC;
                        CREATE FUNCTION trap.steal() RETURNS void LANGUAGE sql AS
                            'INSERT INTO trap.stolen VALUES (current_user)';
                        CREATE FUNCTION trap.sha256(bytea) RETURNS bytea LANGUAGE sql AS
                            'SELECT trap.steal(); SELECT ''\\x00''::bytea';
                        CREATE FUNCTION trap.now() RETURNS timestamptz LANGUAGE sql AS
                            'SELECT trap.steal(); SELECT clock_timestamp()';
                        CREATE FUNCTION trap.uuid_eq(uuid, uuid) RETURNS boolean LANGUAGE sql AS
                            'SELECT trap.steal(); SELECT true';
                        CREATE OPERATOR trap.= (FUNCTION = trap.uuid_eq, LEFTARG = uuid, RIGHTARG = uuid);
                        CREATE TEMP TABLE practice AS SELECT gen_random_uuid() AS practice_id, session_user AS login_role;
                        CREATE TEMP TABLE dictation (practice_id uuid, dictation_id uuid);
                        CREATE TEMP TABLE entry (practice_id uuid);
                        SET search_path = trap, pg_temp, pg_catalog;
                        """
                )
            }
            let mine = try await pool.query("SELECT dictum.current_practice()").first?.get(0, as: UUID.self)
            #expect(mine == rival.id.uuid)
            let certificate: String =
                try await pool.query("SELECT certificate_pem FROM dictum.my_certificate").first?.get(0) ?? ""
            let sealed = try CMSEnvelope.seal([1], to: certificate)
            try await pool.query("INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(UUID()), \(sealed))")
            let thieves = try await pool.query("SELECT who::text FROM trap.stolen WHERE who <> session_user").map {
                row in
                try row.get(0, as: String.self)
            }
            #expect(thieves.isEmpty)
            #expect(try await pool.query("SELECT FROM pg_temp.dictation UNION ALL SELECT FROM pg_temp.entry").isEmpty)
        }
    }

    @Test func `an audit entry names nobody that the session is not`() async throws {
        try await House.with { house in
            let worker = Pool(try house.records.conninfo(as: House.workerRole), size: 1)
            let reviewer = Pool(try house.records.conninfo(as: House.reviewerRole), size: 1)
            for (pool, actor, allowed) in [
                (worker, "worker/host-1", true), (worker, "clinician/0", false), (worker, "operator", false),
                (worker, "operator/\(House.workerRole)", true), (worker, "operator/postgres", false),
                (worker, "administrator", false), (worker, "practice/\(house.practice.id)", false),
                (worker, "queue", false),
                (reviewer, "clinician/0", true), (reviewer, "reviewer", true), (reviewer, "worker/host-1", false),
                (reviewer, "auditor/x", false), (house.administrator(), "operator", true),
            ] {
                let found = try await state(pool, "SELECT audit.append('\(actor)', 'trial.made', 'HCOMPL')")
                #expect(found == (allowed ? nil : "42501"), "\(actor)")
            }
        }
    }

    @Test func `an artifact without its audit entry does not commit`() async throws {
        try await House.with { house in
            let id = try await house.desk().submit(recording).id
            let worker = Pool(try house.records.conninfo(as: House.workerRole), size: 1)
            let insert: Statement = """
                INSERT INTO dictum.artifact (practice_id, dictation_id, class, version, key_id, sealed, stage_seconds)
                VALUES (\(house.practice.id.uuid), \(id), 'note', 1, \(UUID()), \([1, 2, 3] as [UInt8]), 1)
                """
            await #expect { try await worker.query(insert) } throws: { ($0 as? PostgresError)?.sqlState == "23000" }
            try await worker.transaction { session in
                try session.query(insert)
                try session.query(
                    """
                    SELECT audit.append('worker/x', 'note.stored', 'TREAT', \(house.practice.id.uuid), \(id), 'note', 1)
                    """
                )
            }
            #expect(try await worker.query("SELECT 1 FROM dictum.artifact").count == 1)
        }
    }
}
