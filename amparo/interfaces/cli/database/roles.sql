-- The roles of an Amparo on PostgreSQL, each with what its process needs. Run by the owner of the tables with CREATEROLE,
-- or by a superuser, in Amparo's database, after the tables are there; running it again does no harm.
-- Passwords are set apart, so that they stand in no file: ALTER ROLE amparo_staff PASSWORD '…'.
DO $$
DECLARE
  owner name := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.people_person'::regclass);
  working text;
BEGIN
  FOREACH working IN ARRAY ARRAY['amparo_staff', 'amparo_jobs', 'amparo_portal'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', working);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), working);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', working);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', working);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM %I', working);
  END LOOP;

  -- Staff screens and jobs work with every table; what row-level security hides from each of them is another matter.
  FOREACH working IN ARRAY ARRAY['amparo_staff', 'amparo_jobs'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', working);
    EXECUTE format('GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', working);
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public '
                   'GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', owner, working);
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public '
                   'GRANT SELECT, USAGE ON SEQUENCES TO %I', owner, working);
    -- The log and its details only grow; the tables themselves are the owner's alone.
    EXECUTE format('REVOKE UPDATE, DELETE ON audit_leaf, audit_withheld FROM %I', working);
    -- When keys change, the same content is sealed again: of details and versions the seal may change, and nothing else.
    EXECUTE format('REVOKE UPDATE ON history_version FROM %I', working);
    EXECUTE format('GRANT UPDATE (sealed) ON audit_withheld, history_version TO %I', working);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM %I', working);
  END LOOP;
  EXECUTE 'REVOKE DELETE ON history_version FROM amparo_staff';

  -- The portal gets no table here, and after this block the columns of a few.
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
END $$;
