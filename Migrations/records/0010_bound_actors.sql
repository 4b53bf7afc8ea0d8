-- Who an audit entry names is bound to who is connected, and no artifact is stored without its entry.
SET LOCAL ROLE dictum_owner;

-- The group whose members may be named as actors of a kind. Kinds without a group here are an administrator's; a practice's
-- entries only a trigger makes. In a function: a trigger's condition is read from its text for each statement, a function's
-- once.
CREATE FUNCTION audit.group_of(actor text) RETURNS name
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN CASE split_part(actor, '/', 1)
        WHEN 'practice' THEN 'dictum_intake'
        WHEN 'worker' THEN 'dictum_worker'
        WHEN 'clinician' THEN 'dictum_reviewer'
        WHEN 'reviewer' THEN 'dictum_reviewer'
        WHEN 'auditor' THEN 'dictum_auditor'
        WHEN 'purger' THEN 'dictum_purger'
        WHEN 'sealer' THEN 'dictum_sealer'
        WHEN 'key_administrator' THEN 'dictum_key_administrator'
        WHEN 'backup' THEN 'dictum_backup'
        ELSE 'dictum_owner'
    END;
END
$$;

-- A session may name only an actor of a kind that its login belongs to; that is decided without a call of this, for each
-- entry pays for it. What remains: a trigger of ours is above suspicion, for nobody but the owner can make one; who
-- administers keys is an administrator; an operator with no more rights than a worker is named by login.
CREATE FUNCTION audit.bind_actor() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kind text := split_part(NEW.actor, '/', 1);
BEGIN
    IF pg_trigger_depth() > 1
        OR kind = 'administrator' AND pg_has_role(session_user, 'dictum_key_administrator', 'MEMBER')
        OR kind = 'operator' AND NEW.actor = dictum.session_actor(kind)
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a session of role % cannot write audit entries of an actor of kind %', session_user, kind
        USING ERRCODE = 'insufficient_privilege', HINT = 'Connect as a login of the group that such actors belong to.';
END
$$;
CREATE TRIGGER actor_is_bound BEFORE INSERT ON audit.entry FOR EACH ROW
    WHEN (NOT pg_has_role(session_user, audit.group_of(NEW.actor), 'MEMBER'))
    EXECUTE FUNCTION audit.bind_actor();
ALTER TABLE audit.entry ENABLE ALWAYS TRIGGER actor_is_bound;

-- Checked at the commit, so the entry may be written before or after; whatever wrote the row.
CREATE FUNCTION dictum.require_audit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM audit.entry AS e
    WHERE e.dictation_id = NEW.dictation_id AND e.at >= transaction_timestamp() AND e.outcome = 'success'
        AND (e.practice_id, e.dictation_id, e.artifact_class, e.artifact_version)
            = (NEW.practice_id, NEW.dictation_id, NEW.class, NEW.version);
    IF FOUND THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'an artifact is stored with its audit entry or not at all'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
REVOKE EXECUTE ON FUNCTION audit.group_of, audit.bind_actor, dictum.require_audit FROM PUBLIC;
CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT ON dictum.artifact
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dictum.require_audit();

RESET ROLE;

-- As in 0004, but that the operator who puts a job back is named by login.
CREATE OR REPLACE FUNCTION dictum.follow_set_aside() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        UPDATE dictum.dictation SET status = 'failed', reason_code = NEW.code, status_at = now()
            WHERE practice_id = NEW.tenant AND dictation_id = NEW.subject;
        PERFORM audit.append(
            actor => 'queue', action => 'dictation.failed', purpose => 'TREAT', practice_id => NEW.tenant,
            dictation_id => NEW.subject, outcome => 'failure', code => NEW.code
        );
    ELSE
        UPDATE dictum.dictation SET reason_code = NULL, status_at = now(),
            status = CASE OLD.stage WHEN 'draft' THEN 'transcribed' ELSE 'received' END
            WHERE practice_id = OLD.tenant AND dictation_id = OLD.subject;
        PERFORM audit.append(
            actor => dictum.session_actor('operator'),
            action => 'dictation.retried', purpose => 'HOPERAT', practice_id => OLD.tenant,
            dictation_id => OLD.subject
        );
    END IF;
    RETURN NULL;
END
$$;
