public import Artifacts
public import AuditLog
public import Custody
public import FoundationEssentials
public import Postgres

/// The end of a practice's contract: all of it is returned or destroyed (45 CFR 164.504(e)(2)(ii)(J)).
///
/// In this order: the decision is committed, and with it the practice's login ends; the practice's key and all below it are
/// destroyed; the rows are deleted; the certificate is issued. Killed anywhere, the next call goes on. The audit log stays,
/// and of each dictation its id, times and codes. Runs as an administrator of both databases; needs no master key.
public struct Erasure: Sendable {
    let database: Pool
    let keys: KeyShredder

    /// An erasure with an administrator's connections.
    public init(database: Pool, keys: KeyShredder) {
        self.database = database
        self.keys = keys
    }

    /// What there is of a practice, and what stands against its end.
    public struct Plan: Sendable, Hashable {
        /// The practice.
        public let practice: PracticeID
        /// Rows of recordings, transcripts and versions of notes.
        public let existing: [ArtifactClass: Int]
        /// Legal holds in force: the reason of each by its id.
        public let holds: [UUID: String]
        /// Whether it was begun before, and whether it is done.
        public let progress: Progress
    }

    /// How far an erasure is.
    public enum Progress: Sendable, Hashable {
        /// Not begun.
        case none
        /// Decided; some of it is done.
        case begun
        /// Done.
        case finished
    }

    /// What an erasure did.
    public struct Outcome: Sendable, Hashable {
        /// The run, by which its certificates are found.
        public let run: UUID
        /// Destroyed artifacts by class, of all calls together.
        public let destroyed: [String: Int]
        /// When the practice's key was destroyed; `nil` where it had none.
        public let keyDestroyedAt: Date?
        /// The certificate of the whole erasure.
        public let certificate: UUID
    }

    /// The practice of that name or id, also one whose contract has ended.
    public func practice(_ text: String) async throws -> PracticeID {
        guard let practice = try await database.run({ try Self.find(text, in: $0) }) else {
            throw RetentionError(.unknownPractice, "there is no practice \(text); \"dictum practice list\" shows them")
        }
        return practice
    }

    private static func find(_ text: String, in session: Session) throws -> PracticeID? {
        try session.query(
            "SELECT practice_id FROM dictum.practice WHERE name = \(text) OR practice_id::text = lower(\(text))"
        )
        .first.map { PracticeID(try $0.get(0)) }
    }

    /// Looks, and changes nothing.
    public func plan(_ practice: PracticeID) async throws -> Plan {
        try await database.run { session in
            let row = try session.query(
                """
                SELECT (SELECT count(*) FROM dictum.intake WHERE practice_id = \(practice.uuid)),
                    (SELECT count(*) FROM dictum.artifact WHERE (practice_id, class) = (\(practice.uuid), 'transcript')),
                    (SELECT count(*) FROM dictum.artifact WHERE (practice_id, class) = (\(practice.uuid), 'note')),
                    (SELECT finished_at IS NOT NULL FROM dictum.practice_ending WHERE practice_id = \(practice.uuid))
                """
            ).first
            let isFinished: Bool? = try row?.optional(3)
            return Plan(
                practice: practice,
                existing: [
                    .audio: try row?.get(0) ?? 0, .transcript: try row?.get(1) ?? 0, .note: try row?.get(2) ?? 0,
                ],
                holds: try Self.holds(on: practice, in: session),
                progress: isFinished.map { $0 ? .finished : .begun } ?? .none
            )
        }
    }

    /// Erases a practice, or goes on where an earlier call ended.
    ///
    /// - Parameters:
    ///   - returned: what was handed to the practice before; `nil` when all is destroyed without.
    ///   - backupDays: how long the key store's backups are kept.
    ///   - progress: told the number of artifacts destroyed by this call.
    /// - Throws: ``RetentionError/Code/held``: nothing was done, or nothing more.
    public func erase(
        _ practice: PracticeID,
        returned: ReturnedExport? = nil,
        signedBy signer: NoteSigner,
        backupDays: Int,
        now: Date = Date(),
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Outcome {
        let ending = try await begin(practice, returned, now)
        let destroyedAt = try await destroyKeys(practice)
        let purge = Purge(database: database, keys: keys, actor: "purger/erasure")
        var summary = Purge.Summary(run: ending)
        while case let left = try await decide(practice, ending, now), !left.isEmpty {
            guard try await purge.finish(left, &summary) > 0 else {
                throw RetentionError(
                    .unfinished,
                    "rows of the practice do not go; look for another process that holds them, and run it again"
                )
            }
            progress(summary.total)
        }
        return try await finish(practice, ending, destroyedAt, signer, backupDays, now)
    }

    static func holds(on practice: PracticeID, in session: Session) throws -> [UUID: String] {
        let rows = try session.query(
            "SELECT hold_id, reason FROM dictum.legal_hold WHERE practice_id = \(practice.uuid) AND lifted_at IS NULL"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.get(0), try $0.get(1)) })
    }
}
