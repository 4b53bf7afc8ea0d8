/// What a setting should be, and why.
struct SettingRule: Sendable {
    let name: String
    let wish: String
    let reason: String
    let verdict: Finding.Verdict
    let accepts: @Sendable (String) -> Bool

    init(
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

    /// A setting that is one of a few words.
    init(
        _ name: String,
        oneOf wishes: [String],
        _ reason: String,
        _ verdict: Finding.Verdict = .warning
    ) {
        self.init(name, wishes[0], reason, verdict) { wishes.contains($0) }
    }

    /// Those that fail would lose data or put what must not be read into a log; the others are good practice.
    static let all = durability + logging + confidentiality + access + archiving
}

extension SettingRule {
    private static let durability = [
        SettingRule("fsync", "on", "a crash must not lose what was committed", .failed),
        SettingRule("full_page_writes", "on", "a crash must not tear pages", .failed),
        SettingRule("synchronous_commit", "on", "what was accepted must be on disk", .failed) { $0 != "off" },
        SettingRule("data_checksums", "on", "damage on disk must be noticed"),
        SettingRule("ignore_checksum_failure", "off", "damage must stop who reads it", .failed),
        SettingRule("zero_damaged_pages", "off", "damage must not be wiped", .failed),
        SettingRule("ignore_system_indexes", "off", "it is for repairs only"),
    ]

    private static let logging = [
        SettingRule("log_destination", "stderr", "logs must go somewhere") { !$0.isEmpty },
        SettingRule("logging_collector", "on", "logs must be kept, unless syslog or journald keeps them"),
        SettingRule("log_directory", "/var/log/postgresql", "within the data, logs go into each base backup") {
            $0.hasPrefix("/")
        },
        SettingRule("log_filename", "'postgresql-%Y%m%d.log'", "a name without its time is written over") {
            $0.contains("%")
        },
        SettingRule("log_file_mode", oneOf: ["0600", "0640", "600", "640"], "logs are for their owner"),
        SettingRule("log_truncate_on_rotation", "on", "old logs must not grow together with new ones"),
        SettingRule("log_rotation_age", "'1d'", "a log of some days is moved and kept more easily") {
            (1...1440).contains(Int($0) ?? 0)
        },
        SettingRule("syslog_sequence_numbers", "on", "syslog drops what repeats"),
        SettingRule("syslog_split_messages", "on", "syslog cuts long lines"),
        SettingRule(
            "log_timezone",
            oneOf: ["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Universal", "Zulu"],
            "times must compare"
        ),
        SettingRule("log_connections", "on", "who connects must be known"),
        SettingRule("log_disconnections", "on", "how long one was connected must be known"),
        SettingRule("log_replication_commands", "on", "who copies the whole server must be known"),
        SettingRule("log_hostname", "off", "names can be forged, and looking them up is slow"),
        SettingRule("log_line_prefix", "'%m [%p] %q%u@%d %a %h '", "a line must say when, who, where") { prefix in
            ["%m", "%p", "%u", "%d"].allSatisfy { prefix.contains($0) }
        },
        SettingRule("log_min_messages", "warning", "alerts of broken glass must reach the log") {
            !["panic", "fatal"].contains($0)
        },
        SettingRule("debug_pretty_print", "on", "the benchmark asks for it"),
    ]

    /// What would put into the log what practices send.
    private static let confidentiality = [
        SettingRule("log_statement", oneOf: ["ddl", "none"], "statements may quote what practices send", .failed),
        SettingRule("log_min_duration_statement", "-1", "slow statements would be logged with their values", .failed),
        SettingRule("log_min_duration_sample", "-1", "slow statements would be logged with their values", .failed),
        SettingRule("log_transaction_sample_rate", "0", "statements would be logged with their values", .failed),
        SettingRule("log_parameter_max_length_on_error", "0", "failed statements would log their values", .failed),
        SettingRule(
            "log_error_verbosity",
            oneOf: ["default", "terse"],
            "details are enough, and values must stay out"
        ),
        SettingRule("debug_print_parse", "off", "parse trees hold values", .failed),
        SettingRule("debug_print_rewritten", "off", "parse trees hold values", .failed),
        SettingRule("debug_print_plan", "off", "plans hold values", .failed),
        SettingRule("jit_debugging_support", "off", "it is for those who develop PostgreSQL"),
        SettingRule("jit_profiling_support", "off", "it writes files of its own"),
        SettingRule("jit_dump_bitcode", "off", "it writes files of its own"),
    ]

    private static let access = [
        SettingRule("row_security", "on", "policies bind every role", .failed),
        SettingRule("session_replication_role", "origin", "triggers fire", .failed),
        SettingRule("allow_system_table_mods", "off", "catalogs are not for editing", .failed),
        SettingRule("password_encryption", "scram-sha-256", "md5 is broken", .failed),
        SettingRule("ssl_min_protocol_version", oneOf: ["TLSv1.2", "TLSv1.3"], "older ones are broken", .failed),
        SettingRule("listen_addresses", "'' or the addresses of an inner network", "not every network is for it") {
            !$0.split(separator: ",").contains { ["*", "0.0.0.0", "::"].contains($0.filter { $0 != " " }) }
        },
        SettingRule("authentication_timeout", "'1min'", "who proves nothing must leave") {
            (1...60).contains(Int($0) ?? 0)
        },
        SettingRule("post_auth_delay", "0", "it is for those who develop PostgreSQL"),
        SettingRule(
            "unix_socket_permissions",
            oneOf: ["0770", "0700", "770", "700"],
            "the socket is for those who work with it"
        ),
        SettingRule(
            "data_directory_mode",
            oneOf: ["0700", "0750", "700", "750"],
            "the files are for their owner",
            .failed
        ),
        SettingRule("shared_preload_libraries", "'pgaudit'", "each library runs with the server's rights") {
            libraries in
            libraries.split(separator: ",").allSatisfy { name in known.contains { name.hasSuffix($0) } }
        },
        SettingRule("session_preload_libraries", "''", "each library runs with the server's rights") { $0.isEmpty },
        SettingRule("local_preload_libraries", "''", "each library runs with the server's rights") { $0.isEmpty },
        SettingRule("dynamic_library_path", "$libdir", "libraries come from one place"),
    ]
    private static let known = [
        "pgaudit", "pg_stat_statements", "auth_delay", "passwordcheck", "credcheck", "set_user",
    ]

    private static let archiving = [
        SettingRule("archive_mode", oneOf: ["on", "always"], "recovery to a point in time needs the WAL"),
        SettingRule("wal_level", "replica", "backups need it") { $0 != "minimal" },
    ]
}
