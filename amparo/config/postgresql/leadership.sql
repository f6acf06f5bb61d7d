-- Decisions behind the second lock: supervisors and information officers of the agency read and write them, each in their own
-- name, and open their words; nobody removes one. Written by hand after decision 47.
CREATE FUNCTION amparo_leads_or_counts(agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(agency = public.amparo_told('agency')::uuid
        AND public.amparo_told('role') IN ('supervisor', 'information_officer'), false) $$;

-- What the public door seals meets this rule, too, and it may not even name the table.
CREATE FUNCTION amparo_decision_led(decision uuid) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$ BEGIN
  IF public.amparo_actor() IS NULL THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM public.leadership_decision x WHERE x.id = amparo_decision_led.decision AND public.amparo_leads_or_counts(x.agency_id));
END $$;

CREATE POLICY known ON leadership_decision FOR SELECT USING ((SELECT amparo_house()) OR amparo_leads_or_counts(agency_id));
CREATE POLICY added ON leadership_decision FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR (amparo_leads_or_counts(agency_id) AND by = (SELECT amparo_actor())));
CREATE POLICY changed ON leadership_decision FOR UPDATE USING ((SELECT amparo_house()) OR amparo_leads_or_counts(agency_id));
CREATE POLICY removed ON leadership_decision FOR DELETE USING ((SELECT amparo_house()));
ALTER TABLE leadership_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE leadership_decision FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['history_version', 'vault_grant'] LOOP
    EXECUTE format('CREATE POLICY of_a_decision ON %I FOR SELECT USING (compartment = ''leadership'' AND EXISTS (
      SELECT 1 FROM leadership_decision d WHERE d.id = holder AND amparo_leads_or_counts(d.agency_id)))', sealed);
    EXECUTE format('CREATE POLICY added_to_a_decision ON %I FOR INSERT WITH CHECK (compartment = ''leadership''%s AND amparo_decision_led(holder))', sealed,
      CASE sealed WHEN 'history_version' THEN ' AND changed_by = (SELECT amparo_actor())' ELSE '' END);
  END LOOP;
END $$;
