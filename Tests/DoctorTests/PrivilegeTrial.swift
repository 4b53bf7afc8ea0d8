import Foundation
import Postgres
import TestSupport

/// Tries every verb on every object of a database as each role, and learns what PostgreSQL really allows.
///
/// The statements touch no row, so what is refused is refused by privileges alone; each is rolled back.
struct PrivilegeTrial {
    /// What was tried on an object, and what of it was granted.
    struct Outcome {
        var tried: Set<String> = []
        var granted = Rights("")

        mutating func note(_ verb: String, _ isAllowed: Bool) {
            tried.insert(verb)
            if isAllowed { granted = Rights(verbs: granted.verbs.merging([verb: []]) { $1 }) }
        }
    }

    private struct Relation: Sendable {
        let kind: String
        let name: String
        let shown: String
        let columns: [(name: String, isGenerated: Bool)]
    }

    private let database: ScratchDatabase
    private let connection: Connection
    private let suffix = UUID().uuidString.prefix(8).lowercased()

    init(_ database: ScratchDatabase) async throws {
        self.database = database
        connection = try await Connection.open(database.conninfo)
    }

    func end() async throws { await connection.close() }

    /// Every object's outcome for a login that is in `group` alone; `public` is a login that is in none.
    func rights(of group: String) async throws -> [String: Outcome] {
        let login = "trial_\(suffix)"
        let membership = group == "public" ? "" : "IN ROLE \(group)"
        try await connection.run { try $0.execute(script: "CREATE ROLE \(login) LOGIN \(membership)") }
        var outcomes = try await connection.run { session in
            let calls = try Self.calls(session)
            var outcomes = try Self.relations(session).reduce(into: [:]) { outcomes, relation in
                outcomes[relation.shown] = try Self.attempt(on: relation, as: login, session)
            }
            for (shown, call, verb) in calls {
                let isAllowed = try Self.isAllowed(call, as: login, session)
                outcomes[shown, default: Outcome()].note(verb, isAllowed)
            }
            return outcomes
        }
        let entered = try? await Connection.open(database.conninfo(as: login))
        outcomes["database", default: Outcome()].note("CONNECT", entered != nil)
        await entered?.close()
        try await connection.run { try $0.execute(script: "ROLLBACK; DROP ROLE \(login)") }
        return outcomes
    }

    private static func relations(_ session: Session) throws -> [Relation] {
        try session.query(
            """
            SELECT c.relkind::text, c.oid::regclass::text, CASE c.relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view '
                    ELSE 'table ' END || n.nspname || '.' || regexp_replace(c.relname, '_[0-9a-f]{32}$', '_*'),
                coalesce(string_agg(a.attname || ':' || (a.attidentity = 'a'), ',' ORDER BY a.attnum), '')
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
            GROUP BY 1, 2, 3
            """
        ).map { row in
            let columns = try row.get(3, as: String.self).split(separator: ",").map { $0.split(separator: ":") }
            return Relation(
                kind: try row.get(0),
                name: try row.get(1),
                shown: try row.get(2),
                columns: columns.map { (String($0[0]), $0[1] == "true") }
            )
        }
    }

    private static func attempt(on relation: Relation, as login: String, _ session: Session) throws -> Outcome {
        var outcome = Outcome()
        var granted: [String: [String]] = [:]
        let name = relation.name
        let whole =
            relation.kind == "S"
            ? [
                ("SELECT", "SELECT last_value FROM \(name)"), ("USAGE", "SELECT nextval('\(name)')"),
                ("UPDATE", "SELECT setval('\(name)', 1)"),
            ]
            : [("DELETE", "DELETE FROM \(name) WHERE false"), ("TRUNCATE", "TRUNCATE \(name)")]
        // A view that can't be changed says so before it asks for rights.
        for (verb, sql) in whole where relation.kind != "v" {
            outcome.tried.insert(verb)
            if try isAllowed(sql, as: login, session) { granted[verb] = [] }
        }
        let verbs = relation.kind == "S" ? [] : relation.kind == "v" ? ["SELECT"] : ["SELECT", "INSERT", "UPDATE"]
        for verb in verbs {
            outcome.tried.insert(verb)
            let allowed = try relation.columns.filter { column in
                let sql =
                    switch verb {
                    case "SELECT": "SELECT \"\(column.name)\" FROM \(name) LIMIT 0"
                    case "INSERT":
                        "INSERT INTO \(name) (\"\(column.name)\") OVERRIDING SYSTEM VALUE SELECT NULL WHERE false"
                    default:
                        "UPDATE \(name) SET \"\(column.name)\" = \(column.isGenerated ? "DEFAULT" : "NULL") WHERE false"
                    }
                return try isAllowed(sql, as: login, session)
            }
            if !allowed.isEmpty {
                granted[verb] = allowed.count == relation.columns.count ? [] : allowed.map(\.name)
            }
        }
        outcome.granted = Rights(verbs: granted)
        return outcome
    }

    /// Functions, schemas and the database itself.
    private static func calls(_ session: Session) throws -> [(shown: String, sql: String, verb: String)] {
        let functions = try session.query(
            """
            SELECT 'function ' || n.nspname || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')',
                -- Behind OFFSET the arguments are no constants, which the planner would use without asking for rights.
                'SELECT ' || n.nspname || '.' || p.proname || '(' || coalesce(a.names, '') || ') FROM (SELECT '
                || coalesce(a.nulls, '') || ' OFFSET 0) AS given'
            FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
            CROSS JOIN LATERAL (
                SELECT string_agg('a' || place, ', ' ORDER BY place) AS names,
                    string_agg('NULL::' || format_type(t, NULL) || ' AS a' || place, ', ' ORDER BY place) AS nulls
                FROM unnest(p.proargtypes) WITH ORDINALITY AS argument (t, place)
            ) AS a
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """
        ).map { (try $0.get(0, as: String.self), try $0.get(1, as: String.self), "EXECUTE") }
        let schemas = try session.query(
            "SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'"
        ).flatMap { row in
            let schema: String = try row.get(0)
            return [
                ("schema \(schema)", "SELECT '\(schema).trial'::regclass", "USAGE"),
                ("schema \(schema)", "CREATE TABLE \(schema).trial ()", "CREATE"),
            ]
        }
        return functions + schemas + [
            ("database", "CREATE TEMPORARY TABLE trial ()", "TEMPORARY"), ("database", "CREATE SCHEMA trial", "CREATE"),
        ]
    }

    /// Whether `sql` gets past the check of privileges; what it meets behind that, such as a trigger, is no refusal.
    private static func isAllowed(_ sql: String, as login: String, _ session: Session) throws(PostgresError) -> Bool {
        do {
            try session.execute(script: "ROLLBACK; BEGIN; SET LOCAL SESSION AUTHORIZATION \(login); \(sql)")
            return true
        } catch {
            guard error.code == .server else { throw error }
            guard error.sqlState == "42501", error.message.contains("permission denied") else { return true }
            // A default's function is looked at after the table.
            return error.message.contains("for function") && !sql.hasPrefix("SELECT ")
        }
    }
}
