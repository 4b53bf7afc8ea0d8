-- Incidents: what was or may have been read, what an assessor found, when notice is due (45 CFR 164.402-410). Opaque ids and
-- codes; no text. Rows are never changed: an assessment that is not the last word is followed by another.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

CREATE TABLE dictum.incident (
    incident_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind audit.code NOT NULL,
    discovered_at timestamptz NOT NULL,
    window_from timestamptz NOT NULL,
    window_until timestamptz NOT NULL,
    practice_id uuid REFERENCES dictum.practice,
    actor text CHECK (actor ~ '^[a-z][a-z_]{1,19}(/[a-z0-9][a-z0-9._-]{0,63})?$'),
    login_role name,
    host text CHECK (host ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    key_kind text CHECK (key_kind IN ('data', 'sealing', 'practice', 'master')),
    key_id uuid,
    key_generation int CHECK (key_generation > 0),
    opened_by name NOT NULL DEFAULT session_user,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (window_from < window_until),
    CHECK (key_kind IS NULL OR (key_kind IN ('data', 'sealing')) = (key_id IS NOT NULL)),
    CHECK (key_kind IS DISTINCT FROM 'practice' OR practice_id IS NOT NULL),
    CHECK (key_generation IS NULL OR key_kind = 'practice')
);
COMMENT ON TABLE dictum.incident IS 'Where to look: entries of the audit log by window, practice, actor, login or host, and a key that may be known.';

CREATE TABLE dictum.incident_assessment (
    incident_id uuid NOT NULL REFERENCES dictum.incident,
    version int NOT NULL CHECK (version > 0),
    keys_taken text NOT NULL CHECK (keys_taken IN ('no', 'yes', 'unknown')),
    nature text NOT NULL CHECK (nature IN ('low', 'medium', 'high')),
    nature_code audit.code NOT NULL,
    recipient text NOT NULL CHECK (recipient IN ('low', 'medium', 'high')),
    recipient_code audit.code NOT NULL,
    acquired text NOT NULL CHECK (acquired IN ('low', 'medium', 'high')),
    acquired_code audit.code NOT NULL,
    mitigation text NOT NULL CHECK (mitigation IN ('low', 'medium', 'high')),
    mitigation_code audit.code NOT NULL,
    assessed_by name NOT NULL DEFAULT session_user,
    assessed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (incident_id, version)
);
COMMENT ON TABLE dictum.incident_assessment IS 'The four factors of 45 CFR 164.402(2), each a risk and a code that says why; the highest version counts.';

ALTER TABLE dictum.incident ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE dictum.incident_assessment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON dictum.incident FOR SELECT TO dictum_auditor USING (true);
CREATE POLICY everyone ON dictum.incident_assessment FOR SELECT TO dictum_auditor USING (true);
CREATE POLICY as_functions_need ON dictum.incident TO dictum_definer USING (true);
CREATE POLICY as_functions_need ON dictum.incident_assessment TO dictum_definer USING (true);
GRANT SELECT ON dictum.incident, dictum.incident_assessment TO dictum_auditor;
GRANT SELECT, INSERT ON dictum.incident, dictum.incident_assessment TO dictum_definer;

CREATE FUNCTION dictum.refuse_incident_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'what was found of an incident stays; assess it once more' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER incidents_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON dictum.incident
    FOR EACH STATEMENT EXECUTE FUNCTION dictum.refuse_incident_change();
CREATE TRIGGER assessments_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON dictum.incident_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION dictum.refuse_incident_change();
ALTER TABLE dictum.incident ENABLE ALWAYS TRIGGER incidents_stay;
ALTER TABLE dictum.incident_assessment ENABLE ALWAYS TRIGGER assessments_stay;

-- The code by which the audit log names an incident.
CREATE FUNCTION dictum.record_incident(incident uuid, what text, practice uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM audit.append(
        actor => dictum.session_actor('auditor'), action => 'incident.' || what, purpose => 'HCOMPL',
        practice_id => practice, code => 'incident_' || replace(incident::text, '-', '')
    );
END
$$;

CREATE FUNCTION dictum.open_incident(
    kind audit.code, discovered_at timestamptz, window_from timestamptz, window_until timestamptz, practice uuid,
    actor text, login_role name, host text, key_kind text, key_id uuid, key_generation int
) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made uuid := gen_random_uuid();
BEGIN
    INSERT INTO dictum.incident (
        incident_id, kind, discovered_at, window_from, window_until, practice_id, actor, login_role, host, key_kind, key_id,
        key_generation
    ) VALUES (
        made, open_incident.kind, open_incident.discovered_at, open_incident.window_from, open_incident.window_until,
        practice, open_incident.actor, open_incident.login_role, open_incident.host, open_incident.key_kind,
        open_incident.key_id, open_incident.key_generation
    );
    PERFORM dictum.record_incident(made, 'opened', practice);
    RETURN made;
END
$$;

-- Each of the four factors is a risk and a code, one after the other. The version that it became; NULL where there is no
-- such incident.
CREATE FUNCTION dictum.assess_incident(incident uuid, keys_taken text, factors text[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made int;
    concerned uuid;
BEGIN
    -- Two assessors at once: the second waits here and comes after.
    PERFORM pg_advisory_xact_lock(hashtextextended('dictum.incident/' || incident::text, 0));
    SELECT i.practice_id INTO concerned FROM dictum.incident AS i WHERE i.incident_id = incident;
    IF NOT FOUND THEN RETURN NULL; END IF;
    INSERT INTO dictum.incident_assessment (
        incident_id, version, keys_taken, nature, nature_code, recipient, recipient_code, acquired, acquired_code, mitigation,
        mitigation_code
    ) SELECT incident, coalesce(max(a.version), 0) + 1, assess_incident.keys_taken, factors[1], factors[2], factors[3],
        factors[4], factors[5], factors[6], factors[7], factors[8]
    FROM dictum.incident_assessment AS a WHERE a.incident_id = incident
    RETURNING version INTO made;
    PERFORM dictum.record_incident(incident, 'assessed', concerned);
    RETURN made;
END
$$;

-- Whoever takes a report out of the house is in the log before he has it.
CREATE FUNCTION dictum.report_incident(incident uuid, practice uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM dictum.record_incident(incident, 'reported', practice);
END
$$;

REVOKE ALL ON FUNCTION dictum.refuse_incident_change, dictum.record_incident, dictum.open_incident,
    dictum.assess_incident, dictum.report_incident FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.open_incident, dictum.assess_incident, dictum.report_incident TO dictum_auditor;
RESET ROLE;

ALTER FUNCTION dictum.record_incident(uuid, text, uuid) OWNER TO dictum_definer;
ALTER FUNCTION dictum.open_incident(
    audit.code, timestamptz, timestamptz, timestamptz, uuid, text, name, text, text, uuid, int) OWNER TO dictum_definer;
ALTER FUNCTION dictum.assess_incident(uuid, text, text[]) OWNER TO dictum_definer;
ALTER FUNCTION dictum.report_incident(uuid, uuid) OWNER TO dictum_definer;
