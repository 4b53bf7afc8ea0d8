-- What every submission pays for, at less cost.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

-- As in 0015, but for its first lines: most submissions name no patient, and need no call to find that out.
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
BEGIN
    IF action = 'dictation.received' AND code IS NULL
        AND EXISTS (SELECT FROM audit.subject AS s WHERE (s.practice_id, s.dictation_id) = (practice_id, dictation_id))
    THEN code := audit.subject_code(practice_id, dictation_id); END IF;
    SELECT l.sequence + 1, l.head INTO place, previous FROM audit.lane AS l WHERE l.lane_id = lane;
    IF NOT FOUND THEN
        place := 1;
        previous := '\x0000000000000000000000000000000000000000000000000000000000000000';
    END IF;
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

-- As in 0006, but that the turn of a tenant who has had one in this lane, as nearly all have, is updated and not first
-- inserted in vain.
CREATE OR REPLACE FUNCTION queue.enqueue(stage text, tenant uuid, subject uuid, priority smallint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    watermark regclass;
    notified regclass;
    found_id bigint;
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

    WITH turned AS (
        UPDATE queue.turn AS t SET round = greatest(pg_sequence_last_value(watermark), 1, t.round + coalesce(
            (SELECT ceil(1000 / w.weight)::bigint FROM queue.weight AS w WHERE w.tenant = t.tenant), 1000
        ))
        WHERE t.tenant = enqueue.tenant AND t.stage = enqueue.stage AND t.priority = enqueue.priority
        RETURNING t.round
    )
    INSERT INTO queue.job AS j (stage, tenant, subject, priority, round)
    SELECT stage, tenant, subject, priority, turned.round FROM turned
    ON CONFLICT ON CONSTRAINT job_tenant_subject_stage_key DO NOTHING
    RETURNING j.id INTO found_id;

    IF found_id IS NULL THEN
        -- Another has put it in meanwhile; or it is the tenant's first in this lane.
        SELECT j.id INTO found_id FROM queue.job AS j
        WHERE j.tenant = enqueue.tenant AND j.subject = enqueue.subject AND j.stage = enqueue.stage;
        IF FOUND THEN RETURN found_id; END IF;
        WITH turned AS (
            INSERT INTO queue.turn AS t
            VALUES (tenant, stage, priority, greatest(pg_sequence_last_value(watermark), 1))
            ON CONFLICT ON CONSTRAINT turn_pkey DO UPDATE SET round = greatest(EXCLUDED.round, t.round + coalesce(
                (SELECT ceil(1000 / w.weight)::bigint FROM queue.weight AS w WHERE w.tenant = t.tenant), 1000
            ))
            RETURNING t.round
        )
        INSERT INTO queue.job AS j (stage, tenant, subject, priority, round)
        SELECT stage, tenant, subject, priority, turned.round FROM turned
        ON CONFLICT ON CONSTRAINT job_tenant_subject_stage_key DO NOTHING
        RETURNING j.id INTO found_id;
    END IF;
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
RESET ROLE;
