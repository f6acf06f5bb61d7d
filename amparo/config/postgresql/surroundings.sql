-- Sites with their checklists and actions, and ratings of places: nothing in them is about a person who is helped. Each agency
-- reads and keeps its own, in the roles that do so (decision 35); everything is written in one's own name, and answers and
-- ratings are only added.
CREATE FUNCTION amparo_keeps_checklists(agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(agency = public.amparo_told('agency')::uuid
        AND public.amparo_told('role') IN ('case_worker', 'supervisor', 'information_officer'), false) $$;

DO $$
DECLARE
  guarded text;
  kept text;
  changeable boolean;
BEGIN
  FOR guarded, kept, changeable IN VALUES
    ('mainstreaming_site', 'amparo_keeps_checklists(agency_id)', false),
    ('mainstreaming_checklist', 'site_id IN (SELECT s.id FROM mainstreaming_site s)', false),
    ('mainstreaming_sheet', 'checklist_id IN (SELECT c.id FROM mainstreaming_checklist c)', false),
    ('mainstreaming_measure', 'checklist_id IN (SELECT c.id FROM mainstreaming_checklist c)', true),
    ('places_rating', 'amparo_keeps_checklists(agency_id)', false)
  LOOP
    EXECUTE format('CREATE POLICY known ON %I FOR SELECT USING ((SELECT amparo_house()) OR %s)', guarded, kept);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT amparo_house()) OR (by = (SELECT amparo_actor()) AND %s))',
      guarded, kept);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (%s)', guarded,
      CASE WHEN changeable THEN '(SELECT amparo_house()) OR ' || kept ELSE '(SELECT amparo_house())' END);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()))', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;
