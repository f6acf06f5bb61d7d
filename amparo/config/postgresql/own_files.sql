-- Own files behind the second lock (decision 29). A person's own file is known to who works on their case or leads it; the
-- public door sees the one that a code leads to, and what is being written there. Nobody else learns that there is one.

-- Does the actor work on this person, or lead who does? In plpgsql, so that the public door, which may not even name the table
-- of people, can be asked about its own rows without being refused.
CREATE FUNCTION amparo_works_on(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$ BEGIN
  RETURN EXISTS (SELECT 1 FROM public.people_person h WHERE h.id = amparo_works_on.person
    AND public.amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'notes'));
END $$;

CREATE POLICY of_a_person ON own_file_ownfile FOR SELECT USING (
  (SELECT amparo_house())
  OR finder = (SELECT amparo_finder())
  OR id = ANY ((SELECT amparo_receiving())::uuid[])
  OR person = ANY ((SELECT amparo_ids('acting'))::uuid[])
  OR CASE WHEN (SELECT amparo_actor()) IS NULL THEN false ELSE amparo_works_on(person) END);
CREATE POLICY added ON own_file_ownfile FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR (given_by = (SELECT amparo_actor()) AND person = ANY ((SELECT amparo_working_on())::uuid[])));
CREATE POLICY changed ON own_file_ownfile FOR UPDATE USING (true) WITH CHECK (
  (SELECT amparo_house()) OR (SELECT amparo_actor()) IS NOT NULL
  OR finder = (SELECT amparo_finder()) OR id = ANY ((SELECT amparo_receiving())::uuid[]));

DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['own_file_key', 'own_file_message', 'own_file_visit'] LOOP
    EXECUTE format('CREATE POLICY of_an_own_file ON %I FOR SELECT USING ((SELECT amparo_house())
      OR own_file_id = ANY ((SELECT amparo_receiving())::uuid[])
      OR EXISTS (SELECT 1 FROM own_file_ownfile f WHERE f.id = own_file_id))', part);
  END LOOP;
END $$;

-- Staff say to whose keys the door seals; at the door one message and one visit are added to the own file that was opened.
CREATE POLICY added ON own_file_key FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR ((SELECT amparo_is_case_staff())
    AND EXISTS (SELECT 1 FROM own_file_ownfile f WHERE f.id = own_file_id)));
CREATE POLICY removed ON own_file_key FOR DELETE USING (
  (SELECT amparo_house()) OR ((SELECT amparo_actor()) IS NOT NULL
    AND EXISTS (SELECT 1 FROM own_file_ownfile f WHERE f.id = own_file_id)));
CREATE POLICY added ON own_file_message FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR own_file_id = ANY ((SELECT amparo_receiving())::uuid[]));
CREATE POLICY changed ON own_file_message FOR UPDATE USING (true) WITH CHECK (
  (SELECT amparo_house()) OR (SELECT amparo_is_case_staff()));
CREATE POLICY added ON own_file_visit FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR own_file_id = ANY ((SELECT amparo_receiving())::uuid[]));

-- The key of a message is there for whom it is wrapped to, for who works on the person, and for who writes the message.
CREATE POLICY of_an_own_file ON vault_grant FOR SELECT USING (compartment = 'own_file' AND (
  recipient = (SELECT amparo_actor())
  OR holder = ANY ((SELECT amparo_receiving())::uuid[])
  OR EXISTS (SELECT 1 FROM own_file_message m WHERE m.id = holder)));
CREATE POLICY added_to_an_own_file ON vault_grant FOR INSERT WITH CHECK (compartment = 'own_file' AND (
  holder = ANY ((SELECT amparo_receiving())::uuid[])
  OR EXISTS (SELECT 1 FROM own_file_message m WHERE m.id = holder)));
CREATE POLICY removed_from_an_own_file ON vault_grant FOR DELETE USING (compartment = 'own_file'
  AND EXISTS (SELECT 1 FROM own_file_message m WHERE m.id = holder));

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['own_file_ownfile', 'own_file_message', 'own_file_visit'] LOOP
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()))', guarded);
  END LOOP;
  FOREACH guarded IN ARRAY ARRAY['own_file_ownfile', 'own_file_key', 'own_file_message', 'own_file_visit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;
