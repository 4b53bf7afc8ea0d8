import Foundation
import Postgres

/// Artifacts past every date, made in SQL in both databases: recordings of 4 KB, transcripts and notes of 1 KB, each with
/// its key. Nobody could open them.
struct PurgeStock {
    static let purgerRole = "bench_purger"

    let records: String
    let keys: String

    func fill(_ artifacts: Int) async throws {
        let practice = UUID()
        try await run(
            keys,
            """
            INSERT INTO keys.practice_key (practice_id, master_key_id, wrapped)
                VALUES ('\(practice)', 'bench', decode(repeat('17', 40), 'hex'));
            ALTER TABLE keys.data_key DISABLE TRIGGER USER;
            INSERT INTO keys.data_key (key_id, practice_id, dictation_id, artifact_class, wrapped)
                SELECT gen_random_uuid(), '\(practice)', md5('d' || n)::uuid, class,
                    decode(md5('a' || n) || md5('b' || n) || '0123456789abcdef', 'hex')
                FROM generate_series(1, \(artifacts / 3)) AS n, unnest(ARRAY['audio', 'transcript', 'note']) AS class;
            ALTER TABLE keys.data_key ENABLE ALWAYS TRIGGER destroyed_is_final;
            ALTER TABLE keys.data_key ENABLE ALWAYS TRIGGER rows_stay;
            ALTER TABLE keys.data_key ENABLE ALWAYS TRIGGER wrapped_by_current_generation;
            DO $$ BEGIN CREATE ROLE \(Self.purgerRole) LOGIN IN ROLE dictum_purger; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            """
        )
        try await run(
            records,
            """
            SET session_replication_role = replica;
            INSERT INTO dictum.practice (practice_id, name, login_role) VALUES ('\(practice)', 'bench', 'bench_practice');
            INSERT INTO dictum.dictation (
                practice_id, dictation_id, kind, priority, language, content_digest, status, received_at, patient_ref
            ) SELECT '\(practice)', md5('d' || n)::uuid, 'dictation', 'routine', 'en', sha256(n::text::bytea),
                'ready_for_review', now() - interval '7 years', gen_random_uuid()
                FROM generate_series(1, \(artifacts / 3)) AS n;
            INSERT INTO dictum.intake (practice_id, dictation_id, sealed, received_at)
                SELECT '\(practice)', md5('d' || n)::uuid,
                    decode('3080060b2a864886f70d0109100117' || repeat(md5(n::text), 256), 'hex'), now() - interval '7 years'
                FROM generate_series(1, \(artifacts / 3)) AS n;
            INSERT INTO dictum.artifact (
                practice_id, dictation_id, class, version, key_id, sealed, stage_seconds, created_at
            ) SELECT '\(practice)', md5('d' || n)::uuid, class, 1, gen_random_uuid(),
                decode(repeat(md5(n::text), 64), 'hex'), 1, now() - interval '7 years'
                FROM generate_series(1, \(artifacts / 3)) AS n, unnest(ARRAY['transcript', 'note']) AS class;
            """
        )
        for database in [records, keys] {
            let connection = try await Connection.open(database)
            try await connection.query("VACUUM ANALYZE")
            try await connection.query("CHECKPOINT")
            await connection.close()
        }
    }

    private func run(_ database: String, _ script: String) async throws {
        let connection = try await Connection.open(database)
        try await connection.run { try $0.execute(script: script) }
        await connection.close()
    }
}
