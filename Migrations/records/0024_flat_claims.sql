-- A claim in at most 12 pages, and a submission in fewer statements.
--
-- The functions keep their signatures: workers of the version before call the new ones from their next statement on.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

-- A session takes tokens twenty at a time, so most claims don't touch the sequence's page. Each is still given once.
ALTER SEQUENCE queue.lease_token CACHE 20;

-- What a claim has to know of a lane is in one cell now. Its `pace` holds two numbers, in steps of 1000 rounds: the upper 43
-- bits the watermark (the highest step claimed so far), the lower 20 how far the floor (below which no job is left) lags
-- behind it. A lag that doesn't fit is the greatest, and means that there is no floor. The cells `watermark` and `floor`
-- are no longer read; a statement that is under way while this commits still names them.
ALTER TABLE queue.lane ADD COLUMN pace regclass;

-- The lane's cells, so that enqueuing need not look them up.
ALTER TABLE queue.turn ADD COLUMN pace regclass, ADD COLUMN notified regclass;

-- The round at which a tenant comes in who has waited for none.
CREATE FUNCTION queue.entry(pace bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(pace >> 20, 0) * 1000 + 1;

-- The round at which a scan of the lane begins.
CREATE FUNCTION queue.floor(pace bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (pace & 1048575) < 1048575 THEN ((pace >> 20) - (pace & 1048575)) * 1000 ELSE 0 END;

-- A watermark and a floor, in steps.
CREATE FUNCTION queue.pace(watermark bigint, floor bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN watermark << 20 | least(watermark - floor, 1048575);

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
    INSERT INTO queue.lane AS l VALUES (
        stage, priority, format('queue.%I', 'watermark_' || suffix)::regclass,
        format('queue.%I', 'notified_' || suffix)::regclass, format('queue.%I', 'floor_' || suffix)::regclass,
        format('queue.%I', 'pace_' || suffix)::regclass
    ) ON CONFLICT ON CONSTRAINT lane_pkey DO UPDATE SET floor = EXCLUDED.floor, pace = EXCLUDED.pace
    RETURNING * INTO lane;
    RETURN lane;
END
$$;
SELECT queue.open_lane(stage, priority) FROM queue.lane;
SELECT setval(l.pace, queue.pace(
    pg_sequence_last_value(l.watermark) / 1000, coalesce(pg_sequence_last_value(l.floor), 0) / 1000
)) FROM queue.lane AS l WHERE pg_sequence_last_value(l.watermark) IS NOT NULL;
UPDATE queue.turn AS t SET pace = l.pace, notified = l.notified
FROM queue.lane AS l WHERE l.stage = t.stage AND l.priority = t.priority;

-- As in 0023, in one statement for all but a tenant's first job in a lane, who is given a turn of long ago and then takes the
-- next as all do. What a statement would do besides is assigned, for PERFORM starts the executor.
CREATE OR REPLACE FUNCTION queue.enqueue(stage text, tenant uuid, subject uuid, priority smallint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    found_id bigint;
    bell regclass;
    milliseconds bigint;
    has_rung boolean;
BEGIN
    WITH turned AS (
        UPDATE queue.turn AS t SET round = greatest(queue.entry(pg_sequence_last_value(t.pace)), t.round + coalesce(
            (SELECT ceil(1000 / w.weight)::bigint FROM queue.weight AS w WHERE w.tenant = t.tenant), 1000
        ))
        WHERE t.tenant = enqueue.tenant AND t.stage = enqueue.stage AND t.priority = enqueue.priority
            AND t.pace IS NOT NULL AND NOT EXISTS (
                SELECT FROM queue.job AS j
                WHERE j.tenant = enqueue.tenant AND j.subject = enqueue.subject AND j.stage = enqueue.stage
            )
        RETURNING t.*
    )
    INSERT INTO queue.job AS j (stage, tenant, subject, priority, round)
    SELECT t.stage, t.tenant, subject, t.priority, t.round FROM turned AS t
    ON CONFLICT ON CONSTRAINT job_tenant_subject_stage_key DO NOTHING
    RETURNING j.id, (SELECT t.notified FROM turned AS t) INTO found_id, bell;

    IF found_id IS NULL THEN
        SELECT j.id INTO found_id FROM queue.job AS j
        WHERE j.tenant = enqueue.tenant AND j.subject = enqueue.subject AND j.stage = enqueue.stage;
        IF FOUND THEN RETURN found_id; END IF;
        INSERT INTO queue.turn AS t
        SELECT tenant, stage, priority, -100000, l.pace, l.notified FROM queue.open_lane(stage, priority) AS l
        ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET pace = EXCLUDED.pace, notified = EXCLUDED.notified;
        RETURN queue.enqueue(stage, tenant, subject, priority);
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

-- As in 0005, with the lanes' new cells.
CREATE OR REPLACE FUNCTION queue.enqueue_many(stage text, tenants uuid[], subjects uuid[], priorities smallint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    priority smallint;
    added bigint;
BEGIN
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
        INSERT INTO queue.turn AS t
        SELECT s.tenant, stage, s.priority, s.entry + (s.jobs - 1) * s.stride, s.pace, s.notified
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
-- a million jobs in a minute. The lanes and the pauses, a page each, are read whole: an index would be a second page. For
-- each lane in turn job_order is scanned until there are enough; the rows that it locked are then written where they lie.
CREATE OR REPLACE FUNCTION queue.claim(
    wanted text, job_limit bigint, worker text, lease_milliseconds bigint, deadly_limit bigint,
    behind_priority bigint, behind_round bigint, behind_id bigint
) RETURNS SETOF queue.job
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
SET enable_indexonlyscan = off SET jit = off
AS $$
DECLARE
    found record;
    now_at bigint;
BEGIN
    SELECT array_agg(c.place) AS places, bool_or(c.is_deadly) AS is_deadly, max(c.round) / 1000 AS reached,
        min(c.cell) AS first_cell, max(c.cell) AS last_cell, max(c.pace) AS pace
    INTO found FROM (
        SELECT begun.cell, begun.pace, job.place, job.round, job.is_deadly
        FROM (
            SELECT l.priority, l.pace::oid AS cell, coalesce(pg_sequence_last_value(l.pace), 0) AS pace
            FROM queue.lane AS l
            WHERE l.stage || '' = wanted AND l.priority + 0 >= behind_priority AND NOT EXISTS (
                SELECT FROM queue.pause AS p WHERE num_nulls(p.tenant) = 1 AND coalesce(p.stage = wanted, true)
            )
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
                AND j.available_at <= statement_timestamp()
                AND j.tenant <> ALL (ARRAY(
                    SELECT p.tenant FROM queue.pause AS p WHERE coalesce(p.stage = wanted, true)
                ))
            ORDER BY j.round, j.id
            LIMIT job_limit
            FOR UPDATE SKIP LOCKED
        ) AS job
        LIMIT job_limit
    ) AS c;
    IF found.places IS NULL THEN RETURN; END IF;

    IF found.is_deadly THEN
        WITH quarantined AS (
            DELETE FROM queue.job AS j
            WHERE j.ctid = ANY (found.places) AND j.lease_token IS NOT NULL AND j.deaths + 1 >= deadly_limit
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
    IF found.first_cell <> found.last_cell THEN
        PERFORM setval(l.pace, queue.pace(top.reached, queue.floor(pg_sequence_last_value(l.pace)) / 1000))
        FROM queue.lane AS l CROSS JOIN LATERAL (
            SELECT max(j.round) / 1000 AS reached FROM queue.job AS j
            WHERE j.ctid = ANY (found.places) AND j.priority = l.priority
        ) AS top
        WHERE l.stage = wanted AND top.reached > coalesce(pg_sequence_last_value(l.pace) >> 20, 0);
    ELSIF found.reached > found.pace >> 20 THEN
        now_at := coalesce(pg_sequence_last_value(found.last_cell), 0);
        IF found.reached > now_at >> 20 THEN
            now_at := setval(found.last_cell, queue.pace(found.reached, queue.floor(now_at) / 1000));
        END IF;
    END IF;

    RETURN QUERY UPDATE queue.job AS j SET
        lease_token = nextval('queue.lease_token'),
        leased_by = worker,
        available_at = statement_timestamp() + lease_milliseconds * interval '1 millisecond',
        deaths = j.deaths + (j.lease_token IS NOT NULL)::integer
    WHERE j.ctid = ANY (found.places)
    RETURNING j.*;
END
$$;

-- As in 0006, with the lanes' new cells. A floor never passes the watermark as it stood before the scan: where that has moved
-- on meanwhile, jobs may have come in between.
CREATE OR REPLACE FUNCTION queue.settle(wanted text, anew boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
SET jit = off
AS $$
DECLARE
    lane record;
    lowest bigint;
    now_at bigint;
    next_floor bigint;
BEGIN
    FOR lane IN
        SELECT l.priority, l.pace AS cell, coalesce(pg_sequence_last_value(l.pace), 0) AS pace
        FROM queue.lane AS l WHERE l.stage = wanted
    LOOP
        SELECT j.round INTO lowest FROM queue.job AS j
        WHERE j.stage = wanted AND j.priority = lane.priority
            AND j.round >= CASE WHEN anew THEN 0 ELSE queue.floor(lane.pace) END
        ORDER BY j.round, j.id LIMIT 1;
        next_floor := least(coalesce(lowest / 1000, lane.pace >> 20), lane.pace >> 20);
        now_at := coalesce(pg_sequence_last_value(lane.cell), 0);
        IF next_floor > queue.floor(now_at) / 1000 OR anew AND next_floor < queue.floor(now_at) / 1000 THEN
            PERFORM setval(lane.cell, queue.pace(greatest(now_at >> 20, next_floor), next_floor));
        END IF;
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION queue.entry, queue.floor, queue.pace FROM PUBLIC;

-- As in 0023, but that one statement finds the lane's head and whether the entry names a patient.
CREATE OR REPLACE FUNCTION audit.append(
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
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_bitmapscan = off AS $$
#variable_conflict use_variable
DECLARE
    lane int := pg_backend_pid();
    place int8;
    previous bytea;
    moment timestamptz := clock_timestamp();
    xid int8 := pg_current_xact_id()::text::int8 + audit.transaction_offset();
    salt bytea := uuid_send(gen_random_uuid());
    hash bytea;
    may_name boolean := action = 'dictation.received' AND code IS NULL;
    names boolean := may_name;
BEGIN
    SELECT l.sequence + 1, l.head, may_name AND EXISTS (
        SELECT FROM audit.subject AS s WHERE (s.practice_id, s.dictation_id) = (practice_id, dictation_id)
    ) INTO place, previous, names FROM audit.lane AS l WHERE l.lane_id = lane;
    IF place IS NULL THEN
        place := 1;
        previous := '\x0000000000000000000000000000000000000000000000000000000000000000';
        names := may_name;
    END IF;
    IF names THEN code := audit.subject_code(practice_id, dictation_id); END IF;
    -- 'dictum.audit.entry/1' and the fields; an integer is 01 00000008 and eight bytes, a UUID 01 00000010 and
    -- sixteen. The database's encoding is UTF-8, so octet_length is that of the bytes.
    hash := sha256(
        '\x64696374756d2e61756469742e656e7472792f310100000008'::bytea || int8send(lane)
        || '\x0100000008'::bytea || int8send(place) || '\x0100000020'::bytea || previous
        || '\x0100000008'::bytea || int8send((extract(epoch FROM moment) * 1000000)::int8)
        || '\x0100000008'::bytea || int8send(xid)
        || '\x01'::bytea || int4send(octet_length(session_user::text)) || convert_to(session_user::text, 'UTF8')
        || '\x01'::bytea || int4send(octet_length(actor)) || convert_to(actor, 'UTF8')
        || '\x01'::bytea || int4send(octet_length(action)) || convert_to(action, 'UTF8')
        || CASE WHEN practice_id IS NULL THEN '\x00' ELSE '\x0100000010'::bytea || uuid_send(practice_id) END
        || CASE WHEN dictation_id IS NULL THEN '\x00' ELSE '\x0100000010'::bytea || uuid_send(dictation_id) END
        || CASE WHEN artifact_class IS NULL THEN '\x00'
            ELSE '\x01'::bytea || int4send(octet_length(artifact_class)) || convert_to(artifact_class, 'UTF8') END
        || CASE WHEN artifact_version IS NULL THEN '\x00' ELSE '\x0100000008'::bytea || int8send(artifact_version) END
        || CASE WHEN key_id IS NULL THEN '\x00' ELSE '\x0100000010'::bytea || uuid_send(key_id) END
        || '\x01'::bytea || int4send(octet_length(outcome)) || convert_to(outcome, 'UTF8')
        || CASE WHEN code IS NULL THEN '\x00'
            ELSE '\x01'::bytea || int4send(octet_length(code)) || convert_to(code, 'UTF8') END
        || '\x01'::bytea || int4send(octet_length(purpose)) || convert_to(purpose, 'UTF8')
        || '\x0100000010'::bytea || salt
    );
    IF place = 1 THEN
        INSERT INTO audit.lane VALUES (lane, place, hash);
        INSERT INTO audit.entry VALUES (
            lane, place, previous, moment, xid, session_user, actor, action, practice_id, dictation_id, artifact_class,
            artifact_version, key_id, outcome, code, purpose, salt, hash
        );
        RETURN;
    END IF;
    WITH moved AS (UPDATE audit.lane AS l SET sequence = place, head = hash WHERE l.lane_id = lane)
    INSERT INTO audit.entry VALUES (
        lane, place, previous, moment, xid, session_user, actor, action, practice_id, dictation_id, artifact_class,
        artifact_version, key_id, outcome, code, purpose, salt, hash
    );
END
$$;
RESET ROLE;

-- As in 0016. What need not be a statement is none: PERFORM starts the executor, an assignment doesn't.
CREATE OR REPLACE FUNCTION dictum.accept_dictation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_stopped boolean;
    is_same boolean;
    is_done boolean;
BEGIN
    IF NEW.practice_id IS NULL THEN
        RAISE EXCEPTION 'role % submits for no practice', session_user
            USING ERRCODE = 'insufficient_privilege', HINT = 'Connect as the role that "dictum practice add" named.';
    END IF;
    INSERT INTO dictum.dictation AS d (
        practice_id, dictation_id, kind, priority, language, clinician_ref, patient_ref, consent_ref, consent_method,
        consent_obtained_at, consent_scope, tags, received_at
    ) VALUES (
        NEW.practice_id, NEW.dictation_id, NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref, NEW.patient_ref,
        NEW.consent_ref, NEW.consent_method, NEW.consent_obtained_at, NEW.consent_scope, NEW.tags, NEW.received_at
    ) ON CONFLICT ON CONSTRAINT dictation_pkey DO NOTHING
    RETURNING d.consent_ref IS NULL AND (
        SELECT (p.document -> 'consent' ->> 'required')::boolean FROM dictum.policy AS p
        WHERE p.practice_id = d.practice_id ORDER BY p.version DESC LIMIT 1
    ) INTO is_stopped;
    IF FOUND THEN
        is_done := audit.append(
            'practice/' || NEW.practice_id, 'dictation.received', 'TREAT', NEW.practice_id, NEW.dictation_id, 'audio'
        ) IS NULL;
        IF is_stopped THEN
            PERFORM dictum.stop_dictation(NEW.practice_id, NEW.dictation_id, 'consent_missing');
        ELSE
            is_done := queue.enqueue(
                'transcribe', NEW.practice_id, NEW.dictation_id,
                CASE NEW.priority WHEN 'stat' THEN 0::int2 ELSE 5::int2 END
            ) > 0;
        END IF;
        RETURN NEW;
    END IF;
    -- The same recording for another patient is no repetition: it must not vanish without a word.
    SELECT (d.kind, d.priority, d.language, d.clinician_ref, d.patient_ref, d.consent_ref)
        IS NOT DISTINCT FROM (NEW.kind, NEW.priority, NEW.language, NEW.clinician_ref, NEW.patient_ref,
            coalesce(NEW.consent_ref, d.consent_ref))
        AND (NEW.tags <@ d.tags OR NEW.tags = i.tags)
        AND coalesce(i.sealed = NEW.sealed, d.content_digest = sha256(NEW.sealed), false)
    INTO is_same
    FROM dictum.dictation AS d LEFT JOIN dictum.intake AS i USING (practice_id, dictation_id)
    WHERE d.practice_id = NEW.practice_id AND d.dictation_id = NEW.dictation_id;
    IF is_same THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'dictation % was submitted before with other content', NEW.dictation_id
        USING ERRCODE = 'unique_violation', HINT = 'Give each recording an id of its own.';
END
$$;
