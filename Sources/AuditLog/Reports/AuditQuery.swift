public import FoundationEssentials
public import Postgres

/// Which entries are wanted.
public struct AuditQuery: Sendable {
    /// From this moment on.
    public var from: Date?
    /// Before this moment.
    public var until: Date?
    /// About this practice.
    public var practice: UUID?
    /// About this dictation.
    public var dictation: UUID?
    /// By this actor, or by any of this kind: `clinician/…`, or `clinician`.
    public var actor: String?

    /// Every entry; narrow it on the value.
    public init() {}
}

extension AuditLog {
    /// Hands over the entries in the order of time, a thousand at a time, with the patient of each dictation where the
    /// practice gave one. Bounded memory, one snapshot.
    public func export(
        _ query: AuditQuery,
        in pool: Pool,
        _ body: @Sendable ([(entry: RecordedEntry, patient: UUID?)]) throws -> Void
    ) async throws {
        try await pool.transaction { session in
            try session.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try session.query(
                """
                DECLARE audit_export NO SCROLL CURSOR FOR
                SELECT \(columns: "e"), s.patient_ref
                FROM audit.entry AS e LEFT JOIN audit.subject AS s USING (practice_id, dictation_id)
                WHERE \(matching: query) ORDER BY e.at, e.xid, e.lane_id, e.lane_seq
                """
            )
            while true {
                let page = try session.query("FETCH 1000 FROM audit_export")
                guard !page.isEmpty else { return }
                try body(page.map { (try RecordedEntry($0), try $0.optional(RecordedEntry.columnCount)) })
            }
        }
    }

    /// Leaves an entry that says that somebody read of a practice or a dictation in this log.
    ///
    /// - Parameter action: such as `audit.exported`.
    public func recordReading(
        _ action: String,
        practice: UUID? = nil,
        dictation: UUID? = nil,
        purpose: PurposeOfUse = .compliance,
        in pool: Pool
    ) async throws {
        try await pool.query(
            "SELECT audit.record_reading(\(action), \(practice), \(dictation), \(purpose.rawValue))"
        )
    }
}

extension Statement.Interpolation {
    /// The condition that `query` is on `audit.entry AS e`.
    mutating func appendInterpolation(matching query: AuditQuery) {
        appendLiteral("(")
        appendInterpolation(query.from)
        appendLiteral("::timestamptz IS NULL OR e.at >= ")
        appendInterpolation(query.from)
        appendLiteral("::timestamptz) AND (")
        appendInterpolation(query.until)
        appendLiteral("::timestamptz IS NULL OR e.at < ")
        appendInterpolation(query.until)
        appendLiteral("::timestamptz) AND (")
        appendInterpolation(query.practice)
        appendLiteral("::uuid IS NULL OR e.practice_id = ")
        appendInterpolation(query.practice)
        appendLiteral("::uuid) AND (")
        appendInterpolation(query.dictation)
        appendLiteral("::uuid IS NULL OR e.dictation_id = ")
        appendInterpolation(query.dictation)
        appendLiteral("::uuid) AND (")
        appendInterpolation(query.actor)
        appendLiteral("::text IS NULL OR e.actor = ")
        appendInterpolation(query.actor)
        appendLiteral("::text OR split_part(e.actor, '/', 1) = ")
        appendInterpolation(query.actor)
        appendLiteral("::text)")
    }
}
