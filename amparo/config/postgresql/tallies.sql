-- What becomes of referrals, counted with a service and a month: read by those who look at services, written with each step.
CREATE POLICY counted ON referrals_tally FOR SELECT USING (
  (SELECT amparo_house()) OR (SELECT amparo_told('role') IN ('supervisor', 'information_officer')));
CREATE POLICY added ON referrals_tally FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR (SELECT amparo_is_case_staff() OR amparo_is_provider()));
CREATE POLICY removed ON referrals_tally FOR DELETE USING ((SELECT amparo_house()));
ALTER TABLE referrals_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE referrals_tally FORCE ROW LEVEL SECURITY;
