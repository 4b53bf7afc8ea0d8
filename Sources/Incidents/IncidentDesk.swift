public import Artifacts
public import FoundationEssentials
public import Postgres

/// Where incidents are opened, assessed and reported, with an auditor's connection. Every step is in the audit log.
public struct IncidentDesk: Sendable {
    let database: Pool

    /// A desk with an auditor's connection to the database with dictations.
    public init(database: Pool) { self.database = database }

    /// Opens an incident.
    ///
    /// - Parameter kind: a code: 1 to 64 lower-case letters, digits and underscores, nothing of a patient.
    /// - Throws: ``IncidentError/Code/badScope``.
    public func open(_ kind: String, discoveredAt: Date, scope: Incident.Scope) async throws -> Incident {
        guard kind.wholeMatch(of: /[a-z][a-z0-9_]{0,63}/) != nil else {
            throw IncidentError(
                .badScope,
                "the kind is a code, such as lost_laptop: lower-case letters, digits, underscores"
            )
        }
        guard scope.from < scope.until else {
            throw IncidentError(.badScope, "the window ends before it begins; swap its ends")
        }
        if case .practice = scope.key, scope.practice == nil {
            throw IncidentError(.badScope, "a practice's key belongs to a practice; name it")
        }
        do {
            let made: UUID? = try await database.query(
                """
                SELECT dictum.open_incident(
                    \(kind), \(discoveredAt), \(scope.from), \(scope.until), \(scope.practice?.uuid), \(scope.actor),
                    \(scope.login)::text::name, \(scope.host), \(scope.key?.kind), \(scope.key?.id),
                    \(scope.key?.generation)::int8::int4)
                """
            ).first?.get(0)
            guard let made else { throw IncidentError.unknown }
            return try await incident(made)
        } catch let error as PostgresError where ["23514", "23503"].contains(error.sqlState) {
            throw IncidentError(.badScope, "actor, login, host or practice is not of its form; check each")
        }
    }

    /// The newest incidents, newest first.
    public func list(limit: Int = 100) async throws -> [Incident] {
        try await database.query(
            "SELECT \(raw: Incident.columns) FROM dictum.incident ORDER BY opened_at DESC, incident_id LIMIT \(limit)"
        ).map(Incident.init)
    }

    /// The incident of that id.
    ///
    /// - Throws: ``IncidentError/Code/unknownIncident``.
    public func incident(_ id: UUID) async throws -> Incident {
        let rows = try await database.query(
            "SELECT \(raw: Incident.columns) FROM dictum.incident WHERE incident_id = \(id)"
        )
        guard let row = rows.first else { throw IncidentError.unknown }
        return try Incident(row)
    }

    /// Stores what was found, as the incident's newest assessment, and returns its version.
    public func assess(_ id: UUID, _ assessment: Assessment) async throws -> Int {
        let factors = assessment.factors.flatMap { [$0.risk.rawValue, $0.code] }
        let version: Int? = try await database.query(
            "SELECT dictum.assess_incident(\(id), \(assessment.keysTaken.rawValue), \(array: factors))::int8"
        ).first?.optional(0)
        guard let version else { throw IncidentError.unknown }
        return version
    }

    /// The incident with what the audit log says of it now, the newest assessment and the dates of notice.
    ///
    /// - Parameter practice: for a page that one practice gets: nothing of another is in it.
    public func report(_ id: UUID, practice: PracticeID? = nil, now: Date = Date()) async throws -> IncidentReport {
        let incident = try await incident(id)
        try await database.query("SELECT dictum.report_incident(\(id), \(practice?.uuid))")
        return try await database.transaction { session in
            try session.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            let assessed = try session.query(
                """
                SELECT \(raw: Assessment.columns) FROM dictum.incident_assessment
                WHERE incident_id = \(id) ORDER BY version DESC LIMIT 1
                """
            ).first.map(StoredAssessment.init)
            let names = try session.query("SELECT practice_id, name FROM dictum.practice").map { row in
                (PracticeID(try row.get(0)), try row.get(1, as: String.self))
            }
            return IncidentReport(
                incident: incident,
                assessment: assessed,
                exposures: try Exposure.read(incident.scope, onlyOf: practice, in: session),
                names: Dictionary(uniqueKeysWithValues: names),
                now: now
            )
        }
    }
}
