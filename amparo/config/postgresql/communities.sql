-- Communities behind the second lock. The rows hold codes, days and counts; every word is sealed, with the key of the
-- community or, of a volunteer, with the volunteer's own. Written by hand after decision 34, sharing no code with the program.

-- Those who work with communities: case staff of the agency that made the row, unless something keeps them away from it.
CREATE FUNCTION amparo_works_with(holder uuid, agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT public.amparo_is_case_staff() AND agency = public.amparo_told('agency')::uuid
        AND holder <> ALL (public.amparo_ids('away')) $$;

-- Those who count: information officers of that agency see the rows without words, and open nothing.
CREATE FUNCTION amparo_counts_for(agency uuid) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') = 'information_officer', false)
        AND agency = public.amparo_told('agency')::uuid $$;

CREATE POLICY known ON communities_community FOR SELECT USING (
  (SELECT amparo_house()) OR amparo_works_with(id, agency_id) OR amparo_counts_for(agency_id));
CREATE POLICY known ON communities_volunteer FOR SELECT USING (
  (SELECT amparo_house()) OR amparo_works_with(id, agency_id));

-- What belongs to a community is there for whoever may know of it. Case staff write; nobody but the house removes, except
-- counts and answers, which are written anew with their record.
DO $$
DECLARE
  guarded text;
  kept text;
  counted boolean;
BEGIN
  FOR guarded, kept, counted IN VALUES
    ('communities_community', 'amparo_works_with(id, agency_id)', false),
    ('communities_volunteer', 'amparo_works_with(id, agency_id)', false),
    ('communities_rating', NULL, false), ('communities_session', NULL, false),
    ('communities_plannedaction', NULL, false), ('communities_committee', NULL, false),
    ('communities_campaign', NULL, false), ('communities_rumour', NULL, false),
    ('communities_count', NULL, true), ('communities_understanding', NULL, true)
  LOOP
    IF kept IS NULL THEN
      kept := 'EXISTS (SELECT 1 FROM communities_community c WHERE c.id = community_id AND amparo_works_with(c.id, c.agency_id))';
      EXECUTE format('CREATE POLICY known ON %I FOR SELECT USING ((SELECT amparo_house()) OR EXISTS (
        SELECT 1 FROM communities_community c WHERE c.id = community_id
          AND (amparo_works_with(c.id, c.agency_id) OR amparo_counts_for(c.agency_id))))', guarded);
    END IF;
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT amparo_house()) OR %s)', guarded, kept);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING ((SELECT amparo_house()) OR %s)', guarded, kept);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house())%s)', guarded,
      CASE WHEN counted THEN ' OR ' || kept ELSE '' END);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;

-- Words and keys: of a community, and of the safeguards of a volunteer, for who works with them; of a volunteer's name as
-- those of a person are read by the law.
DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['history_version', 'vault_grant'] LOOP
    EXECUTE format($policy$CREATE POLICY of_a_community ON %I FOR SELECT USING (compartment = 'community' AND (
      EXISTS (SELECT 1 FROM communities_community c WHERE c.id = holder AND amparo_works_with(c.id, c.agency_id))
      OR EXISTS (SELECT 1 FROM communities_volunteer v WHERE v.id = holder AND amparo_works_with(v.id, v.agency_id))
    ))$policy$, sealed);
    EXECUTE format($policy$CREATE POLICY of_a_volunteer ON %I FOR SELECT USING (compartment IN ('index', 'identity')
      AND EXISTS (SELECT 1 FROM communities_volunteer v
        WHERE v.id = holder AND amparo_law(v.id, v.agency_id, v.team_id, v.owner_id, v.tier, compartment)))$policy$, sealed);
  END LOOP;
END $$;
