public import Artifacts
internal import AuditLog
internal import Custody
internal import FoundationEssentials
internal import Postgres

extension Records {
    /// Opens the newest transcript of a dictation. The read is in the audit log before the plaintext is released.
    public func openTranscript(of id: DictationID) async throws -> Protected<Transcript> {
        Protected(try Transcript(json: try await open(.transcript, of: id)))
    }

    /// Opens the newest version of a dictation's note. The read is in the audit log before the plaintext is released.
    public func openNote(of id: DictationID) async throws -> Protected<Note> {
        Protected(try Note(json: try await open(.note, of: id)))
    }

    private func open(_ artifactClass: ArtifactClass, of id: DictationID) async throws -> [UInt8] {
        try await auditingFailure(of: "\(artifactClass.rawValue).read", artifactClass, of: id) {
            let stored = try await fetch(artifactClass, of: id)
            let key = try await keyStore.dataKey(id: stored.keyID)
            let context = context(of: id, artifactClass, stored.version, stored.keyID)
            return try Cobblestone256.open(stored.sealed, with: key.key, context: context.bytes)
        }
    }

    /// Reads the newest blob and writes the audit row of the read in one transaction.
    private func fetch(_ artifactClass: ArtifactClass, of id: DictationID) async throws -> SealedArtifact {
        try await database.transaction { session in
            let rows = try session.query(
                """
                SELECT version, key_id, sealed FROM dictum.artifact
                WHERE (practice_id, dictation_id, class) = (\(id.practice.uuid), \(id.uuid), \(artifactClass.rawValue))
                ORDER BY version DESC LIMIT 1
                """
            )
            guard let row = rows.first else { throw RecordsError(.noArtifact) }
            let artifact = SealedArtifact(
                dictation: id,
                artifactClass: artifactClass,
                version: try row.get(0),
                keyID: try row.get(1),
                sealed: try row.get(2)
            )
            let action = "\(artifactClass.rawValue).read"
            try audit.append(event(action, artifactClass, artifact.version, of: id, artifact.keyID), in: session)
            return artifact
        }
    }

    /// Runs `open`, and records before passing it on that there was nothing to read, or that keys or blobs refused.
    func auditingFailure<Value>(
        of action: String,
        _ artifactClass: ArtifactClass,
        of id: DictationID,
        _ open: () async throws -> Value
    ) async throws -> Value {
        do { return try await open() } catch {
            var event = event(action, artifactClass, nil, of: id, nil)
            switch error {
            case let error as CustodyError: (event.outcome, event.code) = (.failure, error.code.rawValue)
            case let error as RecordsError: (event.outcome, event.code) = (.refused, error.code.rawValue)
            default: throw error
            }
            try await record(event)
            throw error
        }
    }

    /// Writes an entry in a transaction of its own.
    func record(_ entry: AuditEntry) async throws {
        try await database.transaction { [audit] session in try audit.append(entry, in: session) }
    }

    func event(
        _ action: String,
        _ artifactClass: ArtifactClass,
        _ version: Int?,
        of id: DictationID,
        _ keyID: UUID?
    ) -> AuditEntry {
        AuditEntry(
            actor: access.actor,
            action: action,
            practice: id.practice.uuid,
            dictation: id.uuid,
            artifactClass: artifactClass.rawValue,
            artifactVersion: version,
            keyID: keyID,
            purpose: access.purpose
        )
    }

    /// The place that a blob is bound to.
    func context(of id: DictationID, _ artifactClass: ArtifactClass, _ version: Int, _ keyID: UUID) -> BlobContext {
        BlobContext(
            practice: id.practice.uuid,
            dictation: id.uuid,
            artifactClass: artifactClass.rawValue,
            artifactVersion: version,
            keyID: keyID
        )
    }
}
