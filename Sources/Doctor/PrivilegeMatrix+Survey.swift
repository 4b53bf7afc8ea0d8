public import Postgres

extension PrivilegeMatrix {
    /// What the database grants, by its own account, through groups and to everybody; the rights on a schema are taken
    /// into those on its objects.
    public static func survey(_ session: Session) throws -> PrivilegeMatrix {
        PrivilegeMatrix(
            lines: try session.query(statement(groups + ["public"])).map { row in
                Line(object: try row.get(0), role: try row.get(1), rights: try row.get(2))
            }
        )
    }

    /// Of relations: each verb that holds for all columns, or with those that it holds for. Sequences of the queue's
    /// lanes, named by a hash, are one.
    private static func statement(_ roles: [String]) -> Statement {
        """
        WITH role AS (SELECT unnest(\(array: roles)) AS name),
        space AS (
            SELECT oid, nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        ), relation AS (
            SELECT c.oid, c.relkind, s.oid AS space, CASE c.relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view '
                ELSE 'table ' END || s.name || '.' || regexp_replace(c.relname, '_[0-9a-f]{32}$', '_*') AS name
            FROM pg_class AS c JOIN space AS s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        ), by_column AS (
            SELECT r.name AS object, role.name AS role, verb.place, verb.name AS verb,
                count(*) AS columns,
                count(*) FILTER (WHERE has_column_privilege(role.name, r.oid, a.attnum, verb.name)) AS granted,
                string_agg(a.attname, ', ' ORDER BY a.attnum)
                    FILTER (WHERE has_column_privilege(role.name, r.oid, a.attnum, verb.name)) AS names
            FROM relation AS r CROSS JOIN role
            JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
            CROSS JOIN (VALUES (1, 'SELECT'), (2, 'INSERT'), (3, 'UPDATE'), (6, 'REFERENCES')) AS verb (place, name)
            WHERE r.relkind <> 'S' AND has_schema_privilege(role.name, r.space, 'USAGE')
            GROUP BY 1, 2, 3, 4
        ), right_of AS (
            SELECT object, role, place, verb || CASE WHEN granted < columns THEN ' (' || names || ')' ELSE '' END AS verb
            FROM by_column WHERE granted > 0
            UNION ALL
            SELECT r.name, role.name, verb.place, verb.name
            FROM relation AS r CROSS JOIN role
            CROSS JOIN (VALUES (4, 'DELETE'), (5, 'TRUNCATE'), (7, 'TRIGGER')) AS verb (place, name)
            WHERE r.relkind <> 'S' AND has_schema_privilege(role.name, r.space, 'USAGE')
                AND has_table_privilege(role.name, r.oid, verb.name)
            UNION
            SELECT r.name, role.name, verb.place, verb.name
            FROM relation AS r CROSS JOIN role
            CROSS JOIN (VALUES (1, 'SELECT'), (2, 'USAGE'), (3, 'UPDATE')) AS verb (place, name)
            WHERE r.relkind = 'S' AND has_schema_privilege(role.name, r.space, 'USAGE')
                AND has_sequence_privilege(role.name, r.oid, verb.name)
            UNION ALL
            SELECT 'function ' || s.name || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')', role.name, 1,
                'EXECUTE' || CASE WHEN p.prosecdef THEN ' as ' || pg_get_userbyid(p.proowner) ELSE '' END
            FROM pg_proc AS p JOIN space AS s ON s.oid = p.pronamespace CROSS JOIN role
            WHERE has_schema_privilege(role.name, s.oid, 'USAGE') AND has_function_privilege(role.name, p.oid, 'EXECUTE')
            UNION ALL
            SELECT 'schema ' || s.name, role.name, verb.place, verb.name
            FROM space AS s CROSS JOIN role CROSS JOIN (VALUES (1, 'USAGE'), (2, 'CREATE')) AS verb (place, name)
            WHERE has_schema_privilege(role.name, s.oid, verb.name)
            UNION ALL
            SELECT 'database', role.name, verb.place, verb.name
            FROM role CROSS JOIN (VALUES (1, 'CONNECT'), (2, 'CREATE'), (3, 'TEMPORARY')) AS verb (place, name)
            WHERE has_database_privilege(role.name, current_database(), verb.name)
        )
        SELECT object, role, string_agg(verb, ', ' ORDER BY place) FROM right_of GROUP BY object, role
        """
    }
}
