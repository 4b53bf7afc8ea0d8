-- Whoever withdraws a consent in SQL is told what keeps the dictation all the same.
SET LOCAL lock_timeout = '10s';

-- As in 0014, with a warning that names the holds in force.
CREATE OR REPLACE FUNCTION dictum.withdraw_consent(dictation uuid, practice uuid DEFAULT dictum.current_practice())
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    of dictum.dictation;
    holds text;
BEGIN
    IF practice IS DISTINCT FROM dictum.current_practice()
        AND NOT pg_has_role(session_user, 'dictum_owner', 'MEMBER') THEN
        RAISE EXCEPTION 'a practice withdraws consents of its own dictations only'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE dictum.dictation AS d SET consent_withdrawn_at = now()
    WHERE (d.practice_id, d.dictation_id) = (practice, dictation) AND d.consent_withdrawn_at IS NULL
    RETURNING * INTO of;
    IF NOT FOUND THEN RETURN false; END IF;
    SELECT string_agg(h.hold_id::text, ', ' ORDER BY h.placed_at, h.hold_id) INTO holds
    FROM dictum.legal_hold AS h
    WHERE h.practice_id = practice AND h.lifted_at IS NULL
        AND (h.dictation_id IS NULL OR h.dictation_id = of.dictation_id)
        AND (h.clinician_ref IS NULL OR h.clinician_ref = of.clinician_ref)
        AND (h.received_from IS NULL OR of.received_at >= h.received_from)
        AND (h.received_until IS NULL OR of.received_at < h.received_until);
    IF holds IS NOT NULL THEN
        RAISE WARNING 'processing is stopped, but what exists of the dictation is kept by legal hold %', holds
            USING HINT = 'The purge destroys it once no hold covers it: an operator lifts one with "dictum hold lift".';
    END IF;
    RETURN true;
END
$$;
COMMENT ON FUNCTION dictum.withdraw_consent IS
    'Stops the dictation''s processing at once; the next purge destroys what exists, unless a legal hold keeps it: that is told as a warning.';
