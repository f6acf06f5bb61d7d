-- Feed tokens: the information officers of an agency keep those of their agency. Who calls is not known yet: they show the
-- hash of their secret, see the one row that has it, and may count the call there. Written by hand after decision 45.
CREATE FUNCTION amparo_gives_feeds(agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(agency = public.amparo_told('agency')::uuid
        AND public.amparo_told('role') = 'information_officer', false) $$;

CREATE POLICY known ON feeds_token FOR SELECT USING ((SELECT amparo_house())
  OR amparo_gives_feeds(agency_id) OR digest = (SELECT amparo_told('feed')));
CREATE POLICY added ON feeds_token FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR (made_by_id = (SELECT amparo_actor()) AND amparo_gives_feeds(agency_id)));
CREATE POLICY changed ON feeds_token FOR UPDATE USING ((SELECT amparo_house())
  OR amparo_gives_feeds(agency_id) OR digest = (SELECT amparo_told('feed')));
CREATE POLICY removed ON feeds_token FOR DELETE USING ((SELECT amparo_house()));

ALTER TABLE feeds_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE feeds_token FORCE ROW LEVEL SECURITY;
