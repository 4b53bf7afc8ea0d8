-- Exports: the right of access of the individual (45 CFR 164.524), and what a practice takes with it when it leaves.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

-- The tags that keep something from exports by the practice's policy: all that it does not allow. Without a policy, all.
CREATE FUNCTION dictum.withheld_tags(practice uuid, tags text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN ARRAY(
        SELECT t FROM unnest(tags) AS t
        WHERE NOT coalesce((
            SELECT (p.document -> 'sensitivity' -> t ->> 'exports')::boolean FROM dictum.policy AS p
            WHERE p.practice_id = practice ORDER BY p.version DESC LIMIT 1
        ), false) ORDER BY t
    );
END
$$;

-- Only who is assigned to the practice takes things out of the house in bulk; broken glass lets a login read and no more.
CREATE FUNCTION dictum.begin_export(actor audit.actor, purpose audit.purpose, practice uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM dictum.reviewer AS r WHERE (r.login_role, r.practice_id) = (session_user, practice);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'role % is no reviewer of the practice', session_user
            USING ERRCODE = 'insufficient_privilege', HINT = 'An administrator assigns with "dictum access assign".';
    END IF;
    PERFORM audit.append(
        actor => begin_export.actor, action => 'export.begun', purpose => begin_export.purpose, practice_id => practice
    );
END
$$;

REVOKE ALL ON FUNCTION dictum.withheld_tags, dictum.begin_export FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.withheld_tags, dictum.begin_export TO dictum_reviewer;
RESET ROLE;

ALTER FUNCTION dictum.withheld_tags(uuid, text[]) OWNER TO dictum_definer;
ALTER FUNCTION dictum.begin_export(audit.actor, audit.purpose, uuid) OWNER TO dictum_definer;
