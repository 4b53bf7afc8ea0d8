-- Ending keys that exist costs no attempt to make them: a row was built from JSON and refused for each.
SET LOCAL lock_timeout = '10s';

-- As in 0005, but for the places that are looked up first. One that gets its key meanwhile is still met by the conflict.
CREATE OR REPLACE FUNCTION keys.end_data_keys(practice uuid, dictations uuid[], classes text[])
RETURNS TABLE (key_id uuid, dictation_id uuid, artifact_class text, destroyed_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO keys.data_key
    SELECT made.*
    FROM keys.practice_key AS p, unnest(dictations, classes) AS place (dictation_id, artifact_class),
        jsonb_populate_record(NULL::keys.data_key, to_jsonb(p) || jsonb_build_object(
            'key_id', gen_random_uuid(), 'dictation_id', place.dictation_id, 'artifact_class', place.artifact_class,
            'wrapped', NULL, 'created_at', now(), 'destroyed_at', now()
        )) AS made
    WHERE p.practice_id = practice AND p.wrapped IS NOT NULL AND NOT EXISTS (
        SELECT FROM keys.data_key AS k
        WHERE (k.practice_id, k.dictation_id, k.artifact_class) = (practice, place.dictation_id, place.artifact_class))
    ORDER BY place.dictation_id, place.artifact_class
    ON CONFLICT ON CONSTRAINT data_key_practice_id_dictation_id_artifact_class_key DO NOTHING;

    UPDATE keys.data_key AS k SET wrapped = NULL, destroyed_at = now()
    FROM unnest(dictations, classes) AS place (dictation_id, artifact_class)
    WHERE (k.practice_id, k.dictation_id, k.artifact_class) = (practice, place.dictation_id, place.artifact_class)
        AND k.destroyed_at IS NULL;

    RETURN QUERY
    SELECT k.key_id, k.dictation_id, k.artifact_class, k.destroyed_at
    FROM keys.data_key AS k JOIN unnest(dictations, classes) AS place (dictation_id, artifact_class)
        ON (k.practice_id, k.dictation_id, k.artifact_class) = (practice, place.dictation_id, place.artifact_class);
END
$$;
