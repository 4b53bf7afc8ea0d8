internal import Crypto
internal import Postgres

/// Compares the rows of `audit.subject`, who each dictation was about, with what entries have committed to.
///
/// The entry that received a dictation has as its code `subject_` and 56 digits: the start of the SHA-256 of
/// `dictum.audit.subject/1`, the ids of practice, dictation and patient, and the row's salt. Rows from before that have no
/// salt; the first `audit.subjects_adopted` holds, as `subjects_` and 55 digits, the SHA-256 of all of them in their order.
struct SubjectCheck {
    private static let start = Array("dictum.audit.subject/1".utf8)

    /// What is wrong, or `nil`. Bounded memory; `session` has a transaction open.
    static func run(in session: Session) throws -> AuditFinding? { try committed(in: session) ?? adopted(in: session) }

    /// Each row with a salt has its entry, and each such entry its row.
    private static func committed(in session: Session) throws -> AuditFinding? {
        try session.query(
            """
            DECLARE audit_subjects NO SCROLL CURSOR FOR
            SELECT s.practice_id, s.dictation_id, s.patient_ref, s.salt, e.code::text, e.lane_id, e.lane_seq
            FROM (SELECT * FROM audit.subject WHERE salt IS NOT NULL) AS s
            FULL JOIN (
                SELECT * FROM audit.entry WHERE action = 'dictation.received' AND code LIKE 'subject\\_%'
            ) AS e USING (practice_id, dictation_id)
            """
        )
        while true {
            let page = try session.query("FETCH 5000 FROM audit_subjects")
            guard !page.isEmpty else { return nil }
            for row in page {
                var form = start
                let isThere = (0..<4).allSatisfy { row.append($0, to: &form) }
                let code: String? = try row.optional(4)
                guard isThere, code == "subject_" + hexadecimal(sha256(form)).prefix(56) else {
                    return AuditFinding(.subjectDiffers, lane: try row.optional(5), sequence: try row.optional(6))
                }
            }
        }
    }

    /// The rows without a salt are those that were there when salts began.
    private static func adopted(in session: Session) throws -> AuditFinding? {
        var stream = try SHA256.Stream()
        var count = 0
        try session.query(
            """
            DECLARE audit_old_subjects NO SCROLL CURSOR FOR
            SELECT practice_id, dictation_id, patient_ref FROM audit.subject WHERE salt IS NULL
            ORDER BY practice_id, dictation_id
            """
        )
        while true {
            let page = try session.query("FETCH 5000 FROM audit_old_subjects")
            guard !page.isEmpty else { break }
            var form: [UInt8] = []
            for row in page { for column in 0..<3 { _ = row.append(column, to: &form) } }
            try stream.append(form)
            count += page.count
        }
        let digest = try stream.finish()
        let entry = try session.query(
            """
            SELECT code::text, lane_id, lane_seq FROM audit.entry WHERE action = 'audit.subjects_adopted'
            ORDER BY xid, lane_id, lane_seq LIMIT 1
            """
        ).first
        guard let entry else { return count == 0 ? nil : AuditFinding(.subjectDiffers) }
        let isSame = try entry.optional(0) == "subjects_" + hexadecimal(digest).prefix(55)
        return isSame ? nil : AuditFinding(.subjectDiffers, lane: try entry.get(1), sequence: try entry.get(2))
    }
}
