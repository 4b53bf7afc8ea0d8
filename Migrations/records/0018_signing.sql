-- A clinician's edits, signatures and addenda. What a signature names is never changed, and only that is released.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

CREATE TABLE dictum.signature (
    practice_id uuid NOT NULL,
    dictation_id uuid NOT NULL,
    version int NOT NULL CHECK (version > 0),
    digest audit.digest,
    signer audit.actor CHECK (signer LIKE 'clinician/%'),
    signed_by name NOT NULL DEFAULT session_user,
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (practice_id, dictation_id, version),
    FOREIGN KEY (practice_id, dictation_id) REFERENCES dictum.dictation
);
COMMENT ON TABLE dictum.signature IS
    'Who signed which version of a note, and the SHA-256 of its sealed bytes, which commit to the text. Rows stay.';
ALTER TABLE dictum.signature ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY as_functions_need ON dictum.signature TO dictum_definer USING (true);
CREATE POLICY every_practice ON dictum.signature FOR SELECT TO dictum_auditor USING (true);
CREATE POLICY assigned_practices ON dictum.signature FOR SELECT TO dictum_reviewer
    USING (practice_id = ANY ((SELECT dictum.reviewable_practices())::uuid[]));
GRANT SELECT ON dictum.signature TO dictum_reviewer, dictum_auditor;
GRANT SELECT, INSERT ON dictum.signature TO dictum_definer;
GRANT SELECT (key_id, sealed), INSERT ON dictum.artifact TO dictum_definer;
GRANT UPDATE (signed_at) ON dictum.dictation TO dictum_definer;

CREATE FUNCTION dictum.refuse_signature_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a signature is final; amend the note and sign the addendum' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER signatures_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON dictum.signature
    FOR EACH STATEMENT EXECUTE FUNCTION dictum.refuse_signature_change();
ALTER TABLE dictum.signature ENABLE ALWAYS TRIGGER signatures_stay;

-- One reviewer at a time works on a note, and only one whom its practice has: broken glass lets read, not sign.
CREATE FUNCTION dictum.lock_for_review(practice uuid, dictation uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM dictum.reviewer AS r WHERE (r.login_role, r.practice_id) = (session_user, practice);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'role % is no reviewer of this practice', session_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM FROM dictum.dictation AS d WHERE (d.practice_id, d.dictation_id) = (practice, dictation) FOR UPDATE;
END
$$;

-- DN001: another version is the newest. DN002: signed already. DN003: not signed yet. DN004: not the bytes that were signed.
CREATE FUNCTION dictum.store_note_version(
    actor audit.actor, purpose audit.purpose, practice uuid, dictation uuid, new_version int, sealed_under uuid,
    content bytea, is_addendum boolean
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM dictum.lock_for_review(practice, dictation);
    IF new_version IS DISTINCT FROM (
        SELECT max(a.version) + 1 FROM dictum.artifact AS a
        WHERE (a.practice_id, a.dictation_id, a.class) = (practice, dictation, 'note')
    ) THEN
        RAISE EXCEPTION 'the note has another newest version' USING ERRCODE = 'DN001';
    END IF;
    IF is_addendum <> EXISTS (
        SELECT FROM dictum.signature AS s WHERE (s.practice_id, s.dictation_id) = (practice, dictation)
    ) THEN
        RAISE EXCEPTION 'a note is edited before it is signed, and amended after'
            USING ERRCODE = CASE WHEN is_addendum THEN 'DN003' ELSE 'DN002' END;
    END IF;
    INSERT INTO dictum.artifact (practice_id, dictation_id, class, version, key_id, sealed, stage_seconds)
        VALUES (practice, dictation, 'note', new_version, sealed_under, content, 0);
    PERFORM audit.append(
        actor => store_note_version.actor, action => CASE WHEN is_addendum THEN 'note.amended' ELSE 'note.edited' END,
        purpose => store_note_version.purpose, practice_id => practice, dictation_id => dictation,
        artifact_class => 'note', artifact_version => new_version, key_id => sealed_under
    );
END
$$;

-- The signer names the version and the digest that were shown: what changed since is not signed by mistake.
CREATE FUNCTION dictum.sign_note(
    actor audit.actor, purpose audit.purpose, practice uuid, dictation uuid, shown_version int, shown_digest bytea
) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    newest record;
    moment timestamptz := clock_timestamp();
BEGIN
    PERFORM dictum.lock_for_review(practice, dictation);
    SELECT a.version, a.key_id, sha256(a.sealed) AS digest INTO newest FROM dictum.artifact AS a
        WHERE (a.practice_id, a.dictation_id, a.class) = (practice, dictation, 'note')
        ORDER BY a.version DESC LIMIT 1;
    IF (newest.version, newest.digest) IS DISTINCT FROM (shown_version, shown_digest) THEN
        RAISE EXCEPTION 'the note is not the one that was shown' USING ERRCODE = 'DN001';
    END IF;
    INSERT INTO dictum.signature (practice_id, dictation_id, version, digest, signer, signed_at)
        VALUES (practice, dictation, shown_version, shown_digest, sign_note.actor, moment)
        ON CONFLICT ON CONSTRAINT signature_pkey DO NOTHING;
    IF NOT FOUND THEN RAISE EXCEPTION 'this version is signed' USING ERRCODE = 'DN002'; END IF;
    UPDATE dictum.dictation AS d SET signed_at = coalesce(d.signed_at, moment)
        WHERE (d.practice_id, d.dictation_id) = (practice, dictation);
    PERFORM audit.append(
        actor => sign_note.actor, action => 'note.signed', purpose => sign_note.purpose, practice_id => practice,
        dictation_id => dictation, artifact_class => 'note', artifact_version => shown_version, key_id => newest.key_id
    );
    RETURN moment;
END
$$;

-- The newest signed version, as it was signed; its entry in the audit log is written first.
CREATE FUNCTION dictum.release_note(
    actor audit.actor, purpose audit.purpose, practice uuid, dictation uuid,
    OUT version int, OUT key_id uuid, OUT sealed bytea, OUT digest bytea, OUT signer text, OUT signed_by text,
    OUT signed_at timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM dictum.lock_for_review(practice, dictation);
    SELECT a.version, a.key_id, a.sealed, s.digest, s.signer, s.signed_by, s.signed_at
        INTO version, key_id, sealed, digest, signer, signed_by, signed_at
        FROM dictum.signature AS s JOIN dictum.artifact AS a
            ON (a.practice_id, a.dictation_id, a.class, a.version) = (s.practice_id, s.dictation_id, 'note', s.version)
        WHERE (s.practice_id, s.dictation_id) = (practice, dictation)
        ORDER BY s.version DESC LIMIT 1;
    IF NOT FOUND THEN RAISE EXCEPTION 'no signed version' USING ERRCODE = 'DN003'; END IF;
    IF sha256(sealed) <> digest THEN RAISE EXCEPTION 'not what was signed' USING ERRCODE = 'DN004'; END IF;
    PERFORM audit.append(
        actor => release_note.actor, action => 'note.released', purpose => release_note.purpose,
        practice_id => practice, dictation_id => dictation, artifact_class => 'note',
        artifact_version => release_note.version, key_id => release_note.key_id
    );
END
$$;

REVOKE ALL ON FUNCTION dictum.refuse_signature_change, dictum.lock_for_review, dictum.store_note_version,
    dictum.sign_note, dictum.release_note FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.lock_for_review TO dictum_definer;
GRANT EXECUTE ON FUNCTION dictum.store_note_version, dictum.sign_note, dictum.release_note TO dictum_reviewer;
RESET ROLE;

ALTER FUNCTION dictum.lock_for_review(uuid, uuid) OWNER TO dictum_definer;
ALTER FUNCTION dictum.store_note_version(audit.actor, audit.purpose, uuid, uuid, int, uuid, bytea, boolean)
    OWNER TO dictum_definer;
ALTER FUNCTION dictum.sign_note(audit.actor, audit.purpose, uuid, uuid, int, bytea) OWNER TO dictum_definer;
ALTER FUNCTION dictum.release_note(audit.actor, audit.purpose, uuid, uuid) OWNER TO dictum_definer;
