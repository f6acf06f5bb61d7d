-- What is sealed among a few people, behind the second lock: audits of files and sessions of supervision among those who speak,
-- conferences among those invited, and words to oneself, whose rows say nobody's name. Written by hand after decision 46.

CREATE FUNCTION amparo_leads() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') = 'supervisor', false) $$;

-- What the law needs besides: in which areas the actor lapsed and what they carry since before; and to guests of conferences
-- the clear rows that say whether their consent still holds.
CREATE FUNCTION amparo_look_up_among(moment timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  me uuid := public.amparo_actor();
BEGIN
  PERFORM public.amparo_set(name, '') FROM unnest(ARRAY['lapsed', 'carried', 'conferring']) name;
  IF me IS NULL THEN RETURN; END IF;
  PERFORM public.amparo_set('areas', (SELECT coalesce(array_agg(area), '{}')::text FROM accounts_qualification q
      WHERE q.user_id = me AND q.lapsed_at IS NULL AND q.since <= moment AND (q.until IS NULL OR q.until > moment))),
    public.amparo_set('lapsed', (SELECT coalesce(array_agg(area), '{}')::text FROM accounts_qualification q
      WHERE q.user_id = me AND q.lapsed_at IS NOT NULL AND q.since <= moment AND (q.until IS NULL OR q.until > moment))),
    public.amparo_set('carried', (SELECT coalesce(array_agg(t.holder), '{}')::text FROM accounts_involvement t
      WHERE t.user_id = me AND t.kind = 'carried' AND t.since <= moment AND (t.until IS NULL OR t.until > moment)));
  PERFORM public.amparo_set('conferring', coalesce(array_agg(DISTINCT i.conference_id), '{}')::text)
    FROM conferences_invited i WHERE i.user = me AND i.until IS NULL;
  PERFORM public.amparo_set('referred', (public.amparo_ids('referred') || coalesce(array_agg(x.id), '{}'))::text)
    FROM conferences_invited i JOIN cases_case c ON c.id = i.case_id JOIN people_person p ON p.id = c.person_id
    JOIN consent_consent a ON a.id = i.consent_id
    CROSS JOIN LATERAL unnest(ARRAY[c.id, p.id, a.id]) AS x (id)
    WHERE i.user = me AND i.until IS NULL AND c.id <> ALL (public.amparo_ids('away'));
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
  PERFORM public.amparo_look_up_among(moment);
  PERFORM public.amparo_set('purpose', before);
END $$;

-- Does the actor work on the case of a conference, as who reads its notes does?
CREATE FUNCTION amparo_of_the_case(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT public.amparo_is_case_staff() AND EXISTS (SELECT 1 FROM public.cases_case h WHERE h.id = wanted
        AND public.amparo_law(h.id, h.agency_id, h.team_id, h.owner_id, h.tier, 'notes')) $$;

DO $$
DECLARE
  guarded text;
  seen text;
  kept text;
  gone text;
BEGIN
  FOR guarded, seen, kept, gone IN VALUES
    ('supervision_draw', 'by = (SELECT amparo_actor())', 'by = (SELECT amparo_actor()) AND (SELECT amparo_leads())', 'false'),
    ('supervision_fileaudit', $v$auditor = (SELECT amparo_actor())
        OR (worker = (SELECT amparo_actor()) AND told_at IS NOT NULL)$v$,
      $v$(auditor = (SELECT amparo_actor()) AND (SELECT amparo_leads()))
        OR (worker = (SELECT amparo_actor()) AND told_at IS NOT NULL)$v$, 'false'),
    ('supervision_word', 'EXISTS (SELECT 1 FROM supervision_fileaudit a WHERE a.id = audit_id)',
      'by = (SELECT amparo_actor()) AND EXISTS (SELECT 1 FROM supervision_fileaudit a WHERE a.id = audit_id)', 'false'),
    ('supervision_takingpart', '"user" = (SELECT amparo_actor()) OR led_by = (SELECT amparo_actor())',
      'led_by = (SELECT amparo_actor()) AND (SELECT amparo_leads())', 'false'),
    ('supervision_session', $v$by = (SELECT amparo_actor())
        OR EXISTS (SELECT 1 FROM supervision_takingpart t WHERE t.session_id = supervision_session.id)$v$,
      'by = (SELECT amparo_actor()) AND (SELECT amparo_leads())', 'false'),
    ('supervision_lesson', $v$agency_id = (SELECT amparo_told('agency')::uuid)
        AND (SELECT amparo_leads() OR amparo_told('role') = 'information_officer')$v$,
      $v$agency_id = (SELECT amparo_told('agency')::uuid) AND (SELECT amparo_leads())$v$, 'false'),
    ('conferences_invited', $v$"user" = (SELECT amparo_actor()) OR conference_id = ANY ((SELECT amparo_ids('conferring'))::uuid[])
        OR case_id = ANY ((SELECT amparo_working_on())::uuid[]) OR amparo_of_the_case(case_id)$v$,
      'amparo_of_the_case(case_id) OR case_id = ANY ((SELECT amparo_working_on())::uuid[])', 'false'),
    ('conferences_conference', $v$id = ANY ((SELECT amparo_ids('conferring'))::uuid[])
        OR case_id = ANY ((SELECT amparo_working_on())::uuid[]) OR amparo_of_the_case(case_id)$v$,
      'amparo_of_the_case(case_id)', 'false'),
    ('conferences_minutes', 'EXISTS (SELECT 1 FROM conferences_conference c WHERE c.id = conference_id)',
      'by = (SELECT amparo_actor()) AND EXISTS (SELECT 1 FROM conferences_conference c WHERE c.id = conference_id)', 'false'),
    ('wellbeing_ownwords', '(SELECT amparo_actor()) IS NOT NULL', '(SELECT amparo_actor()) IS NOT NULL',
      '(SELECT amparo_actor()) IS NOT NULL'),
    ('wellbeing_shown', '(SELECT amparo_actor()) IS NOT NULL', '(SELECT amparo_actor()) IS NOT NULL',
      '(SELECT amparo_actor()) IS NOT NULL'),
    ('wellbeing_voice', '(SELECT amparo_actor()) IS NOT NULL', '(SELECT amparo_actor()) IS NOT NULL', 'false'),
    ('wellbeing_tally', $v$agency_id = (SELECT amparo_told('agency')::uuid)$v$,
      $v$agency_id = (SELECT amparo_told('agency')::uuid)$v$, 'false')
  LOOP
    EXECUTE format('CREATE POLICY among_few ON %I FOR SELECT USING ((SELECT amparo_house()) OR %s)', guarded, seen);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT amparo_house()) OR (%s))', guarded, kept);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (true) WITH CHECK ((SELECT amparo_house()) OR (%s))', guarded, kept);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()) OR (%s))', guarded, gone);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;

-- Keys: of what is among a few for whom they are wrapped to, and for who seals or hands them on.
CREATE POLICY among_few ON vault_grant FOR SELECT USING (
  (compartment = 'supervision' AND (recipient = (SELECT amparo_actor())
    OR EXISTS (SELECT 1 FROM supervision_word w WHERE w.id = holder)
    OR EXISTS (SELECT 1 FROM supervision_draw d WHERE d.id = holder)
    OR EXISTS (SELECT 1 FROM supervision_session s WHERE s.id = holder)))
  OR (compartment = 'conference' AND (recipient = (SELECT amparo_actor())
    OR EXISTS (SELECT 1 FROM conferences_conference c WHERE c.id = holder)
    OR EXISTS (SELECT 1 FROM conferences_minutes m WHERE m.id = holder))));

CREATE POLICY removed_among_few ON vault_grant FOR DELETE USING (compartment = 'conference' AND (
  EXISTS (SELECT 1 FROM conferences_conference c WHERE c.id = holder)
  OR EXISTS (SELECT 1 FROM conferences_minutes m WHERE m.id = holder)));
