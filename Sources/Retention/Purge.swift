public import Artifacts
public import Custody
public import FoundationEssentials
public import Postgres

/// The run that ends what is past its retention.
///
/// For each batch of dictations, in this order: the decision is committed to the records; the data keys are destroyed in
/// the key store; the rows are deleted. A crash after the decision leaves it to the next run, which begins with what is
/// unfinished; a crash after the keys leaves rows that nobody can open. Each step can be repeated, also by two at once.
public struct Purge: Sendable {
    let database: Pool
    let keys: KeyShredder
    let actor: String

    /// A purge with the purger's connections.
    ///
    /// - Parameter actor: as the audit log names it, such as `purger/host-1`.
    public init(database: Pool, keys: KeyShredder, actor: String) {
        self.database = database
        self.keys = keys
        self.actor = actor
    }

    /// An artifact, the moment at which it ends, and why.
    public struct Fate: Sendable, Hashable {
        /// The dictation.
        public let dictation: DictationID
        /// Which of its artifacts.
        public let artifactClass: ArtifactClass
        /// When it ends; `nil` where no rule ends it.
        public let due: Date?
        /// The rule behind the date.
        public let rule: String?
        /// The legal hold that stops it.
        public let hold: UUID?
    }

    /// What a run did.
    public struct Summary: Sendable, Hashable {
        /// The run.
        public let run: UUID
        /// Artifacts that this run destroyed.
        public var destroyed: [ArtifactClass: Int] = [:]
        /// Artifacts that an earlier run had given up and this one finished.
        public var resumed = 0
        /// Artifacts past their retention that a legal hold keeps.
        public var held = 0
        /// Whether it went through everything before its time was up.
        public var isComplete = false
        /// When the key store's tables were rewritten after it.
        public var scrubbedAt: Date?
        /// All that it destroyed.
        public var total: Int { destroyed.values.reduce(0, +) }
    }

    /// Dictations that one decision covers.
    public static let window = 500
    /// Artifacts whose rows are deleted in one transaction. Each writes an audit entry, and finds its lane behind all the
    /// versions of it that the transaction wrote before: at 500 that was a quarter of the purge's time.
    static let batch = 100

    func work(
        asOf now: Date,
        _ practice: PracticeID?,
        _ goOn: @Sendable (Int) async throws -> Bool,
        _ progress: @Sendable (Double) -> Void,
        _ summary: inout Summary
    ) async throws -> Bool {
        while case let left = try await unfinished(), !left.isEmpty {
            summary.resumed += try await finish(left, &summary)
            try await seen(summary)
            guard try await goOn(summary.total) else { return false }
        }
        let practices = try await practices(practice)
        let all = max(practices.reduce(0) { $0 + $1.dictations }, 1)
        var done = 0
        for (id, policy, _) in practices {
            let windows = Windows(database: database, practice: id)
            while let (past, last) = try await windows.next() {
                let fates = try await decide(id, policy, past: past, upTo: last, asOf: now, run: summary.run)
                summary.held += fates.filter { $0.hold != nil }.count
                _ = try await finish(fates.filter { $0.hold == nil }, &summary)
                done += Self.window
                progress(min(Double(done) / Double(all), 1))
                try await seen(summary)
                guard try await goOn(summary.total) else { return false }
            }
        }
        return true
    }

    private func practices(
        _ practice: PracticeID?
    ) async throws -> [(practice: PracticeID, policy: String, dictations: Int)] {
        let standard = try PolicyBook.encode(.standard)
        return try await database.query(
            """
            SELECT p.practice_id, coalesce(
                (SELECT document FROM dictum.policy AS o WHERE o.practice_id = p.practice_id ORDER BY version DESC LIMIT 1),
                \(standard)::text::jsonb)::text,
                (SELECT count(*) FROM dictum.dictation AS d WHERE d.practice_id = p.practice_id)
            FROM dictum.practice AS p WHERE \(practice?.uuid)::uuid IS NULL OR p.practice_id = \(practice?.uuid)
            ORDER BY p.practice_id
            """
        ).map { (PracticeID(try $0.get(0)), try $0.get(1), try $0.get(2)) }
    }
}
