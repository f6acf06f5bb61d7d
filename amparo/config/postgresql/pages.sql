-- Public pages behind the second lock. What is published is for everybody, also before anybody stands there; drafts and
-- versions are for those who write them, each in their own name.
CREATE FUNCTION amparo_writes_pages() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') = 'content_editor', false) $$;

CREATE POLICY known ON engagement_published FOR SELECT USING (true);
CREATE POLICY added ON engagement_published FOR INSERT WITH CHECK ((SELECT amparo_house() OR amparo_writes_pages()));
CREATE POLICY changed ON engagement_published FOR UPDATE USING ((SELECT amparo_house() OR amparo_writes_pages()));
CREATE POLICY removed ON engagement_published FOR DELETE USING ((SELECT amparo_house() OR amparo_writes_pages()));

CREATE POLICY known ON engagement_version FOR SELECT USING ((SELECT amparo_house() OR amparo_writes_pages()));
CREATE POLICY added ON engagement_version FOR INSERT
  WITH CHECK ((SELECT amparo_house()) OR ((SELECT amparo_writes_pages()) AND by = (SELECT amparo_actor())));
CREATE POLICY changed ON engagement_version FOR UPDATE USING ((SELECT amparo_house()));
CREATE POLICY removed ON engagement_version FOR DELETE USING ((SELECT amparo_house()));

ALTER TABLE engagement_published ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement_published FORCE ROW LEVEL SECURITY;
ALTER TABLE engagement_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement_version FORCE ROW LEVEL SECURITY;
