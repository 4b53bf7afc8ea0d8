-- Weights for practices, and many jobs enqueued in one statement.
SET LOCAL ROLE dictum_owner;

-- A tenant of weight 2 gets two jobs claimed for each one of a tenant of weight 1, while both have work.
CREATE TABLE queue.weight (
    tenant uuid PRIMARY KEY,
    weight numeric NOT NULL CHECK (weight BETWEEN 0.01 AND 100)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON queue.weight TO dictum_worker;

-- Rounds go on in steps of 1000 by the weight, no longer of 1. What waits keeps its order.
UPDATE queue.job SET round = round * 1000;
UPDATE queue.turn SET round = round * 1000;
SELECT setval(watermark, pg_sequence_last_value(watermark) * 1000) FROM queue.lane
WHERE pg_sequence_last_value(watermark) IS NOT NULL;

-- Bound when it is created, so it needs no search_path and can be inlined.
CREATE FUNCTION queue.stride(tenant uuid) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((SELECT ceil(1000 / w.weight)::bigint FROM queue.weight AS w WHERE w.tenant = stride.tenant), 1000);

-- As in 0002, but for the length of a tenant's step.
CREATE OR REPLACE FUNCTION queue.enqueue(stage text, tenant uuid, subject uuid, priority smallint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    lane queue.lane;
    found_id bigint;
    next_round bigint;
BEGIN
    SELECT j.id INTO found_id FROM queue.job AS j
    WHERE j.tenant = enqueue.tenant AND j.subject = enqueue.subject AND j.stage = enqueue.stage;
    IF FOUND THEN RETURN found_id; END IF;

    SELECT * INTO lane FROM queue.lane AS l WHERE l.stage = enqueue.stage AND l.priority = enqueue.priority;
    IF NOT FOUND THEN lane := queue.open_lane(stage, priority); END IF;

    INSERT INTO queue.turn AS t
    VALUES (tenant, stage, priority, greatest(coalesce(pg_sequence_last_value(lane.watermark), 0), 1))
    ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE
        SET round = greatest(t.round + queue.stride(t.tenant), EXCLUDED.round)
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
    PERFORM queue.ring(lane);
    RETURN found_id;
END
$$;

-- Every commit with a NOTIFY takes a lock of the whole cluster: at most one in 10 ms. The rest is found by the claim that
-- follows a wake-up after a moment, or by the poll.
CREATE FUNCTION queue.ring(lane queue.lane) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    milliseconds bigint := extract(epoch FROM clock_timestamp()) * 1000;
BEGIN
    IF milliseconds - coalesce(pg_sequence_last_value(lane.notified), 0) NOT BETWEEN 0 AND 9 THEN
        PERFORM setval(lane.notified, milliseconds);
        PERFORM pg_notify('dictum_queue', lane.stage);
    END IF;
END
$$;

-- Many jobs in one statement: those of `tenants` and `subjects`, pair by pair. Returns how many were not there before.
-- The turns are taken in the order of the tenants, so that two of these at once don't wait for each other in a circle.
CREATE FUNCTION queue.enqueue_many(stage text, tenants uuid[], subjects uuid[], priorities smallint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    priority smallint;
    added bigint;
BEGIN
    FOREACH priority IN ARRAY ARRAY(SELECT DISTINCT unnest(priorities)) LOOP
        PERFORM FROM queue.lane AS l WHERE l.stage = enqueue_many.stage AND l.priority = priority;
        IF NOT FOUND THEN PERFORM queue.open_lane(stage, priority); END IF;
    END LOOP;

    WITH asked AS MATERIALIZED (
        SELECT DISTINCT ON (a.tenant, a.subject) a.tenant, a.subject, a.priority, a.place
        FROM unnest(tenants, subjects, priorities) WITH ORDINALITY AS a (tenant, subject, priority, place)
        WHERE NOT EXISTS (
            SELECT FROM queue.job AS j
            WHERE j.tenant = a.tenant AND j.subject = a.subject AND j.stage = enqueue_many.stage
        )
        ORDER BY a.tenant, a.subject, a.place
    ), share AS MATERIALIZED (
        SELECT a.tenant, a.priority, count(*) AS jobs, queue.stride(a.tenant) AS stride,
            greatest(coalesce(max(pg_sequence_last_value(l.watermark)), 0), 1) AS entry
        FROM asked AS a JOIN queue.lane AS l ON l.stage = enqueue_many.stage AND l.priority = a.priority
        GROUP BY a.tenant, a.priority
    ), turned AS (
        INSERT INTO queue.turn AS t
        SELECT s.tenant, stage, s.priority, s.entry + (s.jobs - 1) * s.stride
        FROM share AS s ORDER BY s.tenant, s.priority
        ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET round = greatest(EXCLUDED.round, t.round + (
            SELECT s.jobs * s.stride FROM share AS s WHERE s.tenant = t.tenant AND s.priority = t.priority
        ))
        RETURNING t.tenant, t.priority, t.round
    ), inserted AS (
        INSERT INTO queue.job (stage, tenant, subject, priority, round)
        SELECT stage, a.tenant, a.subject, a.priority,
            t.round - s.stride * (row_number() OVER (PARTITION BY a.tenant, a.priority ORDER BY a.place DESC) - 1)
        FROM asked AS a
        JOIN share AS s ON s.tenant = a.tenant AND s.priority = a.priority
        JOIN turned AS t ON t.tenant = a.tenant AND t.priority = a.priority
        ORDER BY a.place
        ON CONFLICT ON CONSTRAINT job_tenant_subject_stage_key DO NOTHING
        RETURNING 1
    )
    SELECT count(*) INTO added FROM inserted;

    IF added > 0 THEN
        PERFORM queue.ring(l) FROM queue.lane AS l
        WHERE l.stage = enqueue_many.stage AND l.priority = ANY (priorities);
    END IF;
    RETURN added;
END
$$;

REVOKE ALL ON FUNCTION queue.stride, queue.ring, queue.enqueue_many FROM PUBLIC;
GRANT EXECUTE ON FUNCTION queue.enqueue_many TO dictum_worker;

RESET ROLE;
