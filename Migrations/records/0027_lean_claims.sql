-- A single job through an idle queue at less cost: fewer steps in enqueue and claim, and none that finds the same each time.
--
-- The functions keep their signatures: workers of the version before call the new ones from their next statement on.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

-- In the order in which submissions take them, so that none of those can wait for this migration while it waits for them.
LOCK TABLE queue.turn, queue.lane, queue.weight, queue.pause, queue.job IN ACCESS EXCLUSIVE MODE;

-- Each statement that writes a row reads all checks of its table from text again, which cost a claim and a submission a tenth
-- of their time. Only the functions here insert jobs, for a turn in an open lane; so a priority is checked where lanes open.
-- A token and its holder's name are written together by every statement that writes one.
ALTER TABLE queue.job DROP CONSTRAINT job_priority_check, DROP CONSTRAINT job_check;
ALTER TABLE queue.lane ADD CHECK (priority BETWEEN 0 AND 9);

-- How long a tenant's step is, so that enqueuing need not look for a weight, which few have.
ALTER TABLE queue.turn ADD COLUMN stride bigint NOT NULL DEFAULT 1000;
UPDATE queue.turn AS t SET stride = queue.stride(t.tenant) FROM queue.weight AS w WHERE w.tenant = t.tenant;

-- A turn is written with each job of its tenant. Its dead versions are passed over by the next, and pruned when the page
-- has less room than this leaves: after some thirty.
ALTER TABLE queue.turn SET (fillfactor = 20);

-- Whoever makes a turn holds this lock shared, so that no weight is given between its being read and the turn being seen.
CREATE FUNCTION queue.follow_weight() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('queue.weight'), 0);
    UPDATE queue.turn AS t SET stride = queue.stride(t.tenant) WHERE t.tenant IN (OLD.tenant, NEW.tenant);
    RETURN NULL;
END
$$;
CREATE TRIGGER follow_weight AFTER INSERT OR UPDATE OR DELETE ON queue.weight
FOR EACH ROW EXECUTE FUNCTION queue.follow_weight();

-- What is paused is known to the lanes, which a claim reads anyway.
ALTER TABLE queue.lane
    ADD COLUMN is_paused boolean NOT NULL DEFAULT false,
    ADD COLUMN paused_tenants uuid[] NOT NULL DEFAULT '{}';

-- Lanes open and pauses change one after the other, so that neither misses the other.
CREATE FUNCTION queue.note_pauses() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('queue.open_lane'), 0);
    UPDATE queue.lane AS l SET is_paused = now_paused.whole, paused_tenants = now_paused.tenants
    FROM queue.lane AS same CROSS JOIN LATERAL (
        SELECT count(*) > count(p.tenant) AS whole,
            coalesce(array_agg(p.tenant ORDER BY p.tenant) FILTER (WHERE p.tenant IS NOT NULL), '{}') AS tenants
        FROM queue.pause AS p WHERE coalesce(p.stage = same.stage, true)
    ) AS now_paused
    WHERE (same.stage, same.priority) = (l.stage, l.priority)
        AND (l.is_paused, l.paused_tenants) IS DISTINCT FROM (now_paused.whole, now_paused.tenants);
END
$$;
CREATE FUNCTION queue.follow_pauses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM queue.note_pauses();
    RETURN NULL;
END
$$;
CREATE TRIGGER follow_pauses AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON queue.pause
FOR EACH STATEMENT EXECUTE FUNCTION queue.follow_pauses();
SELECT queue.note_pauses();

-- As in 0024, and a lane that opens learns what is paused.
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
    IF lane.pace IS NOT NULL THEN RETURN lane; END IF;
    FOREACH cell IN ARRAY ARRAY['watermark_', 'notified_', 'floor_', 'pace_'] LOOP
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS queue.%I MINVALUE 0', cell || suffix);
    END LOOP;
    INSERT INTO queue.lane AS l (stage, priority, watermark, notified, floor, pace) VALUES (
        stage, priority, format('queue.%I', 'watermark_' || suffix)::regclass,
        format('queue.%I', 'notified_' || suffix)::regclass, format('queue.%I', 'floor_' || suffix)::regclass,
        format('queue.%I', 'pace_' || suffix)::regclass
    ) ON CONFLICT ON CONSTRAINT lane_pkey DO UPDATE SET floor = EXCLUDED.floor, pace = EXCLUDED.pace;
    PERFORM queue.note_pauses();
    SELECT * INTO lane FROM queue.lane AS l WHERE l.stage = open_lane.stage AND l.priority = open_lane.priority;
    RETURN lane;
END
$$;

-- Puts a job in the queue, or finds the one that is there; returns its id. The turn is taken first and given back when the
-- job was there already, which is rare; a tenant's first job in a lane is given a turn of long ago, and then takes the next
-- as all do. What a statement would do besides is assigned, for PERFORM starts the executor.
CREATE OR REPLACE FUNCTION queue.enqueue(stage text, tenant uuid, subject uuid, priority smallint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    stage_name queue.code;
    next_round bigint;
    bell regclass;
    found_id bigint;
    milliseconds bigint;
    has_rung boolean;
BEGIN
    UPDATE queue.turn AS t SET round = greatest(queue.entry(pg_sequence_last_value(t.pace)), t.round + t.stride)
    WHERE t.tenant = enqueue.tenant AND t.stage = enqueue.stage AND t.priority = enqueue.priority AND t.pace IS NOT NULL
    RETURNING t.stage, t.round, t.notified INTO stage_name, next_round, bell;
    IF next_round IS NULL THEN
        PERFORM pg_advisory_xact_lock_shared(hashtext('queue.weight'), 0);
        PERFORM queue.open_lane(stage, priority);
        INSERT INTO queue.turn AS t (tenant, stage, priority, round, pace, notified, stride)
        SELECT tenant, l.stage, l.priority, -100000, l.pace, l.notified, queue.stride(tenant)
        FROM queue.lane AS l WHERE l.stage = enqueue.stage AND l.priority = enqueue.priority
        ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET pace = EXCLUDED.pace, notified = EXCLUDED.notified;
        RETURN queue.enqueue(stage, tenant, subject, priority);
    END IF;

    INSERT INTO queue.job AS j (stage, tenant, subject, priority, round)
    VALUES (stage_name, tenant, subject, priority, next_round)
    ON CONFLICT ON CONSTRAINT job_tenant_subject_stage_key DO NOTHING
    RETURNING j.id INTO found_id;
    IF found_id IS NULL THEN
        UPDATE queue.turn AS t SET round = t.round - t.stride
        WHERE t.tenant = enqueue.tenant AND t.stage = enqueue.stage AND t.priority = enqueue.priority;
        -- By the unique index: the other begins with the stage, and a million may wait there.
        SELECT j.id INTO found_id FROM queue.job AS j
        WHERE j.tenant = enqueue.tenant AND j.subject = enqueue.subject AND j.stage || '' = enqueue.stage;
        -- Gone in between: it was done just now, and is asked for anew.
        IF NOT FOUND THEN RETURN queue.enqueue(stage, tenant, subject, priority); END IF;
        RETURN found_id;
    END IF;

    -- The same as queue.ring, in place.
    milliseconds := extract(epoch FROM clock_timestamp()) * 1000;
    IF milliseconds - coalesce(pg_sequence_last_value(bell), 0) NOT BETWEEN 0 AND 9 THEN
        milliseconds := setval(bell, milliseconds);
        has_rung := pg_notify('dictum_queue', stage) IS NOT NULL;
    END IF;
    RETURN found_id;
END
$$;

-- As in 0024, and writes the strides.
CREATE OR REPLACE FUNCTION queue.enqueue_many(stage text, tenants uuid[], subjects uuid[], priorities smallint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    priority smallint;
    added bigint;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('queue.weight'), 0);
    FOREACH priority IN ARRAY ARRAY(SELECT DISTINCT unnest(priorities)) LOOP
        PERFORM FROM queue.lane AS l WHERE l.stage = enqueue_many.stage AND l.priority = priority AND l.pace IS NOT NULL;
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
            queue.entry(max(pg_sequence_last_value(l.pace))) AS entry,
            max(l.pace::oid)::regclass AS pace, max(l.notified::oid)::regclass AS notified
        FROM asked AS a JOIN queue.lane AS l ON l.stage = enqueue_many.stage AND l.priority = a.priority
        GROUP BY a.tenant, a.priority
    ), turned AS (
        INSERT INTO queue.turn AS t (tenant, stage, priority, round, pace, notified, stride)
        SELECT s.tenant, stage, s.priority, s.entry + (s.jobs - 1) * s.stride, s.pace, s.notified, s.stride
        FROM share AS s ORDER BY s.tenant, s.priority
        ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET pace = EXCLUDED.pace, notified = EXCLUDED.notified,
            round = greatest(EXCLUDED.round, t.round + (
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

-- Leases up to `job_limit` jobs of a stage, lane by lane and in each lane in the order of the rounds; what it does to each
-- is told at Lease in Sources/JobQueue. The caller sorts. Each lane is scanned from its floor; the lane of
-- `behind_priority` from behind that place, and lanes before it not at all. -1 begins at the first lane, and -2 does so
-- and heeds no floor.
--
-- Each statement here has one plan that may be taken, whatever the planner believes of a table that is empty now and holds
-- a million jobs in a minute. The lanes, a page, are read whole: an index would be a second page. For each lane in turn
-- job_order is scanned until there are enough; the rows that it locked are then written where they lie.
--
-- The watermark is moved up by each full claim. One that came back short leaves it up to eight steps behind: nobody waits
-- then, and a newcomer may be that much early.
CREATE OR REPLACE FUNCTION queue.claim(
    wanted text, job_limit bigint, worker text, lease_milliseconds bigint, deadly_limit bigint,
    behind_priority bigint, behind_round bigint, behind_id bigint
) RETURNS SETOF queue.job
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_sort = off SET jit = off
AS $$
DECLARE
    places tid[];
    is_deadly boolean;
    reached bigint;
    first_cell oid;
    last_cell oid;
    now_at bigint;
BEGIN
    SELECT array_agg(c.place), bool_or(c.is_deadly), max(c.round) / 1000, min(c.cell), max(c.cell), max(c.pace)
    INTO places, is_deadly, reached, first_cell, last_cell, now_at FROM (
        SELECT begun.cell, begun.pace, job.place, job.round, job.is_deadly
        FROM (
            SELECT l.priority, l.paused_tenants, l.pace::oid AS cell, coalesce(pg_sequence_last_value(l.pace), 0) AS pace
            FROM queue.lane AS l
            WHERE l.stage || '' = wanted AND l.priority + 0 >= behind_priority AND NOT l.is_paused
            ORDER BY l.priority
        ) AS begun
        CROSS JOIN LATERAL (
            SELECT j.ctid AS place, j.round, j.lease_token IS NOT NULL AND j.deaths + 1 >= deadly_limit AS is_deadly
            FROM queue.job AS j
            WHERE j.stage = wanted AND j.priority = begun.priority AND (j.round, j.id) > (
                    CASE behind_priority
                        WHEN begun.priority THEN behind_round WHEN -2 THEN 0 ELSE queue.floor(begun.pace)
                    END,
                    CASE behind_priority WHEN begun.priority THEN behind_id ELSE 0 END
                )
                AND j.available_at <= statement_timestamp() AND j.tenant <> ALL (begun.paused_tenants)
            ORDER BY j.round, j.id
            LIMIT job_limit
            FOR UPDATE SKIP LOCKED
        ) AS job
        LIMIT job_limit
    ) AS c;
    IF places IS NULL THEN RETURN; END IF;

    IF is_deadly THEN
        WITH quarantined AS (
            DELETE FROM queue.job AS j
            WHERE j.ctid = ANY (places) AND j.lease_token IS NOT NULL AND j.deaths + 1 >= deadly_limit
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

    -- Cells are read anew before they are written, for others have moved them meanwhile. When two race, the watermark or the
    -- floor may for a moment stand lower, and the next claim lifts the one, the next settling the other.
    IF first_cell <> last_cell THEN
        PERFORM setval(l.pace, queue.pace(top.reached, queue.floor(pg_sequence_last_value(l.pace)) / 1000))
        FROM queue.lane AS l CROSS JOIN LATERAL (
            SELECT max(j.round) / 1000 AS reached FROM queue.job AS j
            WHERE j.ctid = ANY (places) AND j.priority = l.priority
        ) AS top
        WHERE l.stage = wanted AND top.reached > coalesce(pg_sequence_last_value(l.pace) >> 20, 0);
    ELSIF reached > (now_at >> 20) + (CASE WHEN cardinality(places) < job_limit THEN 8 ELSE 0 END) THEN
        now_at := coalesce(pg_sequence_last_value(last_cell), 0);
        IF reached > now_at >> 20 THEN
            now_at := setval(last_cell, queue.pace(reached, queue.floor(now_at) / 1000));
        END IF;
    END IF;

    RETURN QUERY UPDATE queue.job AS j SET
        lease_token = nextval('queue.lease_token'),
        leased_by = worker,
        available_at = statement_timestamp() + lease_milliseconds * interval '1 millisecond',
        deaths = j.deaths + (j.lease_token IS NOT NULL)::integer
    WHERE j.ctid = ANY (places)
    RETURNING j.*;
END
$$;

REVOKE ALL ON FUNCTION queue.follow_weight, queue.note_pauses, queue.follow_pauses FROM PUBLIC;
RESET ROLE;
