-- The two roles the application works as; made once per cluster, so asked for first.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mingchuang_app') THEN CREATE ROLE mingchuang_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mingchuang_wide') THEN CREATE ROLE mingchuang_wide NOLOGIN; END IF;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT mingchuang_app, mingchuang_wide TO %I', current_user);
END $$;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO mingchuang_app, mingchuang_wide;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO mingchuang_app, mingchuang_wide;
