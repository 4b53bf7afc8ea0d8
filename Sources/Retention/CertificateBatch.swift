internal import Custody
internal import FoundationEssentials
internal import Postgres

/// Destructions of one run and practice that go into one certificate, and the sealing keys that could open the recordings
/// among them.
struct CertificateBatch: Sendable {
    /// Where the batch after this one begins.
    struct Place: Sendable {
        let dictation: UUID
        let artifactClass: String
    }

    let practice: UUID
    let run: UUID
    let destroyed: [CertificateDesk.Statement.Destruction]
    let sealingKeys: [KeyShredder.SealingKeyLife]

    var last: Place? { destroyed.last.map { Place(dictation: $0.dictationId, artifactClass: $0.class) } }

    /// The next batch behind `past`, `nil` at the end.
    static func next(
        _ practice: UUID,
        _ run: UUID,
        past: Place?,
        scrubbedAt: Date,
        _ sealingKeys: [KeyShredder.SealingKeyLife],
        _ database: Pool
    ) async throws -> CertificateBatch? {
        let rows = try await database.query(
            """
            SELECT x.dictation_id, x.class, x.rule, x.due_at, x.key_id, x.key_destroyed_at, x.deleted_at, (
                SELECT d.received_at FROM dictum.dictation AS d
                WHERE x.class = 'audio' AND (d.practice_id, d.dictation_id) = (x.practice_id, x.dictation_id))
            FROM dictum.destruction AS x
            WHERE x.certificate_id IS NULL AND x.deleted_at IS NOT NULL AND x.practice_id = \(practice)
                AND x.run_id = \(run) AND (x.key_destroyed_at IS NULL OR x.key_destroyed_at <= \(scrubbedAt))
                AND (\(past == nil)
                    OR (x.dictation_id, x.class::text) > (\(past?.dictation)::uuid, \(past?.artifactClass)::text))
            ORDER BY x.dictation_id, x.class LIMIT \(CertificateDesk.size)
            """
        )
        guard !rows.isEmpty else { return nil }
        let arrivals: [Date] = try rows.compactMap { try $0.optional(7) }
        return CertificateBatch(
            practice: practice,
            run: run,
            destroyed: try rows.map(CertificateDesk.Statement.Destruction.init),
            sealingKeys: sealingKeys.filter { key in arrivals.contains { key.mayOpen(receivedAt: $0) } }
        )
    }
}

extension CertificateDesk.Statement.Destruction {
    fileprivate init(_ row: Row) throws {
        self.init(
            dictationId: try row.get(0),
            class: try row.get(1),
            rule: try row.get(2),
            dueAt: try row.get(3),
            keyId: try row.optional(4),
            keyDestroyedAt: try row.optional(5),
            deletedAt: try row.get(6)
        )
    }
}
