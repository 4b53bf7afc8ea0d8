public import Artifacts
internal import AuditLog
internal import Custody
internal import FoundationEssentials
internal import Postgres

extension Records {
    /// Opens a submitted recording. The read is in the audit log before the plaintext is released.
    ///
    /// At the first opening the content key, which came sealed to the practice's weekly certificate, is rewrapped under
    /// the audio's own data key: from then on the recording no longer needs the certificate's private key, and destroying
    /// the data key is its end.
    public func openAudio(of id: DictationID) async throws -> Protected<[UInt8]> {
        try await auditingFailure(of: "audio.read", .audio, of: id) {
            let stored = try await fetchRecording(of: id)
            let envelope = try CMSEnvelope(parsing: stored.sealed)
            let dataKey = try await keyStore.dataKey(
                practice: id.practice.uuid,
                dictation: id.uuid,
                artifactClass: ArtifactClass.audio.rawValue
            )
            let place = WrapContext.contentKey(practice: id.practice.uuid, dictation: id.uuid)
            if let wrapped = stored.wrappedContentKey {
                let contentKey = try SecretKey(unwrapping: wrapped, under: dataKey.key, for: place)
                return Protected(try envelope.open(with: contentKey))
            }
            let sealingKey = try await keyStore.sealingKey(for: envelope.recipient, practice: id.practice.uuid)
            let contentKey = try envelope.contentKey(with: sealingKey)
            let recording = try envelope.open(with: contentKey)
            try await keep(try contentKey.wrapped(under: dataKey.key, for: place), dataKey.id, of: id)
            return Protected(recording)
        }
    }

    private struct StoredRecording: Sendable {
        let sealed: [UInt8]
        let wrappedContentKey: [UInt8]?
    }

    /// Reads the sealed recording and writes the audit row of the read in one transaction.
    private func fetchRecording(of id: DictationID) async throws -> StoredRecording {
        try await database.transaction { session in
            let rows = try session.query(
                """
                SELECT i.sealed, k.wrapped_content_key
                FROM dictum.intake i LEFT JOIN dictum.audio_key k USING (practice_id, dictation_id)
                WHERE (practice_id, dictation_id) = (\(id.practice.uuid), \(id.uuid))
                """
            )
            guard let row = rows.first else { throw RecordsError(.noArtifact) }
            let stored = StoredRecording(sealed: try row.get(0), wrappedContentKey: try row.optional(1))
            try audit.append(event("audio.read", .audio, nil, of: id, nil), in: session)
            return stored
        }
    }

    /// From here on the audio has a data key of its own. (Those of transcript and note are named by `stored` entries.)
    private func keep(_ wrappedContentKey: [UInt8], _ keyID: UUID, of id: DictationID) async throws {
        try await database.transaction { session in
            let kept = try session.query(
                """
                INSERT INTO dictum.audio_key (practice_id, dictation_id, key_id, wrapped_content_key)
                VALUES (\(id.practice.uuid), \(id.uuid), \(keyID), \(wrappedContentKey))
                ON CONFLICT (practice_id, dictation_id) DO NOTHING
                """
            )
            guard kept.affectedRows > 0 else { return }
            try audit.append(event("data_key.made", .audio, nil, of: id, keyID), in: session)
        }
    }
}
