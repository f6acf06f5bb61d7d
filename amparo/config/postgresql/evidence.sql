-- Kept figures behind the second lock: those of the agency for the staff who keep them, those of a team for whom the law lets
-- read what its cases tell. They are only added, each in one's own name; written by hand after decision 47.
CREATE FUNCTION amparo_keeps_evidence() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') IN ('case_worker', 'supervisor', 'information_officer'), false) $$;

CREATE POLICY known ON evidence_keptfigure FOR SELECT USING ((SELECT amparo_house())
  OR ((SELECT amparo_keeps_evidence()) AND agency_id = (SELECT amparo_told('agency')::uuid)));
CREATE POLICY added ON evidence_keptfigure FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR ((SELECT amparo_keeps_evidence()) AND agency_id = (SELECT amparo_told('agency')::uuid) AND kept_by = (SELECT amparo_actor())));

CREATE POLICY known ON evidence_citation FOR SELECT USING ((SELECT amparo_house())
  OR figure_id IN (SELECT id FROM evidence_keptfigure));
CREATE POLICY added ON evidence_citation FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR (by = (SELECT amparo_actor()) AND figure_id IN (SELECT id FROM evidence_keptfigure)));

CREATE POLICY known ON evidence_teamfigure FOR SELECT USING ((SELECT amparo_house())
  OR amparo_law(id, agency_id, team_id, owner_id, tier, 'story'));
CREATE POLICY added ON evidence_teamfigure FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR ((SELECT amparo_is_case_staff()) AND agency_id = (SELECT amparo_told('agency')::uuid)
    AND owner_id = (SELECT amparo_actor()) AND kept_by = (SELECT amparo_actor())));

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['evidence_keptfigure', 'evidence_citation', 'evidence_teamfigure'] LOOP
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING ((SELECT amparo_house()))', guarded);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()))', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
  FOREACH guarded IN ARRAY ARRAY['history_version', 'vault_grant'] LOOP
    EXECUTE format('CREATE POLICY of_a_team_figure ON %I FOR SELECT USING (compartment = ''story'' AND EXISTS (
      SELECT 1 FROM evidence_teamfigure f WHERE f.id = holder
        AND amparo_law(f.id, f.agency_id, f.team_id, f.owner_id, f.tier, ''story'')))', guarded);
  END LOOP;
END $$;
