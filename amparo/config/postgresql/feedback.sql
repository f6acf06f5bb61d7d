-- Reports of feedback: they belong to no person and no case. Who may read one is named on it, and the one who tells us
-- something is nobody: what they write is in sight to them by its ids, while they write it, and sealed to others.

CREATE FUNCTION amparo_is_reader_role(sensitive boolean) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') = 'focal_point'
        OR (NOT sensitive AND public.amparo_told('role') = 'supervisor'), false) $$;

-- What somebody without a name is writing; whoever stands there as a member of staff writes nothing in that way.
CREATE FUNCTION amparo_receiving() RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN public.amparo_actor() IS NULL THEN public.amparo_ids('receiving') ELSE '{}'::uuid[] END $$;

-- Begin to work on a report: whoever is named on it, in a role that reads it, has all of it in sight until they end.
CREATE FUNCTION amparo_report(report uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
  named boolean;
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  SELECT EXISTS (SELECT 1 FROM feedback_report r JOIN feedback_reader n ON n.report_id = r.id
    WHERE r.id = amparo_report.report AND n.reader = public.amparo_actor() AND n.until IS NULL
      AND r.agency_id = public.amparo_told('agency')::uuid AND public.amparo_is_reader_role(r.sensitive)) INTO named;
  PERFORM public.amparo_set('purpose', before);
  PERFORM public.amparo_set('reporting', CASE WHEN named THEN ARRAY[amparo_report.report]::text ELSE '' END);
END $$;

-- The public door is told nothing by the others; the one report whose receipt it was given, it names by this.
CREATE FUNCTION amparo_finder() RETURNS text LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN public.amparo_actor() IS NULL
        THEN nullif(pg_catalog.current_setting('amparo.finder', true), '') END $$;

-- Who may read it no more does not find that they ever did: it would tell them that they are complained of.
CREATE POLICY ones_own ON feedback_reader FOR SELECT USING (
  (SELECT amparo_house())
  OR (reader = (SELECT amparo_actor()) AND until IS NULL)
  OR report_id = ANY ((SELECT amparo_ids('reporting') || amparo_receiving())::uuid[]));

CREATE POLICY named_on_it ON feedback_report FOR SELECT USING (
  (SELECT amparo_house())
  OR id = ANY ((SELECT amparo_ids('reporting') || amparo_receiving())::uuid[])
  OR finder = (SELECT amparo_finder())
  OR (agency_id = (SELECT amparo_told('agency')::uuid) AND amparo_is_reader_role(sensitive)
    AND EXISTS (SELECT 1 FROM feedback_reader n
      WHERE n.report_id = feedback_report.id AND n.reader = (SELECT amparo_actor()) AND n.until IS NULL)));

CREATE POLICY of_a_report ON feedback_entry FOR SELECT USING (
  (SELECT amparo_house())
  OR report_id = ANY ((SELECT amparo_ids('reporting') || amparo_receiving())::uuid[]));

-- The key of an entry is there for whom it is wrapped to, and for who works on the report or writes the entry.
CREATE POLICY of_a_report ON vault_grant FOR SELECT USING (compartment = 'feedback' AND (
  recipient = (SELECT amparo_actor())
  OR holder = ANY ((SELECT amparo_receiving())::uuid[])
  OR EXISTS (SELECT 1 FROM feedback_entry e WHERE e.id = holder)));

CREATE POLICY added_to_a_report ON vault_grant FOR INSERT WITH CHECK (compartment = 'feedback' AND (
  holder = ANY ((SELECT amparo_receiving())::uuid[])
  OR EXISTS (SELECT 1 FROM feedback_entry e WHERE e.id = holder)));

CREATE POLICY removed_from_a_report ON vault_grant FOR DELETE USING (compartment = 'feedback'
  AND EXISTS (SELECT 1 FROM feedback_entry e WHERE e.id = holder));

DO $$
DECLARE
  guarded text;
  own text;
BEGIN
  FOR guarded, own IN VALUES ('feedback_report', 'id'), ('feedback_reader', 'report_id'), ('feedback_entry', 'report_id')
  LOOP
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT amparo_house())
      OR %I = ANY ((SELECT amparo_ids(''reporting'') || amparo_receiving())::uuid[]))', guarded, own);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (true) WITH CHECK ((SELECT amparo_house())
      OR %I = ANY ((SELECT amparo_ids(''reporting'') || amparo_receiving())::uuid[])%s)', guarded, own,
      CASE guarded WHEN 'feedback_report'
        THEN ' OR finder = (SELECT amparo_finder())' ELSE '' END);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING ((SELECT amparo_house()))', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;
