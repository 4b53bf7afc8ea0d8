-- The owner of the key store's tables reads none of them, and an auditor sees keys' ages without the keys.
DO $$
BEGIN
    CREATE ROLE dictum_definer NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
DO $$
BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO dictum_auditor', current_database());
END
$$;
SET LOCAL ROLE dictum_owner;

ALTER DEFAULT PRIVILEGES FOR ROLE dictum_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA keys FROM PUBLIC;

ALTER TABLE keys.practice_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE keys.data_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE keys.sealing_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Which columns and which verbs, the grants say.
CREATE POLICY granted ON keys.practice_key TO dictum_worker, dictum_reviewer, dictum_purger, dictum_key_administrator,
    dictum_auditor USING (true);
CREATE POLICY granted ON keys.data_key TO dictum_worker, dictum_reviewer, dictum_purger, dictum_key_administrator,
    dictum_auditor USING (true);
CREATE POLICY granted ON keys.sealing_key TO dictum_worker, dictum_reviewer, dictum_purger, dictum_key_administrator,
    dictum_auditor USING (true);

GRANT USAGE ON SCHEMA keys TO dictum_auditor;
GRANT SELECT (practice_id, master_key_id, created_at, destroyed_at) ON keys.practice_key TO dictum_auditor;
GRANT SELECT (sealing_key_id, practice_id, not_before, not_after, created_at, destroyed_at)
    ON keys.sealing_key TO dictum_auditor;

-- As in the records database: nobody's group, for functions that reach over all practices.
CREATE POLICY as_functions_need ON keys.practice_key TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON keys.data_key TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON keys.sealing_key TO dictum_definer USING (true);
GRANT USAGE ON SCHEMA keys TO dictum_definer;
GRANT SELECT, UPDATE ON keys.practice_key, keys.data_key, keys.sealing_key TO dictum_definer;
RESET ROLE;

DO $$
DECLARE
    definer regprocedure;
BEGIN
    FOR definer IN SELECT oid FROM pg_proc WHERE pronamespace = 'keys'::regnamespace AND prosecdef LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO dictum_definer', definer);
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA dictum_migration TO dictum_auditor;
GRANT SELECT ON dictum_migration.applied TO dictum_auditor;
