-- What is watched in places behind the second lock. Written by hand after decision 43, sharing no code with the program.

-- Those who watch for an agency, and those among them who decide about alerts and keep figures.
CREATE FUNCTION amparo_watches(agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(agency = public.amparo_told('agency')::uuid
        AND public.amparo_told('role') IN ('case_worker', 'supervisor', 'information_officer'), false) $$;
CREATE FUNCTION amparo_answers_alerts(agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT public.amparo_watches(agency) AND public.amparo_told('role') IN ('supervisor', 'information_officer') $$;

-- What could lead to people who hide is there for whoever wrote it and for the supervisor of their team.
CREATE FUNCTION amparo_watches_closely(agency uuid, team uuid, owner uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT public.amparo_watches(agency) AND (owner = public.amparo_actor()
        OR coalesce(public.amparo_told('role') = 'supervisor' AND team = ANY (public.amparo_ids('teams')), false)) $$;

CREATE POLICY known ON monitoring_record FOR SELECT USING ((SELECT amparo_house())
  OR CASE WHEN "close" THEN amparo_watches_closely(agency_id, team_id, owner_id) ELSE amparo_watches(agency_id) END);
CREATE POLICY added ON monitoring_record FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR (amparo_watches(agency_id) AND owner_id = (SELECT amparo_actor())));
CREATE POLICY changed ON monitoring_record FOR UPDATE USING ((SELECT amparo_house()) OR (amparo_watches(agency_id)
  AND (owner_id = (SELECT amparo_actor()) OR amparo_answers_alerts(agency_id))));

CREATE POLICY known ON monitoring_alert FOR SELECT USING ((SELECT amparo_house()) OR amparo_watches(agency_id));
CREATE POLICY added ON monitoring_alert FOR INSERT WITH CHECK ((SELECT amparo_house()));
CREATE POLICY changed ON monitoring_alert FOR UPDATE USING ((SELECT amparo_house()));

CREATE POLICY known ON monitoring_decision FOR SELECT USING ((SELECT amparo_house())
  OR alert_id IN (SELECT id FROM monitoring_alert));
CREATE POLICY added ON monitoring_decision FOR INSERT WITH CHECK ((SELECT amparo_house()) OR (by = (SELECT amparo_actor())
  AND EXISTS (SELECT 1 FROM monitoring_alert a WHERE a.id = alert_id AND amparo_answers_alerts(a.agency_id))));
CREATE POLICY changed ON monitoring_decision FOR UPDATE USING ((SELECT amparo_house()));

CREATE POLICY known ON monitoring_figure FOR SELECT USING ((SELECT amparo_house()) OR (amparo_watches(agency_id)
  AND (level IN ('low', 'moderate') OR amparo_answers_alerts(agency_id))));
CREATE POLICY added ON monitoring_figure FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR (amparo_answers_alerts(agency_id) AND brought_by = (SELECT amparo_actor())));
CREATE POLICY changed ON monitoring_figure FOR UPDATE USING ((SELECT amparo_house()));

CREATE POLICY known ON monitoring_route FOR SELECT USING ((SELECT amparo_house()) OR amparo_watches(agency_id));
CREATE POLICY added ON monitoring_route FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR (amparo_watches(agency_id) AND by = (SELECT amparo_actor())));
CREATE POLICY changed ON monitoring_route FOR UPDATE USING ((SELECT amparo_house()) OR amparo_watches(agency_id))
  WITH CHECK ((SELECT amparo_house()) OR (amparo_watches(agency_id) AND by = (SELECT amparo_actor())));

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['monitoring_record', 'monitoring_alert', 'monitoring_decision', 'monitoring_figure',
    'monitoring_route'] LOOP
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()))', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;

-- Words and keys: of what leads to nobody for case staff of the agency and for whoever wrote it; of the rest as above.
DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['history_version', 'vault_grant'] LOOP
    EXECUTE format($policy$CREATE POLICY of_what_is_watched ON %I FOR SELECT USING (
      (compartment = 'monitoring' AND EXISTS (SELECT 1 FROM monitoring_record r WHERE r.id = holder AND NOT r."close"
        AND amparo_watches(r.agency_id) AND (public.amparo_is_case_staff() OR r.owner_id = public.amparo_actor())))
      OR (compartment = 'monitoring_close' AND EXISTS (SELECT 1 FROM monitoring_record r WHERE r.id = holder AND r."close"
        AND amparo_watches_closely(r.agency_id, r.team_id, r.owner_id))))$policy$, sealed);
  END LOOP;
END $$;

-- Case staff seal words as those of every record; an information officer seals those of what they write themselves. What the
-- public door seals meets this rule, too, and it may not even name the table.
CREATE FUNCTION amparo_wrote_what_is_watched(holder uuid, part text) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$ BEGIN
  IF public.amparo_actor() IS NULL OR part NOT IN ('monitoring', 'monitoring_close') THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM public.monitoring_record r WHERE r.id = amparo_wrote_what_is_watched.holder
    AND r.owner_id = public.amparo_actor() AND public.amparo_watches(r.agency_id));
END $$;
CREATE POLICY added_of_what_is_watched ON history_version FOR INSERT
  WITH CHECK (changed_by = (SELECT amparo_actor()) AND amparo_wrote_what_is_watched(holder, compartment));
CREATE POLICY added_of_what_is_watched ON vault_grant FOR INSERT
  WITH CHECK (amparo_wrote_what_is_watched(holder, compartment));
