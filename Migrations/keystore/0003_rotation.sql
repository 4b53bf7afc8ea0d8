-- Practice keys have generations, so that a rotation may take its time while workers go on: until it has ended, the former
-- key stays beside the current one, and each wrapped key says which of the two wrapped it.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

ALTER TABLE keys.practice_key
    ADD COLUMN IF NOT EXISTS generation int NOT NULL DEFAULT 1,
    ADD COLUMN IF NOT EXISTS former_wrapped bytea,
    ADD COLUMN IF NOT EXISTS former_master_key_id text,
    ADD COLUMN IF NOT EXISTS rotated_at timestamptz;
ALTER TABLE keys.practice_key ADD CONSTRAINT former_key_is_whole CHECK (
    (former_wrapped IS NULL) = (former_master_key_id IS NULL) AND NOT (former_wrapped IS NOT NULL AND wrapped IS NULL)
    AND octet_length(former_wrapped) BETWEEN 40 AND 4096 AND length(former_master_key_id) BETWEEN 1 AND 200
) NOT VALID;
ALTER TABLE keys.practice_key VALIDATE CONSTRAINT former_key_is_whole;
ALTER TABLE keys.data_key ADD COLUMN IF NOT EXISTS generation int NOT NULL DEFAULT 1;
ALTER TABLE keys.sealing_key ADD COLUMN IF NOT EXISTS generation int NOT NULL DEFAULT 1;

-- A key wrapped by a practice key that is being replaced would be lost with it. The share lock makes the start of a
-- rotation wait for keys that are just being stored, and those that come later see the new generation.
CREATE OR REPLACE FUNCTION keys.check_generation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM 1 FROM keys.practice_key
    WHERE practice_id = NEW.practice_id AND generation = NEW.generation AND wrapped IS NOT NULL
    FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the practice key was rotated or destroyed meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION keys.check_generation() FROM PUBLIC;

CREATE OR REPLACE TRIGGER wrapped_by_current_generation BEFORE INSERT ON keys.data_key
    FOR EACH ROW EXECUTE FUNCTION keys.check_generation();
CREATE OR REPLACE TRIGGER wrapped_by_current_generation BEFORE INSERT ON keys.sealing_key
    FOR EACH ROW EXECUTE FUNCTION keys.check_generation();
ALTER TABLE keys.data_key ENABLE ALWAYS TRIGGER wrapped_by_current_generation;
ALTER TABLE keys.sealing_key ENABLE ALWAYS TRIGGER wrapped_by_current_generation;

-- The key administrator sees wrapped data keys while they are to be rewrapped, and at no other time.
CREATE OR REPLACE FUNCTION keys.data_keys_to_rewrap(practice uuid, past_dictation uuid, past_class text, up_to int)
RETURNS TABLE (key_id uuid, dictation_id uuid, artifact_class text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.key_id, d.dictation_id, d.artifact_class, d.wrapped
    FROM keys.data_key AS d JOIN keys.practice_key AS p USING (practice_id)
    WHERE d.practice_id = practice AND d.wrapped IS NOT NULL
        AND p.former_wrapped IS NOT NULL AND d.generation = p.generation - 1
        AND (past_dictation IS NULL OR (d.dictation_id, d.artifact_class) > (past_dictation, past_class))
    ORDER BY d.dictation_id, d.artifact_class
    LIMIT up_to
$$;

-- Stores keys under the next generation; those that were destroyed or rewrapped meanwhile are left alone.
CREATE OR REPLACE FUNCTION keys.store_rewrapped(practice uuid, to_generation int, ids uuid[], wraps bytea[])
RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH stored AS (
        UPDATE keys.data_key AS d SET wrapped = n.wrapped, generation = to_generation
        FROM unnest(ids, wraps) AS n (key_id, wrapped)
        WHERE d.key_id = n.key_id AND d.practice_id = practice AND d.destroyed_at IS NULL
            AND d.generation = to_generation - 1
        RETURNING 1
    )
    SELECT count(*) FROM stored
$$;

REVOKE ALL ON FUNCTION keys.data_keys_to_rewrap(uuid, uuid, text, int) FROM PUBLIC;
REVOKE ALL ON FUNCTION keys.store_rewrapped(uuid, int, uuid[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keys.data_keys_to_rewrap(uuid, uuid, text, int) TO dictum_key_administrator;
GRANT EXECUTE ON FUNCTION keys.store_rewrapped(uuid, int, uuid[], bytea[]) TO dictum_key_administrator;
GRANT INSERT (generation) ON keys.data_key TO dictum_worker;
GRANT SELECT (generation) ON keys.data_key TO dictum_key_administrator;
GRANT UPDATE (generation) ON keys.sealing_key TO dictum_key_administrator;

RESET ROLE;
