internal import Postgres

extension Doctor {
    /// Extensions beyond those that were looked at.
    @Sendable func extensions(_ session: Session) throws -> [Finding] {
        let known: Set = ["plpgsql", "pgaudit", "pg_stat_statements"]
        return try session.query("SELECT extname::text, extversion FROM pg_extension ORDER BY 1").map { row in
            let name: String = try row.get(0)
            let cure = "DROP EXTENSION \(name), unless you know why it is there"
            return Finding(
                "extensions",
                name,
                unless: known.contains(name),
                .warning,
                try row.get(1, as: String.self),
                cure: cure
            )
        }
    }

    /// The server's settings against what the CIS PostgreSQL benchmark asks for and a statement can see, and what this
    /// system needs.
    @Sendable func settings(_ session: Session) throws -> [Finding] {
        let settings = try SettingTable(session)
        return SettingRule.all.map { rule in
            guard let value = settings[rule.name] else {
                return Finding(
                    "settings",
                    rule.name,
                    .unknown,
                    "this role may not see it",
                    cure: "run as administrator"
                )
            }
            let cure = "set \(rule.name) = \(rule.wish): \(rule.reason)"
            return Finding("settings", rule.name, unless: rule.accepts(value), rule.verdict, value, cure: cure)
        }
    }

    /// Whether the WAL really goes to where a restore would look for it.
    @Sendable func archiving(_ session: Session) throws -> [Finding] {
        let settings = try SettingTable(session)
        guard ["on", "always"].contains(settings["archive_mode"] ?? "") else { return [] }
        guard let command = settings["archive_command"] else {
            return [
                Finding("settings", "archiving", .unknown, "this role may not see it", cure: "run as administrator")
            ]
        }
        let isNowhere = ["", "(disabled)"].contains(command) && (settings["archive_library"] ?? "").isEmpty
        let row = try session.query(
            """
            SELECT coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false), failed_count
            FROM pg_stat_archiver
            """
        ).first
        let (isFailing, failures): (Bool, Int) = (try row?.get(0) ?? false, try row?.get(1) ?? 0)
        return [
            Finding(
                "settings",
                "archiving",
                unless: !isNowhere && !isFailing,
                .failed,
                isNowhere ? "goes nowhere" : isFailing ? "fails; \(failures) times so far" : "works",
                cure: "set archive_command or archive_library, and look into the server's log for why it fails"
            )
        ]
    }

    /// pgaudit sees what is read by other programs than ours.
    @Sendable func statementAudit(_ session: Session) throws -> [Finding] {
        let settings = try SettingTable(session)
        guard let libraries = settings["shared_preload_libraries"] else { return [] }
        guard libraries.contains("pgaudit") else {
            let cure = "load it with pgaudit.log = 'ddl, role, read': the audit log has what goes through dictum only"
            return [Finding("settings", "pgaudit", .warning, "is not loaded", cure: cure)]
        }
        let hidesValues = settings["pgaudit.log_parameter"] != "on"
        return [
            Finding(
                "settings",
                "pgaudit",
                unless: hidesValues,
                .failed,
                hidesValues ? "loaded; values stay out" : "logs the values of parameters",
                cure: "set pgaudit.log_parameter = off"
            )
        ]
    }
}
