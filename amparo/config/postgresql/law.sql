-- The access law once more, in the words of the database: written by hand after docs and rules.csv, sharing no code with
-- foundation/policy, so that a fault in one of the two is stopped by the other. A test holds both to the same answers.

-- Does a file wait to be destroyed, by the word of somebody else? Then the actor may be the second of the two.
CREATE FUNCTION amparo_is_second(person uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT
  EXISTS (SELECT 1 FROM rights_request r WHERE r.person_id = person AND r.kind = 'erasure' AND r.step = 'proposed'
    AND r.outcome = 'granted' AND r.proposed_by <> public.amparo_actor())
  OR EXISTS (SELECT 1 FROM rights_review r WHERE r.person_id = person AND r.status = 'open'
    AND r.fate IN ('destroy', 'anonymise') AND r.proposed_by <> public.amparo_actor()) $$;

-- May the actor say in the sealed record that the use of somebody's data is restricted, or allowed again?
CREATE FUNCTION amparo_restricts_use(person uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT EXISTS (SELECT 1 FROM rights_request r WHERE r.person_id = person AND r.kind = 'restriction') $$;

-- Judge who begins an act on a record: whoever holds or leads it by the law, is offered it, or is the second of two who
-- destroy it, works until the end of the act on its person, those marked as the same person, and all their cases, also
-- while responsibility leaves their hands; an officer who restricts the use of a person's data writes that down; who may
-- open it in an emergency writes down that they do. Anybody else gains nothing by beginning.
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
    IF (public.amparo_is_case_staff()
          AND public.amparo_law(one.id, one.agency_id, one.team_id, one.owner_id, one.tier, 'notes'))
        OR holder = ANY (public.amparo_ids('offers')) THEN how := 'work';
    ELSIF public.amparo_is_officer()
        AND public.amparo_law(one.id, one.agency_id, one.team_id, one.owner_id, one.tier, 'rights') THEN
      how := CASE WHEN public.amparo_is_second(one.person) THEN 'work'
        WHEN public.amparo_restricts_use(one.person) THEN 'rights' ELSE '' END;
    ELSIF one.tier = 'standard' AND public.amparo_is_case_staff() AND one.agency_id = public.amparo_told('agency')::uuid
        AND one.id <> ALL (public.amparo_ids('away')) THEN how := 'glass';
    END IF;
  END IF;
  IF how <> '' THEN
    WITH same AS (SELECT one.person AS id UNION SELECT p.id FROM people_person p WHERE p.duplicate_of_id = one.person
        AND public.amparo_law(p.id, p.agency_id, p.team_id, p.owner_id, p.tier, 'rights')),
      theirs AS (SELECT c.id FROM cases_case c WHERE c.person_id IN (SELECT id FROM same))
    SELECT array_agg(id) INTO reach FROM (
      SELECT id FROM same UNION SELECT id FROM theirs
      UNION SELECT o.id FROM cases_transfer o WHERE o.case_id IN (SELECT id FROM theirs)) x;
  END IF;
  PERFORM public.amparo_set('acting_as', how), public.amparo_set('acting', reach::text);
END $$;

CREATE FUNCTION amparo_working_on() RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN public.amparo_told('acting_as') = 'work' THEN public.amparo_ids('acting') ELSE '{}'::uuid[] END $$;

-- On whom an officer writes that the use of their data is restricted.
CREATE FUNCTION amparo_restricting() RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT CASE WHEN public.amparo_told('acting_as') = 'rights' THEN public.amparo_ids('acting') ELSE '{}'::uuid[] END $$;

-- Begin an act on a record. Returned is the act it is part of, which goes on when this one ends.
CREATE FUNCTION amparo_act(holder uuid) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
  around text[] := ARRAY[public.amparo_told('acting_as'), public.amparo_told('acting')];
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  PERFORM public.amparo_judge_act(holder);
  PERFORM public.amparo_set('purpose', before);
  RETURN around;
END $$;

-- What the law asks of content nobody shows: how far versions were written, and whether anything came after that.
CREATE FUNCTION amparo_newest_seq() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
  newest bigint;
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  SELECT coalesce(max(seq), 0) INTO newest FROM history_version;
  PERFORM public.amparo_set('purpose', before);
  RETURN newest;
END $$;

CREATE FUNCTION amparo_written_since(holders uuid[], parts text[], after bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
  found_one boolean;
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  SELECT EXISTS (SELECT 1 FROM history_version v
    WHERE v.holder = ANY (holders) AND v.compartment = ANY (parts) AND v.seq > after) INTO found_one;
  PERFORM public.amparo_set('purpose', before);
  RETURN found_one;
END $$;
