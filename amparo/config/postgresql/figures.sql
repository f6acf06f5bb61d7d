-- What the server's memory reads to count, while it says so: clear rows of the standard tier, and of what is sealed the
-- identity, the consents, the summary and the forms of these cases, which only the server's own key opens. Written by hand
-- after decision 36. It widens what may be read, and changes nothing about who may write.
CREATE FUNCTION amparo_counts() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('purpose') = 'figures', false) $$;

CREATE POLICY for_figures ON people_person FOR SELECT USING ((SELECT amparo_counts()) AND tier = 'standard');
CREATE POLICY for_figures ON cases_case FOR SELECT USING ((SELECT amparo_counts()) AND tier = 'standard');
CREATE POLICY for_figures ON consent_consent FOR SELECT USING ((SELECT amparo_counts())
  AND EXISTS (SELECT 1 FROM people_person h WHERE h.id = person_id AND h.tier = 'standard' OFFSET 0));
CREATE POLICY for_figures ON cases_entry FOR SELECT USING ((SELECT amparo_counts()) AND kind = 'form'
  AND EXISTS (SELECT 1 FROM cases_case h WHERE h.id = case_id AND h.tier = 'standard' OFFSET 0));
CREATE POLICY for_figures ON cases_deadline FOR SELECT USING ((SELECT amparo_counts())
  AND EXISTS (SELECT 1 FROM cases_case h WHERE h.id = case_id AND h.tier = 'standard' OFFSET 0));
CREATE POLICY for_figures ON referrals_referral FOR SELECT USING ((SELECT amparo_counts())
  AND EXISTS (SELECT 1 FROM cases_case h WHERE h.id = case_id AND h.tier = 'standard' OFFSET 0));
CREATE POLICY for_figures ON referrals_step FOR SELECT USING ((SELECT amparo_counts())
  AND EXISTS (SELECT 1 FROM referrals_referral r WHERE r.id = referral_id OFFSET 0));
CREATE POLICY for_figures ON history_version FOR SELECT USING ((SELECT amparo_counts())
  AND kind IN ('people.person', 'consent.consent', 'cases.case', 'cases.form') AND compartment IN ('identity', 'story'));
CREATE POLICY for_figures ON vault_grant FOR SELECT USING ((SELECT amparo_counts())
  AND recipient_kind = 'server' AND compartment IN ('identity', 'story'));
