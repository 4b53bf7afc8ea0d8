-- Whoever lists dictations leaves an entry, under the name of the login and the kind that it belongs to.
SET LOCAL ROLE dictum_owner;

CREATE OR REPLACE FUNCTION dictum.record_listing(purpose audit.purpose) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM audit.append(
        actor => dictum.session_actor(CASE
            WHEN pg_has_role(session_user, 'dictum_owner', 'MEMBER') THEN 'administrator'
            WHEN pg_has_role(session_user, 'dictum_reviewer', 'MEMBER') THEN 'reviewer'
            WHEN pg_has_role(session_user, 'dictum_auditor', 'MEMBER') THEN 'auditor'
            WHEN pg_has_role(session_user, 'dictum_purger', 'MEMBER') THEN 'purger'
            ELSE 'operator'
        END),
        action => 'dictation.listed', purpose => record_listing.purpose
    );
END
$$;
REVOKE ALL ON FUNCTION dictum.record_listing(audit.purpose) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.record_listing(audit.purpose)
    TO dictum_worker, dictum_reviewer, dictum_auditor, dictum_purger;
RESET ROLE;
ALTER FUNCTION dictum.record_listing(audit.purpose) OWNER TO dictum_definer;
