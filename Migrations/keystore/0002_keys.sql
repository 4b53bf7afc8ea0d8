-- Wrapped keys. A destroyed key's row stays as proof: its wrapped form is gone, the time of its end is there.
SET LOCAL ROLE dictum_owner;

CREATE SCHEMA keys;

CREATE TABLE keys.practice_key (
    practice_id uuid PRIMARY KEY,
    -- Names the master key that wrapped this key, never its value.
    master_key_id text NOT NULL CHECK (length(master_key_id) BETWEEN 1 AND 200),
    -- Some providers wrap into their own, longer form.
    wrapped bytea CHECK (octet_length(wrapped) BETWEEN 40 AND 4096),
    created_at timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);

CREATE TABLE keys.data_key (
    key_id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES keys.practice_key,
    dictation_id uuid NOT NULL,
    artifact_class text NOT NULL CHECK (artifact_class ~ '^[a-z][a-z_]{0,63}$'),
    -- AES-256-KWP of 32 bytes.
    wrapped bytea CHECK (octet_length(wrapped) = 40),
    created_at timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    UNIQUE (practice_id, dictation_id, artifact_class),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);

CREATE TABLE keys.sealing_key (
    sealing_key_id uuid PRIMARY KEY,
    practice_id uuid NOT NULL REFERENCES keys.practice_key,
    certificate text NOT NULL,
    issuer bytea NOT NULL,
    serial bytea NOT NULL,
    subject_key_identifier bytea NOT NULL,
    not_before timestamptz NOT NULL,
    not_after timestamptz NOT NULL CHECK (not_after > not_before),
    wrapped bytea CHECK (octet_length(wrapped) BETWEEN 40 AND 4096),
    created_at timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    UNIQUE (issuer, serial),
    UNIQUE (subject_key_identifier),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX sealing_key_by_practice ON keys.sealing_key (practice_id, not_after);

-- The end of a key is final, and its row is never removed.
CREATE FUNCTION keys.refuse_revival() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'a row of %.% is final', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DO $$
DECLARE
    key_table text;
BEGIN
    FOREACH key_table IN ARRAY ARRAY['practice_key', 'data_key', 'sealing_key'] LOOP
        EXECUTE format(
            'CREATE TRIGGER destroyed_is_final BEFORE UPDATE ON keys.%I FOR EACH ROW '
            'WHEN (OLD.destroyed_at IS NOT NULL) EXECUTE FUNCTION keys.refuse_revival()', key_table);
        EXECUTE format(
            'CREATE TRIGGER rows_stay BEFORE DELETE OR TRUNCATE ON keys.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION keys.refuse_revival()', key_table);
        EXECUTE format('ALTER TABLE keys.%I ENABLE ALWAYS TRIGGER destroyed_is_final', key_table);
        EXECUTE format('ALTER TABLE keys.%I ENABLE ALWAYS TRIGGER rows_stay', key_table);
    END LOOP;
END
$$;

-- The dead version of a destroyed key's row is still a key: autovacuum takes it away within its next round.
ALTER TABLE keys.practice_key SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE keys.data_key SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE keys.sealing_key SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

GRANT USAGE ON SCHEMA keys TO dictum_worker, dictum_reviewer, dictum_purger, dictum_key_administrator;

-- Worker and reviewer use keys; they can neither change nor destroy one.
GRANT SELECT ON keys.practice_key, keys.data_key, keys.sealing_key TO dictum_worker;
GRANT SELECT ON keys.practice_key, keys.data_key TO dictum_reviewer;
GRANT INSERT (key_id, practice_id, dictation_id, artifact_class, wrapped) ON keys.data_key TO dictum_worker;

-- The key administrator makes practices and certificates, and rewraps; dictations' keys are not for its eyes.
GRANT SELECT, INSERT, UPDATE ON keys.practice_key TO dictum_key_administrator;
GRANT SELECT, INSERT, UPDATE (wrapped, destroyed_at) ON keys.sealing_key TO dictum_key_administrator;
GRANT SELECT (key_id, practice_id, dictation_id, artifact_class, created_at, destroyed_at)
    ON keys.data_key TO dictum_key_administrator;

-- The purger ends keys that it cannot read.
GRANT SELECT (key_id, practice_id, dictation_id, artifact_class, created_at, destroyed_at),
    UPDATE (wrapped, destroyed_at) ON keys.data_key TO dictum_purger;
GRANT SELECT (sealing_key_id, practice_id, not_before, not_after, created_at, destroyed_at),
    UPDATE (wrapped, destroyed_at) ON keys.sealing_key TO dictum_purger;

RESET ROLE;
