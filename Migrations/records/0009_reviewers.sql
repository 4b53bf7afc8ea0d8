-- Which practices a reviewer reads, breaking the glass where one must read beyond them, and when the backups were made.
SET LOCAL ROLE dictum_owner;

CREATE TABLE dictum.reviewer (
    login_role name NOT NULL,
    practice_id uuid NOT NULL REFERENCES dictum.practice,
    assigned_by name NOT NULL DEFAULT session_user,
    assigned_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (login_role, practice_id)
);
COMMENT ON TABLE dictum.reviewer IS 'The practices whose notes a reviewer''s login may read (45 CFR 164.502(b)).';
ALTER TABLE dictum.reviewer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_administers ON dictum.reviewer TO dictum_owner USING (true);
CREATE POLICY everyone ON dictum.reviewer FOR SELECT TO dictum_auditor, dictum_definer USING (true);
GRANT SELECT ON dictum.reviewer TO dictum_auditor, dictum_definer;

-- Who reads today goes on reading; from now on an administrator assigns.
INSERT INTO dictum.reviewer (login_role, practice_id)
SELECT r.rolname, p.practice_id FROM dictum.practice AS p CROSS JOIN pg_roles AS r
WHERE r.rolcanlogin AND NOT r.rolsuper AND pg_has_role(r.oid, 'dictum_reviewer', 'MEMBER');

CREATE TABLE dictum.break_glass (
    grant_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    login_role name NOT NULL,
    practice_id uuid NOT NULL REFERENCES dictum.practice,
    reason audit.code NOT NULL,
    begins_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at timestamptz NOT NULL,
    opened_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    reviewed_at timestamptz,
    reviewed_by name,
    finding text CHECK (finding IN ('justified', 'unjustified')),
    CHECK (ends_at > begins_at AND ends_at <= begins_at + interval '4 hours'),
    CHECK (reviewed_by <> login_role),
    CHECK (num_nulls(reviewed_at, reviewed_by, finding) IN (0, 3))
);
COMMENT ON TABLE dictum.break_glass IS 'Grants beyond dictum.reviewer. Each ends by itself and waits for its review.';
CREATE INDEX break_glass_by_login ON dictum.break_glass (login_role, ends_at);
ALTER TABLE dictum.break_glass ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON dictum.break_glass FOR SELECT TO dictum_auditor USING (true);
CREATE POLICY own_grants ON dictum.break_glass FOR SELECT TO dictum_reviewer USING (login_role = session_user);
CREATE POLICY as_functions_need ON dictum.break_glass TO dictum_definer USING (true);
GRANT SELECT ON dictum.break_glass TO dictum_auditor, dictum_reviewer;
GRANT SELECT, INSERT, UPDATE (reviewed_at, reviewed_by, finding) ON dictum.break_glass TO dictum_definer;

-- A grant counts once it is committed: nobody reads under one and then rolls it back together with its audit entry.
CREATE FUNCTION dictum.reviewable_practices() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
RETURN ARRAY(
    SELECT practice_id FROM dictum.reviewer WHERE login_role = session_user
    UNION ALL
    SELECT practice_id FROM dictum.break_glass
    WHERE login_role = session_user AND clock_timestamp() >= begins_at AND clock_timestamp() < ends_at
        AND opened_in IS DISTINCT FROM pg_current_xact_id_if_assigned()
);
GRANT EXECUTE ON FUNCTION dictum.reviewable_practices TO dictum_reviewer;

-- The subquery is computed once a statement, not once a row.
ALTER POLICY every_practice ON dictum.intake TO dictum_worker;
ALTER POLICY every_practice ON dictum.dictation TO dictum_worker, dictum_auditor, dictum_purger;
CREATE POLICY assigned_practices ON dictum.intake FOR SELECT TO dictum_reviewer
    USING (practice_id = ANY ((SELECT dictum.reviewable_practices())::uuid[]));
CREATE POLICY assigned_practices ON dictum.dictation FOR SELECT TO dictum_reviewer
    USING (practice_id = ANY ((SELECT dictum.reviewable_practices())::uuid[]));
CREATE POLICY assigned_practices ON dictum.artifact FOR SELECT TO dictum_reviewer
    USING (practice_id = ANY ((SELECT dictum.reviewable_practices())::uuid[]));
CREATE POLICY assigned_practices ON dictum.audio_key FOR SELECT TO dictum_reviewer
    USING (practice_id = ANY ((SELECT dictum.reviewable_practices())::uuid[]));

-- The login role as the id of an actor.
CREATE FUNCTION dictum.session_actor(kind text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN kind || coalesce(
    '/' || nullif(left(ltrim(regexp_replace(lower(session_user), '[^a-z0-9._-]', '-', 'g'), '._-'), 64), ''), '');

CREATE FUNCTION dictum.break_the_glass(practice uuid, minutes int, reason audit.code) RETURNS dictum.break_glass
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opened dictum.break_glass;
BEGIN
    IF NOT pg_has_role(session_user, 'dictum_reviewer', 'MEMBER') THEN
        RAISE EXCEPTION 'only a reviewer can break the glass' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO dictum.break_glass (login_role, practice_id, reason, ends_at)
        VALUES (session_user, practice, reason, clock_timestamp() + minutes * interval '1 minute')
        RETURNING * INTO opened;
    PERFORM audit.append(
        actor => dictum.session_actor('reviewer'), action => 'access.glass_broken', purpose => 'BTG',
        practice_id => practice, code => reason
    );
    -- In the server's log at once, whatever becomes of the transaction; no client can turn that off.
    RAISE LOG 'dictum: role % broke the glass of practice % until % (%)',
        session_user, practice, opened.ends_at, reason;
    PERFORM pg_notify('dictum_alert', 'glass_broken');
    RETURN opened;
END
$$;

CREATE FUNCTION dictum.review_break_glass(reviewed uuid, verdict text) RETURNS dictum.break_glass
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    done dictum.break_glass;
BEGIN
    UPDATE dictum.break_glass SET reviewed_at = clock_timestamp(), reviewed_by = session_user, finding = verdict
        WHERE grant_id = reviewed AND reviewed_at IS NULL
        RETURNING * INTO done;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no grant % waits for a review', reviewed USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM audit.append(
        actor => dictum.session_actor('auditor'), action => 'access.glass_reviewed', purpose => 'HCOMPL',
        practice_id => done.practice_id, code => verdict
    );
    RETURN done;
END
$$;

-- For metrics: numbers only.
CREATE FUNCTION dictum.count_break_glass(OUT in_force int8, OUT unreviewed int8)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT count(*) FILTER (WHERE clock_timestamp() < ends_at), count(*) FILTER (WHERE reviewed_at IS NULL)
    FROM dictum.break_glass;
END;

CREATE TABLE dictum.backup (
    database_name text PRIMARY KEY CHECK (database_name IN ('records', 'key_store')),
    finished_at timestamptz NOT NULL
);
COMMENT ON TABLE dictum.backup IS 'When the last backup of each database was finished, as the backup job says.';
GRANT SELECT ON dictum.backup TO dictum_auditor;
GRANT SELECT, INSERT, UPDATE ON dictum.backup TO dictum_definer;

CREATE FUNCTION dictum.backup_finished(database_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO dictum.backup AS b VALUES (backup_finished.database_name, clock_timestamp())
        ON CONFLICT ON CONSTRAINT backup_pkey DO UPDATE SET finished_at = EXCLUDED.finished_at;
    PERFORM audit.append(
        actor => dictum.session_actor('backup'), action => 'backup.finished', purpose => 'HSYSADMIN',
        code => backup_finished.database_name
    );
END
$$;

GRANT USAGE ON SCHEMA dictum TO dictum_backup;
GRANT EXECUTE ON FUNCTION dictum.break_the_glass TO dictum_reviewer;
GRANT EXECUTE ON FUNCTION dictum.review_break_glass TO dictum_auditor;
GRANT EXECUTE ON FUNCTION dictum.count_break_glass TO dictum_worker, dictum_auditor;
GRANT EXECUTE ON FUNCTION dictum.backup_finished TO dictum_backup;
GRANT EXECUTE ON FUNCTION dictum.session_actor TO dictum_definer, dictum_worker;
REVOKE EXECUTE ON FUNCTION dictum.reviewable_practices, dictum.break_the_glass, dictum.review_break_glass,
    dictum.count_break_glass, dictum.backup_finished, dictum.session_actor FROM PUBLIC;
RESET ROLE;

ALTER FUNCTION dictum.reviewable_practices() OWNER TO dictum_definer;
ALTER FUNCTION dictum.break_the_glass(uuid, int, audit.code) OWNER TO dictum_definer;
ALTER FUNCTION dictum.review_break_glass(uuid, text) OWNER TO dictum_definer;
ALTER FUNCTION dictum.count_break_glass() OWNER TO dictum_definer;
ALTER FUNCTION dictum.backup_finished(text) OWNER TO dictum_definer;
