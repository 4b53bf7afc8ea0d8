-- Intake at less cost: one trigger instead of two, no digest of what is still there to be compared with, and functions
-- whose plans are kept (one in SQL that is not inlined is planned anew at each call).
SET LOCAL lock_timeout = '10s';

-- Only told from here on, when a recording is deleted. Nobody but a trigger writes it.
ALTER TABLE dictum.dictation ALTER COLUMN content_digest DROP NOT NULL,
    DROP CONSTRAINT dictation_content_digest_check;
COMMENT ON COLUMN dictum.dictation.content_digest IS
    'SHA-256 of the sealed recording, once that is gone: tells a repeated insert from another recording under the same id.';

-- The dictation's own key holds the same, and no recording is stored without its dictation.
ALTER TABLE dictum.intake DROP CONSTRAINT intake_practice_id_fkey;

-- Triggers compare a repeated recording with the first. Whoever owns these functions has no keys.
CREATE POLICY as_triggers_need ON dictum.intake FOR SELECT TO dictum_definer USING (true);
GRANT SELECT (practice_id, dictation_id, sealed) ON dictum.intake TO dictum_definer;
GRANT UPDATE (content_digest) ON dictum.dictation TO dictum_definer;

CREATE OR REPLACE FUNCTION dictum.current_practice() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT practice_id FROM dictum.practice WHERE login_role = session_user);
END
$$;

-- Before the row itself: the dictation's primary key makes two inserts of one dictation take turns, and tells which of
-- them is the repetition. Repeating an insert is the same dictation: nothing is stored and nothing fails. Other content
-- under an id is an error. What the table's constraints refuse afterwards takes all this back with it.
CREATE OR REPLACE FUNCTION dictum.accept_dictation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_same boolean;
BEGIN
    IF NEW.practice_id IS NULL THEN
        RAISE EXCEPTION 'role % submits for no practice', session_user
            USING ERRCODE = 'insufficient_privilege', HINT = 'Connect as the role that "dictum practice add" named.';
    END IF;
    INSERT INTO dictum.dictation (
        practice_id, dictation_id, kind, priority, language, clinician_ref, patient_ref, consent_ref, received_at
    ) VALUES (
        NEW.practice_id, NEW.dictation_id, NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref, NEW.patient_ref,
        NEW.consent_ref, NEW.received_at
    ) ON CONFLICT ON CONSTRAINT dictation_pkey DO NOTHING;
    IF FOUND THEN
        PERFORM queue.enqueue(
            'transcribe', NEW.practice_id, NEW.dictation_id, CASE NEW.priority WHEN 'stat' THEN 0::int2 ELSE 5::int2 END
        );
        PERFORM audit.append(
            'practice/' || NEW.practice_id, 'dictation.received', 'TREAT', NEW.practice_id, NEW.dictation_id, 'audio'
        );
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
DROP TRIGGER a_refuse_other_content ON dictum.intake;
DROP TRIGGER accept_dictation ON dictum.intake;
CREATE TRIGGER accept_dictation BEFORE INSERT ON dictum.intake
    FOR EACH ROW EXECUTE FUNCTION dictum.accept_dictation();
DROP FUNCTION dictum.refuse_other_content();

-- Whatever deletes or replaces a recording, what it was can still be told.
CREATE FUNCTION dictum.keep_digest() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE dictum.dictation SET content_digest = sha256(OLD.sealed)
    WHERE practice_id = OLD.practice_id AND dictation_id = OLD.dictation_id;
    RETURN coalesce(NEW, OLD);
END
$$;
REVOKE ALL ON FUNCTION dictum.keep_digest() FROM PUBLIC;
CREATE TRIGGER keep_digest BEFORE DELETE OR UPDATE OF sealed ON dictum.intake
    FOR EACH ROW EXECUTE FUNCTION dictum.keep_digest();
ALTER FUNCTION dictum.keep_digest() OWNER TO dictum_definer;
