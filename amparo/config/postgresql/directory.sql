-- The directory of services behind the second lock: everybody may read it, also before anybody stands there, but for
-- protected places and what would give them away. Written by hand after decision 24, sharing no code with the program.

-- The locations, services and organisations that whoever stands here must not know of: a protected place of another
-- agency, or of any when one is no case staff; a service at such a place; an organisation with such a place that offers
-- nothing one may know of, and its other locations. Looked up by the owner, who stands in for the house meanwhile.
CREATE FUNCTION amparo_hidden_listings() RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before text := public.amparo_told('purpose');
  own uuid := CASE WHEN public.amparo_is_case_staff() THEN public.amparo_told('agency')::uuid END;
  hidden uuid[];
BEGIN
  PERFORM public.amparo_set('purpose', 'house');
  WITH places AS (
      SELECT l.id, l.organization_id AS organization FROM directory_location l
        JOIN directory_organization o ON o.id = l.organization_id
        WHERE l.is_protected AND o.agency_id IS DISTINCT FROM own),
    services AS (
      SELECT a.service_id AS id FROM directory_serviceatlocation a WHERE a.location_id IN (SELECT id FROM places)),
    organizations AS (
      SELECT organization AS id FROM places p WHERE NOT EXISTS (
        SELECT 1 FROM directory_service s
          WHERE s.organization_id = p.organization AND s.id NOT IN (SELECT id FROM services)))
  SELECT array_agg(x.id) INTO hidden FROM (
    SELECT id FROM places UNION SELECT id FROM services UNION SELECT id FROM organizations
    UNION SELECT id FROM directory_location WHERE organization_id IN (SELECT id FROM organizations)) x;
  PERFORM public.amparo_set('purpose', before);
  RETURN coalesce(hidden, '{}');
END $$;

-- Reading: what stands to nothing hidden. Writing: staff who keep listings, on what their own agency keeps; who among them
-- may do more than say that a listing was checked is left to the first lock. Organisations, locations and services are
-- never removed; what belongs to them is written anew. A revision is only added, in one's own name.
DO $$
DECLARE
  guarded text;
  keys text[];
  kept text;
  removable boolean;
  of_service CONSTANT text := $of$service_id IN (SELECT s.id FROM directory_service s
    JOIN directory_organization o ON o.id = s.organization_id
    WHERE o.agency_id = (SELECT amparo_told('agency')::uuid))$of$;
  of_organization CONSTANT text := $of$organization_id IN (SELECT o.id FROM directory_organization o
    WHERE o.agency_id = (SELECT amparo_told('agency')::uuid))$of$;
  of_location CONSTANT text := $of$location_id IN (SELECT l.id FROM directory_location l
    JOIN directory_organization o ON o.id = l.organization_id
    WHERE o.agency_id = (SELECT amparo_told('agency')::uuid))$of$;
BEGIN
  FOR guarded, keys, kept, removable IN VALUES
    ('directory_organization', ARRAY['id'], $own$agency_id = (SELECT amparo_told('agency')::uuid)$own$, false),
    ('directory_location', ARRAY['id'], of_organization, false),
    ('directory_service', ARRAY['id'], of_organization, false),
    ('directory_serviceatlocation', ARRAY['service_id', 'location_id'], of_service, true),
    ('directory_accessibility', ARRAY['location_id'], of_location, true),
    ('directory_phone', ARRAY['service_id', 'organization_id'], of_service || ' OR ' || of_organization, true),
    ('directory_contact', ARRAY['service_id'], of_service, true),
    ('directory_term', ARRAY['service_id'], of_service, true),
    ('directory_schedule', ARRAY['service_id'], of_service, true),
    ('directory_language', ARRAY['service_id'], of_service, true),
    ('directory_servicearea', ARRAY['service_id'], of_service, true),
    ('directory_costoption', ARRAY['service_id'], of_service, true),
    ('directory_requireddocument', ARRAY['service_id'], of_service, true),
    ('directory_revision', ARRAY['record'], 'by = (SELECT amparo_actor())', false)
  LOOP
    kept := $keeper$(SELECT amparo_house())
      OR ((SELECT amparo_told('role') IN ('case_worker', 'supervisor', 'information_officer')) AND ($keeper$ || kept || '))';
    EXECUTE format('CREATE POLICY known ON %I FOR SELECT USING ((SELECT amparo_house()) OR (%s))', guarded, (
      SELECT string_agg(format('(%1$I IS NULL OR %1$I <> ALL ((SELECT amparo_hidden_listings())::uuid[]))', key), ' AND ')
        FROM unnest(keys) key));
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', guarded, kept);
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (%s)', guarded,
      CASE guarded WHEN 'directory_revision' THEN '(SELECT amparo_house())' ELSE kept END);
    EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING (%s)', guarded,
      CASE WHEN removable THEN kept ELSE '(SELECT amparo_house())' END);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
END $$;
