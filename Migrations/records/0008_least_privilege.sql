-- What each role may do, narrowed: row level security that binds the tables' owner too, functions of a role that owns
-- nothing else, and no right that everybody has by default.
DO $$
DECLARE
    wanted text;
BEGIN
    -- dictum_definer is nobody's group: it owns the functions that reach over all practices.
    -- dictum_backup is for the backup job, which may say that it is done, and nothing else.
    FOREACH wanted IN ARRAY ARRAY['dictum_definer', 'dictum_backup'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO dictum_key_administrator, dictum_backup', current_database());
END
$$;

-- With these a practice's login could hold the locks of the sealer or of another practice's insert, or store what no
-- constraint has looked at. Only a superuser may take them from everybody; `dictum doctor` tells where that is missing.
DO $$
DECLARE
    built_in regprocedure;
BEGIN
    FOR built_in IN
        SELECT p.oid FROM pg_proc AS p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace
            AND (p.proname ~ '^(pg_(try_)?advisory_|lo_)' OR p.proname IN ('lowrite', 'loread', 'pg_logical_emit_message'))
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', built_in);
        IF built_in::text LIKE '%advisory%' THEN
            EXECUTE format(
                'GRANT EXECUTE ON FUNCTION %s TO dictum_owner, dictum_definer, dictum_worker, dictum_reviewer, '
                'dictum_auditor, dictum_purger, dictum_sealer, dictum_key_administrator', built_in);
        END IF;
    END LOOP;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END
$$;

SET LOCAL ROLE dictum_owner;

ALTER DEFAULT PRIVILEGES FOR ROLE dictum_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA dictum, queue, audit FROM PUBLIC;
-- A constraint runs with the rights of whoever inserts.
GRANT EXECUTE ON FUNCTION dictum.is_sealed TO dictum_intake;

-- Tenants, their certificates and agreements: the owner administers them. Patients' rows: no policy names the owner, so
-- FORCE leaves it none. Foreign keys are checked regardless.
ALTER TABLE dictum.practice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.business_associate_agreement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.sealing_certificate FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.intake FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.dictation FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.artifact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.audio_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_administers ON dictum.practice TO dictum_owner USING (true);
CREATE POLICY owner_administers ON dictum.business_associate_agreement TO dictum_owner USING (true);
CREATE POLICY owner_administers ON dictum.sealing_certificate TO dictum_owner USING (true);
CREATE POLICY every_practice ON dictum.practice FOR SELECT TO dictum_worker, dictum_reviewer, dictum_auditor,
    dictum_purger, dictum_key_administrator, dictum_definer USING (true);
CREATE POLICY every_practice ON dictum.business_associate_agreement FOR SELECT
    TO dictum_worker, dictum_auditor USING (true);
CREATE POLICY every_practice ON dictum.artifact TO dictum_worker USING (true);
CREATE POLICY every_practice_without_content ON dictum.artifact FOR SELECT
    TO dictum_auditor, dictum_purger USING (true);
CREATE POLICY every_practice ON dictum.audio_key TO dictum_worker USING (true);
CREATE POLICY as_triggers_need ON dictum.dictation TO dictum_definer USING (true);

-- A subprocessor that may train on what it hears is none that PHI may go to.
ALTER TABLE dictum.business_associate_agreement ADD COLUMN forbids_training boolean NOT NULL DEFAULT false;

-- The key administrator publishes the certificates whose keys it makes.
CREATE POLICY key_administrator ON dictum.sealing_certificate TO dictum_key_administrator USING (true);
GRANT SELECT, INSERT ON dictum.sealing_certificate TO dictum_key_administrator;
GRANT SELECT ON dictum.practice TO dictum_key_administrator;

GRANT USAGE ON SCHEMA dictum, queue, audit TO dictum_definer;
GRANT SELECT ON dictum.practice TO dictum_definer;
GRANT SELECT, INSERT, UPDATE (status, reason_code, status_at) ON dictum.dictation TO dictum_definer;
GRANT EXECUTE ON FUNCTION queue.enqueue, audit.append TO dictum_definer;
RESET ROLE;

ALTER FUNCTION dictum.current_practice() OWNER TO dictum_definer;
ALTER FUNCTION dictum.refuse_other_content() OWNER TO dictum_definer;
ALTER FUNCTION dictum.accept_dictation() OWNER TO dictum_definer;
ALTER FUNCTION dictum.follow_set_aside() OWNER TO dictum_definer;

-- Whoever looks after the system may know which migrations it has.
GRANT USAGE ON SCHEMA dictum_migration TO dictum_auditor;
GRANT SELECT ON dictum_migration.applied TO dictum_auditor;
