public import Artifacts
internal import AuditLog
internal import Custody
public import Postgres

extension Records {
    /// Seals a transcript under the data key of its place.
    public func seal(_ transcript: Protected<Transcript>, of id: DictationID) async throws -> SealedArtifact {
        try await seal(try transcript.revealed.json(), as: .transcript, version: 1, of: id)
    }

    /// Seals one version of a note under the data key of its place.
    public func seal(_ note: Protected<Note>, of id: DictationID, version: Int) async throws -> SealedArtifact {
        try await seal(try note.revealed.json(), as: .note, version: version, of: id)
    }

    /// Stores a sealed artifact and its audit row in the caller's transaction.
    ///
    /// - Parameter stageSeconds: how long its stage took.
    public func store(_ artifact: SealedArtifact, stageSeconds: Double, in session: Session) throws {
        let id = artifact.dictation
        try session.query(
            """
            INSERT INTO dictum.artifact (practice_id, dictation_id, class, version, key_id, sealed, stage_seconds)
            VALUES (\(id.practice.uuid), \(id.uuid), \(artifact.artifactClass.rawValue), \(artifact.version)::int8::int,
                \(artifact.keyID), \(artifact.sealed), \(stageSeconds))
            """
        )
        let action = "\(artifact.artifactClass.rawValue).stored"
        try audit.append(event(action, artifact.artifactClass, artifact.version, of: id, artifact.keyID), in: session)
    }

    /// Moves a dictation on, in the caller's transaction.
    ///
    /// - Parameter audioSeconds: length of the recording, where the stage has learned it.
    public func setStatus(
        of id: DictationID,
        to status: Dictation.Status,
        audioSeconds: Double? = nil,
        in session: Session
    ) throws {
        try session.query(
            """
            UPDATE dictum.dictation SET status = \(status.rawValue), reason_code = NULL, status_at = now(),
                audio_seconds = coalesce(\(audioSeconds), audio_seconds)
            WHERE (practice_id, dictation_id) = (\(id.practice.uuid), \(id.uuid))
            """
        )
    }

    private func seal(
        _ plaintext: [UInt8],
        as artifactClass: ArtifactClass,
        version: Int,
        of id: DictationID
    ) async throws -> SealedArtifact {
        let key = try await keyStore.dataKey(
            practice: id.practice.uuid,
            dictation: id.uuid,
            artifactClass: artifactClass.rawValue
        )
        let context = context(of: id, artifactClass, version, key.id)
        let sealed = try Cobblestone256.seal(plaintext, with: key.key, context: context.bytes)
        return SealedArtifact(
            dictation: id,
            artifactClass: artifactClass,
            version: version,
            keyID: key.id,
            sealed: sealed
        )
    }
}
