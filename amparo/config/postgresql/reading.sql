-- May the actor read this compartment of a record with these columns? The one sentence of the law in which most policies end.
-- Whoever changes it adds a migration that installs this file again; it always says what holds now.

-- Areas stand on the disk under names that only this installation can read (trust/vault/fingerprints). Every connection of the
-- program tells the database which name is which area's, so that the law can be asked about them as about other compartments.
CREATE OR REPLACE FUNCTION amparo_area(part text) RETURNS text
LANGUAGE sql STABLE
AS $$ SELECT coalesce(nullif(current_setting('amparo.apart', true), '')::jsonb ->> part, part) $$;

-- One expression without a subquery, so that PostgreSQL puts it into the policies in place of a call for every row. Areas
-- whose proof of competence ran out count on what was carried until then.
CREATE OR REPLACE FUNCTION amparo_law(holder uuid, agency uuid, team uuid, owner uuid, tier text, part text) RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT
  agency = public.amparo_told('agency')::uuid
  AND holder <> ALL (public.amparo_ids('away'))
  AND ((
    public.amparo_is_case_staff()
    AND (part IN ('index', 'identity', 'story', 'notes', 'files', 'rights')
      OR (public.amparo_area(part) IN ('ct', 'cp', 'gbv', 'rr')
        AND (public.amparo_area(part) = ANY (coalesce(public.amparo_told('areas'), '{}')::text[])
          OR (public.amparo_area(part) = ANY (coalesce(public.amparo_told('lapsed'), '{}')::text[])
            AND holder = ANY (public.amparo_ids('carried'))))))
    AND (
      owner IS NOT DISTINCT FROM public.amparo_actor()
      OR (tier = 'standard' AND team = ANY (public.amparo_ids('teams'))
        AND (part IN ('index', 'identity') OR public.amparo_told('role') = 'supervisor'))
      OR holder = ANY (public.amparo_ids('parts'))
      OR (tier = 'standard' AND part IN ('index', 'identity', 'story') AND holder = ANY (public.amparo_ids('glass')))
      OR (tier = 'restricted' AND public.amparo_told('role') = 'supervisor'
        AND holder = ANY (public.amparo_ids('named')))))
  OR (
    public.amparo_is_officer() AND tier = 'standard'
    AND (part = 'rights'
      OR (holder || ' ' || public.amparo_area(part)) = ANY (coalesce(public.amparo_told('released'), '{}')::text[])))) $$;
