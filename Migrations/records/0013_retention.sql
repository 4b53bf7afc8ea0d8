-- What practices decide about keeping, what stops its end, and what was destroyed.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

ALTER TABLE dictum.dictation
    ADD COLUMN IF NOT EXISTS signed_at timestamptz,
    ADD COLUMN IF NOT EXISTS consent_withdrawn_at timestamptz;
COMMENT ON COLUMN dictum.dictation.signed_at IS 'When its note was first signed: starts the clock of most retention rules.';

CREATE TABLE dictum.policy (
    practice_id uuid NOT NULL REFERENCES dictum.practice,
    version int NOT NULL CHECK (version > 0),
    document jsonb NOT NULL CHECK (jsonb_typeof(document) = 'object' AND pg_column_size(document) < 16384),
    set_by name NOT NULL DEFAULT session_user,
    set_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, version)
);
COMMENT ON TABLE dictum.policy IS 'Each version that a practice ever had; the highest is in force. Rows are never changed.';

CREATE TABLE dictum.legal_hold (
    hold_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    practice_id uuid NOT NULL REFERENCES dictum.practice,
    dictation_id uuid,
    clinician_ref uuid,
    received_from timestamptz,
    received_until timestamptz CHECK (received_until > received_from),
    reason audit.code NOT NULL,
    placed_by name NOT NULL DEFAULT session_user,
    placed_at timestamptz NOT NULL DEFAULT now(),
    lifted_by name,
    lifted_at timestamptz,
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE INDEX legal_hold_in_force ON dictum.legal_hold (practice_id) WHERE lifted_at IS NULL;
COMMENT ON TABLE dictum.legal_hold IS 'What may not be destroyed. Every column of the scope that is NULL means all.';

-- One run for the certificate and for `status`.
CREATE TABLE dictum.purge_run (
    run_id uuid PRIMARY KEY,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    as_of timestamptz NOT NULL,
    destroyed int8 NOT NULL DEFAULT 0,
    outcome audit.code
);

CREATE TABLE dictum.destruction_certificate (
    certificate_id uuid PRIMARY KEY,
    run_id uuid NOT NULL REFERENCES dictum.purge_run,
    practice_id uuid NOT NULL REFERENCES dictum.practice,
    statement bytea NOT NULL,
    signature bytea NOT NULL CHECK (octet_length(signature) = 64),
    public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
    issued_at timestamptz NOT NULL DEFAULT now()
);

-- A row is first the decision (committed before any key is touched), then the proof. A decision is never taken back: a
-- crash between the two is finished by the next run, so nothing is forgotten and nothing is half kept.
CREATE TABLE dictum.destruction (
    practice_id uuid NOT NULL,
    dictation_id uuid NOT NULL,
    class audit.artifact_class NOT NULL,
    run_id uuid NOT NULL REFERENCES dictum.purge_run,
    rule audit.code NOT NULL,
    due_at timestamptz NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    key_id uuid,
    key_destroyed_at timestamptz,
    deleted_at timestamptz,
    certificate_id uuid REFERENCES dictum.destruction_certificate,
    PRIMARY KEY (practice_id, dictation_id, class),
    FOREIGN KEY (practice_id, dictation_id) REFERENCES dictum.dictation
);
CREATE INDEX destruction_unfinished ON dictum.destruction (practice_id) WHERE deleted_at IS NULL;
CREATE INDEX destruction_uncertified ON dictum.destruction (practice_id, run_id) WHERE certificate_id IS NULL;

ALTER TABLE dictum.policy ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.legal_hold ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.purge_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.destruction ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.destruction_certificate ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY as_functions_need ON dictum.policy TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON dictum.legal_hold TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON dictum.purge_run TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON dictum.destruction TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON dictum.intake TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON dictum.artifact TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON dictum.audio_key TO dictum_definer USING (true);
CREATE POLICY every_practice ON dictum.policy FOR SELECT TO dictum_worker, dictum_purger, dictum_auditor USING (true);
CREATE POLICY every_practice ON dictum.legal_hold FOR SELECT TO dictum_purger, dictum_auditor USING (true);
CREATE POLICY every_practice ON dictum.purge_run TO dictum_purger USING (true);
CREATE POLICY every_practice_to_read ON dictum.purge_run FOR SELECT TO dictum_auditor USING (true);
CREATE POLICY every_practice ON dictum.destruction TO dictum_purger USING (true);
CREATE POLICY every_practice_to_read ON dictum.destruction FOR SELECT TO dictum_auditor USING (true);
CREATE POLICY every_practice ON dictum.destruction_certificate TO dictum_purger USING (true);
CREATE POLICY every_practice_to_read ON dictum.destruction_certificate FOR SELECT TO dictum_auditor USING (true);
CREATE POLICY owner_administers ON dictum.policy TO dictum_owner USING (true);
CREATE POLICY owner_administers ON dictum.legal_hold TO dictum_owner USING (true);
CREATE POLICY owner_reads ON dictum.destruction FOR SELECT TO dictum_owner USING (true);

GRANT SELECT ON dictum.policy TO dictum_worker, dictum_purger, dictum_auditor, dictum_definer;
GRANT SELECT ON dictum.legal_hold TO dictum_purger, dictum_auditor, dictum_definer;
GRANT SELECT, INSERT, UPDATE ON dictum.purge_run TO dictum_purger;
GRANT SELECT, INSERT ON dictum.destruction_certificate TO dictum_purger;
GRANT SELECT, INSERT, UPDATE (certificate_id) ON dictum.destruction TO dictum_purger;
GRANT SELECT, UPDATE (key_id, key_destroyed_at, deleted_at) ON dictum.destruction TO dictum_definer;
GRANT SELECT ON dictum.purge_run, dictum.destruction, dictum.destruction_certificate TO dictum_auditor;
GRANT SELECT (practice_id, dictation_id, received_at), DELETE ON dictum.intake TO dictum_definer;
GRANT SELECT (practice_id, dictation_id, class, version, created_at), DELETE ON dictum.artifact TO dictum_definer;
GRANT SELECT (practice_id, dictation_id), DELETE ON dictum.audio_key TO dictum_definer;
GRANT UPDATE (clinician_ref, patient_ref, consent_ref, consent_withdrawn_at) ON dictum.dictation TO dictum_definer;
GRANT SELECT (tenant, subject, stage), DELETE ON queue.job TO dictum_definer;

CREATE FUNCTION dictum.refuse_policy_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a version of a policy is final; set a new one' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER versions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON dictum.policy
    FOR EACH STATEMENT EXECUTE FUNCTION dictum.refuse_policy_change();
ALTER TABLE dictum.policy ENABLE ALWAYS TRIGGER versions_stay;

-- What exists of a range of a practice's dictations, when each ends by `policy`, by which rule, and the hold that stops
-- it. Days are 24 hours.
CREATE FUNCTION dictum.retained(practice uuid, policy jsonb, past uuid, up_to uuid)
RETURNS TABLE (dictation_id uuid, class text, due_at timestamptz, rule text, hold_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH existing AS (
        SELECT i.dictation_id, 'audio' AS class, i.received_at AS created_at
        FROM dictum.intake AS i
        WHERE i.practice_id = practice AND (past IS NULL OR i.dictation_id > past) AND i.dictation_id <= up_to
        UNION ALL
        SELECT a.dictation_id, a.class, max(a.created_at)
        FROM dictum.artifact AS a
        WHERE a.practice_id = practice AND (past IS NULL OR a.dictation_id > past) AND a.dictation_id <= up_to
        GROUP BY a.dictation_id, a.class
    ), clocks AS (
        SELECT d.*, e.class, policy -> e.class AS terms,
            CASE policy -> e.class ->> 'from'
                WHEN 'signed' THEN d.signed_at WHEN 'created' THEN e.created_at ELSE d.received_at
            END AS started_at
        FROM existing AS e JOIN dictum.dictation AS d ON (d.practice_id, d.dictation_id) = (practice, e.dictation_id)
    )
    SELECT c.dictation_id, c.class, first.due_at, first.rule, (
        SELECT h.hold_id FROM dictum.legal_hold AS h
        WHERE h.practice_id = practice AND h.lifted_at IS NULL
            AND (h.dictation_id IS NULL OR h.dictation_id = c.dictation_id)
            AND (h.clinician_ref IS NULL OR h.clinician_ref = c.clinician_ref)
            AND (h.received_from IS NULL OR c.received_at >= h.received_from)
            AND (h.received_until IS NULL OR c.received_at < h.received_until)
        ORDER BY h.placed_at, h.hold_id LIMIT 1
    )
    FROM clocks AS c LEFT JOIN LATERAL (
        SELECT * FROM (VALUES
            (c.consent_withdrawn_at, 'consent_withdrawn', 1),
            (CASE WHEN c.reason_code = 'consent_missing'
                THEN c.received_at + (policy -> 'consent' ->> 'grace_days')::int * interval '24 hours' END,
                'consent_missing', 2),
            (c.started_at + (c.terms ->> 'keep_days')::int * interval '24 hours',
                'keep_after_' || (c.terms ->> 'from'), 3),
            (c.received_at + (c.terms ->> 'at_most_days')::int * interval '24 hours', 'at_most', 4)
        ) AS end_of (due_at, rule, place)
        WHERE end_of.due_at IS NOT NULL ORDER BY end_of.due_at, end_of.place LIMIT 1
    ) AS first ON true
    ORDER BY c.dictation_id, c.class
$$;

-- Purges share this lock while they decide; placing a hold takes it alone: so a hold sees every decision before it, and
-- every decision after it sees the hold.
CREATE FUNCTION dictum.hold_gate(practice uuid) RETURNS int8
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN hashtextextended('dictum.hold/' || practice::text, 0);

-- Deletes the rows of places whose destruction was decided and whose keys are gone. Repeating it does nothing.
CREATE FUNCTION dictum.delete_destroyed(
    purger text, practice uuid, dictations uuid[], classes text[], keys uuid[], destroyed timestamptz[]
) RETURNS int8
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    gone record;
    done int8 := 0;
BEGIN
    FOR gone IN
        UPDATE dictum.destruction AS x
        SET key_id = place.key_id, key_destroyed_at = place.destroyed_at, deleted_at = clock_timestamp()
        FROM unnest(dictations, classes, keys, destroyed) AS place (dictation_id, class, key_id, destroyed_at)
        WHERE (x.practice_id, x.dictation_id, x.class::text) = (practice, place.dictation_id, place.class)
            AND x.deleted_at IS NULL
        RETURNING x.dictation_id, x.class::text AS class, x.rule, x.key_id
    LOOP
        IF gone.class = 'audio' THEN
            DELETE FROM dictum.audio_key AS k WHERE (k.practice_id, k.dictation_id) = (practice, gone.dictation_id);
            DELETE FROM dictum.intake AS i WHERE (i.practice_id, i.dictation_id) = (practice, gone.dictation_id);
        ELSE
            DELETE FROM dictum.artifact AS a
            WHERE (a.practice_id, a.dictation_id, a.class) = (practice, gone.dictation_id, gone.class);
        END IF;
        -- A stage that waits for what is gone would only fail.
        DELETE FROM queue.job AS j WHERE j.tenant = practice AND j.subject = gone.dictation_id
            AND j.stage = CASE gone.class WHEN 'audio' THEN 'transcribe' WHEN 'transcript' THEN 'draft' END;
        IF FOUND THEN
            UPDATE dictum.dictation AS d SET status = 'failed', reason_code = 'retention_ended', status_at = now()
            WHERE (d.practice_id, d.dictation_id) = (practice, gone.dictation_id);
        END IF;
        -- Of a dictation of which nothing is left, nobody needs to know whose it was.
        UPDATE dictum.dictation AS d SET clinician_ref = NULL, patient_ref = NULL, consent_ref = NULL
        WHERE (d.practice_id, d.dictation_id) = (practice, gone.dictation_id)
            AND NOT EXISTS (
                SELECT FROM dictum.intake AS i WHERE (i.practice_id, i.dictation_id) = (practice, gone.dictation_id))
            AND NOT EXISTS (
                SELECT FROM dictum.artifact AS a WHERE (a.practice_id, a.dictation_id) = (practice, gone.dictation_id));
        PERFORM audit.append(
            actor => purger, action => gone.class || '.destroyed', purpose => 'HSYSADMIN', practice_id => practice,
            dictation_id => gone.dictation_id, artifact_class => gone.class, key_id => gone.key_id, code => gone.rule
        );
        done := done + 1;
    END LOOP;
    RETURN done;
END
$$;

REVOKE ALL ON FUNCTION dictum.retained, dictum.hold_gate, dictum.delete_destroyed, dictum.refuse_policy_change
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.retained, dictum.hold_gate, dictum.delete_destroyed TO dictum_purger;
GRANT EXECUTE ON FUNCTION dictum.hold_gate TO dictum_definer;
RESET ROLE;

ALTER FUNCTION dictum.retained(uuid, jsonb, uuid, uuid) OWNER TO dictum_definer;
ALTER FUNCTION dictum.delete_destroyed(text, uuid, uuid[], text[], uuid[], timestamptz[]) OWNER TO dictum_definer;
