-- The audit log: who did what, when and why, in the transaction of what it records. Opaque ids and codes only.
SET LOCAL ROLE dictum_owner;

CREATE SCHEMA audit;

-- Domains, not table constraints: a refusal by a domain never quotes the refused value in the server's log.
CREATE DOMAIN audit.actor AS text NOT NULL CHECK (VALUE ~ '^[a-z][a-z_]{1,19}(/[a-z0-9][a-z0-9._-]{0,63})?$');
CREATE DOMAIN audit.action AS text NOT NULL CHECK (VALUE ~ '^[a-z][a-z_]{0,31}(\.[a-z][a-z_]{0,31}){1,2}$');
CREATE DOMAIN audit.artifact_class AS text CHECK (VALUE IN ('audio', 'transcript', 'note'));
CREATE DOMAIN audit.outcome AS text NOT NULL CHECK (VALUE IN ('success', 'refused', 'failure'));
CREATE DOMAIN audit.code AS text CHECK (VALUE ~ '^[a-z][a-z0-9_]{0,63}$');
-- Codes of FHIR's PurposeOfUse value set.
CREATE DOMAIN audit.purpose AS text NOT NULL CHECK (
    VALUE IN (
        'TREAT', 'ETREAT', 'HPAYMT', 'HOPERAT', 'HSYSADMIN', 'HCOMPL', 'HLEGAL', 'PATRQT', 'PUBHLTH', 'BTG'
    )
);
CREATE DOMAIN audit.digest AS bytea NOT NULL CHECK (octet_length(VALUE) = 32);

-- One lane a backend process, so that no two sessions wait for each other. A later process with the same pid goes on
-- with the lane; a rollback takes the lane's step back together with its entry.
CREATE TABLE audit.lane (
    lane_id int PRIMARY KEY,
    sequence int8 NOT NULL CHECK (sequence > 0),
    head audit.digest
) WITH (fillfactor = 50);

CREATE TABLE audit.entry (
    lane_id int NOT NULL,
    lane_seq int8 NOT NULL CHECK (lane_seq > 0),
    previous_hash audit.digest,
    at timestamptz NOT NULL,
    xid int8 NOT NULL,
    db_role name NOT NULL,
    actor audit.actor,
    action audit.action,
    practice_id uuid,
    dictation_id uuid,
    artifact_class audit.artifact_class,
    artifact_version int CHECK (artifact_version > 0),
    key_id uuid,
    outcome audit.outcome,
    code audit.code,
    purpose audit.purpose,
    salt bytea NOT NULL CHECK (octet_length(salt) = 16),
    entry_hash audit.digest,
    PRIMARY KEY (lane_id, lane_seq)
);
CREATE INDEX entry_in_sealing_order ON audit.entry (xid, lane_id, lane_seq);
CREATE INDEX entry_by_dictation ON audit.entry (dictation_id, at);
COMMENT ON TABLE audit.entry IS
    'Written by audit.append only, never changed. The salt keeps guessable entries from being guessed by hash.';

-- The Merkle tree's leaves in their order, and each signed head with the right edge that the next one grows from.
CREATE TABLE audit.leaf (
    leaf_index int8 PRIMARY KEY CHECK (leaf_index >= 0),
    lane_id int NOT NULL,
    lane_seq int8 NOT NULL,
    leaf_hash audit.digest,
    UNIQUE (lane_id, lane_seq)
);
CREATE TABLE audit.checkpoint (
    tree_size int8 PRIMARY KEY CHECK (tree_size > 0),
    root_hash audit.digest,
    edge bytea NOT NULL CHECK (octet_length(edge) % 32 = 0),
    last_xid int8 NOT NULL,
    last_lane_id int NOT NULL,
    last_lane_seq int8 NOT NULL,
    note text NOT NULL CHECK (octet_length(note) < 4096),
    sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON COLUMN audit.checkpoint.note IS 'C2SP tlog-checkpoint, a signed note (Ed25519).';

-- One field of the canonical form: 00 for NULL, else 01, the length in four bytes (big-endian) and the bytes.
CREATE FUNCTION audit.field(value bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN value IS NULL THEN '\x00'::bytea ELSE '\x01'::bytea || int4send(octet_length(value)) || value END;

-- The canonical form is described in Sources/AuditLog/RecordedEntry+Canonical.swift; any change is a new version of it.
-- (Bodies after RETURN are bound when they are created: these two need no search_path, and can be inlined.)
CREATE FUNCTION audit.canonical(e audit.entry) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE
RETURN convert_to('dictum.audit.entry/1', 'UTF8')
    || audit.field(int8send(e.lane_id)) || audit.field(int8send(e.lane_seq)) || audit.field(e.previous_hash)
    || audit.field(int8send((extract(epoch FROM e.at) * 1000000)::int8)) || audit.field(int8send(e.xid))
    || audit.field(convert_to(e.db_role, 'UTF8')) || audit.field(convert_to(e.actor, 'UTF8'))
    || audit.field(convert_to(e.action, 'UTF8')) || audit.field(uuid_send(e.practice_id))
    || audit.field(uuid_send(e.dictation_id)) || audit.field(convert_to(e.artifact_class, 'UTF8'))
    || audit.field(int8send(e.artifact_version)) || audit.field(uuid_send(e.key_id))
    || audit.field(convert_to(e.outcome, 'UTF8')) || audit.field(convert_to(e.code, 'UTF8'))
    || audit.field(convert_to(e.purpose, 'UTF8')) || audit.field(e.salt);

CREATE FUNCTION audit.append(
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
DECLARE
    lane audit.lane;
    e audit.entry;
BEGIN
    SELECT * INTO lane FROM audit.lane AS l WHERE l.lane_id = pg_backend_pid() FOR UPDATE;
    e := ROW(
        pg_backend_pid(), coalesce(lane.sequence, 0) + 1, coalesce(lane.head, decode(repeat('00', 32), 'hex')),
        clock_timestamp(), pg_current_xact_id()::text::int8, session_user, actor, action, practice_id, dictation_id,
        artifact_class, artifact_version, key_id, outcome, code, purpose, uuid_send(gen_random_uuid()),
        decode(repeat('00', 32), 'hex')
    );
    e.entry_hash := sha256(audit.canonical(e));
    INSERT INTO audit.entry VALUES (e.*);
    INSERT INTO audit.lane AS l VALUES (e.lane_id, e.lane_seq, e.entry_hash)
        ON CONFLICT (lane_id) DO UPDATE SET sequence = excluded.sequence, head = excluded.head;
END
$$;

-- ALWAYS: session_replication_role does not switch these off.
CREATE FUNCTION audit.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only: % of audit.% is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE FUNCTION audit.refuse_lane_jump() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.lane_id = OLD.lane_id AND NEW.sequence = OLD.sequence + 1 AND EXISTS (
        SELECT FROM audit.entry AS e
        WHERE e.lane_id = NEW.lane_id AND e.lane_seq = NEW.sequence
            AND e.previous_hash = OLD.head AND e.entry_hash = NEW.head
    ) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a lane moves by audit.append only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.leaf
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE ON audit.lane
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER one_step BEFORE UPDATE ON audit.lane
    FOR EACH ROW EXECUTE FUNCTION audit.refuse_lane_jump();
ALTER TABLE audit.entry ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE audit.leaf ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE audit.checkpoint ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE audit.lane ENABLE ALWAYS TRIGGER stays;
ALTER TABLE audit.lane ENABLE ALWAYS TRIGGER one_step;

-- dictum_intake is not among them: its entries are made by a trigger that runs as the owner, so that a practice's login
-- cannot write an entry of its own wording.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT USAGE ON SCHEMA audit
    TO dictum_worker, dictum_reviewer, dictum_purger, dictum_key_administrator, dictum_auditor, dictum_sealer;
GRANT EXECUTE ON FUNCTION audit.append
    TO dictum_worker, dictum_reviewer, dictum_purger, dictum_key_administrator;
GRANT SELECT ON audit.lane, audit.entry, audit.leaf, audit.checkpoint TO dictum_auditor, dictum_sealer;
GRANT INSERT ON audit.leaf, audit.checkpoint TO dictum_sealer;

RESET ROLE;
