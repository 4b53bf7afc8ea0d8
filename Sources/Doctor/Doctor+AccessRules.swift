internal import Postgres

extension Doctor {
    /// Lines of pg_hba.conf that let somebody in over a network without TLS, anybody without proof, or everybody. Superusers
    /// only.
    func accessRules(_ session: Session) throws -> [Finding] {
        let allowed = try session.query(
            "SELECT has_function_privilege('pg_catalog.pg_hba_file_rules()', 'EXECUTE')"
        ).first
        guard try allowed?.get(0) == true else {
            return [Finding("tls", "pg_hba.conf", .unknown, "only an administrator sees it", cure: "run as one")]
        }
        let lines = try session.query(
            """
            SELECT line_number, coalesce(type, 'error'), coalesce(auth_method, 'error'),
                'all' = ANY (coalesce(user_name, '{all}')), 'all' = ANY (coalesce(database, '{all}'))
            FROM pg_hba_file_rules ORDER BY line_number
            """
        )
        let findings = try lines.compactMap { row in
            let number: Int = try row.get(0)
            let rule = AccessRule(
                type: try row.get(1),
                method: try row.get(2),
                namesEveryRole: try row.get(3),
                namesEveryDatabase: try row.get(4)
            )
            return rule.fault.map { fault in
                Finding("tls", "pg_hba.conf line \(number)", fault.verdict, fault.detail, cure: fault.cure)
            }
        }
        return findings.isEmpty ? [Finding("tls", "pg_hba.conf", .ok, "every line asks for proof")] : findings
    }
}

/// A line of pg_hba.conf.
struct AccessRule {
    let type: String
    let method: String
    let namesEveryRole: Bool
    let namesEveryDatabase: Bool

    private var isNetwork: Bool { type != "local" }

    /// What is wrong with it, the worst first.
    var fault: (verdict: Finding.Verdict, detail: String, cure: String)? {
        guard method != "reject" else { return nil }
        if ["trust", "password", "md5", "ident", "error"].contains(method)
            || ["host", "hostnossl", "error"].contains(type)
        {
            let cure = "use hostssl with scram-sha-256 or cert over networks, and peer on the socket"
            return (.failed, "\(type) with \(method)", cure)
        }
        guard isNetwork, namesEveryRole || namesEveryDatabase else { return nil }
        let everything = [
            namesEveryRole ? "every role, administrators too" : nil, namesEveryDatabase ? "every database" : nil,
        ]
        return (
            .warning,
            "\(type) for " + everything.compactMap(\.self).joined(separator: ", and "),
            "name the roles and databases that come over this network"
        )
    }
}
