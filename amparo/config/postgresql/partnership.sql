-- Registers of partners behind the second lock: staff of the agency that keeps them read them, supervisors and information
-- officers among them keep them, each in their own name. A record stays; a version is only added.
CREATE FUNCTION amparo_reads_registers() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') IN ('case_worker', 'supervisor', 'information_officer'), false) $$;
CREATE FUNCTION amparo_keeps_registers() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') IN ('supervisor', 'information_officer'), false) $$;

CREATE POLICY known ON partnership_record FOR SELECT USING ((SELECT amparo_house())
  OR ((SELECT amparo_reads_registers()) AND agency_id = (SELECT amparo_told('agency')::uuid)));
CREATE POLICY added ON partnership_record FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR ((SELECT amparo_keeps_registers()) AND agency_id = (SELECT amparo_told('agency')::uuid)));
CREATE POLICY changed ON partnership_record FOR UPDATE USING ((SELECT amparo_house())
  OR ((SELECT amparo_keeps_registers()) AND agency_id = (SELECT amparo_told('agency')::uuid)));
CREATE POLICY removed ON partnership_record FOR DELETE USING ((SELECT amparo_house()));

CREATE POLICY known ON partnership_version FOR SELECT USING ((SELECT amparo_house())
  OR record_id IN (SELECT id FROM partnership_record));
CREATE POLICY added ON partnership_version FOR INSERT WITH CHECK ((SELECT amparo_house())
  OR ((SELECT amparo_keeps_registers()) AND by = (SELECT amparo_actor()) AND record_id IN (SELECT id FROM partnership_record)));
CREATE POLICY changed ON partnership_version FOR UPDATE USING ((SELECT amparo_house()));
CREATE POLICY removed ON partnership_version FOR DELETE USING ((SELECT amparo_house()));

ALTER TABLE partnership_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_record FORCE ROW LEVEL SECURITY;
ALTER TABLE partnership_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_version FORCE ROW LEVEL SECURITY;
