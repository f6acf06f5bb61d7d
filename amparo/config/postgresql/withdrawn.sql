-- Public figures that were taken from the page: that and why is for everybody once two people agree, and then stays so.
-- Until then it is for those who publish, each in their own agency and name. Written by hand after decision 42.
CREATE FUNCTION amparo_published_by_us(release uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT public.amparo_publishes_figures() AND EXISTS (SELECT 1 FROM public.public_figures_release r
  WHERE r.id = release AND r.state = 'published' AND r.agency_id = public.amparo_told('agency')::uuid) $$;

CREATE POLICY known ON public_figures_withdrawal FOR SELECT USING (withdrawn_at IS NOT NULL OR (SELECT amparo_house())
  OR amparo_published_by_us(release_id));
CREATE POLICY added ON public_figures_withdrawal FOR INSERT WITH CHECK (withdrawn_at IS NULL AND ((SELECT amparo_house())
  OR (amparo_published_by_us(release_id) AND asked_by = (SELECT amparo_actor()))));
CREATE POLICY changed ON public_figures_withdrawal FOR UPDATE
  USING (withdrawn_at IS NULL AND ((SELECT amparo_house()) OR amparo_published_by_us(release_id)))
  WITH CHECK ((SELECT amparo_house()) OR (amparo_published_by_us(release_id) AND agreed_by = (SELECT amparo_actor())));
CREATE POLICY removed ON public_figures_withdrawal FOR DELETE
  USING (withdrawn_at IS NULL AND ((SELECT amparo_house()) OR amparo_published_by_us(release_id)));

ALTER TABLE public_figures_withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_figures_withdrawal FORCE ROW LEVEL SECURITY;
