public import Artifacts
public import FoundationEssentials
internal import Postgres

/// What the database knows of one version of a note: numbers, times and names of actors, no PHI.
public struct NoteVersion: Sendable, Hashable {
    /// A clinician's signature.
    public struct Signature: Sendable, Hashable {
        /// The clinician, as an actor: `clinician/UUID`.
        public let signer: String
        /// The database login that signed.
        public let login: String
        /// When.
        public let at: Date
        /// SHA-256 of the version's sealed bytes, which commit to its text.
        public let digest: [UInt8]
    }

    /// From 1, the draft.
    public let number: Int
    /// When it was stored.
    public let storedAt: Date
    /// Who signed it; `nil` for a draft.
    public let signature: Signature?
}

/// A version of a note, opened.
public struct OpenedNote: Sendable {
    /// From 1.
    public let version: Int
    /// SHA-256 of the sealed bytes that it was opened from.
    public let digest: [UInt8]
    /// What it says.
    public let note: Protected<Note>
    /// Who signed it; `nil` for a draft.
    public let signature: NoteVersion.Signature?
}

extension NoteVersion.Signature {
    /// Reads signer, login, time and digest from column `first` on; `nil` where there is none.
    init?(_ row: Row, from first: Int) throws {
        guard let signer: String = try row.optional(first) else { return nil }
        self.signer = signer
        login = try row.get(first + 1)
        at = try row.get(first + 2)
        digest = try row.get(first + 3)
    }
}
