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
        self.database = database
        self.keyStore = keyStore
        audit = AuditLog()
        self.access = access
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
