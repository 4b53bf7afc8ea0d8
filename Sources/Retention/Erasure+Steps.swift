internal import Artifacts
internal import AuditLog
internal import Custody
internal import FoundationEssentials
internal import Postgres

extension Erasure {
    /// Commits the decision, under the lock that placing a hold takes: a hold that came before is seen. Returns its run.
    func begin(_ practice: PracticeID, _ returned: ReturnedExport?, _ now: Date) async throws -> UUID {
        try await database.transaction { session in
            try session.query("SELECT pg_advisory_xact_lock(dictum.hold_gate(\(practice.uuid)))")
            let holds = try Self.holds(on: practice, in: session)
            guard holds.isEmpty else {
                let names = holds.map { "\($0.value) (\($0.key.uuidString.lowercased()))" }.sorted()
                throw RetentionError(
                    .held,
                    "legal holds keep it: \(names.joined(separator: ", ")); nothing was destroyed; lift them with \"dictum "
                        + "hold lift\" when the matter is over"
                )
            }
            let before = try session.query(
                "SELECT run_id FROM dictum.practice_ending WHERE practice_id = \(practice.uuid)"
            )
            if let row = before.first { return try row.get(0) }
            try returned?.check(against: practice, in: session)
            let run = UUID()
            let outcome = returned == nil ? "destroyed" : "returned"
            try session.query(
                "INSERT INTO dictum.purge_run (run_id, as_of, practice_id) VALUES (\(run), \(now), \(practice.uuid))"
            )
            let role: String? = try session.query(
                """
                INSERT INTO dictum.practice_ending (practice_id, run_id, outcome, manifest_digest, login_role, begun_at)
                SELECT practice_id, \(run), \(outcome), sha256(\(returned?.manifest)::bytea), login_role, \(now)
                FROM dictum.practice WHERE practice_id = \(practice.uuid) RETURNING login_role::text
                """
            ).first?.get(0)
            // No recording comes in any more: nobody speaks for the practice. Nobody reads of it either.
            try session.query(
                """
                UPDATE dictum.practice SET login_role = ('ended_' || practice_id)::name WHERE practice_id = \(practice.uuid)
                """
            )
            try session.query("DELETE FROM dictum.reviewer WHERE practice_id = \(practice.uuid)")
            if let role { try endLogin(role, in: session) }
            try audit("practice.ending", practice, outcome, in: session)
            return run
        }
    }

    /// SQL has no parameters for names, so the server quotes this one.
    private func endLogin(_ role: String, in session: Session) throws {
        let statement: String? = try session.query(
            "SELECT format('ALTER ROLE %I NOLOGIN', rolname) FROM pg_roles WHERE rolname = \(role)::text::name"
        ).first?.get(0)
        if let statement { try session.execute(script: statement) }
    }

    /// The practice's key and all below it: from here on nothing opens, whatever rows there are.
    func destroyKeys(_ practice: PracticeID) async throws -> Date? {
        let moment = try await keys.endPractice(practice.uuid)
        try await database.transaction { session in
            let isNews = try session.query(
                """
                UPDATE dictum.practice_ending SET key_destroyed_at = \(moment)
                WHERE practice_id = \(practice.uuid) AND key_destroyed_at IS NULL AND \(moment)::timestamptz IS NOT NULL
                RETURNING 1
                """
            )
            if !isNews.isEmpty { try audit("practice_key.destroyed", practice, "contract_ended", in: session) }
        }
        return moment
    }

    /// Commits that the next of what has rows ends, also where an earlier destruction was followed by a straggler.
    func decide(_ practice: PracticeID, _ run: UUID, _ now: Date) async throws -> [Purge.Fate] {
        try await database.query(
            """
            WITH next AS (
                SELECT i.dictation_id, 'audio' AS class FROM dictum.intake AS i WHERE i.practice_id = \(practice.uuid)
                UNION SELECT a.dictation_id, a.class FROM dictum.artifact AS a WHERE a.practice_id = \(practice.uuid)
                LIMIT \(2 * Purge.window)
            )
            INSERT INTO dictum.destruction AS x (practice_id, dictation_id, class, run_id, rule, due_at)
            SELECT \(practice.uuid), dictation_id, class, \(run), 'contract_ended', \(now) FROM next
            ON CONFLICT (practice_id, dictation_id, class) DO UPDATE SET deleted_at = NULL
            RETURNING x.dictation_id, x.class::text, x.due_at, x.rule::text
            """
        ).map { row in
            Purge.Fate(
                dictation: DictationID(practice: practice, uuid: try row.get(0)),
                artifactClass: ArtifactClass(rawValue: try row.get(1)) ?? .note,
                due: try row.get(2),
                rule: try row.get(3),
                hold: nil
            )
        }
    }

    /// Certifies, and closes the books.
    func finish(
        _ practice: PracticeID,
        _ run: UUID,
        _ keyDestroyedAt: Date?,
        _ signer: NoteSigner,
        _ backupDays: Int,
        _ now: Date
    ) async throws -> Outcome {
        let scrubbedAt = try await keys.scrub()
        let keeping = CertificateDesk.Keeping(keyBackupDays: backupDays)
        _ = try await CertificateDesk(database: database)
            .issue(signedBy: signer, keys: keys, scrubbedAt: scrubbedAt, keeping: keeping, now: now)
        return try await database.transaction { session in
            let destroyed = try Self.counts(of: run, in: session)
            let ended = try session.query(
                """
                SELECT outcome, encode(manifest_digest, 'hex'), begun_at, certificate_id FROM dictum.practice_ending
                WHERE practice_id = \(practice.uuid) FOR UPDATE
                """
            ).first
            guard let ended else {
                throw RetentionError(.unknownPractice, "the erasure was not begun; run it again")
            }
            if let certificate: UUID = try ended.optional(3) {
                return Outcome(run: run, destroyed: destroyed, keyDestroyedAt: keyDestroyedAt, certificate: certificate)
            }
            let statement = ErasureStatement(
                certificateId: UUID(),
                practiceId: practice.uuid,
                runId: run,
                outcome: try ended.get(0),
                manifestSha256: try ended.optional(1),
                begunAt: try ended.get(2),
                practiceKeyDestroyedAt: keyDestroyedAt,
                issuedAt: now,
                lastKeyBackupExpiresAt: scrubbedAt.addingTimeInterval(Double(backupDays) * 86_400),
                counts: destroyed,
                certificates: try session.query(
                    "SELECT certificate_id FROM dictum.destruction_certificate WHERE run_id = \(run) ORDER BY 1"
                ).map { try $0.get(0) }
            )
            try close(practice, statement, signer, in: session)
            return Outcome(
                run: run,
                destroyed: destroyed,
                keyDestroyedAt: keyDestroyedAt,
                certificate: statement.certificateId
            )
        }
    }

    private func close(
        _ practice: PracticeID,
        _ statement: ErasureStatement,
        _ signer: NoteSigner,
        in session: Session
    ) throws {
        let bytes = try statement.bytes()
        try session.query(
            """
            INSERT INTO dictum.destruction_certificate (
                certificate_id, run_id, practice_id, statement, signature, public_key, issued_at
            ) VALUES (
                \(statement.certificateId), \(statement.runId), \(practice.uuid), \(bytes),
                \(try signer.rawSignature(of: bytes)), \(signer.verifier.publicKey), \(statement.issuedAt)
            )
            """
        )
        try session.query(
            """
            UPDATE dictum.dictation SET clinician_ref = NULL, patient_ref = NULL, consent_ref = NULL, consent_method = NULL,
                consent_obtained_at = NULL, consent_scope = NULL
            WHERE practice_id = \(practice.uuid)
                AND num_nonnulls(clinician_ref, patient_ref, consent_ref, consent_method, consent_scope) > 0
            """
        )
        try session.query(
            """
            UPDATE dictum.purge_run SET finished_at = clock_timestamp(), outcome = 'complete',
                destroyed = \(statement.counts.values.reduce(0, +))
            WHERE run_id = \(statement.runId)
            """
        )
        try session.query(
            """
            UPDATE dictum.practice_ending SET finished_at = \(statement.issuedAt), certificate_id = \(statement.certificateId)
            WHERE practice_id = \(practice.uuid)
            """
        )
        // With this entry's receipt goes the proof that the log's tree holds the certificate.
        let code = try session.query("SELECT 'sha256_' || left(encode(sha256(\(bytes)), 'hex'), 57)")
        if let code: String = try code.first?.get(0) {
            try audit("destruction.certified", practice, code, in: session)
        }
        try audit("practice.erased", practice, statement.outcome, in: session)
    }

    private static func counts(of run: UUID, in session: Session) throws -> [String: Int] {
        let rows = try session.query(
            "SELECT class::text, count(*) FROM dictum.destruction WHERE run_id = \(run) GROUP BY class"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.get(0), try $0.get(1)) })
    }

    private func audit(_ action: String, _ practice: PracticeID, _ code: String, in session: Session) throws {
        let entry = AuditEntry(
            actor: "administrator",
            action: action,
            practice: practice.uuid,
            code: code,
            purpose: .legal
        )
        try AuditLog().append(entry, in: session)
    }
}
