-- The policies. FORCE: the owner of the tables is under them, too. What depends on the actor alone stands in (SELECT …),
-- which PostgreSQL works out once for a statement and not once for a row. OFFSET 0 keeps it from reading all people or
-- cases into a hash table where it would look up one.

-- The clear row of a person or case (ids, team, worker, tier, step, dates) is there for whoever may do anything at all
-- with it; what is sealed in it is decided further down, compartment by compartment.
DO $$
DECLARE
  holders text;
BEGIN
  FOREACH holders IN ARRAY ARRAY['people_person', 'cases_case'] LOOP
    EXECUTE format($policy$
      CREATE POLICY known ON %I FOR SELECT USING (
        (SELECT amparo_house())
        OR ((SELECT amparo_told('purpose')) = 'keys' AND tier = 'restricted')
        OR id = ANY ((SELECT amparo_ids('acting') || amparo_ids('offered'))::uuid[])
        OR (agency_id = (SELECT amparo_told('agency')::uuid) AND id <> ALL ((SELECT amparo_ids('away'))::uuid[]) AND (
          (tier = 'standard'
            AND (SELECT amparo_is_case_staff() OR amparo_is_officer()))
          OR ((SELECT amparo_is_case_staff()) AND (
            owner_id = (SELECT amparo_actor()) OR id = ANY ((SELECT amparo_ids('parts'))::uuid[])))
          OR ((SELECT amparo_told('role')) = 'supervisor' AND tier = 'restricted'
            AND id = ANY ((SELECT amparo_ids('named'))::uuid[])))))$policy$, holders);
  END LOOP;
END $$;

CREATE POLICY sealed ON history_version FOR SELECT USING (
  (SELECT amparo_house())
  OR (SELECT amparo_told('purpose')) = 'keys'
  OR ((SELECT amparo_told('purpose')) = 'index' AND kind = 'people.person')
  OR idempotency_key = (SELECT amparo_told('key')::uuid)
  OR holder = ANY ((SELECT amparo_working_on())::uuid[])
  OR (compartment = 'identity' AND holder = ANY ((SELECT amparo_restricting())::uuid[]))
  OR (changed_by = (SELECT amparo_actor()) AND record <> holder AND holder = ANY ((SELECT amparo_ids('acting'))::uuid[]))
  OR (changed_by = (SELECT amparo_actor()) AND kind = 'cases.transfer')
  OR (compartment = 'packet' AND holder = ANY ((SELECT amparo_ids('offers'))::uuid[]))
  OR ((SELECT amparo_told('purpose') = 'plant' AND amparo_is_officer())
    AND EXISTS (SELECT 1 FROM people_person h WHERE h.id = holder AND h.owner_id IN (SELECT amparo_invented())))
  OR EXISTS (SELECT 1 FROM people_person h
    WHERE h.id = holder AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, compartment) OFFSET 0)
  OR EXISTS (SELECT 1 FROM cases_case h
    WHERE h.id = holder AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, compartment) OFFSET 0));

-- Who works on a record may know to whom its keys are wrapped, as they hand them on; what is wrapped to others opens
-- nothing to them.
CREATE POLICY keys ON vault_grant FOR SELECT USING (
  (SELECT amparo_house())
  OR ((SELECT amparo_told('purpose')) = 'keys' AND recipient_kind <> 'server')
  OR ((SELECT amparo_told('purpose')) = 'index' AND compartment = 'identity')
  OR ((SELECT amparo_told('acting_as')) <> 'rights' AND holder = ANY ((SELECT amparo_ids('acting'))::uuid[]))
  OR (compartment = 'identity' AND holder = ANY ((SELECT amparo_restricting())::uuid[]))
  OR (compartment = 'packet' AND EXISTS (SELECT 1 FROM cases_transfer o WHERE o.id = holder))
  OR (compartment = 'packet' AND holder = ANY ((SELECT amparo_ids('offers'))::uuid[]))
  OR ((SELECT amparo_told('purpose') = 'plant' AND amparo_is_officer())
    AND EXISTS (SELECT 1 FROM people_person h WHERE h.id = holder AND h.owner_id IN (SELECT amparo_invented())))
  OR EXISTS (SELECT 1 FROM people_person h
    WHERE h.id = holder AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier,
      CASE recipient_kind WHEN 'server' THEN compartment ELSE 'index' END) OFFSET 0)
  OR EXISTS (SELECT 1 FROM cases_case h
    WHERE h.id = holder AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier,
      CASE recipient_kind WHEN 'server' THEN compartment ELSE 'index' END) OFFSET 0));

CREATE POLICY of_a_person ON people_photo FOR SELECT USING (
  (SELECT amparo_house() OR amparo_told('purpose') = 'keys')
  OR person_id = ANY ((SELECT amparo_working_on())::uuid[])
  OR EXISTS (SELECT 1 FROM people_person h
    WHERE h.id = person_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'files') OFFSET 0));

CREATE POLICY between_two ON people_tie FOR SELECT USING (
  (SELECT amparo_house())
  OR (EXISTS (SELECT 1 FROM people_person h
    WHERE h.id = person_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'identity') OFFSET 0)
  AND EXISTS (SELECT 1 FROM people_person h
    WHERE h.id = other_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'identity') OFFSET 0)));

CREATE POLICY of_a_person ON consent_consent FOR SELECT USING (
  (SELECT amparo_house())
  OR person_id = ANY ((SELECT amparo_working_on())::uuid[])
  OR id IN (SELECT o.consent_id FROM cases_transfer o WHERE o.id = ANY ((SELECT amparo_ids('offers'))::uuid[]))
  OR EXISTS (SELECT 1 FROM people_person h
    WHERE h.id = person_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'identity') OFFSET 0));

CREATE POLICY of_a_person ON emergency_emergency FOR SELECT USING (
  (SELECT amparo_house())
  OR asked_by = (SELECT amparo_actor())
  OR ((SELECT amparo_told('role')) = 'protection_data_officer'
    AND EXISTS (SELECT 1 FROM people_person p WHERE p.id = person_id))
  OR EXISTS (SELECT 1 FROM people_person h
    WHERE h.id = person_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'notes') OFFSET 0));

CREATE POLICY of_a_case ON cases_entry FOR SELECT USING (
  (SELECT amparo_house() OR amparo_told('purpose') = 'keys')
  OR case_id = ANY ((SELECT amparo_working_on())::uuid[])
  OR EXISTS (SELECT 1 FROM cases_case h
    WHERE h.id = case_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'index') OFFSET 0));

CREATE POLICY of_a_case ON cases_deadline FOR SELECT USING (
  (SELECT amparo_house())
  OR case_id = ANY ((SELECT amparo_working_on())::uuid[])
  OR EXISTS (SELECT 1 FROM cases_case h
    WHERE h.id = case_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'index') OFFSET 0));

CREATE POLICY of_a_case ON cases_transfer FOR SELECT USING (
  (SELECT amparo_house())
  OR id = ANY ((SELECT amparo_working_on() || amparo_ids('offers'))::uuid[])
  OR EXISTS (SELECT 1 FROM cases_case h
    WHERE h.id = case_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'index') OFFSET 0));

CREATE POLICY of_a_case ON cases_storedfile FOR SELECT USING (
  (SELECT amparo_house() OR amparo_told('purpose') = 'keys')
  OR EXISTS (SELECT 1 FROM cases_entry e WHERE e.id = entry_id AND e.case_id = ANY ((SELECT amparo_working_on())::uuid[]))
  OR EXISTS (SELECT 1 FROM cases_entry e JOIN cases_case h ON h.id = e.case_id
    WHERE e.id = entry_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'files') OFFSET 0));

CREATE POLICY ones_own ON notices_notice FOR SELECT USING (
  (SELECT amparo_house()) OR user_id = (SELECT amparo_actor()));

-- Requests, holds and reviews are there for whoever may read the person's data rights, and within an act on the person.
DO $$
DECLARE
  asked text;
BEGIN
  FOREACH asked IN ARRAY ARRAY['rights_request', 'rights_hold', 'rights_review'] LOOP
    EXECUTE format($policy$
      CREATE POLICY of_a_person ON %I FOR SELECT USING (
        (SELECT amparo_house())
        OR person_id = ANY ((SELECT amparo_ids('acting'))::uuid[])
        OR EXISTS (SELECT 1 FROM people_person h
          WHERE h.id = person_id AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'rights') OFFSET 0)
      )$policy$, asked);
  END LOOP;
END $$;

-- A certificate holds ids and numbers, and whoever destroyed the file or watches over the log in its agency may know it.
CREATE POLICY of_an_agency ON rights_certificate FOR SELECT USING (
  (SELECT amparo_house())
  OR (agency_id = (SELECT amparo_told('agency')::uuid)
    AND ((SELECT amparo_is_officer()) OR (SELECT amparo_actor()) IN (proposed_by, approved_by))));

-- What remains of a file belongs to nobody: it is written and then only counted, by the house.
CREATE POLICY counted ON rights_remainder FOR SELECT USING ((SELECT amparo_house()));

-- Writing. A row that is changed must be seen before and after; a version changes in nothing but its seal, within an act,
-- when keys change. Nobody but the house removes anything, except who works on the record: its keys, a photo that another
-- replaces, clocks that run no more. New rows come from staff who work on cases or watch over data, in their own name
-- where the row names its author; a notice may come of a sign-in that failed, when nobody stands there yet.
DO $$
DECLARE
  guarded text;
  own text;
BEGIN
  FOR guarded, own IN VALUES
    ('people_person', 'true'), ('people_photo', 'true'), ('people_tie', 'true'), ('consent_consent', 'true'),
    ('cases_case', 'true'), ('cases_entry', 'true'), ('cases_deadline', 'true'), ('cases_storedfile', 'true'),
    ('cases_transfer', 'true'), ('vault_grant', 'true'), ('rights_remainder', 'true'), ('rights_review', 'true'),
    ('emergency_emergency', 'asked_by = (SELECT amparo_actor())'),
    ('history_version', $own$changed_by = (SELECT amparo_actor())
      OR ((SELECT amparo_told('purpose') = 'plant') AND changed_by IN (SELECT amparo_invented()))$own$),
    ('rights_request', 'recorded_by = (SELECT amparo_actor())'),
    ('rights_hold', 'set_by = (SELECT amparo_actor())'),
    ('rights_certificate', 'approved_by = (SELECT amparo_actor())'),
    ('notices_notice', NULL)
  LOOP
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', guarded, coalesce(
      '(SELECT amparo_house()) OR ((SELECT amparo_is_case_staff() OR amparo_is_officer()) AND (' || own || '))', 'true'));
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (true) WITH CHECK (%s)', guarded,
      CASE guarded
        WHEN 'history_version' THEN '(SELECT amparo_house()) OR holder = ANY ((SELECT amparo_working_on())::uuid[])'
        ELSE '(SELECT amparo_house()) OR (SELECT amparo_actor()) IS NOT NULL' END);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house())%s)', guarded,
      CASE guarded
        WHEN 'people_photo' THEN ' OR person_id = ANY ((SELECT amparo_working_on())::uuid[])'
        WHEN 'cases_deadline' THEN ' OR case_id = ANY ((SELECT amparo_working_on())::uuid[])'
        WHEN 'vault_grant' THEN $keys$
        OR holder = ANY ((SELECT amparo_working_on())::uuid[])
        OR EXISTS (SELECT 1 FROM people_person h
          WHERE h.id = holder AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'notes') OFFSET 0)
        OR EXISTS (SELECT 1 FROM cases_case h
          WHERE h.id = holder AND amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'notes') OFFSET 0)
        $keys$ ELSE '' END);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;
