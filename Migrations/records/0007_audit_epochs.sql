-- The audit log of clusters that were restored (epochs), cosignatures of witnesses, what entries have to do with which
-- patient, reading that is itself recorded, and an append that costs less.
SET LOCAL ROLE dictum_owner;

-- What the numbers of transactions are lifted by, so that they go on rising when a dump was restored into a cluster that
-- counts from the beginning. Inlined; audit.begin_epoch replaces it.
CREATE OR REPLACE FUNCTION audit.transaction_offset() RETURNS int8
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 0::int8;

-- As in 0003, but for the offset, and with less to do: the canonical form is put together from plain values (the same
-- bytes as audit.canonical makes; verification makes them again), and one statement moves the lane and stores
-- the entry. The lane belongs to this process alone, so nobody is locked out; were there ever two, the second would fail.
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
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- A lane moves by one, checked without a call: each append pays for it. What else is wrong with a lane is found by
-- verification.
CREATE OR REPLACE TRIGGER one_step BEFORE UPDATE ON audit.lane
    FOR EACH ROW WHEN (NEW.lane_id <> OLD.lane_id OR NEW.sequence <> OLD.sequence + 1 OR NEW.head = OLD.head)
    EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.lane ENABLE ALWAYS TRIGGER one_step;
DROP FUNCTION audit.refuse_lane_jump();

-- Entries are looked for by time; they lie in its order.
CREATE INDEX IF NOT EXISTS entry_by_time ON audit.entry USING brin (at);

-- An epoch begins when a restored database goes on: the log gets another name, for under the old one witnesses have seen
-- more than the restored database holds.
CREATE TABLE audit.epoch (
    origin text PRIMARY KEY CHECK (origin ~ '^[!-*,-~]{1,255}$'),
    predecessor_key text NOT NULL CHECK (octet_length(predecessor_key) < 512),
    predecessor_note text CHECK (octet_length(predecessor_note) < 4096),
    starts_at int8 NOT NULL UNIQUE CHECK (starts_at >= 0),
    transaction_offset int8 NOT NULL CHECK (transaction_offset >= 0),
    reason audit.code NOT NULL,
    db_role name NOT NULL,
    began_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE audit.epoch IS
    'Each row: from leaf starts_at the log goes on as origin. predecessor_note is the last checkpoint under the old name.';

CREATE FUNCTION audit.begin_epoch(origin text, predecessor_key text, reason text) RETURNS int8
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    size int8;
    note text;
    newest int8;
    offset_now int8 := audit.transaction_offset();
BEGIN
    -- Whoever is about to append waits; whoever is sealing has ended.
    PERFORM pg_advisory_xact_lock(hashtext('dictum audit sealer'));
    LOCK TABLE audit.entry IN SHARE ROW EXCLUSIVE MODE;
    SELECT c.tree_size, c.note INTO size, note FROM audit.checkpoint AS c ORDER BY c.tree_size DESC LIMIT 1;
    SELECT greatest(max(e.xid), (SELECT max(c.last_xid) FROM audit.checkpoint AS c)) INTO newest FROM audit.entry AS e;
    offset_now := greatest(offset_now, coalesce(newest, 0) + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::int8);
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION audit.transaction_offset() RETURNS int8 '
        'LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN %s::int8', offset_now
    );
    INSERT INTO audit.epoch (origin, predecessor_key, predecessor_note, starts_at, transaction_offset, reason, db_role)
    VALUES (origin, predecessor_key, note, coalesce(size, 0), offset_now, reason, session_user);
    PERFORM audit.append(
        actor => 'administrator', action => 'audit.epoch_began', purpose => 'HSYSADMIN', code => reason
    );
    RETURN coalesce(size, 0);
END
$$;

-- What witnesses have signed, each line as C2SP tlog-cosignature has it.
CREATE TABLE audit.cosignature (
    tree_size int8 NOT NULL,
    witness text NOT NULL CHECK (witness ~ '^[!-*,-~]{1,255}$'),
    line text NOT NULL CHECK (octet_length(line) < 1024),
    cosigned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (witness, tree_size)
);
CREATE INDEX cosignature_by_size ON audit.cosignature (tree_size);

-- Which patient a dictation is about, by the practice's opaque id. The dictation's own row goes with the purge; an
-- accounting of disclosures reaches back six years.
CREATE TABLE audit.subject (
    practice_id uuid NOT NULL,
    dictation_id uuid NOT NULL,
    patient_ref uuid NOT NULL,
    PRIMARY KEY (practice_id, dictation_id)
);
CREATE INDEX subject_by_patient ON audit.subject (patient_ref, practice_id);
CREATE FUNCTION audit.follow_dictation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO audit.subject VALUES (NEW.practice_id, NEW.dictation_id, NEW.patient_ref) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER follow_dictation AFTER INSERT ON dictum.dictation
    FOR EACH ROW WHEN (NEW.patient_ref IS NOT NULL) EXECUTE FUNCTION audit.follow_dictation();
INSERT INTO audit.subject
SELECT practice_id, dictation_id, patient_ref FROM dictum.dictation WHERE patient_ref IS NOT NULL
ON CONFLICT DO NOTHING;

-- Who reads the log leaves an entry, under the name of his login and no other.
CREATE FUNCTION audit.record_reading(action audit.action, practice_id uuid, dictation_id uuid, purpose audit.purpose)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF practice_id IS NULL THEN
        SELECT e.practice_id INTO practice_id FROM audit.entry AS e WHERE e.dictation_id = dictation_id LIMIT 1;
    END IF;
    IF split_part(action, '.', 1) <> 'audit' OR split_part(action, '.', 2) = 'epoch_began' THEN
        RAISE EXCEPTION 'only readings of the audit log are recorded here' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM audit.append(
        actor => CASE WHEN session_user ~ '^[a-z0-9][a-z0-9._-]*$' THEN 'auditor/' || session_user ELSE 'auditor' END,
        action => action, purpose => purpose, practice_id => practice_id, dictation_id => dictation_id
    );
END
$$;

DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['epoch', 'cosignature', 'subject'] LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', guarded
        );
        EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER append_only', guarded);
    END LOOP;
END
$$;
ALTER TABLE dictum.dictation ENABLE ALWAYS TRIGGER follow_dictation;

REVOKE ALL ON FUNCTION audit.begin_epoch, audit.record_reading, audit.follow_dictation, audit.transaction_offset
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.record_reading TO dictum_auditor;
GRANT EXECUTE ON FUNCTION audit.transaction_offset TO dictum_auditor, dictum_sealer;
GRANT SELECT ON audit.epoch, audit.cosignature TO dictum_auditor, dictum_sealer;
GRANT SELECT ON audit.subject TO dictum_auditor;
GRANT INSERT ON audit.cosignature TO dictum_sealer;

RESET ROLE;
