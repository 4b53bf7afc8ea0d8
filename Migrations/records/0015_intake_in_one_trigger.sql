-- Intake at less cost: the trigger that accepts a dictation also asks for its consent, and one that is stopped is not
-- queued first. A second trigger, two more functions and a queue of events for it go.
SET LOCAL lock_timeout = '10s';

-- As in 0011, and what 0014's trigger did: `is_stopped` tells whether the newest version of the practice's policy asks for
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
        practice_id, dictation_id, kind, priority, language, clinician_ref, patient_ref, consent_ref, received_at
    ) VALUES (
        NEW.practice_id, NEW.dictation_id, NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref, NEW.patient_ref,
        NEW.consent_ref, NEW.received_at
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
        IS NOT DISTINCT FROM (NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref, NEW.patient_ref, NEW.consent_ref)
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
