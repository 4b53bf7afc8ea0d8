-- The key store has an owner and a definer of its own: but for worker and reviewer no role, of those as whom nobody logs in
-- either, has rights on wrapped keys here and on what is sealed in the other database.
SET LOCAL lock_timeout = '10s';

-- On a cluster of its own the key store knows every group too, so that `dictum doctor` can say what each may do.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['dictum_key_owner', 'dictum_key_definer', 'dictum_backup'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
    EXECUTE format('GRANT CREATE ON DATABASE %I TO dictum_key_owner', current_database());
    EXECUTE format('REVOKE CREATE ON DATABASE %I FROM dictum_owner', current_database());
END
$$;

-- Ownership takes the owner's grants with it.
ALTER SCHEMA keys OWNER TO dictum_key_owner;
ALTER TABLE keys.practice_key OWNER TO dictum_key_owner;
ALTER TABLE keys.data_key OWNER TO dictum_key_owner;
ALTER TABLE keys.sealing_key OWNER TO dictum_key_owner;
DO $$
DECLARE
    moved record;
BEGIN
    FOR moved IN SELECT oid::regprocedure AS name, prosecdef FROM pg_proc WHERE pronamespace = 'keys'::regnamespace LOOP
        EXECUTE format(
            'ALTER FUNCTION %s OWNER TO %I', moved.name,
            CASE WHEN moved.prosecdef THEN 'dictum_key_definer' ELSE 'dictum_key_owner' END
        );
    END LOOP;
END
$$;

SET LOCAL ROLE dictum_key_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE dictum_key_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER POLICY as_functions_need ON keys.practice_key TO dictum_key_definer;
ALTER POLICY as_functions_need ON keys.data_key TO dictum_key_definer;
ALTER POLICY as_functions_need ON keys.sealing_key TO dictum_key_definer;
GRANT USAGE ON SCHEMA keys TO dictum_key_definer;
GRANT SELECT, UPDATE ON keys.practice_key, keys.data_key, keys.sealing_key TO dictum_key_definer;
GRANT INSERT ON keys.data_key TO dictum_key_definer;
REVOKE ALL ON ALL TABLES IN SCHEMA keys FROM dictum_definer;
REVOKE ALL ON SCHEMA keys FROM dictum_definer;
RESET ROLE;
