-- Referrals behind the second lock. The rows hold ids, states and dates; a packet opens with a key that is wrapped to its
-- addressee and to who works on the case. Written by hand after decision 26, sharing no code with the program.

CREATE FUNCTION amparo_is_provider() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') = 'service_provider', false) $$;

-- The packets that are open to whoever stands here as their addressee: not over, not expired, agreed to, and nothing keeps
-- them away from the case. Known with them are the clear rows that say so: the case, its person and the consent.
CREATE FUNCTION amparo_look_up_packets(moment timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  PERFORM public.amparo_set(name, '') FROM unnest(ARRAY['packets', 'referred']) name;
  IF NOT public.amparo_is_provider() THEN RETURN; END IF;
  PERFORM public.amparo_set('packets', coalesce(array_agg(r.id), '{}')::text),
          public.amparo_set('referred', coalesce(array_agg(x.id), '{}')::text)
    FROM referrals_referral r
    JOIN cases_case c ON c.id = r.case_id JOIN people_person p ON p.id = c.person_id
    JOIN consent_consent a ON a.id = r.consent_id
    CROSS JOIN LATERAL unnest(ARRAY[c.id, p.id, a.id]) AS x (id)
    WHERE r.addressee = public.amparo_actor() AND r.expires_at > moment
      AND r.state IN ('sent', 'received', 'accepted', 'in_service', 'completed', 'partly', 'not_delivered')
      AND c.id <> ALL (public.amparo_ids('away')) AND p.use_restricted_at IS NULL AND a.status = 'given'
      AND (a.until IS NULL OR a.until >= (moment AT TIME ZONE 'UTC')::date);
END $$;

CREATE OR REPLACE FUNCTION amparo_stand(actor uuid, role text, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  PERFORM public.amparo_look_up(actor, role, moment);
  PERFORM public.amparo_look_up_packets(moment);
  PERFORM public.amparo_set('purpose', before);
END $$;

-- An act on a packet is the addressee's, or of who may write on the case. An act on the person or a case reaches the packets
-- of its referrals, too: they end with what they stood on.
CREATE FUNCTION amparo_reach_packets(holder uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  one record;
BEGIN
  IF holder = ANY (public.amparo_ids('packets')) THEN
    PERFORM public.amparo_set('acting_as', 'packet'), public.amparo_set('acting', ARRAY[holder]::text);
    RETURN;
  END IF;
  SELECT c.id, c.agency_id, c.team_id, c.owner_id, c.tier INTO one
    FROM referrals_referral r JOIN cases_case c ON c.id = r.case_id WHERE r.id = holder;
  IF FOUND AND public.amparo_is_case_staff()
      AND public.amparo_law(one.id, one.agency_id, one.team_id, one.owner_id, one.tier, 'notes') THEN
    PERFORM public.amparo_set('acting_as', 'packet'), public.amparo_set('acting', ARRAY[holder]::text);
    RETURN;
  END IF;
  IF (public.amparo_told('acting_as') IN ('work', 'rights')) IS NOT TRUE THEN RETURN; END IF;
  PERFORM public.amparo_set('acting', (SELECT array_agg(x.id)::text FROM (
    SELECT unnest(public.amparo_ids('acting')) AS id
    UNION SELECT r.id FROM referrals_referral r JOIN cases_case c ON c.id = r.case_id
      WHERE c.person_id = ANY (public.amparo_ids('acting')) OR c.id = ANY (public.amparo_ids('acting'))) x));
END $$;

CREATE OR REPLACE FUNCTION amparo_act(holder uuid) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
  around text[] := ARRAY[public.amparo_told('acting_as'), public.amparo_told('acting')];
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  PERFORM public.amparo_judge_act(holder);
  PERFORM public.amparo_reach_questions();
  PERFORM public.amparo_reach_packets(holder);
  PERFORM public.amparo_set('purpose', before);
  RETURN around;
END $$;

-- What the act on a packet works on: that packet, and nothing else.
CREATE FUNCTION amparo_packet_acted_on() RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN public.amparo_told('acting_as') = 'packet' THEN public.amparo_ids('acting') ELSE '{}'::uuid[] END $$;

-- Rows: each addressee knows of their own, and who may read the story of a case of its referrals.
CREATE POLICY to_oneself_or_of_a_case ON referrals_referral FOR SELECT USING (
  (SELECT amparo_house())
  OR ((SELECT amparo_is_provider()) AND addressee = (SELECT amparo_actor()))
  OR id = ANY ((SELECT amparo_ids('acting'))::uuid[])
  OR EXISTS (SELECT 1 FROM cases_case h
    WHERE h.id = case_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'story') OFFSET 0));

CREATE POLICY of_a_referral ON referrals_step FOR SELECT USING (
  (SELECT amparo_house()) OR EXISTS (SELECT 1 FROM referrals_referral r WHERE r.id = referral_id));

-- Figures: read by those who look at services, and written by who works on a case or answers a referral; nobody's name is in them.
DO $$
DECLARE
  counted text;
BEGIN
  FOREACH counted IN ARRAY ARRAY['referrals_gap', 'referrals_rating'] LOOP
    EXECUTE format($policy$CREATE POLICY counted ON %I FOR SELECT USING (
      (SELECT amparo_house()) OR (SELECT amparo_told('role') IN ('supervisor', 'information_officer')))$policy$, counted);
    EXECUTE format($policy$CREATE POLICY added ON %I FOR INSERT WITH CHECK (
      (SELECT amparo_house()) OR (SELECT amparo_is_case_staff() OR amparo_is_provider()))$policy$, counted);
  END LOOP;
END $$;

CREATE POLICY added ON referrals_referral FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR ((SELECT amparo_is_case_staff()) AND sent_by = (SELECT amparo_actor())
    AND EXISTS (SELECT 1 FROM cases_case h
      WHERE h.id = case_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'notes') OFFSET 0)));
CREATE POLICY changed ON referrals_referral FOR UPDATE USING (true) WITH CHECK (
  (SELECT amparo_house()) OR (SELECT amparo_actor()) IS NOT NULL);
CREATE POLICY added ON referrals_step FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR by = (SELECT amparo_actor()));

-- The addressee knows, beside the packet, the clear rows that say whether it is open: ids, team, worker, tier and dates.
CREATE POLICY referred ON cases_case FOR SELECT USING (id = ANY ((SELECT amparo_ids('referred'))::uuid[]));
CREATE POLICY referred ON people_person FOR SELECT USING (id = ANY ((SELECT amparo_ids('referred'))::uuid[]));
CREATE POLICY referred ON consent_consent FOR SELECT USING (id = ANY ((SELECT amparo_ids('referred'))::uuid[]));

-- Words of a packet: there for its addressee while it is open, and for who works on the case; written within an act on it, in
-- one's own name, and sealed again when its key changes.
CREATE POLICY of_a_packet ON history_version FOR SELECT USING (compartment = 'packet' AND (
  holder = ANY ((SELECT amparo_ids('packets') || amparo_packet_acted_on())::uuid[])
  OR EXISTS (SELECT 1 FROM referrals_referral r JOIN cases_case h ON h.id = r.case_id
    WHERE r.id = holder AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'notes') OFFSET 0)));
CREATE POLICY added_to_a_packet ON history_version FOR INSERT WITH CHECK (compartment = 'packet'
  AND changed_by = (SELECT amparo_actor()) AND holder = ANY ((SELECT amparo_packet_acted_on())::uuid[]));
CREATE POLICY sealed_again_in_a_packet ON history_version FOR UPDATE USING (true) WITH CHECK (compartment = 'packet'
  AND holder = ANY ((SELECT amparo_packet_acted_on())::uuid[]));

CREATE POLICY of_a_packet ON vault_grant FOR SELECT USING (compartment = 'packet' AND (
  holder = ANY ((SELECT amparo_ids('packets') || amparo_packet_acted_on())::uuid[])
  OR EXISTS (SELECT 1 FROM referrals_referral r WHERE r.id = holder)));
CREATE POLICY added_to_a_packet ON vault_grant FOR INSERT WITH CHECK (compartment = 'packet'
  AND holder = ANY ((SELECT amparo_packet_acted_on())::uuid[]));
CREATE POLICY of_a_packet_that_changes ON vault_grant FOR DELETE USING (compartment = 'packet'
  AND (holder = ANY ((SELECT amparo_packet_acted_on())::uuid[])
    OR ((SELECT amparo_told('acting_as')) IN ('work', 'rights') AND holder = ANY ((SELECT amparo_ids('acting'))::uuid[]))));

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['referrals_referral', 'referrals_step', 'referrals_gap', 'referrals_rating'] LOOP
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()))', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;
