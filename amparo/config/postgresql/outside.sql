-- Sealed pages of referrals behind the second lock. Who may know of a referral knows of its page; the public door, where
-- nobody stands, knows the one page whose link it was given, and adds answers to it. Written by hand after decision 30.

-- What the act under way works on; nobody at the public door acts on anything.
CREATE FUNCTION amparo_acted_on() RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN public.amparo_actor() IS NULL THEN '{}'::uuid[] ELSE public.amparo_ids('acting') END $$;

-- These three ask tables that the public door may not touch: as functions, so that they are asked for members of staff alone.
CREATE FUNCTION amparo_knows_referral(referral uuid) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$ BEGIN
  IF public.amparo_actor() IS NULL THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM public.referrals_referral r WHERE r.id = amparo_knows_referral.referral);
END $$;

CREATE FUNCTION amparo_page_acted_on(page uuid) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$ BEGIN
  IF public.amparo_actor() IS NULL THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM public.outside_sealedpage p
    WHERE p.id = amparo_page_acted_on.page AND p.referral = ANY (public.amparo_acted_on()));
END $$;

CREATE FUNCTION amparo_answer_acted_on(answer uuid) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$ BEGIN
  IF public.amparo_actor() IS NULL THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM public.outside_answer a
    WHERE a.id = amparo_answer_acted_on.answer AND public.amparo_page_acted_on(a.page_id));
END $$;

CREATE POLICY of_a_referral ON outside_sealedpage FOR SELECT USING (
  (SELECT amparo_house())
  OR finder = (SELECT amparo_finder())
  OR referral = ANY ((SELECT amparo_acted_on())::uuid[])
  OR amparo_knows_referral(referral));
CREATE POLICY added ON outside_sealedpage FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR (made_by = (SELECT amparo_actor()) AND referral = ANY ((SELECT amparo_acted_on())::uuid[])));
CREATE POLICY changed ON outside_sealedpage FOR UPDATE USING (true) WITH CHECK (
  (SELECT amparo_house()) OR finder = (SELECT amparo_finder()) OR referral = ANY ((SELECT amparo_acted_on())::uuid[]));
CREATE POLICY removed ON outside_sealedpage FOR DELETE USING ((SELECT amparo_house()));

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['outside_sheet', 'outside_pagereader', 'outside_answer'] LOOP
    EXECUTE format('CREATE POLICY of_a_page ON %I FOR SELECT USING ((SELECT amparo_house())
      OR EXISTS (SELECT 1 FROM outside_sealedpage p WHERE p.id = page_id))', guarded);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (true) WITH CHECK ((SELECT amparo_house())
      OR amparo_page_acted_on(page_id))', guarded);
  END LOOP;
  FOREACH guarded IN ARRAY ARRAY['outside_sheet', 'outside_pagereader'] LOOP
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT amparo_house())
      OR amparo_page_acted_on(page_id))', guarded);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house())
      OR amparo_page_acted_on(page_id))', guarded);
  END LOOP;
  FOREACH guarded IN ARRAY ARRAY['outside_sealedpage', 'outside_sheet', 'outside_pagereader', 'outside_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;

-- Answers come through the public door alone, to the page whose link was given there; nobody takes one away.
CREATE POLICY added ON outside_answer FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR EXISTS (SELECT 1 FROM outside_sealedpage p WHERE p.id = page_id AND p.finder = (SELECT amparo_finder())));
CREATE POLICY removed ON outside_answer FOR DELETE USING ((SELECT amparo_house()));

-- The key of an answer is made at the door, and is there for who may know of the page.
CREATE POLICY of_an_answer ON vault_grant FOR SELECT USING (compartment = 'packet'
  AND EXISTS (SELECT 1 FROM outside_answer a WHERE a.id = holder));
CREATE POLICY added_to_an_answer ON vault_grant FOR INSERT WITH CHECK (compartment = 'packet' AND (
  holder = ANY ((SELECT amparo_receiving())::uuid[]) OR amparo_answer_acted_on(holder)));
CREATE POLICY removed_from_an_answer ON vault_grant FOR DELETE USING (compartment = 'packet'
  AND amparo_answer_acted_on(holder));
