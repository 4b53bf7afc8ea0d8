-- A window of dictations is read by its range of ids in every table, whatever the planner believes of it. With a bound that
-- might be NULL it guessed at a third of each table and read all of it for every 500 dictations, so that a purge's cost per
-- artifact grew with the practice.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

-- By the place, so that a batch finds each row that it ends, and not all that wait of its practice for each.
CREATE INDEX destruction_left ON dictum.destruction (practice_id, dictation_id, class) WHERE deleted_at IS NULL;
DROP INDEX dictum.destruction_unfinished;
RESET ROLE;

-- As in 0016.
CREATE OR REPLACE FUNCTION dictum.retained(practice uuid, policy jsonb, past uuid, up_to uuid)
RETURNS TABLE (dictation_id uuid, class text, due_at timestamptz, rule text, hold_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
SET max_parallel_workers_per_gather = 0 SET jit = off AS $$
#variable_conflict use_column
DECLARE
    low uuid := coalesce(past, '00000000-0000-0000-0000-000000000000');
BEGIN
    RETURN QUERY
    WITH existing AS (
        SELECT i.dictation_id, 'audio' AS class, i.received_at AS created_at
        FROM dictum.intake AS i
        WHERE i.practice_id = practice AND i.dictation_id BETWEEN low AND up_to AND i.dictation_id IS DISTINCT FROM past
        UNION ALL
        SELECT a.dictation_id, a.class, max(a.created_at)
        FROM dictum.artifact AS a
        WHERE a.practice_id = practice AND a.dictation_id BETWEEN low AND up_to AND a.dictation_id IS DISTINCT FROM past
        GROUP BY a.dictation_id, a.class
    ), clocks AS (
        SELECT d.*, e.class, policy -> e.class AS terms,
            CASE policy -> e.class ->> 'from'
                WHEN 'drafted' THEN (
                    SELECT min(n.created_at) FROM dictum.artifact AS n
                    WHERE (n.practice_id, n.dictation_id, n.class) = (practice, e.dictation_id, 'note'))
                WHEN 'signed' THEN d.signed_at WHEN 'created' THEN e.created_at ELSE d.received_at
            END AS started_at
        FROM existing AS e JOIN dictum.dictation AS d ON (d.practice_id, d.dictation_id) = (practice, e.dictation_id)
        WHERE d.dictation_id BETWEEN low AND up_to
    )
    SELECT c.dictation_id, c.class::text, first.due_at, first.rule, (
        SELECT h.hold_id FROM dictum.legal_hold AS h
        WHERE h.practice_id = practice AND h.lifted_at IS NULL
            AND (h.dictation_id IS NULL OR h.dictation_id = c.dictation_id)
            AND (h.clinician_ref IS NULL OR h.clinician_ref = c.clinician_ref)
            AND (h.received_from IS NULL OR c.received_at >= h.received_from)
            AND (h.received_until IS NULL OR c.received_at < h.received_until)
        ORDER BY h.placed_at, h.hold_id LIMIT 1
    )
    FROM clocks AS c LEFT JOIN LATERAL (
        SELECT * FROM (VALUES
            (c.consent_withdrawn_at, 'consent_withdrawn', 1),
            (CASE WHEN c.reason_code = 'consent_missing'
                THEN c.received_at + (policy -> 'consent' ->> 'grace_days')::int * interval '24 hours' END,
                'consent_missing', 2),
            (c.started_at + (c.terms ->> 'keep_days')::int * interval '24 hours',
                'keep_after_' || (c.terms ->> 'from'), 3),
            (c.received_at + (c.terms ->> 'at_most_days')::int * interval '24 hours', 'at_most', 4)
        ) AS end_of (due_at, rule, place)
        WHERE end_of.due_at IS NOT NULL ORDER BY end_of.due_at, end_of.place LIMIT 1
    ) AS first ON true
    ORDER BY c.dictation_id, c.class;
END
$$;

-- As in 0019.
CREATE OR REPLACE FUNCTION dictum.places(practice uuid, past uuid, up_to uuid)
RETURNS TABLE (
    dictation_id uuid, class text, key_ids uuid[], is_kept boolean, status text, received_at timestamptz,
    decided_at timestamptz, deleted_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
SET max_parallel_workers_per_gather = 0 SET jit = off AS $$
#variable_conflict use_column
DECLARE
    low uuid := coalesce(past, '00000000-0000-0000-0000-000000000000');
    high uuid := coalesce(up_to, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
BEGIN
    RETURN QUERY
    SELECT d.dictation_id, of.class, coalesce(a.key_ids, k.key_ids, '{}'),
        CASE of.class WHEN 'audio' THEN i.dictation_id IS NOT NULL ELSE a.key_ids IS NOT NULL END,
        d.status, d.received_at, x.decided_at, x.deleted_at
    FROM dictum.dictation AS d CROSS JOIN (VALUES ('audio'), ('transcript'), ('note')) AS of (class)
    LEFT JOIN dictum.intake AS i
        ON of.class = 'audio' AND (i.practice_id, i.dictation_id) = (d.practice_id, d.dictation_id)
            AND i.practice_id = practice AND i.dictation_id BETWEEN low AND high
    LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT o.key_id) AS key_ids FROM dictum.audio_key AS o
        WHERE of.class = 'audio' AND (o.practice_id, o.dictation_id) = (d.practice_id, d.dictation_id)
    ) AS k ON true
    LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT o.key_id) AS key_ids FROM dictum.artifact AS o
        WHERE (o.practice_id, o.dictation_id, o.class) = (d.practice_id, d.dictation_id, of.class)
    ) AS a ON true
    LEFT JOIN dictum.destruction AS x
        ON (x.practice_id, x.dictation_id, x.class::text) = (d.practice_id, d.dictation_id, of.class)
            AND x.practice_id = practice AND x.dictation_id BETWEEN low AND high
    WHERE d.practice_id = practice AND d.dictation_id BETWEEN low AND high AND d.dictation_id IS DISTINCT FROM past
    ORDER BY d.dictation_id, of.class;
END
$$;

-- As in 0013, but place by place, each found by its key: joined to the list, every row of the practice that waits was held
-- against all of it. In one order, so that two purges never wait for each other in a circle. Plans are made at a session's
-- first batch and kept, also where the table of jobs was empty then.
CREATE OR REPLACE FUNCTION dictum.delete_destroyed(
    purger text, practice uuid, dictations uuid[], classes text[], keys uuid[], destroyed timestamptz[]
) RETURNS int8
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
    gone record;
    why text;
    done int8 := 0;
BEGIN
    FOR gone IN
        SELECT place.* FROM unnest(dictations, classes, keys, destroyed)
            AS place (dictation_id, class, key_id, destroyed_at)
        ORDER BY place.dictation_id, place.class
    LOOP
        UPDATE dictum.destruction AS x
        SET key_id = gone.key_id, key_destroyed_at = gone.destroyed_at, deleted_at = clock_timestamp()
        WHERE (x.practice_id, x.dictation_id, x.class::text) = (practice, gone.dictation_id, gone.class)
            AND x.deleted_at IS NULL
        RETURNING x.rule INTO why;
        CONTINUE WHEN NOT FOUND;
        IF gone.class = 'audio' THEN
            DELETE FROM dictum.audio_key AS k WHERE (k.practice_id, k.dictation_id) = (practice, gone.dictation_id);
            DELETE FROM dictum.intake AS i WHERE (i.practice_id, i.dictation_id) = (practice, gone.dictation_id);
        ELSE
            DELETE FROM dictum.artifact AS a
            WHERE (a.practice_id, a.dictation_id, a.class) = (practice, gone.dictation_id, gone.class);
        END IF;
        -- A stage that waits for what is gone would only fail.
        DELETE FROM queue.job AS j WHERE j.tenant = practice AND j.subject = gone.dictation_id
            AND j.stage = CASE gone.class WHEN 'audio' THEN 'transcribe' WHEN 'transcript' THEN 'draft' END;
        IF FOUND THEN
            UPDATE dictum.dictation AS d SET status = 'failed', reason_code = 'retention_ended', status_at = now()
            WHERE (d.practice_id, d.dictation_id) = (practice, gone.dictation_id);
        END IF;
        -- Of a dictation of which nothing is left, nobody needs to know whose it was.
        UPDATE dictum.dictation AS d SET clinician_ref = NULL, patient_ref = NULL, consent_ref = NULL
        WHERE (d.practice_id, d.dictation_id) = (practice, gone.dictation_id)
            AND NOT EXISTS (
                SELECT FROM dictum.intake AS i WHERE (i.practice_id, i.dictation_id) = (practice, gone.dictation_id))
            AND NOT EXISTS (
                SELECT FROM dictum.artifact AS a WHERE (a.practice_id, a.dictation_id) = (practice, gone.dictation_id));
        PERFORM audit.append(
            actor => purger, action => gone.class || '.destroyed', purpose => 'HSYSADMIN', practice_id => practice,
            dictation_id => gone.dictation_id, artifact_class => gone.class, key_id => gone.key_id, code => why
        );
        done := done + 1;
    END LOOP;
    RETURN done;
END
$$;
