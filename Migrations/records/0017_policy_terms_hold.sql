-- What 0016 asks of new rows holds for all: they had none of it. Readers and writers go on meanwhile.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE dictum_owner;

ALTER TABLE dictum.intake VALIDATE CONSTRAINT tags_are_codes;
ALTER TABLE dictum.intake VALIDATE CONSTRAINT consent_is_coded;
ALTER TABLE dictum.intake VALIDATE CONSTRAINT consent_has_a_reference;
ALTER TABLE dictum.dictation VALIDATE CONSTRAINT tags_are_codes;
ALTER TABLE dictum.dictation VALIDATE CONSTRAINT consent_is_coded;
RESET ROLE;
