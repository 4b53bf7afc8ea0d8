public import Artifacts
internal import AuditLog
internal import Custody
public import FoundationEssentials
internal import Postgres

extension Records {
    /// The versions of a dictation's note, oldest first, and who signed which.
    public func noteVersions(of id: DictationID) async throws -> [NoteVersion] {
        try await database.query(
            """
            SELECT a.version, a.created_at, s.signer::text, s.signed_by::text, s.signed_at, s.digest
            FROM dictum.artifact AS a LEFT JOIN dictum.signature AS s USING (practice_id, dictation_id, version)
            WHERE (a.practice_id, a.dictation_id, a.class) = (\(id.practice.uuid), \(id.uuid), 'note')
            ORDER BY a.version
            """
        ).map { row in
            NoteVersion(
                number: try row.get(0),
                storedAt: try row.get(1),
                signature: try NoteVersion.Signature(row, from: 2)
            )
        }
    }

    /// Dictations whose notes nobody has signed: STAT before routine, then oldest first. The list is audited.
    public func unsignedDictations() async throws -> [Dictation] {
        try await recordListing()
        return try await database.query(
            """
            SELECT \(raw: Dictation.columns) FROM dictum.dictation d
            WHERE d.status = 'ready_for_review' AND d.signed_at IS NULL
            ORDER BY d.priority = 'stat' DESC, d.received_at LIMIT 1000
            """
        ).map(Dictation.init)
    }

    /// Opens one version of a note, the newest where none is named. The read is in the audit log before the plaintext is
    /// released.
    public func openNote(of id: DictationID, version: Int?) async throws -> OpenedNote {
        try await auditingFailure(of: "note.read", .note, of: id) {
            let stored = try await database.transaction { session in
                let rows = try session.query(
                    """
                    SELECT a.version, a.key_id, a.sealed, sha256(a.sealed),
                        s.signer::text, s.signed_by::text, s.signed_at, s.digest
                    FROM dictum.artifact AS a LEFT JOIN dictum.signature AS s USING (practice_id, dictation_id, version)
                    WHERE (a.practice_id, a.dictation_id, a.class) = (\(id.practice.uuid), \(id.uuid), 'note')
                        AND (\(version)::int8 IS NULL OR a.version = \(version)::int8)
                    ORDER BY a.version DESC LIMIT 1
                    """
                )
                guard let row = rows.first else { throw RecordsError(.noArtifact) }
                let stored = try SealedNote(row, of: id)
                try audit.append(
                    event("note.read", .note, stored.artifact.version, of: id, stored.artifact.keyID),
                    in: session
                )
                return stored
            }
            return try await open(stored)
        }
    }

    /// Stores a clinician's version of a note, and its audit row with it.
    ///
    /// - Parameters:
    ///   - version: the number after the newest.
    ///   - isAddendum: the note is signed, and this amends it.
    /// - Throws: ``RecordsError`` with `changed_meanwhile`, `already_signed`, `not_signed` or `not_assigned`.
    public func store(
        _ note: Protected<Note>,
        as version: Int,
        isAddendum: Bool,
        of id: DictationID
    ) async throws {
        let action = isAddendum ? "note.amended" : "note.edited"
        try await auditingFailure(of: action, .note, of: id) {
            let artifact = try await seal(note, of: id, version: version)
            try await explainingRefusal {
                try await database.query(
                    """
                    SELECT dictum.store_note_version(\(access.actor), \(access.purpose.rawValue), \(id.practice.uuid),
                        \(id.uuid), \(version)::int8::int4, \(artifact.keyID), \(artifact.sealed), \(isAddendum))
                    """
                )
            }
        }
    }

    /// Signs the newest version of a note, which must be the one that was `shown`, as the clinician who has access.
    ///
    /// - Returns: when it was signed.
    /// - Throws: ``RecordsError`` with `changed_meanwhile`, `already_signed` or `not_assigned`.
    @discardableResult
    public func sign(_ shown: OpenedNote, of id: DictationID) async throws -> Date {
        try await auditingFailure(of: "note.signed", .note, of: id) {
            try await explainingRefusal {
                let rows = try await database.query(
                    """
                    SELECT dictum.sign_note(\(access.actor), \(access.purpose.rawValue), \(id.practice.uuid), \(id.uuid),
                        \(shown.version)::int8::int4, \(shown.digest))
                    """
                )
                guard let row = rows.first else { throw RecordsError(.noArtifact) }
                return try row.get(0)
            }
        }
    }

    /// Opens the newest signed version, to leave the house. The release is in the audit log before the plaintext is.
    ///
    /// - Throws: ``RecordsError`` with `not_signed`, `altered_note` or `not_assigned`.
    public func releaseNote(of id: DictationID) async throws -> OpenedNote {
        try await auditingFailure(of: "note.released", .note, of: id) {
            let stored = try await explainingRefusal {
                let rows = try await database.query(
                    """
                    SELECT version, key_id, sealed, digest, signer, signed_by, signed_at, digest
                    FROM dictum.release_note(
                        \(access.actor), \(access.purpose.rawValue), \(id.practice.uuid), \(id.uuid))
                    """
                )
                guard let row = rows.first else { throw RecordsError(.notSigned) }
                return try SealedNote(row, of: id)
            }
            return try await open(stored)
        }
    }

    private func open(_ stored: SealedNote) async throws -> OpenedNote {
        let artifact = stored.artifact
        let key = try await keyStore.dataKey(id: artifact.keyID)
        let context = context(of: artifact.dictation, .note, artifact.version, artifact.keyID)
        let bytes = try Cobblestone256.open(artifact.sealed, with: key.key, context: context.bytes)
        return OpenedNote(
            version: artifact.version,
            digest: stored.digest,
            note: Protected(try Note(json: bytes)),
            signature: stored.signature
        )
    }

    /// What the database's functions refuse, by the states that migration 0018 names.
    @discardableResult
    private func explainingRefusal<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch let error as PostgresError {
            switch error.sqlState {
            case "DN001": throw RecordsError(.changedMeanwhile)
            case "DN002": throw RecordsError(.alreadySigned)
            case "DN003": throw RecordsError(.notSigned)
            case "DN004": throw RecordsError(.alteredNote)
            case "42501": throw RecordsError(.notAssigned)
            default: throw error
            }
        }
    }
}

/// A version as it lies in the database.
private struct SealedNote: Sendable {
    let artifact: SealedArtifact
    let digest: [UInt8]
    let signature: NoteVersion.Signature?

    init(_ row: Row, of id: DictationID) throws {
        artifact = SealedArtifact(
            dictation: id,
            artifactClass: .note,
            version: try row.get(0),
            keyID: try row.get(1),
            sealed: try row.get(2)
        )
        digest = try row.get(3)
        signature = try NoteVersion.Signature(row, from: 4)
    }
}
