-- What somebody asks of a service is handed to one case worker, who is named on it as its readers are. Named they must be:
-- the role alone opens nothing.
CREATE OR REPLACE FUNCTION amparo_is_reader_role(sensitive boolean) RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') = 'focal_point'
        OR (NOT sensitive AND public.amparo_told('role') IN ('supervisor', 'case_worker')), false) $$;
