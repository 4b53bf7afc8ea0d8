public import FoundationEssentials
public import Postgres

extension AuditLog {
    /// The accounting of disclosures of one patient (45 CFR 164.528), newest last.
    ///
    /// Disclosures for treatment, payment and operations and those to the patient are left out, as 164.528(a)(1) allows,
    /// unless `everything` is asked for: then every successful reading and release is there, whoever asked.
    ///
    /// - Parameters:
    ///   - patient: the practice's opaque id, as it came with the dictations.
    ///   - practice: the practice whose patient it is; ids of two practices may be the same by chance or design.
    ///   - from: the regulation reaches back six years.
    public func accounting(
        of patient: UUID,
        practice: UUID,
        from: Date,
        everything: Bool = false,
        in pool: Pool
    ) async throws -> [RecordedEntry] {
        try await pool.query(
            """
            SELECT \(columns: "e")
            FROM audit.subject AS s JOIN audit.entry AS e USING (practice_id, dictation_id)
            WHERE (s.practice_id, s.patient_ref) = (\(practice), \(patient)) AND e.at >= \(from) AND e.outcome = 'success'
                AND (e.action LIKE '%.read' OR e.action LIKE '%.released' OR e.action LIKE '%.disclosed'
                    OR e.action LIKE '%.exported')
                AND (\(everything) OR e.purpose NOT IN ('TREAT', 'ETREAT', 'HPAYMT', 'HOPERAT', 'HSYSADMIN', 'PATRQT'))
            ORDER BY e.at, e.xid, e.lane_id, e.lane_seq
            """
        ).map { try RecordedEntry($0) }
    }

    /// Who did what to which practice's data, counted: what a breach assessment (45 CFR 164.402) begins with.
    public func summary(_ query: AuditQuery, in pool: Pool) async throws -> [AuditSummaryLine] {
        try await pool.query(
            """
            SELECT e.practice_id, e.actor::text, e.db_role::text, e.action::text, e.outcome::text, e.purpose::text,
                count(*), count(DISTINCT e.dictation_id), count(DISTINCT s.patient_ref), min(e.at), max(e.at)
            FROM audit.entry AS e LEFT JOIN audit.subject AS s USING (practice_id, dictation_id)
            WHERE \(matching: query)
            GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1 NULLS FIRST, 2, 4, 5, 6, 3
            """
        ).map { row in
            AuditSummaryLine(
                practice: try row.optional(0),
                actor: try row.get(1),
                databaseRole: try row.get(2),
                action: try row.get(3),
                outcome: try row.get(4),
                purpose: try row.get(5),
                entries: try row.get(6),
                dictations: try row.get(7),
                patients: try row.get(8),
                first: try row.get(9),
                last: try row.get(10)
            )
        }
    }
}

/// Entries of one kind in a window.
public struct AuditSummaryLine: Sendable, Hashable {
    /// The practice; `nil` for what concerns none.
    public let practice: UUID?
    /// Who.
    public let actor: String
    /// The login role, as the database knows it.
    public let databaseRole: String
    /// What.
    public let action: String
    /// How it ended.
    public let outcome: String
    /// Why.
    public let purpose: String
    /// How often.
    public let entries: Int
    /// How many dictations were concerned.
    public let dictations: Int
    /// How many patients, of those dictations that came with an id of one.
    public let patients: Int
    /// When first.
    public let first: Date
    /// When last.
    public let last: Date
}
