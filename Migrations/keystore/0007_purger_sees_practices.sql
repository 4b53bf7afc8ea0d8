-- Whoever looks for keys that belong to nothing must know whose keys there are.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_key_owner;
GRANT SELECT (practice_id, created_at, destroyed_at) ON keys.practice_key TO dictum_purger;
RESET ROLE;
