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
            let ciphers = settings["ssl_ciphers"] ?? ""
            findings.append(
                Finding(
                    "tls",
                    "ssl_ciphers",
                    unless: !Self.allowsWeakCipher(ciphers),
                    .warning,
                    ciphers,
                    cure: "set it to 'HIGH:!aNULL:!MD5'"
                )
            )
        }
        return try findings + own(session) + accessRules(session) + replication(session)
    }

    /// Whether a cipher list of OpenSSL's takes in, and does not take out again, what is broken.
    static func allowsWeakCipher(_ list: String) -> Bool {
        list.split { ":, ".contains($0) }.contains { word in
            guard let first = word.first, first != "!", first != "-" else { return false }
            return ["MEDIUM", "LOW", "EXP", "DES", "RC4", "MD5", "NULL", "ALL", "DEFAULT"].contains {
                word.contains($0)
            }
        }
    }

    /// Whether copies of the server travel encrypted, in both directions.
    private func replication(_ session: Session) throws -> [Finding] {
        let bare = try session.query(
            """
            SELECT r.application_name FROM pg_stat_replication AS r LEFT JOIN pg_stat_ssl AS s USING (pid)
            WHERE r.client_addr IS NOT NULL AND NOT coalesce(s.ssl, false)
            """
        ).map { row in
            let name: String = try row.get(0)
            return Finding("tls", "standby \(name)", .failed, "copies in clear", cure: "use hostssl for replication")
        }
        let isStandby = try session.query("SELECT pg_is_in_recovery()").first
        guard try isStandby?.get(0) == true, let source = try SettingTable(session)["primary_conninfo"] else {
            return bare
        }
        let isProven = source.contains("sslmode=verify-") || source.contains("host=/")
        return bare + [
            Finding(
                "tls",
                "primary_conninfo",
                unless: isProven,
                .failed,
                isProven ? "the primary proves its name" : "does not ask the primary for proof",
                cure: "add sslmode=verify-full and sslrootcert"
            )
        ]
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
