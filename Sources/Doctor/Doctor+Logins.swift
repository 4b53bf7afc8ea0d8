internal import Postgres

extension Doctor {
    /// Logins beyond their group: rights of their own, PostgreSQL's mighty roles, proof that is broken, no end.
    @Sendable func logins(_ session: Session) throws -> [Finding] {
        let findings = try administrators(session) + mightyRoles(session) + ownRights(session) + brokenProof(session)
        guard findings.isEmpty else { return findings }
        return [Finding("logins", "logins", .ok, "none has more than its group")]
    }

    private func administrators(_ session: Session) throws -> [Finding] {
        let names = try session.query(
            """
            SELECT rolname::text FROM pg_roles
            WHERE rolcanlogin AND (rolsuper OR rolcreaterole OR rolbypassrls OR rolcreatedb) ORDER BY 1
            """
        ).map { try $0.get(0, as: String.self) }
        guard names.count > limits.administrators else { return [] }
        return [
            Finding(
                "logins",
                "administrators",
                .warning,
                names.joined(separator: ", "),
                cure: "have few: ALTER ROLE … NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS"
            )
        ]
    }

    /// Roles that come with PostgreSQL and reach past every grant of ours.
    private func mightyRoles(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            SELECT m.rolname::text, g.rolname::text FROM pg_roles AS m CROSS JOIN pg_roles AS g
            WHERE g.rolname IN (
                'pg_read_all_data', 'pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files',
                'pg_execute_server_program'
            ) AND m.oid <> g.oid AND NOT m.rolsuper AND pg_has_role(m.oid, g.oid, 'MEMBER') ORDER BY 1, 2
            """
        ).map { row in
            let (member, group): (String, String) = (try row.get(0), try row.get(1))
            return Finding(
                "logins",
                member,
                .failed,
                "is a member of \(group), which passes by what the groups may do",
                cure: "REVOKE \(group) FROM \(member)"
            )
        }
    }

    /// Rights on objects of ours that were granted to somebody who is no group of ours. KEDA's login may count the queue.
    private func ownRights(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            WITH ours AS (
                SELECT oid FROM pg_namespace WHERE nspname IN ('dictum', 'queue', 'audit', 'keys', 'dictum_migration')
            ), held AS (
                SELECT c.oid::regclass::text AS object, a.grantee
                FROM pg_class AS c JOIN ours ON ours.oid = c.relnamespace, aclexplode(c.relacl) AS a WHERE a.grantee <> c.relowner
                UNION
                SELECT c.oid::regclass::text, a.grantee
                FROM pg_class AS c JOIN ours ON ours.oid = c.relnamespace
                JOIN pg_attribute AS t ON t.attrelid = c.oid, aclexplode(t.attacl) AS a
                WHERE a.grantee <> c.relowner
                UNION
                SELECT p.oid::regprocedure::text, a.grantee
                FROM pg_proc AS p JOIN ours ON ours.oid = p.pronamespace, aclexplode(p.proacl) AS a
                WHERE a.grantee <> p.proowner
            )
            SELECT r.rolname::text, min(object), count(*) FROM held JOIN pg_roles AS r ON r.oid = held.grantee
            WHERE r.rolname <> ALL (\(array: PrivilegeMatrix.groups)) AND NOT r.rolsuper
                AND (r.rolname, object) <> ('dictum_scaler', 'queue.job')
            GROUP BY 1 ORDER BY 1
            """
        ).map { row in
            let (role, object, count): (String, String, Int) = (try row.get(0), try row.get(1), try row.get(2))
            return Finding(
                "logins",
                role,
                .failed,
                "has rights of its own on \(object)" + (count > 1 ? " and \(count - 1) more" : ""),
                cure: "REVOKE them, and put the login into one group"
            )
        }
    }

    /// Passwords in a form that is broken; seen by superusers only. Logins whose time has ended.
    private func brokenProof(_ session: Session) throws -> [Finding] {
        var findings = try session.query(
            "SELECT rolname::text FROM pg_roles WHERE rolcanlogin AND rolvaliduntil < now() ORDER BY 1"
        ).map { row in
            let role: String = try row.get(0)
            return Finding("logins", role, .warning, "its password has ended", cure: "DROP ROLE \(role), or renew it")
        }
        let allowed = try session.query("SELECT has_table_privilege('pg_catalog.pg_authid', 'SELECT')").first
        guard try allowed?.get(0) == true else { return findings }
        findings += try session.query(
            "SELECT rolname::text FROM pg_authid WHERE rolpassword IS NOT NULL AND rolpassword NOT LIKE 'SCRAM-SHA-256$%'"
        ).map { row in
            let role: String = try row.get(0)
            return Finding(
                "logins",
                role,
                .failed,
                "its password is kept as MD5",
                cure: "set password_encryption = 'scram-sha-256', and the password anew"
            )
        }
        return findings
    }

    /// Logins of practices whose faulty statements would be in the log, or that may take every connection.
    @Sendable func practiceLogins(_ session: Session) throws -> [Finding] {
        let rows = try session.query(
            """
            SELECT r.rolname::text, r.rolconnlimit < 0, NOT EXISTS (
                SELECT FROM pg_db_role_setting AS s
                WHERE s.setrole = r.oid AND s.setdatabase IN (0, d.oid)
                    AND 'log_min_error_statement=panic' = ANY (s.setconfig)
            )
            FROM dictum.practice AS p JOIN pg_roles AS r ON r.rolname = p.login_role
            JOIN pg_database AS d ON d.datname = current_database() ORDER BY 1
            """
        )
        return try rows.flatMap { row in
            let role: String = try row.get(0)
            let (isUnlimited, isLogged): (Bool, Bool) = (try row.get(1), try row.get(2))
            return [
                Finding(
                    "practices",
                    "statements of \(role)",
                    unless: !isLogged,
                    .failed,
                    isLogged ? "are logged as sent when they fail" : "stay out of the log",
                    cure: "ALTER ROLE \(role) SET log_min_error_statement = 'panic', as a superuser"
                ),
                Finding(
                    "practices",
                    "connections of \(role)",
                    unless: !isUnlimited,
                    .warning,
                    isUnlimited ? "as many as it likes" : "limited",
                    cure: "ALTER ROLE \(role) CONNECTION LIMIT 10"
                ),
            ]
        }
    }
}
