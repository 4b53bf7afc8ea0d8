public import Artifacts
public import FoundationEssentials
public import Records

/// Where a clinician reads drafts. Every opening is audited with its purpose before anything is shown.
public struct ReviewDesk: Sendable {
    let records: Records

    /// A desk over records opened as the reader.
    public init(records: Records) { self.records = records }

    /// The dictation that carries `uuid`.
    ///
    /// - Parameter practice: tells apart dictations of two practices that used the same id.
    /// - Throws: ``RecordsError/Code/unknownDictation`` when there is none, ``RecordsError/Code/ambiguousDictation``
    ///   when there are more and no practice is named.
    public func find(_ uuid: UUID, practice: PracticeID? = nil) async throws -> Dictation {
        let found = try await records.find(uuid).filter { practice == nil || $0.id.practice == practice }
        guard found.count <= 1 else { throw RecordsError(.ambiguousDictation) }
        guard let dictation = found.first else {
            try await records.recordRefusal(of: uuid, in: practice, .unknownDictation)
            throw RecordsError(.unknownDictation)
        }
        return dictation
    }

    /// The newest transcript of a dictation.
    public func transcript(of dictation: Dictation) async throws -> Protected<Transcript> {
        try await records.openTranscript(of: dictation.id)
    }

    /// The newest version of a dictation's note.
    public func note(of dictation: Dictation) async throws -> Protected<Note> {
        try await records.openNote(of: dictation.id)
    }
}
