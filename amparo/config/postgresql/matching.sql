-- Questions under seal: whether anybody knows a person in a restricted file. The rows hold ids and dates and are the same
-- whoever knows the person; what a question says opens with a key that is wrapped to those asked.

-- Who works on restricted people of an agency, for its own case staff: ids of staff, to seal something to all of them.
CREATE FUNCTION amparo_keepers(agency uuid, moment timestamptz) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
  found_ones uuid[];
BEGIN
  IF (public.amparo_house() OR (public.amparo_is_case_staff()
      AND amparo_keepers.agency = public.amparo_told('agency')::uuid)) IS NOT TRUE THEN  -- unknown is no
    RETURN '{}';
  END IF;
  PERFORM public.amparo_set('purpose', 'house');
  SELECT array_agg(DISTINCT x.id) INTO found_ones FROM (
    SELECT p.owner_id AS id FROM people_person p
      WHERE p.tier = 'restricted' AND p.agency_id = amparo_keepers.agency AND p.owner_id IS NOT NULL
    UNION SELECT t.user_id FROM accounts_involvement t JOIN people_person p ON p.id = t.holder
      WHERE p.tier = 'restricted' AND p.agency_id = amparo_keepers.agency
        AND t.kind IN ('case_team', 'covering', 'named_supervisor')
        AND t.since <= moment AND (t.until IS NULL OR t.until > moment)) x;
  PERFORM public.amparo_set('purpose', before);
  RETURN found_ones;
END $$;

-- What the act on a person reaches, reaches the questions about that person, too: they end with it.
CREATE FUNCTION amparo_reach_questions() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF (public.amparo_told('acting_as') IN ('work', 'rights')) IS NOT TRUE THEN RETURN; END IF;
  PERFORM public.amparo_set('acting', (SELECT array_agg(x.id)::text FROM (
    SELECT unnest(public.amparo_ids('acting')) AS id
    UNION SELECT m.id FROM matching_matchrequest m WHERE m.person_id = ANY (public.amparo_ids('acting'))) x));
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
  PERFORM public.amparo_set('purpose', before);
  RETURN around;
END $$;

-- To whom a question went: each reader knows of themselves, the asker of those who let them know.
CREATE POLICY ones_own ON matching_asked FOR SELECT USING (
  (SELECT amparo_house())
  OR reader = (SELECT amparo_actor())
  OR (asker = (SELECT amparo_actor()) AND accepted_at IS NOT NULL));

CREATE POLICY asked_or_asking ON matching_matchrequest FOR SELECT USING (
  (SELECT amparo_house())
  OR asked_by = (SELECT amparo_actor())
  OR id = ANY ((SELECT amparo_ids('acting'))::uuid[])
  OR (EXISTS (SELECT 1 FROM matching_asked a WHERE a.request_id = matching_matchrequest.id AND a.reader = (SELECT amparo_actor()))
    AND (SELECT amparo_is_case_staff())
    AND EXISTS (SELECT 1 FROM people_person p WHERE p.id = person_id AND p.tier = 'standard'
      AND p.agency_id = (SELECT amparo_told('agency')::uuid) AND p.id <> ALL ((SELECT amparo_ids('away'))::uuid[])))
  OR EXISTS (SELECT 1 FROM people_person h
    WHERE h.id = person_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'notes') OFFSET 0));

CREATE POLICY ones_own ON matching_found FOR SELECT USING (
  (SELECT amparo_house()) OR reader = (SELECT amparo_actor()));

-- A key of a question is there for whom it is wrapped to, for the one who asks while they seal, and for the act that ends it.
CREATE POLICY of_a_question ON vault_grant FOR SELECT USING (compartment = 'match' AND (
  recipient = (SELECT amparo_actor())
  OR EXISTS (SELECT 1 FROM matching_matchrequest m WHERE m.id = holder AND m.asked_by = (SELECT amparo_actor()))
  OR ((SELECT amparo_told('acting_as')) IN ('work', 'rights') AND holder = ANY ((SELECT amparo_ids('acting'))::uuid[]))));

CREATE POLICY of_a_question_that_ends ON vault_grant FOR DELETE USING (compartment = 'match'
  AND (SELECT amparo_told('acting_as')) IN ('work', 'rights') AND holder = ANY ((SELECT amparo_ids('acting'))::uuid[]));

DO $$
DECLARE
  guarded text;
  own text;
BEGIN
  FOR guarded, own IN VALUES
    ('matching_matchrequest', 'asked_by = (SELECT amparo_actor())'),
    ('matching_asked', 'asker = (SELECT amparo_actor())'),
    ('matching_found', 'reader = (SELECT amparo_actor())')
  LOOP
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT amparo_house())
      OR ((SELECT amparo_is_case_staff()) AND %s))', guarded, own);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (true) WITH CHECK ((SELECT amparo_house()) OR %s)', guarded,
      CASE guarded WHEN 'matching_matchrequest' THEN '(SELECT amparo_actor()) IS NOT NULL' ELSE 'reader = (SELECT amparo_actor())' END);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()))', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;
