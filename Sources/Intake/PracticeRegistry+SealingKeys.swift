internal import Artifacts
internal import AuditLog
public import Custody
public import FoundationEssentials
internal import Postgres

extension PracticeRegistry {
    /// Destroys the private keys of certificates whose grace time is over.
    ///
    /// A practice with a recording that has waited since before then, and was never opened, keeps its keys for now: one of
    /// them may be what opens it. Once a worker has opened a recording, it no longer needs the certificate's key.
    ///
    /// - Parameter graceDays: days after a certificate's end.
    /// - Returns: the destroyed keys' ids, and how many practices keep theirs.
    public func retireSealingKeys(
        graceDays: Int,
        now: Date = Date(),
        in keyStore: KeyStore
    ) async throws -> (destroyed: [UUID], waiting: Int) {
        let limit = now.addingTimeInterval(-Double(graceDays) * 86_400)
        let waiting: [UUID] = try await database.query(
            """
            SELECT DISTINCT d.practice_id FROM dictum.dictation AS d
            WHERE d.status = 'received' AND d.received_at < \(limit) AND NOT EXISTS (
                SELECT 1 FROM dictum.audio_key AS k
                WHERE (k.practice_id, k.dictation_id) = (d.practice_id, d.dictation_id)
            )
            """
        ).map { try $0.get(0) }
        let destroyed = try await keyStore.destroySealingKeys(expiredBefore: limit, exceptOf: waiting)
        guard !destroyed.isEmpty else { return ([], waiting.count) }
        try await database.transaction { [audit] session in
            for id in destroyed {
                let entry = AuditEntry(
                    actor: "administrator",
                    action: "sealing_key.destroyed",
                    keyID: id,
                    purpose: .systemAdministration
                )
                try audit.append(entry, in: session)
            }
        }
        return (destroyed, waiting.count)
    }
}
