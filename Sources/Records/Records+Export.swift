public import Artifacts
internal import AuditLog
public import FoundationEssentials
internal import Postgres

extension Records {
    /// Records that an export of a practice begins. The database refuses who is not assigned to it.
    ///
    /// - Throws: ``RecordsError/Code/notAssigned``; the attempt is in the audit log.
    public func beginExport(of practice: PracticeID) async throws {
        do {
            try await database.query(
                "SELECT dictum.begin_export(\(access.actor), \(access.purpose.rawValue), \(practice.uuid))"
            )
        } catch let error as PostgresError where error.sqlState == "42501" {
            try await recordExport("export.begun", of: practice, code: "not_assigned", outcome: .refused)
            throw RecordsError(.notAssigned)
        }
    }

    /// What there is of a practice, or of one of its patients: a page in the order of ids.
    public func holdings(
        of practice: PracticeID,
        patient: UUID? = nil,
        after: UUID? = nil,
        limit: Int = 200
    ) async throws -> [Holding] {
        try await database.query(
            """
            SELECT \(raw: Holding.columns) FROM dictum.dictation AS d
            WHERE d.practice_id = \(practice.uuid) AND (\(patient)::uuid IS NULL OR d.patient_ref = \(patient))
                AND (\(after)::uuid IS NULL OR d.dictation_id > \(after))
            ORDER BY d.dictation_id LIMIT \(limit)
            """
        ).map(Holding.init)
    }

    /// Records that a dictation was kept out of an export, and why.
    public func recordWithheld(_ id: DictationID, code: String) async throws {
        try await recordExport("export.withheld", of: id.practice, dictation: id.uuid, code: code, outcome: .refused)
    }

    /// Records that an export is complete, with a code that names its manifest.
    public func recordExported(of practice: PracticeID, code: String) async throws {
        try await recordExport("export.finished", of: practice, code: code)
    }

    private func recordExport(
        _ action: String,
        of practice: PracticeID,
        dictation: UUID? = nil,
        code: String,
        outcome: AuditEntry.Outcome = .success
    ) async throws {
        try await record(
            AuditEntry(
                actor: access.actor,
                action: action,
                practice: practice.uuid,
                dictation: dictation,
                outcome: outcome,
                code: code,
                purpose: access.purpose
            )
        )
    }
}
