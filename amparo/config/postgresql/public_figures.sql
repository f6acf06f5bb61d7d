-- Public figures behind the second lock. What is published is for everybody, also before anybody stands there, and nobody
-- changes it, the house not either. Proposals and the ledger are for those who publish, each in their own agency and name.
CREATE FUNCTION amparo_publishes_figures() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') IN ('information_officer', 'supervisor'), false) $$;

CREATE POLICY known ON public_figures_release FOR SELECT USING (state = 'published' OR (SELECT amparo_house())
  OR ((SELECT amparo_publishes_figures()) AND agency_id = (SELECT amparo_told('agency')::uuid)));
CREATE POLICY added ON public_figures_release FOR INSERT WITH CHECK (state = 'proposed' AND ((SELECT amparo_house())
  OR ((SELECT amparo_publishes_figures()) AND agency_id = (SELECT amparo_told('agency')::uuid)
    AND proposed_by = (SELECT amparo_actor()))));
CREATE POLICY changed ON public_figures_release FOR UPDATE
  USING (state = 'proposed' AND ((SELECT amparo_house())
    OR ((SELECT amparo_publishes_figures()) AND agency_id = (SELECT amparo_told('agency')::uuid))))
  WITH CHECK ((SELECT amparo_house())
    OR ((SELECT amparo_publishes_figures()) AND agency_id = (SELECT amparo_told('agency')::uuid)
      AND approved_by = (SELECT amparo_actor())));
CREATE POLICY removed ON public_figures_release FOR DELETE USING (state = 'proposed' AND ((SELECT amparo_house())
  OR ((SELECT amparo_publishes_figures()) AND agency_id = (SELECT amparo_told('agency')::uuid))));

CREATE POLICY known ON public_figures_value FOR SELECT USING (true);
CREATE POLICY added ON public_figures_value FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR ((SELECT amparo_publishes_figures()) AND release_id IN (SELECT id FROM public_figures_release
    WHERE approved_by = (SELECT amparo_actor()))));
CREATE POLICY changed ON public_figures_value FOR UPDATE USING (false);
CREATE POLICY removed ON public_figures_value FOR DELETE USING (false);

CREATE POLICY known ON public_figures_ledger FOR SELECT USING ((SELECT amparo_house())
  OR ((SELECT amparo_publishes_figures()) AND agency_id = (SELECT amparo_told('agency')::uuid)));
CREATE POLICY added ON public_figures_ledger FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR ((SELECT amparo_publishes_figures()) AND agency_id = (SELECT amparo_told('agency')::uuid)));
CREATE POLICY changed ON public_figures_ledger FOR UPDATE USING ((SELECT amparo_house())
  OR ((SELECT amparo_publishes_figures()) AND agency_id = (SELECT amparo_told('agency')::uuid)));
CREATE POLICY removed ON public_figures_ledger FOR DELETE USING (false);

ALTER TABLE public_figures_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_figures_release FORCE ROW LEVEL SECURITY;
ALTER TABLE public_figures_value ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_figures_value FORCE ROW LEVEL SECURITY;
ALTER TABLE public_figures_ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_figures_ledger FORCE ROW LEVEL SECURITY;
