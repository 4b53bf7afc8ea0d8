-- The end of a contract (45 CFR 164.504(e)(2)(ii)(J)): everything of a practice is returned or destroyed. A row is first the
-- decision, from which there is no way back, then how far it is; a run that was killed is gone on with.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

CREATE TABLE dictum.practice_ending (
    practice_id uuid PRIMARY KEY REFERENCES dictum.practice,
    run_id uuid NOT NULL REFERENCES dictum.purge_run,
    outcome text NOT NULL CHECK (outcome IN ('returned', 'destroyed')),
    manifest_digest bytea CHECK (octet_length(manifest_digest) = 32),
    login_role name NOT NULL,
    begun_by name NOT NULL DEFAULT session_user,
    begun_at timestamptz NOT NULL DEFAULT now(),
    key_destroyed_at timestamptz,
    finished_at timestamptz,
    certificate_id uuid REFERENCES dictum.destruction_certificate,
    CHECK ((outcome = 'returned') = (manifest_digest IS NOT NULL))
);
COMMENT ON TABLE dictum.practice_ending IS
    'Practices whose contract ended. login_role is the role that the practice submitted with; dictum.practice no longer '
    'names it, so that nothing more comes in.';
ALTER TABLE dictum.practice_ending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_administers ON dictum.practice_ending TO dictum_owner USING (true);
CREATE POLICY every_practice ON dictum.practice_ending FOR SELECT TO dictum_auditor USING (true);
GRANT SELECT ON dictum.practice_ending TO dictum_auditor;
RESET ROLE;
