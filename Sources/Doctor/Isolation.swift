internal import Postgres

/// What must hold of every object of ours, those of later versions included.
enum Isolation {
    /// A row for each object that breaks a rule: its name, and the rule.
    static let statement: Statement = """
        WITH ours AS (
            SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('dictum', 'queue', 'audit', 'keys')
        )
        SELECT o.nspname || '.' || c.relname, 'row level security does not bind its owner'
        FROM pg_class AS c JOIN ours AS o ON o.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT c.relforcerowsecurity
        UNION ALL
        SELECT o.nspname || '.' || c.relname, 'has rows of practices and no row level security'
        FROM pg_class AS c JOIN ours AS o ON o.oid = c.relnamespace
        JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'practice_id' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND NOT c.relrowsecurity AND o.nspname IN ('dictum', 'keys')
        UNION ALL
        SELECT o.nspname || '.' || c.relname, 'is a view with its owner''s rights'
        FROM pg_class AS c JOIN ours AS o ON o.oid = c.relnamespace
        WHERE c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
        UNION ALL
        SELECT p.oid::regprocedure::text, 'runs with its owner''s rights and an open search_path'
        FROM pg_proc AS p JOIN ours AS o ON o.oid = p.pronamespace
        WHERE p.prosecdef AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)
        UNION ALL
        SELECT p.oid::regprocedure::text, 'may be called by everybody'
        FROM pg_proc AS p JOIN ours AS o ON o.oid = p.pronamespace
        WHERE has_function_privilege('public', p.oid, 'EXECUTE')
        UNION ALL
        SELECT t.tgrelid::regclass || ' ' || t.tgname, 'is a trigger that was turned off'
        FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid JOIN ours AS o ON o.oid = c.relnamespace
        WHERE t.tgenabled = 'D'
        UNION ALL
        SELECT 'pg_catalog.' || p.proname, 'may be called by everybody'
        FROM pg_proc AS p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname IN ('pg_advisory_lock', 'lo_from_bytea')
            AND pg_get_function_identity_arguments(p.oid) IN ('bigint', 'oid, bytea')
            AND has_function_privilege('public', p.oid, 'EXECUTE')
            -- No practice connects to the key store.
            AND EXISTS (SELECT FROM ours WHERE nspname = 'dictum')
        UNION ALL
        SELECT 'parameter ' || parname, 'may be set by roles that are no administrators'
        FROM pg_parameter_acl
        ORDER BY 1, 2
        """
}
