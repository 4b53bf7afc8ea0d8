public import AuditLog
public import Custody
public import Postgres

/// The one place that reads and writes PHI rows.
///
/// It alone holds both ciphertext and keys. Whatever it opens or stores leaves an audit row: a read's is committed before
/// the plaintext is released, a write's belongs to the transaction of the write.
public struct Records: Sendable {
    let database: Pool
    let keyStore: KeyStore
    let audit: AuditLog
    let access: Access

    /// Records as `access` sees them.
    public init(database: Pool, keyStore: KeyStore, access: Access) {
        let audit = AuditLog()
        self.database = database
        self.audit = audit
        self.access = access
        // A practice's key is held for minutes, so this costs a stage next to nothing.
        self.keyStore = keyStore.reporting { practice in
            let entry = AuditEntry(
                actor: access.actor,
                action: "practice_key.unwrapped",
                practice: practice,
                purpose: access.purpose
            )
            try await database.transaction { try audit.append(entry, in: $0) }
        }
    }
}

/// Who opens records, and why. Every audit row carries it.
public struct Access: Sendable, Hashable {
    /// Opaque: `worker/host-1`, `clinician/UUID`.
    public let actor: String
    /// FHIR purpose of use.
    public let purpose: PurposeOfUse

    /// Access by `actor` for `purpose`.
    public init(actor: String, purpose: PurposeOfUse) {
        self.actor = actor
        self.purpose = purpose
    }
}
