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
}

/// What a setting should be, and why.
struct SettingRule: Sendable {
    let name: String
    let wish: String
    let reason: String
    let verdict: Finding.Verdict
    let accepts: @Sendable (String) -> Bool

    private init(
        _ name: String,
        _ wish: String,
        _ reason: String,
        _ verdict: Finding.Verdict = .warning,
        _ accepts: (@Sendable (String) -> Bool)? = nil
    ) {
        self.name = name
        self.wish = wish
        self.reason = reason
        self.verdict = verdict
        self.accepts = accepts ?? { $0 == wish }
    }

    /// Those that fail would lose data or put what must not be read into a log; the others are good practice.
    static let all = [
        SettingRule("fsync", "on", "a crash must not lose what was committed", .failed),
        SettingRule("full_page_writes", "on", "a crash must not tear pages", .failed),
        SettingRule("synchronous_commit", "on", "what was accepted must be on disk", .failed) { $0 != "off" },
        SettingRule("data_checksums", "on", "damage on disk must be noticed"),
        SettingRule("row_security", "on", "policies bind every role", .failed),
        SettingRule("session_replication_role", "origin", "triggers fire", .failed),
        SettingRule("log_statement", "ddl", "statements may quote what practices send", .failed) {
            ["none", "ddl"].contains($0)
        },
        SettingRule("log_min_duration_statement", "-1", "slow statements would be logged with their values", .failed),
        SettingRule("log_min_duration_sample", "-1", "slow statements would be logged with their values", .failed),
        SettingRule("log_transaction_sample_rate", "0", "statements would be logged with their values", .failed),
        SettingRule("log_parameter_max_length_on_error", "0", "failed statements would log their values", .failed),
        SettingRule("debug_print_parse", "off", "parse trees hold values", .failed),
        SettingRule("debug_print_rewritten", "off", "parse trees hold values", .failed),
        SettingRule("debug_print_plan", "off", "plans hold values", .failed),
        SettingRule("debug_pretty_print", "on", "the benchmark asks for it"),
        SettingRule("logging_collector", "on", "logs must be kept, unless syslog or journald keeps them"),
        SettingRule("log_file_mode", "0600", "logs are for their owner") {
            ["0600", "0640", "600", "640"].contains($0)
        },
        SettingRule("log_truncate_on_rotation", "on", "old logs must not grow together with new ones"),
        SettingRule("log_connections", "on", "who connects must be known"),
        SettingRule("log_disconnections", "on", "how long one was connected must be known"),
        SettingRule("log_hostname", "off", "names can be forged, and looking them up is slow"),
        SettingRule("log_error_verbosity", "default", "details are enough, and values must stay out") {
            ["default", "terse"].contains($0)
        },
        SettingRule("log_line_prefix", "'%m [%p] %q%u@%d %a %h '", "a line must say when, who, where") { prefix in
            ["%m", "%p", "%u", "%d"].allSatisfy { prefix.contains($0) }
        },
        SettingRule("log_min_messages", "warning", "alerts of broken glass must reach the log") {
            !["panic", "fatal"].contains($0)
        },
        SettingRule("ssl_min_protocol_version", "TLSv1.2", "older ones are broken", .failed) {
            ["TLSv1.2", "TLSv1.3"].contains($0)
        },
        SettingRule("password_encryption", "scram-sha-256", "md5 is broken", .failed),
        SettingRule("unix_socket_permissions", "0770", "the socket is for those who work with it") {
            ["0700", "0770", "700", "770"].contains($0)
        },
        SettingRule("archive_mode", "on", "recovery to a point in time needs the WAL") {
            ["on", "always"].contains($0)
        },
        SettingRule("wal_level", "replica", "backups need it") { $0 != "minimal" },
        SettingRule("shared_preload_libraries", "''", "each library runs with the server's rights") { libraries in
            libraries.split(separator: ",").allSatisfy { name in
                ["pgaudit", "pg_stat_statements"].contains { name.hasSuffix($0) }
            }
        },
    ]
}
