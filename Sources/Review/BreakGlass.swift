public import Artifacts
public import FoundationEssentials
public import Postgres

/// Reading beyond the practices that a reviewer is assigned to: for a time, for a reason, and reviewed by another.
///
/// The database does it all: the grant, its end, the entry in the audit log, the line in the server's log, and that
/// nobody reviews a grant of their own.
public struct BreakGlass: Sendable {
    private let database: Pool

    /// Over a connection of the reviewer's or auditor's own login.
    public init(database: Pool) { self.database = database }

    /// One grant.
    public struct Grant: Sendable, Hashable {
        /// Its id.
        public let id: UUID
        /// The login that may read.
        public let role: String
        /// What it may read.
        public let practice: PracticeID
        /// Why, as a code in snake case.
        public let reason: String
        /// From when on.
        public let begins: Date
        /// When it ends by itself.
        public let ends: Date
        /// Who reviewed it, when, and with what finding; `nil` while it waits.
        public let review: Review?
    }

    /// What a grant's reviewer found.
    public struct Review: Sendable, Hashable {
        /// The auditor's login.
        public let role: String
        /// When.
        public let at: Date
        /// What.
        public let finding: Finding
    }

    /// Whether it was right to break the glass.
    public enum Finding: String, Sendable, Hashable, CaseIterable {
        /// It was.
        case justified
        /// It was not: an incident to be assessed (45 CFR 164.402).
        case unjustified
    }

    /// Lets this connection's login, a reviewer, read a practice from the next transaction on.
    ///
    /// - Parameters:
    ///   - minutes: 1 to 240.
    ///   - reason: a code in snake case, such as `emergency_care`; never text about a patient.
    /// - Throws: ``ReviewRefusal``, or `PostgresError`.
    public func open(practice name: String, minutes: Int, reason: String) async throws -> Grant {
        guard (1...240).contains(minutes) else { throw ReviewRefusal(.badMinutes) }
        guard reason.wholeMatch(of: /[a-z][a-z0-9_]{0,63}/) != nil else { throw ReviewRefusal(.badReason) }
        let rows = try await database.query(
            """
            SELECT (g).grant_id, (g).login_role::text, (g).practice_id, (g).reason::text, (g).begins_at, (g).ends_at,
                (g).reviewed_by::text, (g).reviewed_at, (g).finding
            FROM (
                SELECT dictum.break_the_glass(practice_id, \(minutes)::int8::int4, \(reason)) AS g
                FROM dictum.practice WHERE name = \(name) OFFSET 0
            ) AS made
            """
        )
        guard let row = rows.first else { throw ReviewRefusal(.unknownPractice) }
        return try Grant(row)
    }

    /// Grants, newest first: an auditor sees all, a reviewer those of the own login.
    ///
    /// - Parameter unreviewed: only those that wait for their review.
    public func grants(unreviewed: Bool = false) async throws -> [Grant] {
        try await database.query(
            """
            SELECT grant_id, login_role::text, practice_id, reason::text, begins_at, ends_at,
                reviewed_by::text, reviewed_at, finding
            FROM dictum.break_glass WHERE reviewed_at IS NULL OR NOT \(unreviewed)
            ORDER BY begins_at DESC
            """
        ).map(Grant.init)
    }

    /// Marks a grant as reviewed by this connection's login, an auditor's.
    public func review(_ grant: UUID, finding: Finding) async throws {
        do {
            try await database.query("SELECT dictum.review_break_glass(\(grant), \(finding.rawValue))")
        } catch let error as PostgresError {
            switch error.sqlState {
            case "P0002": throw ReviewRefusal(.nothingToReview)
            case "23514": throw ReviewRefusal(.ownGrant)
            default: throw error
            }
        }
    }
}

extension BreakGlass.Grant {
    fileprivate init(_ row: Row) throws {
        id = try row.get(0)
        role = try row.get(1)
        practice = PracticeID(try row.get(2))
        reason = try row.get(3)
        begins = try row.get(4)
        ends = try row.get(5)
        review =
            if let at: Date = try row.optional(7) {
                BreakGlass.Review(
                    role: try row.get(6),
                    at: at,
                    finding: BreakGlass.Finding(rawValue: try row.get(8)) ?? .unjustified
                )
            } else { nil }
    }
}
