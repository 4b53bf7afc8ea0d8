-- Whether the nightly purge runs, for metrics, `status` and `doctor`; what certificates rest on; and what there is at each
-- place, for whoever compares it with the key store.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

ALTER TABLE dictum.purge_run
    -- NULL for all practices: only such a run makes up for a night.
    ADD COLUMN practice_id uuid REFERENCES dictum.practice,
    -- Moves with each batch: a run that neither ends nor moves has died.
    ADD COLUMN seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN failure audit.code;
CREATE INDEX purge_run_by_start ON dictum.purge_run (started_at DESC);
CREATE INDEX purge_run_complete ON dictum.purge_run (finished_at DESC)
    WHERE practice_id IS NULL AND outcome = 'complete';

-- By the database's clock, so that the certificate's entry in the audit log is found.
ALTER TABLE dictum.destruction_certificate ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now();
-- In the order in which certificates take them, so that a large run's list is read once.
CREATE INDEX destruction_to_certify ON dictum.destruction (practice_id, run_id, dictation_id, class)
    WHERE certificate_id IS NULL;
DROP INDEX dictum.destruction_uncertified;

GRANT SELECT ON dictum.purge_run TO dictum_definer;
GRANT SELECT (decided_at, certificate_id) ON dictum.destruction TO dictum_definer;
GRANT SELECT ON dictum.practice TO dictum_definer;
GRANT SELECT (key_id) ON dictum.artifact TO dictum_definer;
GRANT SELECT (key_id) ON dictum.audio_key TO dictum_definer;

-- Numbers, times and codes only. A run that has not moved for a quarter of an hour is dead. Without any complete run the
-- clock starts with the first practice. Counts end at 100,000.
CREATE FUNCTION dictum.purge_state(
    OUT started_at timestamptz, OUT seen_at timestamptz, OUT outcome text, OUT failure text, OUT destroyed int8,
    OUT completed_at timestamptz, OUT waiting_since timestamptz, OUT unfinished int8, OUT unfinished_since timestamptz,
    OUT uncertified int8, OUT uncertified_since timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.started_at, r.seen_at, r.outcome, r.failure, r.destroyed, c.finished_at,
        coalesce(c.finished_at, (SELECT min(p.created_at) FROM dictum.practice AS p)), u.count, u.since, n.count, n.since
    FROM (SELECT) AS always
    LEFT JOIN LATERAL (
        SELECT o.started_at, o.seen_at, o.failure::text, o.destroyed, CASE
            WHEN o.outcome IS NOT NULL THEN o.outcome::text
            WHEN o.seen_at < clock_timestamp() - interval '15 minutes' THEN 'died' ELSE 'running' END AS outcome
        FROM dictum.purge_run AS o WHERE o.practice_id IS NULL ORDER BY o.started_at DESC LIMIT 1
    ) AS r ON true
    LEFT JOIN LATERAL (
        SELECT o.finished_at FROM dictum.purge_run AS o
        WHERE o.practice_id IS NULL AND o.outcome = 'complete' ORDER BY o.finished_at DESC LIMIT 1
    ) AS c ON true
    CROSS JOIN LATERAL (
        SELECT count(*) AS count, min(decided_at) AS since
        FROM (SELECT x.decided_at FROM dictum.destruction AS x WHERE x.deleted_at IS NULL LIMIT 100000) AS counted
    ) AS u
    CROSS JOIN LATERAL (
        SELECT count(*) AS count, min(deleted_at) AS since FROM (
            SELECT x.deleted_at FROM dictum.destruction AS x
            WHERE x.certificate_id IS NULL AND x.deleted_at IS NOT NULL LIMIT 100000
        ) AS counted
    ) AS n
$$;

-- What there is, and what was given up, at each place of a range of a practice's dictations.
CREATE FUNCTION dictum.places(practice uuid, past uuid, up_to uuid)
RETURNS TABLE (
    dictation_id uuid, class text, key_ids uuid[], is_kept boolean, status text, received_at timestamptz,
    decided_at timestamptz, deleted_at timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.dictation_id, of.class, coalesce(a.key_ids, k.key_ids, '{}'),
        CASE of.class WHEN 'audio' THEN i.dictation_id IS NOT NULL ELSE a.key_ids IS NOT NULL END,
        d.status, d.received_at, x.decided_at, x.deleted_at
    FROM dictum.dictation AS d CROSS JOIN (VALUES ('audio'), ('transcript'), ('note')) AS of (class)
    LEFT JOIN dictum.intake AS i
        ON of.class = 'audio' AND (i.practice_id, i.dictation_id) = (d.practice_id, d.dictation_id)
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
    WHERE d.practice_id = practice AND (past IS NULL OR d.dictation_id > past)
        AND (up_to IS NULL OR d.dictation_id <= up_to)
    ORDER BY d.dictation_id, of.class
$$;

REVOKE ALL ON FUNCTION dictum.purge_state, dictum.places FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dictum.purge_state TO dictum_worker, dictum_auditor, dictum_purger;
GRANT EXECUTE ON FUNCTION dictum.places TO dictum_purger;
RESET ROLE;

ALTER FUNCTION dictum.purge_state() OWNER TO dictum_definer;
ALTER FUNCTION dictum.places(uuid, uuid, uuid) OWNER TO dictum_definer;
