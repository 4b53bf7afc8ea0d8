-- Who a dictation was about is bound into the log's tree; whoever is refused can be recorded; and the key store's owner and
-- definer are known here, where they have no right at all.
SET LOCAL lock_timeout = '10s';
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['dictum_key_owner', 'dictum_key_definer'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
END
$$;
SET LOCAL ROLE dictum_owner;

-- A patient's id that can be guessed cannot be guessed from the digest. Rows from before have no salt.
ALTER TABLE audit.subject ADD COLUMN IF NOT EXISTS salt bytea CHECK (octet_length(salt) = 16);
ALTER TABLE audit.subject ALTER COLUMN salt SET DEFAULT uuid_send(gen_random_uuid());

-- The code of the entry that received the dictation: with it the row is in the lane's hashes and in the tree. SHA-256 of
-- 'dictum.audit.subject/1', the three ids and the salt, cut to the 28 bytes that a code has room for.
CREATE FUNCTION audit.subject_code(practice uuid, dictation uuid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT 'subject_' || left(encode(sha256(
            '\x64696374756d2e61756469742e7375626a6563742f31'::bytea || uuid_send(s.practice_id)
            || uuid_send(s.dictation_id) || uuid_send(s.patient_ref) || s.salt
        ), 'hex'), 56)
        FROM audit.subject AS s
        WHERE (s.practice_id, s.dictation_id) = (practice, dictation) AND s.salt IS NOT NULL
    );
END
$$;

-- One digest over the rows without a salt, in their order: sums them up in one entry.
CREATE FUNCTION audit.subjects_code() RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT 'subjects_' || left(encode(sha256(string_agg(
            uuid_send(s.practice_id) || uuid_send(s.dictation_id) || uuid_send(s.patient_ref), ''::bytea
            ORDER BY s.practice_id, s.dictation_id
        )), 'hex'), 55)
        FROM audit.subject AS s WHERE s.salt IS NULL
    );
END
$$;

-- As in 0007, but for its first line. The trigger that stores the row of audit.subject has run by then.
CREATE OR REPLACE FUNCTION audit.append(
    actor audit.actor,
    action audit.action,
    purpose audit.purpose,
    practice_id uuid DEFAULT NULL,
    dictation_id uuid DEFAULT NULL,
    artifact_class audit.artifact_class DEFAULT NULL,
    artifact_version int DEFAULT NULL,
    key_id uuid DEFAULT NULL,
    outcome audit.outcome DEFAULT 'success',
    code audit.code DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_bitmapscan = off AS $$
#variable_conflict use_variable
DECLARE
    lane int := pg_backend_pid();
    place int8;
    previous bytea;
    moment timestamptz := clock_timestamp();
    xid int8 := pg_current_xact_id()::text::int8 + audit.transaction_offset();
    salt bytea := uuid_send(gen_random_uuid());
    hash bytea;
BEGIN
    IF action = 'dictation.received' THEN code := coalesce(code, audit.subject_code(practice_id, dictation_id)); END IF;
    SELECT l.sequence + 1, l.head INTO place, previous FROM audit.lane AS l WHERE l.lane_id = lane;
    IF NOT FOUND THEN
        place := 1;
        previous := '\x0000000000000000000000000000000000000000000000000000000000000000';
    END IF;
    -- 'dictum.audit.entry/1' and the fields; an integer is 01 00000008 and eight bytes, a UUID 01 00000010 and
    -- sixteen. The database's encoding is UTF-8, so octet_length is that of the bytes.
    hash := sha256(
        '\x64696374756d2e61756469742e656e7472792f310100000008'::bytea || int8send(lane)
        || '\x0100000008'::bytea || int8send(place) || '\x0100000020'::bytea || previous
        || '\x0100000008'::bytea || int8send((extract(epoch FROM moment) * 1000000)::int8)
        || '\x0100000008'::bytea || int8send(xid)
        || '\x01'::bytea || int4send(octet_length(session_user::text)) || convert_to(session_user::text, 'UTF8')
        || '\x01'::bytea || int4send(octet_length(actor)) || convert_to(actor, 'UTF8')
        || '\x01'::bytea || int4send(octet_length(action)) || convert_to(action, 'UTF8')
        || CASE WHEN practice_id IS NULL THEN '\x00' ELSE '\x0100000010'::bytea || uuid_send(practice_id) END
        || CASE WHEN dictation_id IS NULL THEN '\x00' ELSE '\x0100000010'::bytea || uuid_send(dictation_id) END
        || CASE WHEN artifact_class IS NULL THEN '\x00'
            ELSE '\x01'::bytea || int4send(octet_length(artifact_class)) || convert_to(artifact_class, 'UTF8') END
        || CASE WHEN artifact_version IS NULL THEN '\x00' ELSE '\x0100000008'::bytea || int8send(artifact_version) END
        || CASE WHEN key_id IS NULL THEN '\x00' ELSE '\x0100000010'::bytea || uuid_send(key_id) END
        || '\x01'::bytea || int4send(octet_length(outcome)) || convert_to(outcome, 'UTF8')
        || CASE WHEN code IS NULL THEN '\x00'
            ELSE '\x01'::bytea || int4send(octet_length(code)) || convert_to(code, 'UTF8') END
        || '\x01'::bytea || int4send(octet_length(purpose)) || convert_to(purpose, 'UTF8')
        || '\x0100000010'::bytea || salt
    );
    IF place = 1 THEN
        INSERT INTO audit.lane VALUES (lane, place, hash);
        INSERT INTO audit.entry VALUES (
            lane, place, previous, moment, xid, session_user, actor, action, practice_id, dictation_id, artifact_class,
            artifact_version, key_id, outcome, code, purpose, salt, hash
        );
        RETURN;
    END IF;
    WITH moved AS (UPDATE audit.lane AS l SET sequence = place, head = hash WHERE l.lane_id = lane)
    INSERT INTO audit.entry VALUES (
        lane, place, previous, moment, xid, session_user, actor, action, practice_id, dictation_id, artifact_class,
        artifact_version, key_id, outcome, code, purpose, salt, hash
    );
END
$$;

-- What is there already is committed to as a whole, by the administrator who migrates.
SELECT audit.append('administrator', 'audit.subjects_adopted', 'HSYSADMIN', code => audit.subjects_code())
WHERE EXISTS (SELECT FROM audit.subject WHERE salt IS NULL);
REVOKE EXECUTE ON FUNCTION audit.subject_code, audit.subjects_code FROM PUBLIC;
GRANT USAGE ON SCHEMA dictum TO dictum_sealer;
RESET ROLE;

-- A login that connects and may not do what it tried has rolled back; the program says so in a transaction of its own. The
-- entry's words are fixed, and its actor is the login.
CREATE FUNCTION dictum.record_refusal() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM audit.append(
        actor => dictum.session_actor('operator'), action => 'access.sought', purpose => 'HOPERAT',
        outcome => 'refused', code => 'not_permitted'
    );
END
$$;
REVOKE ALL ON FUNCTION dictum.record_refusal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.record_refusal TO dictum_intake, dictum_worker, dictum_reviewer, dictum_auditor,
    dictum_purger, dictum_sealer, dictum_key_administrator, dictum_backup;
ALTER FUNCTION dictum.record_refusal OWNER TO dictum_definer;
