public import Artifacts
public import FoundationEssentials
internal import Postgres

/// A dictation that was or may have been read.
public struct Exposure: Sendable, Hashable {
    /// How far it was exposed.
    public enum Degree: String, Sendable, Hashable, Codable {
        /// The audit log has an opening of it in the window: somebody had it in clear.
        case opened
        /// It was there, sealed, where whoever has the key or the login may have taken it.
        case reachable
    }

    /// The dictation.
    public let dictation: DictationID
    /// The practice's opaque id of the patient; `nil` where it came without.
    public let patient: UUID?
    /// How far.
    public let degree: Degree
    /// What was opened: `audio`, `note`, `transcript`; empty where only reachable.
    public let classes: [String]
    /// When it was first and last opened.
    public let openings: ClosedRange<Date>?
}

extension Exposure {
    /// Reads them from the audit log and from what there was in the window, opened ones first.
    static func read(_ scope: Incident.Scope, onlyOf practice: PracticeID?, in session: Session) throws -> [Exposure] {
        let only = practice?.uuid
        return try session.query(
            """
            WITH opened AS (
                SELECT e.practice_id, e.dictation_id, string_agg(DISTINCT e.artifact_class::text, ' ') AS classes,
                    min(e.at) AS first, max(e.at) AS last
                FROM audit.entry AS e
                WHERE \(scope.hasReader) AND e.dictation_id IS NOT NULL AND e.outcome = 'success'
                    AND (e.action LIKE '%.read' OR e.action LIKE '%.released' OR e.action LIKE '%.exported')
                    AND e.at >= \(scope.from) AND e.at < \(scope.until)
                    AND (\(scope.practice?.uuid)::uuid IS NULL OR e.practice_id = \(scope.practice?.uuid))
                    AND (\(scope.actor)::text IS NULL OR e.actor = \(scope.actor)
                        OR split_part(e.actor, '/', 1) = \(scope.actor))
                    AND (\(scope.login)::text IS NULL OR e.db_role = \(scope.login))
                    AND (\(scope.host)::text IS NULL OR split_part(e.actor, '/', 2) = \(scope.host)
                        OR starts_with(split_part(e.actor, '/', 2), \(scope.host) || '-'))
                GROUP BY 1, 2
            ), reach AS (\(reachOf: scope)), known AS (
                SELECT coalesce(o.practice_id, r.practice_id) AS practice_id,
                    coalesce(o.dictation_id, r.dictation_id) AS dictation_id, o.classes, o.first, o.last
                FROM opened AS o FULL JOIN reach AS r USING (practice_id, dictation_id)
            )
            SELECT k.practice_id, k.dictation_id, s.patient_ref, k.classes, k.first, k.last
            FROM known AS k LEFT JOIN audit.subject AS s USING (practice_id, dictation_id)
            WHERE \(only)::uuid IS NULL OR k.practice_id = \(only)
            ORDER BY k.practice_id, k.first IS NULL, k.first, k.dictation_id
            """
        ).map { row in
            let (first, last): (Date?, Date?) = (try row.optional(4), try row.optional(5))
            return Exposure(
                dictation: DictationID(practice: PracticeID(try row.get(0)), uuid: try row.get(1)),
                patient: try row.optional(2),
                degree: first == nil ? .reachable : .opened,
                classes: try row.optional(3, as: String.self)?.split(separator: " ").map(String.init) ?? [],
                openings: first.flatMap { first in last.map { first...$0 } }
            )
        }
    }
}

extension Statement.Interpolation {
    /// The dictations that were there in the window and that the key or the login of `scope` reaches.
    ///
    /// One is not there any more once all of it was destroyed before the window.
    mutating func appendInterpolation(reachOf scope: Incident.Scope) {
        appendLiteral(
            """
            SELECT d.practice_id, d.dictation_id FROM dictum.dictation AS d
            WHERE d.received_at < 
            """
        )
        appendInterpolation(scope.until)
        appendLiteral(" AND (")
        appendInterpolation(scope.practice?.uuid)
        appendLiteral("::uuid IS NULL OR d.practice_id = ")
        appendInterpolation(scope.practice?.uuid)
        appendLiteral(
            """
            ) AND NOT (
                EXISTS (SELECT FROM dictum.destruction AS x WHERE (x.practice_id, x.dictation_id, x.class)
                    = (d.practice_id, d.dictation_id, 'audio') AND x.key_destroyed_at < 
            """
        )
        appendInterpolation(scope.from)
        appendLiteral(
            """
            ) AND NOT EXISTS (SELECT FROM dictum.destruction AS x WHERE (x.practice_id, x.dictation_id)
                    = (d.practice_id, d.dictation_id) AND coalesce(x.key_destroyed_at, 'infinity') >= 
            """
        )
        appendInterpolation(scope.from)
        appendLiteral(
            """
            ) AND NOT EXISTS (SELECT FROM dictum.artifact AS a
                    WHERE (a.practice_id, a.dictation_id) = (d.practice_id, d.dictation_id))
            ) AND 
            """
        )
        appendReach(scope)
    }

    private mutating func appendReach(_ scope: Incident.Scope) {
        switch scope.key {
        case .master, .practice: appendLiteral("true")
        case .data(let id):
            appendLiteral("d.dictation_id IN (SELECT e.dictation_id FROM audit.entry AS e WHERE e.key_id = ")
            appendInterpolation(id)
            appendLiteral(" AND e.practice_id = d.practice_id)")
        case .sealing(let id):
            appendLiteral(
                """
                EXISTS (SELECT FROM dictum.sealing_certificate AS c WHERE c.practice_id = d.practice_id
                    AND d.received_at >= c.not_before AND d.received_at < c.not_after + interval '1 day'
                    AND c.sealing_key_id = 
                """
            )
            appendInterpolation(id)
            appendLiteral(")")
        case nil: appendReachOfReader(scope)
        }
    }

    /// A reviewer's login reaches the practices that it read or was assigned to, by glass too; a worker reaches all.
    private mutating func appendReachOfReader(_ scope: Incident.Scope) {
        guard scope.login != nil || scope.host != nil else { return appendLiteral("false") }
        appendLiteral("(")
        appendInterpolation(scope.host)
        appendLiteral(
            "::text IS NOT NULL OR coalesce((SELECT pg_has_role(r.oid, 'dictum_worker', 'MEMBER') FROM pg_roles AS r"
        )
        appendLiteral(" WHERE r.rolname = ")
        appendInterpolation(scope.login)
        appendLiteral("), false) OR EXISTS (SELECT FROM dictum.reviewer AS v WHERE v.practice_id = d.practice_id")
        appendLiteral(" AND v.login_role = ")
        appendInterpolation(scope.login)
        appendLiteral(
            ") OR EXISTS (SELECT FROM dictum.break_glass AS g WHERE g.practice_id = d.practice_id AND g.login_role = "
        )
        appendInterpolation(scope.login)
        appendLiteral(" AND g.begins_at < ")
        appendInterpolation(scope.until)
        appendLiteral(" AND g.ends_at >= ")
        appendInterpolation(scope.from)
        appendLiteral("))")
    }
}
