public import Artifacts
internal import AuditLog
public import FoundationEssentials
internal import Postgres

extension Records {
    /// Records, under the name of the login, that dictations are listed: once, before whoever asked for the list sees it.
    public func recordListing() async throws {
        try await database.query("SELECT dictum.record_listing(\(access.purpose.rawValue))")
    }

    /// Records that a reader asked for a dictation that is not there, or not for him.
    public func recordRefusal(of uuid: UUID, in practice: PracticeID?, _ code: RecordsError.Code) async throws {
        try await record(
            AuditEntry(
                actor: access.actor,
                action: "dictation.sought",
                practice: practice?.uuid,
                dictation: uuid,
                outcome: .refused,
                code: code.rawValue,
                purpose: access.purpose
            )
        )
    }

    /// The newest dictations, of one practice or of all.
    public func dictations(of practice: PracticeID? = nil, limit: Int = 100) async throws -> [Dictation] {
        let statement: Statement =
            if let practice {
                """
                SELECT \(raw: Dictation.columns) FROM dictum.dictation d
                WHERE d.practice_id = \(practice.uuid) ORDER BY d.received_at DESC LIMIT \(limit)
                """
            } else {
                "SELECT \(raw: Dictation.columns) FROM dictum.dictation d ORDER BY d.received_at DESC LIMIT \(limit)"
            }
        return try await database.query(statement).map(Dictation.init)
    }

    /// What the database knows of one dictation.
    public func dictation(_ id: DictationID) async throws -> Dictation {
        let rows = try await database.query(
            """
            SELECT \(raw: Dictation.columns) FROM dictum.dictation d
            WHERE (d.practice_id, d.dictation_id) = (\(id.practice.uuid), \(id.uuid))
            """
        )
        guard let row = rows.first else { throw RecordsError(.unknownDictation) }
        return try Dictation(row)
    }

    /// The dictations that carry `uuid`: one in each practice that used it, and so nearly always one.
    public func find(_ uuid: UUID) async throws -> [Dictation] {
        try await database.query(
            "SELECT \(raw: Dictation.columns) FROM dictum.dictation d WHERE d.dictation_id = \(uuid)"
        ).map(Dictation.init)
    }

    /// How many dictations have each status.
    public func counts() async throws -> [Dictation.Status: Int] {
        let rows = try await database.query("SELECT status, count(*) FROM dictum.dictation GROUP BY status")
        var counts: [Dictation.Status: Int] = [:]
        for row in rows {
            guard let status = Dictation.Status(rawValue: try row.get(0)) else { throw RecordsError(.unknownForm) }
            counts[status] = try row.get(1)
        }
        return counts
    }
}
