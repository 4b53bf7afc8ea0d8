public import FoundationEssentials
public import Postgres

/// Whether the nightly purge runs and what it left: for `status`, metrics and `doctor`. Numbers, times and codes only.
public struct PurgeState: Sendable, Hashable {
    /// How the last run stands.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// It goes on.
        case running
        /// It went through everything.
        case complete
        /// Its time budget ended first.
        case outOfTime = "out_of_time"
        /// It ended with an error.
        case failed
        /// It ended without a word: killed, or its machine was.
        case died

        /// Whether somebody should look.
        public var isBad: Bool { self == .failed || self == .died }
    }

    /// The last run over all practices.
    public struct Run: Sendable, Hashable {
        /// When it began.
        public let startedAt: Date
        /// When it last said that it goes on.
        public let seenAt: Date
        /// How it stands.
        public let outcome: Outcome
        /// The reason code of one that failed.
        public let failure: String?
        /// Artifacts that it has destroyed so far.
        public let destroyed: Int
    }

    /// Things that wait, and since when the oldest does.
    public struct Backlog: Sendable, Hashable {
        /// How many; counting ends at 100,000.
        public let count: Int
        /// Since when the oldest waits.
        public let since: Date?
    }

    /// The last run over all practices; `nil` before the first.
    public let lastRun: Run?
    /// When the last complete one ended.
    public let completedAt: Date?
    /// What a missed night is counted from: the last complete run, or before it the first practice; `nil` where there is
    /// neither.
    public let waitingSince: Date?
    /// What was given up to destruction and is not gone yet.
    public let unfinished: Backlog
    /// Destructions without a certificate.
    public let uncertified: Backlog

    /// Reads it, as a worker, an auditor, a purger or an administrator.
    public static func read(in session: Session) throws -> PurgeState {
        let rows = try session.query(
            """
            SELECT started_at, seen_at, outcome, failure, destroyed, completed_at, waiting_since, unfinished,
                unfinished_since, uncertified, uncertified_since
            FROM dictum.purge_state()
            """
        )
        guard let row = rows.first else { throw RetentionError(.unknownForm, "the database has no state of purges") }
        return PurgeState(
            lastRun: try Run(row),
            completedAt: try row.optional(5),
            waitingSince: try row.optional(6),
            unfinished: Backlog(count: try row.get(7), since: try row.optional(8)),
            uncertified: Backlog(count: try row.get(9), since: try row.optional(10))
        )
    }
}

extension PurgeState.Run {
    fileprivate init?(_ row: Row) throws {
        guard let startedAt: Date = try row.optional(0) else { return nil }
        self.init(
            startedAt: startedAt,
            seenAt: try row.get(1),
            outcome: PurgeState.Outcome(rawValue: try row.get(2)) ?? .failed,
            failure: try row.optional(3),
            destroyed: try row.get(4)
        )
    }
}
