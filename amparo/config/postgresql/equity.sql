-- Reviews of equal treatment and gaps behind the second lock: supervisors and information officers of the agency read them;
-- reviews are made by the house alone, which also begins a gap. Written by hand after decision 40.
CREATE FUNCTION amparo_reads_equity(agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') IN ('supervisor', 'information_officer'), false)
        AND agency = public.amparo_told('agency')::uuid $$;
CREATE FUNCTION amparo_works_on_gap(holder uuid, agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT public.amparo_reads_equity(agency) AND holder <> ALL (public.amparo_ids('away')) $$;

-- What the public door seals meets this rule, too, and it may not even name the table.
CREATE FUNCTION amparo_gap_worked_on(gap uuid) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$ BEGIN
  IF public.amparo_actor() IS NULL THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM public.equity_gap x WHERE x.id = amparo_gap_worked_on.gap AND public.amparo_works_on_gap(x.id, x.agency_id));
END $$;

CREATE POLICY known ON equity_review FOR SELECT USING ((SELECT amparo_house()) OR amparo_reads_equity(agency_id));
CREATE POLICY known ON equity_comparison FOR SELECT USING ((SELECT amparo_house())
  OR review_id IN (SELECT id FROM equity_review));
CREATE POLICY known ON equity_gap FOR SELECT USING ((SELECT amparo_house()) OR amparo_works_on_gap(id, agency_id));
CREATE POLICY changed ON equity_gap FOR UPDATE USING ((SELECT amparo_house()) OR amparo_works_on_gap(id, agency_id));

DO $$
DECLARE
  guarded text;
  sealed text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['equity_review', 'equity_comparison', 'equity_gap'] LOOP
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT amparo_house()))', guarded);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()))', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
  FOREACH sealed IN ARRAY ARRAY['history_version', 'vault_grant'] LOOP
    EXECUTE format($policy$CREATE POLICY of_a_gap ON %I FOR SELECT USING (compartment = 'gaps' AND EXISTS (
      SELECT 1 FROM equity_gap g WHERE g.id = holder AND amparo_works_on_gap(g.id, g.agency_id)))$policy$, sealed);
    -- Information officers write here, and nowhere else.
    EXECUTE format($policy$CREATE POLICY added_to_a_gap ON %I FOR INSERT WITH CHECK (compartment = 'gaps' AND amparo_gap_worked_on(holder) AND %s)$policy$, sealed,
      CASE sealed WHEN 'history_version' THEN 'changed_by = (SELECT amparo_actor())' ELSE 'true' END);
  END LOOP;
END $$;
