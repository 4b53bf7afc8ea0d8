-- The purger ends keys by their places, the ones that were never made too: a worker that is late finds its key destroyed
-- instead of making one for what is being deleted.
SET LOCAL ROLE dictum_owner;

CREATE OR REPLACE FUNCTION keys.end_data_keys(practice uuid, dictations uuid[], classes text[])
RETURNS TABLE (key_id uuid, dictation_id uuid, artifact_class text, destroyed_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    -- Whatever a row needs besides (the generation of its practice's key) it takes from its practice. Where the
    -- practice's own key is gone none can be made any more.
    INSERT INTO keys.data_key
    SELECT made.*
    FROM keys.practice_key AS p, unnest(dictations, classes) AS place (dictation_id, artifact_class),
        jsonb_populate_record(NULL::keys.data_key, to_jsonb(p) || jsonb_build_object(
            'key_id', gen_random_uuid(), 'dictation_id', place.dictation_id, 'artifact_class', place.artifact_class,
            'wrapped', NULL, 'created_at', now(), 'destroyed_at', now()
        )) AS made
    WHERE p.practice_id = practice AND p.wrapped IS NOT NULL
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
REVOKE ALL ON FUNCTION keys.end_data_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keys.end_data_keys TO dictum_purger;
GRANT INSERT ON keys.data_key TO dictum_definer;
RESET ROLE;

ALTER FUNCTION keys.end_data_keys(uuid, uuid[], text[]) OWNER TO dictum_definer;
