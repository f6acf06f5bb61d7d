-- Who stands before the database in this transaction. Every value is set with set_config(…, true), ends with the
-- transaction and is empty before it is set: a connection that goes back to a pool carries nobody into the next request.

CREATE FUNCTION amparo_told(name text) RETURNS text LANGUAGE sql STABLE
AS $$ SELECT nullif(pg_catalog.current_setting('amparo.' || name, true), '') $$;

CREATE FUNCTION amparo_ids(name text) RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT coalesce(nullif(pg_catalog.current_setting('amparo.' || name, true), '')::uuid[], '{}') $$;

CREATE FUNCTION amparo_actor() RETURNS uuid LANGUAGE sql STABLE
AS $$ SELECT public.amparo_told('actor')::uuid $$;

CREATE FUNCTION amparo_is_case_staff() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') IN ('case_worker', 'supervisor'), false) $$;

CREATE FUNCTION amparo_is_officer() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(public.amparo_told('role') = 'protection_data_officer', false) $$;

-- Accounts of the actor's agency that were never open: of colleagues who are invented, in whose name records are planted.
CREATE FUNCTION amparo_invented() RETURNS SETOF uuid LANGUAGE sql STABLE
AS $$ SELECT u.id FROM public.accounts_user u WHERE NOT u.is_active AND u.last_login IS NULL
        AND u.agency_id = public.amparo_told('agency')::uuid $$;

-- The house itself: jobs, backups and commands, which work for nobody. It has to say so, and only the owner of the
-- tables and the members of amparo_jobs are believed; the role of the staff screens is not.
CREATE FUNCTION amparo_house() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT public.amparo_told('purpose') = 'house' AND (
        pg_catalog.pg_has_role(current_user, (SELECT relowner FROM pg_catalog.pg_class
                                              WHERE oid = 'public.people_person'::regclass), 'USAGE')
        OR coalesce((SELECT pg_catalog.pg_has_role(current_user, oid, 'USAGE')
                     FROM pg_catalog.pg_roles WHERE rolname = 'amparo_jobs'), false)) $$;

CREATE FUNCTION amparo_set(name text, value text) RETURNS void LANGUAGE plpgsql
AS $$ BEGIN PERFORM pg_catalog.set_config('amparo.' || name, coalesce(value, ''), true); END $$;

-- Work for a purpose, and return the one before; the house goes on as it is, which sees more than any of them.
CREATE FUNCTION amparo_purpose(purpose text) RETURNS text LANGUAGE plpgsql
AS $$
DECLARE
  before text := coalesce(public.amparo_told('purpose'), '');
BEGIN
  IF NOT public.amparo_house() THEN
    PERFORM public.amparo_set('purpose', amparo_purpose.purpose);
  END IF;
  RETURN before;
END $$;

-- What the law needs to know about one member of staff in one role, read once and kept until the transaction ends. An
-- account that is closed, or does not hold the role, is nobody.
CREATE FUNCTION amparo_look_up(actor uuid, role text, moment timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  home uuid;
  posts uuid[];
  parts uuid[];
  named uuid[];
  glass uuid[];
  away uuid[];
  released text[];
BEGIN
  PERFORM public.amparo_set(name, '') FROM unnest(ARRAY['actor', 'role', 'agency', 'teams', 'areas', 'parts', 'named',
                                                 'glass', 'away', 'released', 'offers', 'offered', 'acting', 'acting_as']) name;
  SELECT u.agency_id, array_agg(p.team_id) FILTER (WHERE p.team_id IS NOT NULL) INTO home, posts
    FROM accounts_user u JOIN accounts_post p ON p.user_id = u.id
    WHERE u.id = actor AND u.is_active AND p.role = amparo_look_up.role
      AND p.since <= moment AND (p.until IS NULL OR p.until > moment)
    GROUP BY u.agency_id;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM public.amparo_set('actor', actor::text), public.amparo_set('role', role), public.amparo_set('agency', home::text),
          public.amparo_set('teams', coalesce(posts, '{}')::text);
  PERFORM public.amparo_set('areas', (SELECT coalesce(array_agg(area), '{}')::text FROM accounts_qualification q
    WHERE q.user_id = actor AND q.since <= moment AND (q.until IS NULL OR q.until > moment)));
  SELECT array_agg(t.holder) FILTER (WHERE t.kind IN ('case_team', 'covering')),
         array_agg(t.holder) FILTER (WHERE t.kind = 'named_supervisor'),
         array_agg(t.holder) FILTER (WHERE t.kind = 'break_glass'),
         coalesce(array_agg(t.holder) FILTER (WHERE t.kind IN ('conflict', 'complained_of')), '{}'),
         array_agg(t.holder || ' ' || substr(t.kind, 10)) FILTER (WHERE t.kind LIKE 'released\_%')
    INTO parts, named, glass, away, released FROM accounts_involvement t
    WHERE t.user_id = actor AND t.since <= moment AND (t.until IS NULL OR t.until > moment);
  PERFORM public.amparo_set('parts', parts::text), public.amparo_set('named', named::text), public.amparo_set('glass', glass::text),
          public.amparo_set('away', away::text), public.amparo_set('released', released::text);
  IF role <> 'supervisor' THEN RETURN; END IF;
  PERFORM public.amparo_set('offers', coalesce(array_agg(o.id), '{}')::text),
          public.amparo_set('offered', coalesce(array_agg(o.case_id), '{}')::text)
    FROM cases_transfer o
    WHERE o.status = 'offered' AND o.to_team_id = ANY (posts) AND o.case_id <> ALL (away)
      AND (o.consent_id IS NULL OR EXISTS (
        SELECT 1 FROM consent_consent c WHERE c.id = o.consent_id AND c.status = 'given'
          AND (c.until IS NULL OR c.until >= (moment AT TIME ZONE 'UTC')::date)));
END $$;

-- Begin to work for one member of staff in one role, as both stand now; looked up by the owner, who stands in for the
-- house meanwhile. An owner who is no superuser cannot bind the purpose to the function with SET.
CREATE FUNCTION amparo_stand(actor uuid, role text, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  PERFORM public.amparo_look_up(actor, role, moment);
  PERFORM public.amparo_set('purpose', before);
END $$;
