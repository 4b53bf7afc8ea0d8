-- The queue: jobs in order, leases, and what was set aside. It knows nothing of dictations.
SET LOCAL ROLE dictum_owner;

CREATE SCHEMA queue;

CREATE DOMAIN queue.code AS text CHECK (VALUE ~ '^[a-z][a-z0-9_]{0,63}$');

CREATE SEQUENCE queue.lease_token;

-- One row a job; completing deletes it, so the table stays small. `available_at` is when the job may be claimed: now,
-- the end of a back-off, or the end of its lease. No index holds a column that a claim or a heartbeat writes, so with
-- free room in the page both are HOT updates.
CREATE TABLE queue.job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stage queue.code NOT NULL,
    tenant uuid NOT NULL,
    subject uuid NOT NULL,
    priority smallint NOT NULL CHECK (priority BETWEEN 0 AND 9),
    round bigint NOT NULL,
    available_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    lease_token bigint,
    leased_by text,
    attempts integer NOT NULL DEFAULT 0,
    deaths integer NOT NULL DEFAULT 0,
    enqueued_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    UNIQUE (tenant, subject, stage),
    CHECK ((lease_token IS NULL) = (leased_by IS NULL))
) WITH (
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_threshold = -1,
    autovacuum_vacuum_cost_delay = 0
);

CREATE INDEX job_order ON queue.job (stage, priority, round, id);

-- Jobs that nobody will claim again by themselves: failed for good, or quarantined because they took their workers down.
CREATE TABLE queue.set_aside (
    id bigint PRIMARY KEY,
    stage queue.code NOT NULL,
    tenant uuid NOT NULL,
    subject uuid NOT NULL,
    priority smallint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('failed', 'quarantined')),
    code queue.code NOT NULL,
    attempts integer NOT NULL,
    deaths integer NOT NULL,
    enqueued_at timestamptz NOT NULL,
    set_aside_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    UNIQUE (tenant, subject, stage)
);

-- NULL stands for every stage, or every tenant.
CREATE TABLE queue.pause (
    stage queue.code,
    tenant uuid,
    paused_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    UNIQUE NULLS NOT DISTINCT (stage, tenant)
);

-- What runs: for people and dashboards. Leases don't depend on it.
CREATE TABLE queue.worker (
    name text PRIMARY KEY,
    version text NOT NULL,
    host text NOT NULL,
    slots integer NOT NULL CHECK (slots > 0),
    started_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    last_heartbeat timestamptz NOT NULL DEFAULT statement_timestamp()
) WITH (fillfactor = 50);

-- A lane is one stage at one priority. Its two sequences are cells that many may write without a hot row:
-- `watermark` is the highest round claimed so far, `notified` when a NOTIFY was last sent (milliseconds).
CREATE TABLE queue.lane (
    stage queue.code,
    priority smallint,
    watermark regclass NOT NULL,
    notified regclass NOT NULL,
    PRIMARY KEY (stage, priority)
);

-- The round of each tenant's last job in a lane.
CREATE TABLE queue.turn (
    tenant uuid,
    stage queue.code,
    priority smallint,
    round bigint NOT NULL,
    PRIMARY KEY (tenant, stage, priority)
) WITH (fillfactor = 50);

CREATE FUNCTION queue.open_lane(stage text, priority smallint) RETURNS queue.lane
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    lane queue.lane;
    suffix text := stage || '_' || priority;
BEGIN
    -- Two that open the same lane: one waits here for the other. It happens once in a lane's life.
    PERFORM pg_advisory_xact_lock(hashtext('queue.open_lane'), 0);
    SELECT * INTO lane FROM queue.lane AS l WHERE l.stage = open_lane.stage AND l.priority = open_lane.priority;
    IF FOUND THEN RETURN lane; END IF;
    suffix := md5(suffix);
    EXECUTE format('CREATE SEQUENCE queue.%I MINVALUE 0', 'watermark_' || suffix);
    EXECUTE format('CREATE SEQUENCE queue.%I MINVALUE 0', 'notified_' || suffix);
    INSERT INTO queue.lane VALUES (
        stage, priority, format('queue.%I', 'watermark_' || suffix)::regclass,
        format('queue.%I', 'notified_' || suffix)::regclass
    ) RETURNING * INTO lane;
    RETURN lane;
END
$$;

-- Puts a job in the queue, or finds the one that is there; returns its id. Transactional, like any insert.
--
-- Fair: a tenant's jobs take one round each, beginning at the round that is being claimed. So whoever brings ten
-- thousand is far behind in his own rounds, and another's first job comes next. Once those ten thousand are claimed
-- the watermark has caught up with them, and all begin equal again.
CREATE FUNCTION queue.enqueue(stage text, tenant uuid, subject uuid, priority smallint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    lane queue.lane;
    found_id bigint;
    next_round bigint;
    milliseconds bigint := extract(epoch FROM clock_timestamp()) * 1000;
BEGIN
    SELECT j.id INTO found_id FROM queue.job AS j
    WHERE j.tenant = enqueue.tenant AND j.subject = enqueue.subject AND j.stage = enqueue.stage;
    IF FOUND THEN RETURN found_id; END IF;

    SELECT * INTO lane FROM queue.lane AS l WHERE l.stage = enqueue.stage AND l.priority = enqueue.priority;
    IF NOT FOUND THEN lane := queue.open_lane(stage, priority); END IF;

    INSERT INTO queue.turn AS t
    VALUES (tenant, stage, priority, greatest(coalesce(pg_sequence_last_value(lane.watermark), 0), 1))
    ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET round = greatest(t.round + 1, EXCLUDED.round)
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

    -- Every commit with a NOTIFY takes a lock of the whole cluster: at most one in 10 ms. The rest is found by the
    -- claim that follows a wake-up after a moment, or by the poll.
    IF milliseconds - coalesce(pg_sequence_last_value(lane.notified), 0) NOT BETWEEN 0 AND 9 THEN
        PERFORM setval(lane.notified, milliseconds);
        PERFORM pg_notify('dictum_queue', stage);
    END IF;
    RETURN found_id;
END
$$;

-- Moves a lane's watermark up to a round that was claimed. Outside transactions and without a lock: when two race, it
-- may for a moment stand lower, and the next claim lifts it.
CREATE FUNCTION queue.advance(stage text, priority smallint, round bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT setval(l.watermark, round) FROM queue.lane AS l
    WHERE l.stage = advance.stage AND l.priority = advance.priority
        AND coalesce(pg_sequence_last_value(l.watermark), 0) < round
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA queue FROM PUBLIC;
GRANT USAGE ON SCHEMA queue TO dictum_worker;
GRANT EXECUTE ON FUNCTION queue.enqueue, queue.advance TO dictum_worker;
GRANT USAGE ON SEQUENCE queue.lease_token TO dictum_worker;
GRANT SELECT, UPDATE, DELETE ON queue.job TO dictum_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON queue.set_aside, queue.pause, queue.worker TO dictum_worker;

RESET ROLE;
