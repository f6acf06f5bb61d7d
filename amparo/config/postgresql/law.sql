-- The access law once more, in the words of the database: written by hand after docs and rules.csv, sharing no code with
-- foundation/policy, so that a fault in one of the two is stopped by the other. A test holds both to the same answers.

-- Does the law let the actor read this compartment of a record with these columns? One expression without a subquery,
-- so that PostgreSQL puts it into the policies in place of a call for every row.
CREATE FUNCTION amparo_law(holder uuid, agency uuid, team uuid, owner uuid, tier text, part text) RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT
  public.amparo_is_case_staff()
  AND agency = public.amparo_told('agency')::uuid
  AND holder <> ALL (public.amparo_ids('away'))
  AND (part IN ('index', 'identity', 'story', 'notes', 'files')
    OR (part IN ('ct', 'cp', 'gbv', 'rr') AND part = ANY (coalesce(public.amparo_told('areas'), '{}')::text[])))
  AND (
    owner IS NOT DISTINCT FROM public.amparo_actor()
    OR (tier = 'standard' AND team = ANY (public.amparo_ids('teams'))
      AND (part IN ('index', 'identity') OR public.amparo_told('role') = 'supervisor'))
    OR holder = ANY (public.amparo_ids('parts'))
    OR (tier = 'standard' AND part IN ('index', 'identity', 'story') AND holder = ANY (public.amparo_ids('glass')))
    OR (tier = 'restricted' AND public.amparo_told('role') = 'supervisor'
      AND holder = ANY (public.amparo_ids('named')))) $$;

-- Judge who begins an act on a record: whoever holds or leads it by the law, or is offered it, works until the end of
-- the act on its person and all their cases, also while responsibility leaves their hands; who may open it in an
-- emergency writes down that they do. Anybody else gains nothing by beginning.
CREATE FUNCTION amparo_judge_act(holder uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  one record;
  how text := '';
  reach uuid[];
BEGIN
  SELECT x.* INTO one FROM (
    SELECT id, id AS person, agency_id, team_id, owner_id, tier FROM people_person WHERE id = holder
    UNION ALL
    SELECT c.id, c.person_id, c.agency_id, c.team_id, c.owner_id, c.tier FROM cases_case c
      WHERE c.id = holder OR c.id = (SELECT o.case_id FROM cases_transfer o WHERE o.id = holder)) x;
  IF FOUND THEN
    -- Notes are what owner, case team, covering and supervisors read, and nobody else.
    IF public.amparo_law(one.id, one.agency_id, one.team_id, one.owner_id, one.tier, 'notes')
        OR holder = ANY (public.amparo_ids('offers')) THEN how := 'work';
    ELSIF one.tier = 'standard' AND public.amparo_is_case_staff() AND one.agency_id = public.amparo_told('agency')::uuid
        AND one.id <> ALL (public.amparo_ids('away')) THEN how := 'glass';
    END IF;
  END IF;
  IF how <> '' THEN
    SELECT array_agg(id) INTO reach FROM (
      SELECT one.person AS id UNION SELECT c.id FROM cases_case c WHERE c.person_id = one.person
      UNION SELECT o.id FROM cases_transfer o JOIN cases_case c ON c.id = o.case_id WHERE c.person_id = one.person) x;
  END IF;
  PERFORM public.amparo_set('acting_as', how), public.amparo_set('acting', reach::text);
END $$;

CREATE FUNCTION amparo_working_on() RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN public.amparo_told('acting_as') = 'work' THEN public.amparo_ids('acting') ELSE '{}'::uuid[] END $$;

-- Begin an act on a record; NULL ends it.
CREATE FUNCTION amparo_act(holder uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  PERFORM public.amparo_judge_act(holder);
  PERFORM public.amparo_set('purpose', before);
END $$;
