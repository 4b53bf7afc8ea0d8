-- The key store's database may live on a cluster of its own: the same group roles, made where they are missing.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[
        'dictum_owner', 'dictum_intake', 'dictum_worker', 'dictum_reviewer', 'dictum_auditor', 'dictum_purger',
        'dictum_sealer', 'dictum_key_administrator'
    ] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
    EXECUTE format('GRANT CREATE ON DATABASE %I TO dictum_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format(
        'GRANT CONNECT ON DATABASE %I TO dictum_worker, dictum_reviewer, dictum_purger, dictum_key_administrator',
        current_database()
    );
END
$$;

-- Nothing of ours lives in public, and nobody may plant anything there.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
