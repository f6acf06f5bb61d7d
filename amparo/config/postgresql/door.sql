-- At the public door nobody ever stands: whatever somebody says there, the database hears no actor, role or agency, and
-- so shows what everybody may know. A purpose is still heard, because functions of the owner work for the house a while;
-- that the door itself cannot claim it is decided where a purpose is believed.
CREATE OR REPLACE FUNCTION amparo_told(name text) RETURNS text LANGUAGE sql STABLE
AS $$ SELECT CASE
  WHEN name <> 'purpose' AND 'amparo_portal' IN (session_user::text, pg_catalog.current_setting('role')) THEN NULL
  ELSE nullif(pg_catalog.current_setting('amparo.' || name, true), '') END $$;
