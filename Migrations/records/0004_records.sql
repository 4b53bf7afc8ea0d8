-- Dictations and their artifacts. No column can hold PHI in clear: ids are UUIDs, codes are checked, blobs are sealed.
SET LOCAL ROLE dictum_owner;

CREATE SCHEMA dictum;
GRANT USAGE ON SCHEMA dictum
    TO dictum_intake, dictum_worker, dictum_reviewer, dictum_auditor, dictum_purger, dictum_key_administrator;

CREATE TABLE dictum.practice (
    practice_id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name ~ '^[a-z][a-z0-9_]{0,39}$'),
    login_role name NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE dictum.practice IS 'The tenants. login_role is the database role that the practice submits with.';
GRANT SELECT ON dictum.practice TO dictum_worker, dictum_reviewer, dictum_auditor, dictum_purger;

-- Which practice a session speaks for is decided by its login, never by anything that the client can set.
CREATE FUNCTION dictum.current_practice() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
RETURN (SELECT practice_id FROM dictum.practice WHERE login_role = session_user);
REVOKE ALL ON FUNCTION dictum.current_practice() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.current_practice() TO dictum_intake;

CREATE TABLE dictum.sealing_certificate (
    sealing_key_id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES dictum.practice,
    certificate_pem text NOT NULL CHECK (certificate_pem LIKE '-----BEGIN CERTIFICATE-----%'),
    not_before timestamptz NOT NULL,
    not_after timestamptz NOT NULL,
    CHECK (not_before < not_after)
);
CREATE INDEX ON dictum.sealing_certificate (practice_id, not_after DESC);
ALTER TABLE dictum.sealing_certificate ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON dictum.sealing_certificate FOR SELECT TO dictum_intake
    USING (practice_id = dictum.current_practice());
CREATE POLICY every_practice ON dictum.sealing_certificate FOR SELECT TO dictum_worker, dictum_auditor USING (true);
GRANT SELECT ON dictum.sealing_certificate TO dictum_intake, dictum_worker, dictum_auditor;

CREATE VIEW dictum.my_certificate WITH (security_invoker = true, security_barrier = true) AS
    SELECT sealing_key_id, certificate_pem, not_after
    FROM dictum.sealing_certificate
    WHERE now() >= not_before AND now() < not_after
    ORDER BY not_after DESC
    LIMIT 1;
COMMENT ON VIEW dictum.my_certificate IS 'The certificate that a practice seals its next recordings to.';
GRANT SELECT ON dictum.my_certificate TO dictum_intake;

CREATE TABLE dictum.business_associate_agreement (
    practice_id uuid NOT NULL REFERENCES dictum.practice,
    subprocessor text NOT NULL CHECK (subprocessor ~ '^[a-z0-9][a-z0-9.-]{0,62}$'),
    signed_on date NOT NULL,
    expires_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, subprocessor, signed_on),
    CHECK (signed_on < expires_on)
);
COMMENT ON TABLE dictum.business_associate_agreement IS
    'Without an unexpired row here nothing of the practice leaves for the subprocessor.';
GRANT SELECT ON dictum.business_associate_agreement TO dictum_worker, dictum_auditor;

-- The outermost layer of a CMS AuthEnvelopedData (RFC 5083), DER or BER: SEQUENCE { OID 1.2.840.113549.1.9.16.1.23, … }.
-- The worker's parser checks the rest; this keeps a recording in clear from ever being stored.
CREATE FUNCTION dictum.is_sealed(sealed bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN octet_length(sealed) BETWEEN 64 AND 536870912
    AND get_byte(sealed, 0) = 48
    AND position('\x060b2a864886f70d0109100117'::bytea IN substring(sealed FROM 1 FOR 24)) BETWEEN 3 AND 8;

CREATE TABLE dictum.intake (
    practice_id uuid NOT NULL DEFAULT dictum.current_practice() REFERENCES dictum.practice,
    dictation_id uuid NOT NULL,
    kind text NOT NULL DEFAULT 'dictation' CHECK (kind IN ('dictation', 'encounter')),
    priority text NOT NULL DEFAULT 'routine' CHECK (priority IN ('stat', 'routine')),
    language text NOT NULL DEFAULT 'en' CHECK (language ~ '^[a-z]{2,3}$'),
    clinician_ref uuid,
    patient_ref uuid,
    consent_ref uuid,
    sealed bytea NOT NULL CONSTRAINT sealed_is_cms_auth_enveloped_data CHECK (dictum.is_sealed(sealed)),
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, dictation_id)
);
COMMENT ON TABLE dictum.intake IS 'Where practices drop sealed recordings. Also where the audio stays until it is purged.';
-- Ciphertext does not compress.
ALTER TABLE dictum.intake ALTER COLUMN sealed SET STORAGE EXTERNAL;
ALTER TABLE dictum.intake ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON dictum.intake FOR INSERT TO dictum_intake
    WITH CHECK (practice_id = dictum.current_practice());
CREATE POLICY every_practice ON dictum.intake FOR SELECT TO dictum_worker, dictum_reviewer USING (true);
GRANT INSERT (dictation_id, kind, priority, language, clinician_ref, patient_ref, consent_ref, sealed)
    ON dictum.intake TO dictum_intake;
GRANT SELECT ON dictum.intake TO dictum_worker, dictum_reviewer;

CREATE TABLE dictum.dictation (
    practice_id uuid NOT NULL REFERENCES dictum.practice,
    dictation_id uuid NOT NULL,
    kind text NOT NULL,
    priority text NOT NULL,
    language text NOT NULL,
    clinician_ref uuid,
    patient_ref uuid,
    consent_ref uuid,
    content_digest bytea NOT NULL CHECK (octet_length(content_digest) = 32),
    status text NOT NULL DEFAULT 'received'
        CHECK (status IN ('received', 'transcribed', 'ready_for_review', 'failed')),
    reason_code text CHECK (reason_code ~ '^[a-z][a-z0-9_]{0,63}$'),
    audio_seconds float8 CHECK (audio_seconds >= 0),
    received_at timestamptz NOT NULL DEFAULT now(),
    status_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, dictation_id),
    CHECK ((status = 'failed') = (reason_code IS NOT NULL))
);
COMMENT ON COLUMN dictum.dictation.content_digest IS
    'SHA-256 of the sealed recording: tells a repeated insert from another recording under the same id.';
CREATE INDEX ON dictum.dictation (practice_id, received_at);
ALTER TABLE dictum.dictation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON dictum.dictation FOR SELECT TO dictum_intake
    USING (practice_id = dictum.current_practice());
CREATE POLICY every_practice ON dictum.dictation
    TO dictum_worker, dictum_reviewer, dictum_auditor, dictum_purger USING (true);
GRANT SELECT ON dictum.dictation TO dictum_intake, dictum_worker, dictum_reviewer, dictum_auditor, dictum_purger;
GRANT UPDATE (status, reason_code, audio_seconds, status_at) ON dictum.dictation TO dictum_worker;

CREATE TABLE dictum.artifact (
    practice_id uuid NOT NULL,
    dictation_id uuid NOT NULL,
    class text NOT NULL CHECK (class IN ('transcript', 'note')),
    version int NOT NULL CHECK (version > 0),
    key_id uuid NOT NULL,
    sealed bytea NOT NULL,
    stage_seconds float8 NOT NULL CHECK (stage_seconds >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, dictation_id, class, version),
    FOREIGN KEY (practice_id, dictation_id) REFERENCES dictum.dictation
);
COMMENT ON TABLE dictum.artifact IS 'Transcripts and notes, each a Cobblestone-256 blob bound to this very place.';
ALTER TABLE dictum.artifact ALTER COLUMN sealed SET STORAGE EXTERNAL;
GRANT SELECT, INSERT ON dictum.artifact TO dictum_worker;
GRANT SELECT ON dictum.artifact TO dictum_reviewer;
GRANT SELECT (practice_id, dictation_id, class, version, key_id, stage_seconds, created_at)
    ON dictum.artifact TO dictum_auditor, dictum_purger;

CREATE TABLE dictum.audio_key (
    practice_id uuid NOT NULL,
    dictation_id uuid NOT NULL,
    key_id uuid NOT NULL,
    wrapped_content_key bytea NOT NULL,
    PRIMARY KEY (practice_id, dictation_id),
    FOREIGN KEY (practice_id, dictation_id) REFERENCES dictum.dictation
);
COMMENT ON TABLE dictum.audio_key IS
    'The content key of each recording, rewrapped under its audio data key when the worker first opened it.';
GRANT SELECT, INSERT ON dictum.audio_key TO dictum_worker;
GRANT SELECT ON dictum.audio_key TO dictum_reviewer;

-- Repeating an insert is the same dictation: nothing is stored and nothing fails. Other content under an id is an error.
CREATE FUNCTION dictum.refuse_other_content() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    known dictum.dictation;
BEGIN
    IF NEW.practice_id IS NULL THEN
        RAISE EXCEPTION 'role % submits for no practice', session_user
            USING ERRCODE = 'insufficient_privilege', HINT = 'Connect as the role that "dictum practice add" named.';
    END IF;
    -- Two inserts of one dictation at once: the second waits here and then sees the first.
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.practice_id::text || NEW.dictation_id::text, 0));
    SELECT * INTO known FROM dictum.dictation
        WHERE practice_id = NEW.practice_id AND dictation_id = NEW.dictation_id;
    IF NOT FOUND THEN RETURN NEW; END IF;
    -- The same recording for another patient is no repetition: it must not vanish without a word.
    IF (known.content_digest, known.kind, known.priority, known.language, known.clinician_ref, known.patient_ref,
        known.consent_ref)
        IS NOT DISTINCT FROM (sha256(NEW.sealed), NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref,
        NEW.patient_ref, NEW.consent_ref)
    THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'dictation % was submitted before with other content', NEW.dictation_id
        USING ERRCODE = 'unique_violation', HINT = 'Give each recording an id of its own.';
END
$$;
REVOKE ALL ON FUNCTION dictum.refuse_other_content() FROM PUBLIC;
CREATE TRIGGER a_refuse_other_content BEFORE INSERT ON dictum.intake
    FOR EACH ROW EXECUTE FUNCTION dictum.refuse_other_content();

CREATE FUNCTION dictum.accept_dictation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO dictum.dictation (
        practice_id, dictation_id, kind, priority, language, clinician_ref, patient_ref, consent_ref, content_digest,
        received_at
    ) VALUES (
        NEW.practice_id, NEW.dictation_id, NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref, NEW.patient_ref,
        NEW.consent_ref, sha256(NEW.sealed), NEW.received_at
    );
    PERFORM queue.enqueue(
        'transcribe', NEW.practice_id, NEW.dictation_id, (CASE NEW.priority WHEN 'stat' THEN 0 ELSE 5 END)::smallint
    );
    PERFORM audit.append(
        actor => 'practice/' || NEW.practice_id, action => 'dictation.received', purpose => 'TREAT',
        practice_id => NEW.practice_id, dictation_id => NEW.dictation_id, artifact_class => 'audio'
    );
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION dictum.accept_dictation() FROM PUBLIC;
CREATE TRIGGER accept_dictation AFTER INSERT ON dictum.intake
    FOR EACH ROW EXECUTE FUNCTION dictum.accept_dictation();

-- However a job ends in the queue's corner (failed for good, tried too often, its workers died), its dictation says so in
-- the same transaction; and put back by an operator, it is on its way again.
CREATE FUNCTION dictum.follow_set_aside() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        UPDATE dictum.dictation SET status = 'failed', reason_code = NEW.code, status_at = now()
            WHERE practice_id = NEW.tenant AND dictation_id = NEW.subject;
        PERFORM audit.append(
            actor => 'queue', action => 'dictation.failed', purpose => 'TREAT', practice_id => NEW.tenant,
            dictation_id => NEW.subject, outcome => 'failure', code => NEW.code
        );
    ELSE
        UPDATE dictum.dictation SET reason_code = NULL, status_at = now(),
            status = CASE OLD.stage WHEN 'draft' THEN 'transcribed' ELSE 'received' END
            WHERE practice_id = OLD.tenant AND dictation_id = OLD.subject;
        PERFORM audit.append(
            actor => 'operator', action => 'dictation.retried', purpose => 'HOPERAT', practice_id => OLD.tenant,
            dictation_id => OLD.subject
        );
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION dictum.follow_set_aside() FROM PUBLIC;
CREATE TRIGGER follow_set_aside AFTER INSERT OR UPDATE OR DELETE ON queue.set_aside
    FOR EACH ROW EXECUTE FUNCTION dictum.follow_set_aside();

-- The lanes that intake and the stages write to. Made here, so that no practice's transaction ever holds the lock that
-- making one takes.
SELECT queue.open_lane(stage, priority)
FROM unnest(ARRAY['transcribe', 'draft']) AS stage, unnest(ARRAY[0, 5]::smallint[]) AS priority;

RESET ROLE;
