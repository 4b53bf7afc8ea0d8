public import Artifacts
public import ClinicalNotes
public import FoundationEssentials
public import Records

/// A clinician's work on a note: edit, sign, amend, release. All of it is audited; what it refuses too.
extension ReviewDesk {
    /// Dictations whose notes wait for a signature: STAT before routine, then oldest first.
    public func waiting() async throws -> [Dictation] { try await records.unsignedDictations() }

    /// The versions of a dictation's note.
    public func versions(of dictation: Dictation) async throws -> [NoteVersion] {
        try await records.noteVersions(of: dictation.id)
    }

    /// One version of a dictation's note, the newest where none is named.
    public func open(_ dictation: Dictation, version: Int? = nil) async throws -> OpenedNote {
        try await records.openNote(of: dictation.id, version: version)
    }

    /// What an edit does to the newest version: what is unsupported in it is told, and nothing is stored.
    public func preview(_ text: String, of dictation: Dictation) async throws -> Edit {
        let opened = try await records.openNote(of: dictation.id, version: nil)
        guard opened.signature == nil else { throw RecordsError(.alreadySigned) }
        let transcript = try await records.openTranscript(of: dictation.id)
        let edited = NoteEditing.apply(text, to: opened.note.revealed, transcript: transcript.revealed)
        return Edit(base: opened.version, isChange: edited.note != opened.note.revealed, edited: Protected(edited))
    }

    /// Stores an edit as a new version, with the clinician's own statements marked as such, and returns its number.
    public func store(_ edit: Edit, of dictation: Dictation) async throws -> Int {
        let version = edit.base + 1
        let note = Protected(edit.edited.revealed.note)
        try await records.store(note, as: version, isAddendum: false, of: dictation.id)
        return version
    }

    /// Signs `version`, which must be the newest.
    public func sign(_ dictation: Dictation, version: Int) async throws -> Date {
        let opened = try await records.openNote(of: dictation.id, version: version)
        return try await records.sign(opened, of: dictation.id)
    }

    /// Adds the clinician's lines to a signed note as a new version, which waits for a signature of its own.
    public func amend(_ dictation: Dictation, with text: String) async throws -> Int {
        let opened = try await records.openNote(of: dictation.id, version: nil)
        let note = Protected(NoteEditing.amend(opened.note.revealed, with: text))
        try await records.store(note, as: opened.version + 1, isAddendum: true, of: dictation.id)
        return opened.version + 1
    }

    /// The newest signed version, to leave the house.
    public func release(_ dictation: Dictation) async throws -> OpenedNote {
        try await records.releaseNote(of: dictation.id)
    }

    /// An edit that is not stored yet.
    public struct Edit: Sendable {
        /// The version that was edited.
        public let base: Int
        /// Whether it changes anything.
        public let isChange: Bool
        /// What it made, and what of it the recording does not support.
        public let edited: Protected<NoteEditing.Edited>
    }
}
