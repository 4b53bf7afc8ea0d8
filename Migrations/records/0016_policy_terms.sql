-- What a policy decides beyond keeping: sensitivity tags, consents that say how and what for, the register of
-- subprocessors.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

-- The array's own text form says it all: codes only, no NULL, no quotes, one dimension. The common case is
-- told without it. Validated in 0017.
ALTER TABLE dictum.intake
    ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
    ADD COLUMN consent_method text,
    ADD COLUMN consent_obtained_at timestamptz,
    ADD COLUMN consent_scope text,
    ADD CONSTRAINT tags_are_codes CHECK (
        tags = '{}' OR tags::text ~ '^\{([a-z][a-z0-9_]{0,63}(,[a-z][a-z0-9_]{0,63}){0,15})?\}$') NOT VALID,
    ADD CONSTRAINT consent_is_coded CHECK (
        consent_method IN ('written', 'electronic', 'verbal') AND consent_scope IN ('processing', 'endpoints')
    ) NOT VALID,
    ADD CONSTRAINT consent_has_a_reference CHECK (
        consent_ref IS NOT NULL OR num_nonnulls(consent_method, consent_obtained_at, consent_scope) = 0) NOT VALID;
ALTER TABLE dictum.dictation
    ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
    ADD COLUMN consent_method text,
    ADD COLUMN consent_obtained_at timestamptz,
    ADD COLUMN consent_scope text,
    ADD CONSTRAINT tags_are_codes CHECK (
        tags = '{}' OR tags::text ~ '^\{([a-z][a-z0-9_]{0,63}(,[a-z][a-z0-9_]{0,63}){0,15})?\}$') NOT VALID,
    ADD CONSTRAINT consent_is_coded CHECK (
        consent_method IN ('written', 'electronic', 'verbal') AND consent_scope IN ('processing', 'endpoints')
    ) NOT VALID;
COMMENT ON COLUMN dictum.dictation.tags IS
    'What keeps it from endpoints and exports, as the policy says; a tag that the policy does not know keeps it from both.';
GRANT INSERT (tags, consent_method, consent_obtained_at, consent_scope) ON dictum.intake TO dictum_intake;
GRANT SELECT (tags) ON dictum.intake TO dictum_definer;
GRANT UPDATE (tags, consent_method, consent_obtained_at, consent_scope) ON dictum.dictation TO dictum_definer;

CREATE TABLE dictum.subprocessor (
    name text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9.-]{0,62}$' AND name <> 'embedded'),
    legal_name text NOT NULL CHECK (length(legal_name) BETWEEN 1 AND 200),
    purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200),
    data_classes text[] NOT NULL CHECK (data_classes <@ '{audio,transcript}' AND data_classes <> '{}'),
    region text NOT NULL CHECK (region ~ '^[a-z]{2}(-[a-z0-9-]{1,30})?$'),
    training_use text NOT NULL CHECK (training_use IN ('none', 'allowed', 'unknown')),
    pins text[] NOT NULL DEFAULT '{}',
    signed_on date,
    expires_on date CHECK (expires_on > signed_on),
    changed_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz,
    CHECK ((signed_on IS NULL) = (expires_on IS NULL))
);
COMMENT ON TABLE dictum.subprocessor IS
    'Outside endpoints that may see PHI. The dates are of the operator''s agreement, for all practices; a practice may have '
    'one of its own. Nothing leaves for an endpoint that is not here.';
ALTER TABLE dictum.subprocessor ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_administers ON dictum.subprocessor TO dictum_owner USING (true);
CREATE POLICY every_practice ON dictum.subprocessor FOR SELECT TO dictum_worker, dictum_auditor USING (true);
GRANT SELECT ON dictum.subprocessor TO dictum_worker, dictum_auditor;

-- Whose dictation somebody may say something about: a practice its own, an administrator everybody's.
CREATE FUNCTION dictum.speaks_for(practice uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce(practice = dictum.current_practice(), false)
        OR pg_has_role(session_user, 'dictum_owner', 'MEMBER');
END
$$;

-- Named by the login's kind, whichever of the two it is.
CREATE FUNCTION dictum.record_word(practice uuid, dictation uuid, what text, code text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM audit.append(
        actor => CASE practice WHEN dictum.current_practice() THEN 'practice/' || practice ELSE 'administrator' END,
        action => what, purpose => 'TREAT', practice_id => practice, dictation_id => dictation, code => code
    );
END
$$;

-- Adds and removes tags; the tags that the dictation has then, NULL where there is no such dictation.
CREATE FUNCTION dictum.tag(
    dictation uuid, added text[], removed text[] DEFAULT '{}', practice uuid DEFAULT dictum.current_practice()
) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before text[];
    now_has text[];
    each text;
BEGIN
    IF NOT coalesce(dictum.speaks_for(practice), false) THEN
        RAISE EXCEPTION 'a practice tags its own dictations only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT d.tags INTO before FROM dictum.dictation AS d
    WHERE (d.practice_id, d.dictation_id) = (practice, dictation) FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    now_has := ARRAY(
        SELECT DISTINCT t FROM unnest(before || added) AS t WHERE t <> ALL (removed) ORDER BY t
    );
    UPDATE dictum.dictation AS d SET tags = now_has WHERE (d.practice_id, d.dictation_id) = (practice, dictation);
    FOREACH each IN ARRAY now_has LOOP
        IF each <> ALL (before) THEN PERFORM dictum.record_word(practice, dictation, 'dictation.tagged', each); END IF;
    END LOOP;
    FOREACH each IN ARRAY before LOOP
        IF each <> ALL (now_has) THEN PERFORM dictum.record_word(practice, dictation, 'dictation.untagged', each); END IF;
    END LOOP;
    RETURN now_has;
END
$$;
COMMENT ON FUNCTION dictum.tag IS 'Adds and removes sensitivity tags of a dictation. What was sent before is not called back.';

-- The lock is the one that purges share: a consent that is recorded before the purge decides is seen by it.
CREATE FUNCTION dictum.record_consent(
    dictation uuid, reference uuid, method text DEFAULT NULL, obtained_at timestamptz DEFAULT NULL,
    scope text DEFAULT NULL, practice uuid DEFAULT dictum.current_practice()
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d dictum.dictation;
    next_stage text;
BEGIN
    IF NOT coalesce(dictum.speaks_for(practice), false) THEN
        RAISE EXCEPTION 'a practice records consents to its own dictations only'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(dictum.hold_gate(practice));
    UPDATE dictum.dictation AS x SET consent_ref = reference, consent_method = method,
        consent_obtained_at = obtained_at, consent_scope = scope
    WHERE (x.practice_id, x.dictation_id) = (practice, dictation) AND x.consent_withdrawn_at IS NULL
        AND NOT EXISTS (
            SELECT FROM dictum.destruction AS gone
            WHERE (gone.practice_id, gone.dictation_id) = (practice, dictation) AND gone.class = 'audio')
    RETURNING * INTO d;
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM dictum.record_word(practice, dictation, 'consent.recorded', method);
    IF d.reason_code IS DISTINCT FROM 'consent_missing' THEN RETURN true; END IF;
    -- It waited for this: put back from the queue's corner, or what intake stopped before it began.
    DELETE FROM queue.set_aside AS s WHERE s.tenant = practice AND s.subject = dictation RETURNING s.stage INTO next_stage;
    UPDATE dictum.dictation AS x SET reason_code = NULL, status_at = now(),
        status = CASE next_stage WHEN 'draft' THEN 'transcribed' ELSE 'received' END
    WHERE (x.practice_id, x.dictation_id) = (practice, dictation);
    PERFORM queue.enqueue(
        coalesce(next_stage, 'transcribe'), practice, dictation, CASE d.priority WHEN 'stat' THEN 0::int2 ELSE 5::int2 END
    );
    RETURN true;
END
$$;
COMMENT ON FUNCTION dictum.record_consent IS 'Records a consent that came later; a dictation that waited for it goes on.';

REVOKE ALL ON FUNCTION dictum.speaks_for, dictum.record_word, dictum.tag, dictum.record_consent FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.tag, dictum.record_consent TO dictum_intake;
GRANT SELECT (tenant, subject, stage), DELETE ON queue.set_aside TO dictum_definer;
RESET ROLE;

ALTER FUNCTION dictum.speaks_for(uuid) OWNER TO dictum_definer;
ALTER FUNCTION dictum.record_word(uuid, uuid, text, text) OWNER TO dictum_definer;
ALTER FUNCTION dictum.tag(uuid, text[], text[], uuid) OWNER TO dictum_definer;
ALTER FUNCTION dictum.record_consent(uuid, uuid, text, timestamptz, text, uuid) OWNER TO dictum_definer;
-- After the change of owner, which takes the former one's rights with it.
GRANT EXECUTE ON FUNCTION dictum.tag, dictum.record_consent, dictum.withdraw_consent TO dictum_owner;

-- As in 0011, with tags and consents; a repetition may leave out what came later. It does what 0014's trigger did, so that
-- one that is stopped is not queued first: `is_stopped` tells whether the newest version of the practice's policy asks for
-- a consent that is not there.
CREATE OR REPLACE FUNCTION dictum.accept_dictation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_stopped boolean;
    is_same boolean;
BEGIN
    IF NEW.practice_id IS NULL THEN
        RAISE EXCEPTION 'role % submits for no practice', session_user
            USING ERRCODE = 'insufficient_privilege', HINT = 'Connect as the role that "dictum practice add" named.';
    END IF;
    INSERT INTO dictum.dictation AS d (
        practice_id, dictation_id, kind, priority, language, clinician_ref, patient_ref, consent_ref, consent_method,
        consent_obtained_at, consent_scope, tags, received_at
    ) VALUES (
        NEW.practice_id, NEW.dictation_id, NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref, NEW.patient_ref,
        NEW.consent_ref, NEW.consent_method, NEW.consent_obtained_at, NEW.consent_scope, NEW.tags, NEW.received_at
    ) ON CONFLICT ON CONSTRAINT dictation_pkey DO NOTHING
    RETURNING d.consent_ref IS NULL AND (
        SELECT (p.document -> 'consent' ->> 'required')::boolean FROM dictum.policy AS p
        WHERE p.practice_id = d.practice_id ORDER BY p.version DESC LIMIT 1
    ) INTO is_stopped;
    IF FOUND THEN
        PERFORM audit.append(
            'practice/' || NEW.practice_id, 'dictation.received', 'TREAT', NEW.practice_id, NEW.dictation_id, 'audio'
        );
        IF is_stopped THEN
            PERFORM dictum.stop_dictation(NEW.practice_id, NEW.dictation_id, 'consent_missing');
        ELSE
            PERFORM queue.enqueue(
                'transcribe', NEW.practice_id, NEW.dictation_id,
                CASE NEW.priority WHEN 'stat' THEN 0::int2 ELSE 5::int2 END
            );
        END IF;
        RETURN NEW;
    END IF;
    -- The same recording for another patient is no repetition: it must not vanish without a word.
    SELECT (d.kind, d.priority, d.language, d.clinician_ref, d.patient_ref, d.consent_ref)
        IS NOT DISTINCT FROM (NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref, NEW.patient_ref,
            coalesce(NEW.consent_ref, d.consent_ref))
        AND (NEW.tags <@ d.tags OR NEW.tags = i.tags)
        AND coalesce(i.sealed = NEW.sealed, d.content_digest = sha256(NEW.sealed), false)
    INTO is_same
    FROM dictum.dictation AS d LEFT JOIN dictum.intake AS i USING (practice_id, dictation_id)
    WHERE d.practice_id = NEW.practice_id AND d.dictation_id = NEW.dictation_id;
    IF is_same THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'dictation % was submitted before with other content', NEW.dictation_id
        USING ERRCODE = 'unique_violation', HINT = 'Give each recording an id of its own.';
END
$$;

DROP TRIGGER stop_without_consent ON dictum.intake;
DROP FUNCTION dictum.stop_without_consent(), dictum.needs_consent(uuid);

-- As in 0013, with a clock that starts with the first draft: a practice that keeps no transcripts ends them then.
CREATE OR REPLACE FUNCTION dictum.retained(practice uuid, policy jsonb, past uuid, up_to uuid)
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
                WHEN 'drafted' THEN (
                    SELECT min(n.created_at) FROM dictum.artifact AS n
                    WHERE (n.practice_id, n.dictation_id, n.class) = (practice, e.dictation_id, 'note'))
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
