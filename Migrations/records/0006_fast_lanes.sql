-- The queue's hot paths made lean, and a claim whose cost doesn't depend on the dead rows that a held snapshot keeps.
SET LOCAL ROLE dictum_owner;
-- Both ALTERs only write the catalog; should one have to wait for a long transaction, nobody waits behind it for long.
SET LOCAL lock_timeout = '10s';

-- A claim writes a second version of each row of a page, all in one transaction. With room for it in the page the update
-- is HOT; without, each wrote into three indexes, which cost more than all the rest of the claim.
ALTER TABLE queue.job SET (fillfactor = 45);

-- The third cell of a lane: no job of a round below `floor` is left in it. So scans begin there, and not at the dead
-- entries of what is done. Jobs enter at the watermark or above, and the floor never passes it. A job whose transaction
-- was slow to commit may come in below all the same: it is found by the next claim that heeds no floor.
ALTER TABLE queue.lane ADD COLUMN floor regclass;

CREATE OR REPLACE FUNCTION queue.open_lane(stage text, priority smallint) RETURNS queue.lane
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    lane queue.lane;
    suffix text := md5(stage || '_' || priority);
    cell text;
BEGIN
    -- Two that open the same lane: one waits here for the other. It happens once in a lane's life.
    PERFORM pg_advisory_xact_lock(hashtext('queue.open_lane'), 0);
    SELECT * INTO lane FROM queue.lane AS l WHERE l.stage = open_lane.stage AND l.priority = open_lane.priority;
    IF lane.floor IS NOT NULL THEN RETURN lane; END IF;
    FOREACH cell IN ARRAY ARRAY['watermark_', 'notified_', 'floor_'] LOOP
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS queue.%I MINVALUE 0', cell || suffix);
    END LOOP;
    INSERT INTO queue.lane AS l VALUES (
        stage, priority, format('queue.%I', 'watermark_' || suffix)::regclass,
        format('queue.%I', 'notified_' || suffix)::regclass, format('queue.%I', 'floor_' || suffix)::regclass
    ) ON CONFLICT ON CONSTRAINT lane_pkey DO UPDATE SET floor = EXCLUDED.floor
    RETURNING * INTO lane;
    RETURN lane;
END
$$;
SELECT queue.open_lane(stage, priority) FROM queue.lane;

-- As in 0005, in half the statements. The weight is read in place: a function with a subquery is not inlined, and one
-- in SQL is read and planned anew at each call.
CREATE OR REPLACE FUNCTION queue.enqueue(stage text, tenant uuid, subject uuid, priority smallint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    watermark regclass;
    notified regclass;
    found_id bigint;
    next_round bigint;
    milliseconds bigint := extract(epoch FROM clock_timestamp()) * 1000;
BEGIN
    SELECT l.watermark, l.notified, (
        SELECT j.id FROM queue.job AS j
        WHERE j.tenant = enqueue.tenant AND j.subject = enqueue.subject AND j.stage = enqueue.stage
    ) INTO watermark, notified, found_id
    FROM queue.lane AS l WHERE l.stage = enqueue.stage AND l.priority = enqueue.priority;
    IF NOT FOUND THEN
        PERFORM queue.open_lane(stage, priority);
        RETURN queue.enqueue(stage, tenant, subject, priority);
    END IF;
    IF found_id IS NOT NULL THEN RETURN found_id; END IF;

    INSERT INTO queue.turn AS t
    VALUES (tenant, stage, priority, greatest(pg_sequence_last_value(watermark), 1))
    ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET round = greatest(EXCLUDED.round, t.round + coalesce(
        (SELECT ceil(1000 / w.weight)::bigint FROM queue.weight AS w WHERE w.tenant = t.tenant), 1000
    ))
    RETURNING t.round INTO next_round;

    INSERT INTO queue.job AS j (stage, tenant, subject, priority, round)
    VALUES (stage, tenant, subject, priority, next_round)
    ON CONFLICT ON CONSTRAINT job_tenant_subject_stage_key DO NOTHING
    RETURNING j.id INTO found_id;
    IF found_id IS NULL THEN
        SELECT j.id INTO STRICT found_id FROM queue.job AS j
        WHERE j.tenant = enqueue.tenant AND j.subject = enqueue.subject AND j.stage = enqueue.stage;
        RETURN found_id;
    END IF;

    -- The same as queue.ring, in place.
    IF milliseconds - coalesce(pg_sequence_last_value(notified), 0) NOT BETWEEN 0 AND 9 THEN
        PERFORM setval(notified, milliseconds), pg_notify('dictum_queue', stage);
    END IF;
    RETURN found_id;
END
$$;

-- Leases up to `job_limit` jobs of a stage, lane by lane and in each lane in the order of the rounds; what it does to each
-- is told at Lease in Sources/JobQueue. The caller sorts. Each lane is scanned from its floor; the lane of
-- `behind_priority` from behind that place, and lanes before it not at all. -1 begins at the first lane, and -2 does so
-- and heeds no floor.
--
-- Each statement here has one plan that may be taken, whatever the planner believes of a table that is empty now and holds
-- a million jobs in a minute: a scan of job_order, and then job_pkey.
CREATE OR REPLACE FUNCTION queue.claim(
    wanted text, job_limit bigint, worker text, lease_milliseconds bigint, deadly_limit bigint,
    behind_priority bigint, behind_round bigint, behind_id bigint
) RETURNS SETOF queue.job
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
SET jit = off
AS $$
DECLARE
    paused uuid[];
    is_paused boolean;
    lane record;
    found_ids bigint[];
    deadly boolean;
    reached bigint;
    wanting bigint := job_limit;
BEGIN
    SELECT array_agg(p.tenant), bool_or(p.tenant IS NULL) INTO paused, is_paused FROM queue.pause AS p
    WHERE p.stage IS NULL OR p.stage = wanted;
    IF is_paused THEN RETURN; END IF;

    FOR lane IN
        SELECT l.priority, l.watermark,
            CASE behind_priority WHEN l.priority THEN behind_round WHEN -2 THEN 0
                ELSE coalesce(pg_sequence_last_value(l.floor), 0) END AS behind_round,
            CASE behind_priority WHEN l.priority THEN behind_id ELSE 0 END AS behind_id
        FROM queue.lane AS l WHERE l.stage = wanted AND l.priority >= behind_priority::smallint ORDER BY l.priority
    LOOP
        SELECT array_agg(c.id), max(c.round), bool_or(c.lease_token IS NOT NULL AND c.deaths + 1 >= deadly_limit)
        INTO found_ids, reached, deadly FROM (
            SELECT j.id, j.round, j.lease_token, j.deaths FROM queue.job AS j
            WHERE j.stage = wanted AND j.priority = lane.priority
                AND (j.round, j.id) > (lane.behind_round, lane.behind_id)
                AND j.available_at <= statement_timestamp()
                AND (paused IS NULL OR j.tenant <> ALL (paused))
            ORDER BY j.round, j.id
            LIMIT wanting
            FOR UPDATE SKIP LOCKED
        ) AS c;
        CONTINUE WHEN found_ids IS NULL;

        IF deadly THEN
            WITH quarantined AS (
                DELETE FROM queue.job AS j
                WHERE j.id = ANY (found_ids) AND j.lease_token IS NOT NULL AND j.deaths + 1 >= deadly_limit
                RETURNING *
            )
            INSERT INTO queue.set_aside
                (id, stage, tenant, subject, priority, kind, code, attempts, deaths, enqueued_at)
            SELECT id, stage, tenant, subject, priority, 'quarantined', 'worker_died', attempts, deaths + 1, enqueued_at
            FROM quarantined
            ON CONFLICT (tenant, subject, stage) DO UPDATE SET
                id = EXCLUDED.id, kind = EXCLUDED.kind, code = EXCLUDED.code, attempts = EXCLUDED.attempts,
                deaths = EXCLUDED.deaths, set_aside_at = EXCLUDED.set_aside_at;
        END IF;
        RETURN QUERY UPDATE queue.job AS j SET
            lease_token = nextval('queue.lease_token'),
            leased_by = worker,
            available_at = statement_timestamp() + lease_milliseconds * interval '1 millisecond',
            deaths = j.deaths + (j.lease_token IS NOT NULL)::integer
        WHERE j.id = ANY (found_ids)
        RETURNING j.*;

        -- When two race, the watermark may for a moment stand lower, and the next claim lifts it.
        IF coalesce(pg_sequence_last_value(lane.watermark), 0) < reached THEN
            PERFORM setval(lane.watermark, reached);
        END IF;
        wanting := wanting - cardinality(found_ids);
        EXIT WHEN wanting <= 0;
    END LOOP;
END
$$;

-- Moves the floors of a stage up to the first job that is left in each lane, whatever its state; `anew` looks from the
-- start, and takes a floor back that stands too high.
CREATE FUNCTION queue.settle(wanted text, anew boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
SET jit = off
AS $$
DECLARE
    lane record;
    lowest bigint;
BEGIN
    FOR lane IN
        SELECT l.priority, l.floor AS cell, coalesce(pg_sequence_last_value(l.floor), 0) AS floor,
            coalesce(pg_sequence_last_value(l.watermark), 0) AS watermark
        FROM queue.lane AS l WHERE l.stage = wanted
    LOOP
        SELECT j.round INTO lowest FROM queue.job AS j
        WHERE j.stage = wanted AND j.priority = lane.priority
            AND j.round >= CASE WHEN anew THEN 0 ELSE lane.floor END
        ORDER BY j.round, j.id LIMIT 1;
        lowest := least(coalesce(lowest, lane.watermark), lane.watermark);
        IF lowest > lane.floor OR anew AND lowest < lane.floor THEN PERFORM setval(lane.cell, lowest); END IF;
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION queue.settle FROM PUBLIC;
GRANT EXECUTE ON FUNCTION queue.settle TO dictum_worker;

RESET ROLE;
