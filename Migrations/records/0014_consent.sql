-- Consent: a dictation without one is not processed where its practice's policy asks for one, and its withdrawal stops the
-- pipeline wherever it stands.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

CREATE FUNCTION dictum.needs_consent(practice uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce((
        SELECT (document -> 'consent' ->> 'required')::boolean FROM dictum.policy
        WHERE practice_id = practice ORDER BY version DESC LIMIT 1
    ), false);
END
$$;

-- Stops what waits or runs: a worker whose job is gone cannot write, for its lease is fenced.
CREATE FUNCTION dictum.stop_dictation(practice uuid, dictation uuid, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM queue.job AS j WHERE j.tenant = practice AND j.subject = dictation;
    UPDATE dictum.dictation AS d SET status = 'failed', reason_code = reason, status_at = now()
    WHERE (d.practice_id, d.dictation_id) = (practice, dictation);
    PERFORM audit.append(
        actor => 'queue', action => 'dictation.stopped', purpose => 'TREAT', practice_id => practice,
        dictation_id => dictation, outcome => 'refused', code => reason
    );
END
$$;

CREATE FUNCTION dictum.stop_without_consent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF dictum.needs_consent(NEW.practice_id) THEN
        PERFORM dictum.stop_dictation(NEW.practice_id, NEW.dictation_id, 'consent_missing');
    END IF;
    RETURN NULL;
END
$$;
-- After the trigger that enqueues, in the same transaction.
CREATE TRIGGER stop_without_consent AFTER INSERT ON dictum.intake
    FOR EACH ROW WHEN (NEW.consent_ref IS NULL) EXECUTE FUNCTION dictum.stop_without_consent();

CREATE FUNCTION dictum.stop_withdrawn() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM dictum.stop_dictation(NEW.practice_id, NEW.dictation_id, 'consent_withdrawn');
    RETURN NULL;
END
$$;
CREATE TRIGGER stop_withdrawn AFTER UPDATE OF consent_withdrawn_at ON dictum.dictation
    FOR EACH ROW WHEN (OLD.consent_withdrawn_at IS NULL AND NEW.consent_withdrawn_at IS NOT NULL)
    EXECUTE FUNCTION dictum.stop_withdrawn();

-- For the practice's own role too: whose dictation it is, the login says.
CREATE FUNCTION dictum.withdraw_consent(dictation uuid, practice uuid DEFAULT dictum.current_practice()) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF practice IS DISTINCT FROM dictum.current_practice()
        AND NOT pg_has_role(session_user, 'dictum_owner', 'MEMBER') THEN
        RAISE EXCEPTION 'a practice withdraws consents of its own dictations only'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE dictum.dictation AS d SET consent_withdrawn_at = now()
    WHERE (d.practice_id, d.dictation_id) = (practice, dictation) AND d.consent_withdrawn_at IS NULL;
    RETURN FOUND;
END
$$;
COMMENT ON FUNCTION dictum.withdraw_consent IS 'Stops the dictation''s processing at once; the next purge destroys what exists.';

REVOKE ALL ON FUNCTION dictum.needs_consent, dictum.stop_dictation, dictum.stop_without_consent,
    dictum.stop_withdrawn, dictum.withdraw_consent FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.withdraw_consent TO dictum_intake, dictum_owner;
RESET ROLE;

ALTER FUNCTION dictum.needs_consent(uuid) OWNER TO dictum_definer;
ALTER FUNCTION dictum.stop_without_consent() OWNER TO dictum_definer;
ALTER FUNCTION dictum.stop_dictation(uuid, uuid, text) OWNER TO dictum_definer;
ALTER FUNCTION dictum.stop_withdrawn() OWNER TO dictum_definer;
ALTER FUNCTION dictum.withdraw_consent(uuid, uuid) OWNER TO dictum_definer;
