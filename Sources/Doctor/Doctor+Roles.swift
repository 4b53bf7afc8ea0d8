internal import Migrations
internal import Postgres

extension Doctor {
    /// Whether groups are groups, and logins belong to one each.
    @Sendable func roles(_ session: Session) throws -> [Finding] {
        let known = try Set(session.query("SELECT rolname::text FROM pg_roles").map { try $0.get(0, as: String.self) })
        var findings = PrivilegeMatrix.groups.filter { !known.contains($0) }.map { group in
            Finding("roles", group, .failed, "is missing", cure: "dictum migrate")
        }
        findings += try wrongGroups(session) + membersOfNobody(session) + strayLogins(session)
        return findings.isEmpty ? [Finding("roles", "roles", .ok, "groups and logins are as they should be")] : findings
    }

    private func wrongGroups(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            SELECT rolname::text FROM pg_roles
            WHERE rolname = ANY (\(array: PrivilegeMatrix.groups))
                AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
            """
        ).map { row in
            Finding(
                "roles",
                try row.get(0),
                .failed,
                "is a group that may log in, or more than that",
                cure: "ALTER ROLE … NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION"
            )
        }
    }

    /// The tables' owner could turn off triggers and policies; the functions' owner reaches over all practices.
    private func membersOfNobody(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            SELECT m.rolname::text, g.rolname::text FROM pg_auth_members AS a
            JOIN pg_roles AS m ON m.oid = a.member JOIN pg_roles AS g ON g.oid = a.roleid
            WHERE g.rolname = ANY (\(array: PrivilegeMatrix.nobodys)) AND NOT m.rolsuper
            """
        ).map { row in
            let (member, group): (String, String) = (try row.get(0), try row.get(1))
            return Finding(
                "roles",
                member,
                .warning,
                "is a member of \(group), which can turn off triggers and policies",
                cure: "REVOKE \(group) FROM \(member), and grant it for the time of a migration only"
            )
        }
    }

    private func strayLogins(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            SELECT r.rolname::text, r.rolsuper OR r.rolbypassrls OR r.rolreplication,
                (SELECT count(*) FROM pg_roles AS g
                 WHERE g.rolname = ANY (\(array: PrivilegeMatrix.groups)) AND pg_has_role(r.oid, g.oid, 'MEMBER'))
            FROM pg_roles AS r WHERE r.rolcanlogin AND NOT r.rolsuper AND r.oid >= 16384 ORDER BY 1
            """
        ).compactMap { row in
            let (role, isMighty, groups): (String, Bool, Int) = (try row.get(0), try row.get(1), try row.get(2))
            if groups > 1 {
                let cure = "leave each login in one group"
                return Finding("roles", role, .failed, "belongs to \(groups) groups", cure: cure)
            }
            guard groups == 1, isMighty else { return nil }
            let cure = "ALTER ROLE \(role) NOBYPASSRLS NOREPLICATION"
            return Finding("roles", role, .failed, "may pass row level security by", cure: cure)
        }
    }

    /// Whether the database grants what this version decided, and nothing else.
    func privileges(_ schema: Schema, _ session: Session) throws -> [Finding] {
        let found = try PrivilegeMatrix.survey(session)
        let expected = PrivilegeMatrix.expected(schema)
        let findings = expected.differences(from: found).map { line, isExtra in
            Finding(
                "privileges",
                "\(line.object), \(line.role)",
                .failed,
                isExtra ? "has \(line.rights), which nobody decided" : "lacks \(line.rights)",
                cure: "compare with Deploy/PRIVILEGES.md; REVOKE it, or \"dictum migrate\""
            )
        }
        guard findings.isEmpty else { return findings }
        return [Finding("privileges", "privileges", .ok, "\(expected.lines.count) cells as decided, no other")]
    }

    /// The traps: who passes the policies by, and what runs with another's rights.
    @Sendable func isolation(_ session: Session) throws -> [Finding] {
        let rows = try session.query(Isolation.statement)
        let findings = try rows.map { row in
            Finding(
                "isolation",
                try row.get(0),
                .failed,
                try row.get(1),
                cure: "dictum migrate, then look who changed it"
            )
        }
        return findings.isEmpty
            ? [Finding("isolation", "isolation", .ok, "policies bind, functions are pinned")] : findings
    }
}
