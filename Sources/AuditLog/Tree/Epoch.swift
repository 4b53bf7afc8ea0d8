public import Postgres

/// A row of `audit.epoch`: from a leaf on, the log goes on under another name.
struct Epoch: Sendable {
    let origin: String
    let predecessor: NoteVerifier
    let startsAt: Int

    /// The epoch that began last; `nil` in a log that was never restored.
    static func newest(in session: Session) throws -> Epoch? {
        let rows = try session.query(
            "SELECT origin, predecessor_key, starts_at FROM audit.epoch ORDER BY starts_at DESC, began_at DESC LIMIT 1"
        )
        return try rows.first.map { row in
            Epoch(origin: try row.get(0), predecessor: try NoteVerifier(text: try row.get(1)), startsAt: try row.get(2))
        }
    }
}

extension AuditLog {
    /// Lets a restored database go on: from now on the log is sealed under another name, and transactions count from
    /// above all that are recorded.
    ///
    /// Only the database's owner may. Witnesses and auditors must be given the new name and key: they know no
    /// connection between the two, and so a thief's epoch gains him nothing.
    ///
    /// - Parameters:
    ///   - origin: the new name, which the log never had.
    ///   - predecessor: the public key that the newest checkpoint is signed with.
    ///   - reason: a reason code, such as `restored_backup`.
    /// - Returns: the leaf with which the epoch begins.
    public func beginEpoch(
        origin: String,
        predecessor: NoteVerifier,
        reason: String,
        in pool: Pool
    ) async throws -> Int {
        try await pool.transaction { session in
            if let head = try TreeHead.newest(in: session) {
                let last = try Checkpoint(note: head.note, verifiedBy: predecessor)
                guard last.root == head.edge.root, last.origin != origin else { throw AuditError(.otherLog) }
            }
            let rows = try session.query("SELECT audit.begin_epoch(\(origin), \(predecessor.text), \(reason))")
            guard let row = rows.first else { throw AuditError(.notSealed) }
            return try row.get(0)
        }
    }
}
