-- Surveys of reintegration, which the server's memory counts like other forms of the standard tier: of the areas this one alone,
-- whose records of that tier the server's own key opens. Written by hand after decision 36. It widens no right to write.
CREATE POLICY for_figures_of_returns ON history_version FOR SELECT USING ((SELECT amparo_counts())
  AND kind = 'cases.form' AND amparo_area(compartment) = 'rr'
  AND EXISTS (SELECT 1 FROM cases_case h WHERE h.id = holder AND h.tier = 'standard' OFFSET 0));
CREATE POLICY for_figures_of_returns ON vault_grant FOR SELECT USING ((SELECT amparo_counts())
  AND recipient_kind = 'server' AND amparo_area(compartment) = 'rr');
