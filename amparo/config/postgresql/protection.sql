-- Protection analyses behind the second lock. The rows hold codes, days, members of the staff and places; every word and
-- every phase is sealed with the key of the analysis. Written by hand after decision 44, sharing no code with the program.

-- Those who work with analyses: supervisors and information officers of the agency that makes them.
CREATE FUNCTION amparo_analyses(holder uuid, agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') IN ('supervisor', 'information_officer'), false)
        AND agency = public.amparo_told('agency')::uuid AND holder <> ALL (public.amparo_ids('away')) $$;

CREATE POLICY known ON protection_analysis FOR SELECT USING ((SELECT amparo_house()) OR amparo_analyses(id, agency_id));
CREATE POLICY added ON protection_analysis FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR (amparo_analyses(id, agency_id) AND amparo_told('role') = 'supervisor' AND owner_id = amparo_actor()));
CREATE POLICY changed ON protection_analysis FOR UPDATE USING ((SELECT amparo_house()) OR amparo_analyses(id, agency_id));
CREATE POLICY removed ON protection_analysis FOR DELETE USING ((SELECT amparo_house()));

-- What belongs to an analysis is there for whoever may know of it. An analyst rates in their own name; seats and risks
-- can be taken away again while an analysis is a draft; nothing else is removed but by the house.
DO $$
DECLARE
  guarded text;
  added text;
  removed boolean;
  reached text := 'EXISTS (SELECT 1 FROM protection_analysis a WHERE a.id = analysis_id AND amparo_analyses(a.id, a.agency_id)%s)';
BEGIN
  FOR guarded, added, removed IN VALUES
    ('protection_seat', '', true), ('protection_risk', '', true), ('protection_agreed', '', false),
    ('protection_evidence', ' AND by = amparo_actor()', false), ('protection_step', ' AND by = amparo_actor()', false),
    ('protection_rating', ' AND analyst_id = amparo_actor()', false)
  LOOP
    EXECUTE format('CREATE POLICY known ON %I FOR SELECT USING ((SELECT amparo_house()) OR %s)', guarded, format(reached, ''));
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT amparo_house()) OR (%s%s))',
      guarded, format(reached, ''), added);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING ((SELECT amparo_house())%s)', guarded,
      CASE WHEN guarded = 'protection_rating' THEN ' OR ' || format(reached, '') ELSE '' END);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house())%s)', guarded,
      CASE WHEN removed THEN ' OR ' || format(reached, ' AND a.status = ''draft''') ELSE '' END);
  END LOOP;
  FOREACH guarded IN ARRAY ARRAY['protection_analysis', 'protection_seat', 'protection_risk', 'protection_agreed',
                                 'protection_evidence', 'protection_step', 'protection_rating'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;

-- Keys for who works with the analysis; words, too, except of a rating by somebody else that is not open yet.
CREATE POLICY of_an_analysis ON vault_grant FOR SELECT USING (compartment = 'analysis' AND EXISTS (
  SELECT 1 FROM protection_analysis a WHERE a.id = holder AND amparo_analyses(a.id, a.agency_id)));
CREATE POLICY of_an_analysis ON history_version FOR SELECT USING (compartment = 'analysis'
  AND EXISTS (SELECT 1 FROM protection_analysis a WHERE a.id = holder AND amparo_analyses(a.id, a.agency_id))
  AND NOT EXISTS (SELECT 1 FROM protection_rating r WHERE r.id = record AND NOT r.opened AND r.analyst_id <> amparo_actor()));

-- An information officer, who writes no record of a person, writes here, in their own name. What the public door seals meets
-- this rule, too, and it may not even name the table.
CREATE FUNCTION amparo_analysis_worked_on(analysis uuid) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$ BEGIN
  IF public.amparo_actor() IS NULL THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM public.protection_analysis a
    WHERE a.id = amparo_analysis_worked_on.analysis AND public.amparo_analyses(a.id, a.agency_id));
END $$;
CREATE POLICY added_to_an_analysis ON history_version FOR INSERT WITH CHECK (compartment = 'analysis'
  AND changed_by = amparo_actor() AND amparo_analysis_worked_on(holder));
