-- VACUUM frees the room of a destroyed key and leaves its bytes in the page: of 1,500 wrapped keys 1,492 were still in the
-- table's file after it, and a copy of the files would have held them for ever. Only a rewritten table forgets them.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_key_owner;

-- Readers wait while it runs: a second or two for a million keys. Whoever holds a lock for long, such as a dump, makes it
-- give up after a second, so that nobody waits behind it; the caller tries again.
CREATE FUNCTION keys.scrub() RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
BEGIN
    CLUSTER keys.data_key USING data_key_pkey;
    CLUSTER keys.sealing_key USING sealing_key_pkey;
    CLUSTER keys.practice_key USING practice_key_pkey;
    RETURN clock_timestamp();
END
$$;
COMMENT ON FUNCTION keys.scrub IS 'Rewrites the tables, so that no file of theirs holds bytes of destroyed keys.';
REVOKE ALL ON FUNCTION keys.scrub FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keys.scrub TO dictum_purger, dictum_key_administrator;
RESET ROLE;
