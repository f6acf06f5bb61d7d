-- The access law once more, in the words of the database: written by hand after docs and rules.csv, sharing no code with
-- foundation/policy, so that a fault in one of the two is stopped by the other. A test holds both to the same answers.

-- Does the law let the actor read this compartment of a record with these columns?
CREATE FUNCTION amparo_law(holder uuid, agency uuid, team uuid, owner uuid, tier text, part text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  me uuid := amparo_actor();
  supervisor boolean := amparo_told('role') = 'supervisor';
BEGIN
  IF me IS NULL OR NOT amparo_is_case_staff() OR agency IS DISTINCT FROM amparo_told('agency')::uuid
    OR holder = ANY (amparo_ids('away')) THEN RETURN false;
  END IF;
  IF part IN ('ct', 'cp', 'gbv', 'rr') THEN
    IF part <> ALL (coalesce(amparo_told('areas'), '{}')::text[]) THEN RETURN false; END IF;
  ELSIF part NOT IN ('index', 'identity', 'story', 'notes', 'files') THEN RETURN false;
  END IF;
  IF owner IS NOT DISTINCT FROM me OR holder = ANY (amparo_ids('parts')) THEN RETURN true; END IF;
  IF tier = 'restricted' THEN RETURN supervisor AND holder = ANY (amparo_ids('named')); END IF;
  IF tier IS DISTINCT FROM 'standard' THEN RETURN false; END IF;
  RETURN (team = ANY (amparo_ids('teams')) AND (supervisor OR part IN ('index', 'identity')))
      OR (holder = ANY (amparo_ids('glass')) AND part IN ('index', 'identity', 'story'));
END $$;

-- May the actor read this compartment of this person or case, or this offer's packet? Asks the tables, whose own
-- policies stand before the answer as well.
CREATE FUNCTION amparo_reads(holder uuid, part text) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  found_one boolean;
BEGIN
  IF amparo_actor() IS NULL THEN RETURN false; END IF;
  IF part = 'packet' THEN RETURN holder = ANY (amparo_ids('offers')); END IF;
  SELECT amparo_law(p.id, p.agency_id, p.team_id, p.owner_id, p.tier, part) INTO found_one
    FROM people_person p WHERE p.id = holder;
  IF NOT FOUND THEN
    SELECT amparo_law(c.id, c.agency_id, c.team_id, c.owner_id, c.tier, part) INTO found_one
      FROM cases_case c WHERE c.id = holder;
  END IF;
  RETURN coalesce(found_one, false);
END $$;

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
    IF amparo_law(one.id, one.agency_id, one.team_id, one.owner_id, one.tier, 'notes')
        OR holder = ANY (amparo_ids('offers')) THEN how := 'work';
    ELSIF one.tier = 'standard' AND amparo_is_case_staff() AND one.agency_id = amparo_told('agency')::uuid
        AND one.id <> ALL (amparo_ids('away')) THEN how := 'glass';
    END IF;
  END IF;
  IF how <> '' THEN
    SELECT array_agg(id) INTO reach FROM (
      SELECT one.person AS id UNION SELECT c.id FROM cases_case c WHERE c.person_id = one.person
      UNION SELECT o.id FROM cases_transfer o JOIN cases_case c ON c.id = o.case_id WHERE c.person_id = one.person) x;
  END IF;
  PERFORM amparo_set('acting_as', how), amparo_set('acting', reach::text);
END $$;

CREATE FUNCTION amparo_working_on() RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN amparo_told('acting_as') = 'work' THEN amparo_ids('acting') ELSE '{}'::uuid[] END $$;

-- Begin an act on a record; NULL ends it.
CREATE FUNCTION amparo_act(holder uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := amparo_told('purpose');
BEGIN
  PERFORM amparo_set('purpose', 'house');
  PERFORM amparo_judge_act(holder);
  PERFORM amparo_set('purpose', before);
END $$;
