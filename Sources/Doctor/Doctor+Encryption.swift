internal import Postgres

extension Doctor {
    /// Whether whoever is between could read or take over a connection.
    @Sendable func encryption(_ session: Session) throws -> [Finding] {
        let settings = try SettingTable(session)
        let listens = !(settings["listen_addresses"] ?? "").isEmpty
        let isOn = settings["ssl"] == "on"
        var findings = [
            Finding(
                "tls",
                "ssl",
                unless: isOn || !listens,
                .failed,
                isOn ? "on" : listens ? "off, and the server listens on a network" : "off; unix sockets only",
                cure: "set ssl = on with a certificate, or listen_addresses = ''"
            ),
            Finding(
                "tls",
                "password_encryption",
                unless: settings["password_encryption"] == "scram-sha-256",
                .failed,
                settings["password_encryption"] ?? "",
                cure: "set it to scram-sha-256: channel binding needs it"
            ),
        ]
        if isOn {
            let least = settings["ssl_min_protocol_version"] ?? ""
            findings.append(
                Finding(
                    "tls",
                    "ssl_min_protocol_version",
                    unless: ["TLSv1.2", "TLSv1.3"].contains(least),
                    .failed,
                    least,
                    cure: "set it to TLSv1.2"
                )
            )
        }
        return try findings + own(session) + accessRules(session)
    }

    private func own(_ session: Session) throws -> [Finding] {
        let row = try session.query(
            """
            SELECT inet_client_addr() IS NULL, coalesce(s.ssl, false), coalesce(s.version, '')
            FROM (SELECT) AS me LEFT JOIN pg_stat_ssl AS s ON s.pid = pg_backend_pid()
            """
        ).first
        let (isLocal, isEncrypted): (Bool, Bool) = (try row?.get(0) ?? false, try row?.get(1) ?? false)
        let version: String = try row?.get(2) ?? ""
        return [
            Finding(
                "tls",
                "this connection",
                unless: isLocal || isEncrypted,
                .failed,
                isEncrypted ? version : isLocal ? "unix socket" : "not encrypted",
                cure: "connect with sslmode=verify-full"
            )
        ]
    }

    /// Lines of pg_hba.conf that let somebody in over a network without TLS, or anybody without proof. Superusers only.
    private func accessRules(_ session: Session) throws -> [Finding] {
        let allowed = try session.query(
            "SELECT has_function_privilege('pg_catalog.pg_hba_file_rules()', 'EXECUTE')"
        ).first
        guard try allowed?.get(0) == true else {
            return [Finding("tls", "pg_hba.conf", .unknown, "only an administrator sees it", cure: "run as one")]
        }
        let lines = try session.query(
            """
            SELECT line_number, coalesce(type, 'error'), coalesce(auth_method, 'error') FROM pg_hba_file_rules
            WHERE error IS NOT NULL OR auth_method IN ('trust', 'password', 'md5', 'ident')
                OR type IN ('host', 'hostnossl') AND auth_method <> 'reject'
            ORDER BY line_number
            """
        )
        let cure = "use hostssl with scram-sha-256 or cert over networks, and peer on the socket"
        let findings = try lines.map { row in
            let detail = "\(try row.get(1, as: String.self)) with \(try row.get(2, as: String.self))"
            return Finding("tls", "pg_hba.conf line \(try row.get(0, as: Int.self))", .failed, detail, cure: cure)
        }
        return findings.isEmpty ? [Finding("tls", "pg_hba.conf", .ok, "every line asks for proof")] : findings
    }
}

/// The server's settings as this session sees them.
struct SettingTable {
    private var values: [String: String] = [:]

    init(_ session: Session) throws {
        for row in try session.query("SELECT name, setting FROM pg_settings WHERE setting IS NOT NULL") {
            values[try row.get(0)] = try row.get(1)
        }
    }

    subscript(_ name: String) -> String? { values[name] }
}
