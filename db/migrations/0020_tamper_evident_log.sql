CREATE TABLE "log_checkpoint" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "log_checkpoint_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"size" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"note" text NOT NULL,
	"key" text NOT NULL,
	"asked_by" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "log_checkpoint" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "log_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "log_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"form" text NOT NULL,
	"operation" text NOT NULL,
	"unit_id" bigint,
	"unit_no" bigint,
	"account" text NOT NULL,
	"db_user" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"keys" text NOT NULL,
	"digests" "bytea" NOT NULL,
	"sequenced" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "log_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "log_leaf" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_leaf_entry" UNIQUE("entry_id")
);
--> statement-breakpoint
ALTER TABLE "log_leaf" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "log_node" (
	"level" integer NOT NULL,
	"at" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_node_level_at_pk" PRIMARY KEY("level","at")
);
--> statement-breakpoint
ALTER TABLE "log_node" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "outcome" text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "log_checkpoint_size" ON "log_checkpoint" USING btree ("size");--> statement-breakpoint
CREATE INDEX "log_entry_waiting" ON "log_entry" USING btree ("id") WHERE not sequenced;--> statement-breakpoint
CREATE INDEX "log_entry_unit_no" ON "log_entry" USING btree ("unit_no","id");--> statement-breakpoint
CREATE INDEX "log_entry_unit" ON "log_entry" USING btree ("unit_id","form","id");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_outcome" CHECK ("audit"."outcome" in ('done', 'refused'));--> statement-breakpoint
CREATE POLICY "log_checkpoint_scope" ON "log_checkpoint" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (true);--> statement-breakpoint
CREATE POLICY "log_checkpoint_wide" ON "log_checkpoint" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
CREATE POLICY "log_entry_scope" ON "log_entry" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and current_setting('app.secrets', true) = 'on');--> statement-breakpoint
CREATE POLICY "log_entry_wide" ON "log_entry" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
CREATE POLICY "log_leaf_scope" ON "log_leaf" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (true);--> statement-breakpoint
CREATE POLICY "log_leaf_wide" ON "log_leaf" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
CREATE POLICY "log_node_scope" ON "log_node" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (true);--> statement-breakpoint
CREATE POLICY "log_node_wide" ON "log_node" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
-- The application's roles read the log; nobody but its triggers and the sequencer writes it.
REVOKE ALL ON TABLE "log_entry", "log_leaf", "log_node", "log_checkpoint" FROM mingchuang_app, mingchuang_wide;
--> statement-breakpoint
GRANT SELECT ON TABLE "log_entry", "log_leaf", "log_node", "log_checkpoint" TO mingchuang_app, mingchuang_wide;
--> statement-breakpoint
-- The nearest unit above all numbers from low to high.
CREATE FUNCTION log_unit(low bigint, high bigint) RETURNS TABLE (id bigint, unit_no bigint) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT u.id, u.parent_id, u.unit_no, u.last_no FROM unit u WHERE u.unit_no = low
    UNION ALL SELECT p.id, p.parent_id, p.unit_no, p.last_no FROM up JOIN unit p ON p.id = up.parent_id WHERE up.last_no < high)
  SELECT up.id, up.unit_no FROM up WHERE up.last_no >= high LIMIT 1
$$;
--> statement-breakpoint
CREATE FUNCTION log_inspection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'inspection/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."wave", r."kind", r."visited_on", r."score", r."import_id", r."appeal_id", r."score_before")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'inspection/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."wave", r."kind", r."visited_on", r."score", r."import_id", r."appeal_id", r."score_before")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'inspection/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."wave", r."kind", r."visited_on", r."score", r."import_id", r."appeal_id", r."score_before")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."wave", r."kind", r."visited_on", r."score", r."import_id", r."appeal_id", r."score_before")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_inspection_update AFTER UPDATE ON "inspection" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_inspection();
--> statement-breakpoint
CREATE TRIGGER log_inspection_delete AFTER DELETE ON "inspection" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_inspection();
--> statement-breakpoint
CREATE TRIGGER log_inspection_insert AFTER INSERT ON "inspection" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_inspection();
--> statement-breakpoint
CREATE FUNCTION log_deduction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'deduction/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."inspection_id", r."item_code", r."item_name", r."category", r."points", r."is_key")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'deduction/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."inspection_id", r."item_code", r."item_name", r."category", r."points", r."is_key")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'deduction/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."inspection_id", r."item_code", r."item_name", r."category", r."points", r."is_key")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."inspection_id", r."item_code", r."item_name", r."category", r."points", r."is_key")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_deduction_update AFTER UPDATE ON "deduction" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_deduction();
--> statement-breakpoint
CREATE TRIGGER log_deduction_delete AFTER DELETE ON "deduction" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_deduction();
--> statement-breakpoint
CREATE TRIGGER log_deduction_insert AFTER INSERT ON "deduction" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_deduction();
--> statement-breakpoint
CREATE FUNCTION log_complaint() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'complaint/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."order_no", r."happened_on", r."justified", r."subjective", r."assessed", r."amount", r."import_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'complaint/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."order_no", r."happened_on", r."justified", r."subjective", r."assessed", r."amount", r."import_id")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'complaint/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."order_no", r."happened_on", r."justified", r."subjective", r."assessed", r."amount", r."import_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."order_no", r."happened_on", r."justified", r."subjective", r."assessed", r."amount", r."import_id")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_complaint_update AFTER UPDATE ON "complaint" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_complaint();
--> statement-breakpoint
CREATE TRIGGER log_complaint_delete AFTER DELETE ON "complaint" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_complaint();
--> statement-breakpoint
CREATE TRIGGER log_complaint_insert AFTER INSERT ON "complaint" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_complaint();
--> statement-breakpoint
CREATE FUNCTION log_exposure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'exposure/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."happened_on", r."level", r."verified", r."sequence", r."import_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'exposure/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."happened_on", r."level", r."verified", r."sequence", r."import_id")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'exposure/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."happened_on", r."level", r."verified", r."sequence", r."import_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."happened_on", r."level", r."verified", r."sequence", r."import_id")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_exposure_update AFTER UPDATE ON "exposure" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_exposure();
--> statement-breakpoint
CREATE TRIGGER log_exposure_delete AFTER DELETE ON "exposure" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_exposure();
--> statement-breakpoint
CREATE TRIGGER log_exposure_insert AFTER INSERT ON "exposure" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_exposure();
--> statement-breakpoint
CREATE FUNCTION log_ticket() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'ticket/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."happened_on", r."sequence", r."offender", r."clause", r."times", r."points", r."amount", r."import_id", r."issuer_id", r."person_id", r."item_code", r."reason", r."signature", r."voided", r."appeal_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'ticket/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."happened_on", r."sequence", r."offender", r."clause", r."times", r."points", r."amount", r."import_id", r."issuer_id", r."person_id", r."item_code", r."reason", r."signature", r."voided", r."appeal_id")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'ticket/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."happened_on", r."sequence", r."offender", r."clause", r."times", r."points", r."amount", r."import_id", r."issuer_id", r."person_id", r."item_code", r."reason", r."signature", r."voided", r."appeal_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."happened_on", r."sequence", r."offender", r."clause", r."times", r."points", r."amount", r."import_id", r."issuer_id", r."person_id", r."item_code", r."reason", r."signature", r."voided", r."appeal_id")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_ticket_update AFTER UPDATE ON "ticket" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_ticket();
--> statement-breakpoint
CREATE TRIGGER log_ticket_delete AFTER DELETE ON "ticket" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_ticket();
--> statement-breakpoint
CREATE TRIGGER log_ticket_insert AFTER INSERT ON "ticket" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_ticket();
--> statement-breakpoint
CREATE FUNCTION log_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'visit/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."round_id", r."standard_id", r."kind", r."wave", r."owner_id", r."second_of", r."state", r."visited_on", r."score", r."result_sha256", r."submitted_at", r."reviewer_id", r."reviewed_at", r."locked_at", r."inspection_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'visit/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."round_id", r."standard_id", r."kind", r."wave", r."owner_id", r."second_of", r."state", r."visited_on", r."score", r."result_sha256", r."submitted_at", r."reviewer_id", r."reviewed_at", r."locked_at", r."inspection_id")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'visit/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."round_id", r."standard_id", r."kind", r."wave", r."owner_id", r."second_of", r."state", r."visited_on", r."score", r."result_sha256", r."submitted_at", r."reviewer_id", r."reviewed_at", r."locked_at", r."inspection_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."round_id", r."standard_id", r."kind", r."wave", r."owner_id", r."second_of", r."state", r."visited_on", r."score", r."result_sha256", r."submitted_at", r."reviewer_id", r."reviewed_at", r."locked_at", r."inspection_id")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_visit_update AFTER UPDATE ON "visit" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_visit();
--> statement-breakpoint
CREATE TRIGGER log_visit_delete AFTER DELETE ON "visit" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_visit();
--> statement-breakpoint
CREATE TRIGGER log_visit_insert AFTER INSERT ON "visit" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_visit();
--> statement-breakpoint
CREATE FUNCTION log_appeal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'appeal/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."subject_kind", r."subject_id", r."item_code", r."reason_code", r."claim", r."instance", r."previous_id", r."forum_id", r."against_id", r."state", r."filed_by_id", r."filed_at", r."due_at", r."reviewer_id", r."decision", r."remaining", r."opinion", r."decided_at")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'appeal/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."subject_kind", r."subject_id", r."item_code", r."reason_code", r."claim", r."instance", r."previous_id", r."forum_id", r."against_id", r."state", r."filed_by_id", r."filed_at", r."due_at", r."reviewer_id", r."decision", r."remaining", r."opinion", r."decided_at")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'appeal/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."subject_kind", r."subject_id", r."item_code", r."reason_code", r."claim", r."instance", r."previous_id", r."forum_id", r."against_id", r."state", r."filed_by_id", r."filed_at", r."due_at", r."reviewer_id", r."decision", r."remaining", r."opinion", r."decided_at")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."subject_kind", r."subject_id", r."item_code", r."reason_code", r."claim", r."instance", r."previous_id", r."forum_id", r."against_id", r."state", r."filed_by_id", r."filed_at", r."due_at", r."reviewer_id", r."decision", r."remaining", r."opinion", r."decided_at")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_appeal_update AFTER UPDATE ON "appeal" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_appeal();
--> statement-breakpoint
CREATE TRIGGER log_appeal_delete AFTER DELETE ON "appeal" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_appeal();
--> statement-breakpoint
CREATE TRIGGER log_appeal_insert AFTER INSERT ON "appeal" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_appeal();
--> statement-breakpoint
CREATE FUNCTION log_waiver() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'waiver/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."plan_id"::text || '/' || r."rule_id"::text || '/' || r."fact_kind"::text || '/' || r."fact_id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."plan_id", r."rule_id", r."fact_kind", r."fact_id", r."amount", r."appeal_id", r."reason")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'waiver/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."plan_id"::text || '/' || r."rule_id"::text || '/' || r."fact_kind"::text || '/' || r."fact_id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."plan_id", r."rule_id", r."fact_kind", r."fact_id", r."amount", r."appeal_id", r."reason")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'waiver/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."plan_id"::text || '/' || r."rule_id"::text || '/' || r."fact_kind"::text || '/' || r."fact_id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."plan_id", r."rule_id", r."fact_kind", r."fact_id", r."amount", r."appeal_id", r."reason")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."plan_id"::text || '/' || r."rule_id"::text || '/' || r."fact_kind"::text || '/' || r."fact_id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."plan_id", r."rule_id", r."fact_kind", r."fact_id", r."amount", r."appeal_id", r."reason")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_waiver_update AFTER UPDATE ON "waiver" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_waiver();
--> statement-breakpoint
CREATE TRIGGER log_waiver_delete AFTER DELETE ON "waiver" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_waiver();
--> statement-breakpoint
CREATE TRIGGER log_waiver_insert AFTER INSERT ON "waiver" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_waiver();
--> statement-breakpoint
CREATE FUNCTION log_settlement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'settlement/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."plan_version_id", r."readings", r."changes", r."settled_by", r."settled_at")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'settlement/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."plan_version_id", r."readings", r."changes", r."settled_by", r."settled_at")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'settlement/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."plan_version_id", r."readings", r."changes", r."settled_by", r."settled_at")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."plan_version_id", r."readings", r."changes", r."settled_by", r."settled_at")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_settlement_update AFTER UPDATE ON "settlement" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_settlement();
--> statement-breakpoint
CREATE TRIGGER log_settlement_delete AFTER DELETE ON "settlement" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_settlement();
--> statement-breakpoint
CREATE TRIGGER log_settlement_insert AFTER INSERT ON "settlement" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_settlement();
--> statement-breakpoint
CREATE FUNCTION log_ledger_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'ledger_line/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."plan_id", r."plan_version_id", r."settlement_id", r."rule_id", r."payer_id", r."wave", r."phase", r."happened_on", r."fact_kind", r."fact_id", r."amount", r."kind", r."reading", r."inputs", r."state", r."reverses_id", r."reason", r."settled_by", r."settled_at", r."state_at", r."state_by_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'ledger_line/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."plan_id", r."plan_version_id", r."settlement_id", r."rule_id", r."payer_id", r."wave", r."phase", r."happened_on", r."fact_kind", r."fact_id", r."amount", r."kind", r."reading", r."inputs", r."state", r."reverses_id", r."reason", r."settled_by", r."settled_at", r."state_at", r."state_by_id")::text AS old_text
        FROM old_rows r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'ledger_line/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."plan_id", r."plan_version_id", r."settlement_id", r."rule_id", r."payer_id", r."wave", r."phase", r."happened_on", r."fact_kind", r."fact_id", r."amount", r."kind", r."reading", r."inputs", r."state", r."reverses_id", r."reason", r."settled_by", r."settled_at", r."state_at", r."state_by_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE r.state <> 'draft'
        UNION ALL
        SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."unit_id", r."id", r."plan_id", r."plan_version_id", r."settlement_id", r."rule_id", r."payer_id", r."wave", r."phase", r."happened_on", r."fact_kind", r."fact_id", r."amount", r."kind", r."reading", r."inputs", r."state", r."reverses_id", r."reason", r."settled_by", r."settled_at", r."state_at", r."state_by_id")::text AS old_text
        FROM old_rows r WHERE r.state <> 'draft') sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_ledger_line_update AFTER UPDATE ON "ledger_line" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_ledger_line();
--> statement-breakpoint
CREATE TRIGGER log_ledger_line_delete AFTER DELETE ON "ledger_line" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_ledger_line();
--> statement-breakpoint
CREATE TRIGGER log_ledger_line_insert AFTER INSERT ON "ledger_line" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_ledger_line();
--> statement-breakpoint
CREATE FUNCTION log_draw() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'draw/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."name", r."purpose", r."state", r."covert", r."secret", r."public_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'draw/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."name", r."purpose", r."state", r."covert", r."secret", r."public_id")::text AS old_text
        FROM old_rows r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'draw/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."name", r."purpose", r."state", r."covert", r."secret", r."public_id")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE r.state <> 'draft'
        UNION ALL
        SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."name", r."purpose", r."state", r."covert", r."secret", r."public_id")::text AS old_text
        FROM old_rows r WHERE r.state <> 'draft') sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_draw_update AFTER UPDATE ON "draw" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_draw();
--> statement-breakpoint
CREATE TRIGGER log_draw_delete AFTER DELETE ON "draw" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_draw();
--> statement-breakpoint
CREATE TRIGGER log_draw_insert AFTER INSERT ON "draw" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_draw();
--> statement-breakpoint
CREATE FUNCTION log_draw_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'draw_step/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."draw_id"::text || '/' || r."step"::text || '/' || r."position"::text AS key, r.unit_no AS unit_no, row(r."draw_id", r."unit_id", r."step", r."position", r."document", r."sha256", r."secret", r."owner_id", r."by_name", r."at")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'draw_step/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."draw_id"::text || '/' || r."step"::text || '/' || r."position"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."draw_id", r."unit_id", r."step", r."position", r."document", r."sha256", r."secret", r."owner_id", r."by_name", r."at")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'draw_step/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."draw_id"::text || '/' || r."step"::text || '/' || r."position"::text AS key, r.unit_no AS unit_no, row(r."draw_id", r."unit_id", r."step", r."position", r."document", r."sha256", r."secret", r."owner_id", r."by_name", r."at")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."draw_id"::text || '/' || r."step"::text || '/' || r."position"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."draw_id", r."unit_id", r."step", r."position", r."document", r."sha256", r."secret", r."owner_id", r."by_name", r."at")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_draw_step_update AFTER UPDATE ON "draw_step" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_draw_step();
--> statement-breakpoint
CREATE TRIGGER log_draw_step_delete AFTER DELETE ON "draw_step" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_draw_step();
--> statement-breakpoint
CREATE TRIGGER log_draw_step_insert AFTER INSERT ON "draw_step" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_draw_step();
--> statement-breakpoint
CREATE FUNCTION log_plan_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'plan_version/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."plan_id", r."version", r."state", r."document", r."readings", r."published_by", r."published_at")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'plan_version/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."plan_id", r."version", r."state", r."document", r."readings", r."published_by", r."published_at")::text AS old_text
        FROM old_rows r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'plan_version/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."plan_id", r."version", r."state", r."document", r."readings", r."published_by", r."published_at")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE r.state <> 'draft'
        UNION ALL
        SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."plan_id", r."version", r."state", r."document", r."readings", r."published_by", r."published_at")::text AS old_text
        FROM old_rows r WHERE r.state <> 'draft') sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_plan_version_update AFTER UPDATE ON "plan_version" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_plan_version();
--> statement-breakpoint
CREATE TRIGGER log_plan_version_delete AFTER DELETE ON "plan_version" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_plan_version();
--> statement-breakpoint
CREATE TRIGGER log_plan_version_insert AFTER INSERT ON "plan_version" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_plan_version();
--> statement-breakpoint
CREATE FUNCTION log_standard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'standard/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."name", r."version", r."valid_from", r."valid_to", r."state", r."document", r."sha256", r."mapping")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'standard/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."name", r."version", r."valid_from", r."valid_to", r."state", r."document", r."sha256", r."mapping")::text AS old_text
        FROM old_rows r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'standard/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."name", r."version", r."valid_from", r."valid_to", r."state", r."document", r."sha256", r."mapping")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE r.state <> 'draft'
        UNION ALL
        SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."name", r."version", r."valid_from", r."valid_to", r."state", r."document", r."sha256", r."mapping")::text AS old_text
        FROM old_rows r WHERE r.state <> 'draft') sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_standard_update AFTER UPDATE ON "standard" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_standard();
--> statement-breakpoint
CREATE TRIGGER log_standard_delete AFTER DELETE ON "standard" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_standard();
--> statement-breakpoint
CREATE TRIGGER log_standard_insert AFTER INSERT ON "standard" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_standard();
--> statement-breakpoint
CREATE FUNCTION log_assignment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'assignment/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."user_id", r."role")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'assignment/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."user_id", r."role")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'assignment/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."user_id", r."role")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."user_id", r."role")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_assignment_update AFTER UPDATE ON "assignment" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_assignment();
--> statement-breakpoint
CREATE TRIGGER log_assignment_delete AFTER DELETE ON "assignment" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_assignment();
--> statement-breakpoint
CREATE TRIGGER log_assignment_insert AFTER INSERT ON "assignment" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_assignment();
--> statement-breakpoint
CREATE FUNCTION log_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'user/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, coalesce((select p.unit_no from person p where p.id = r.person_id), (select t.unit_no from unit t where t.parent_id is null order by t.unit_no limit 1)) AS unit_no, row(r."id", r."name", r."username", r."person_id", r."disabled")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'user/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, coalesce((select p.unit_no from person p where p.id = r.person_id), (select t.unit_no from unit t where t.parent_id is null order by t.unit_no limit 1)) AS unit_no, NULL::text AS new_text, row(r."id", r."name", r."username", r."person_id", r."disabled")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'user/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."id"::text AS key, coalesce((select p.unit_no from person p where p.id = r.person_id), (select t.unit_no from unit t where t.parent_id is null order by t.unit_no limit 1)) AS unit_no, row(r."id", r."name", r."username", r."person_id", r."disabled")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."id"::text AS key, coalesce((select p.unit_no from person p where p.id = r.person_id), (select t.unit_no from unit t where t.parent_id is null order by t.unit_no limit 1)) AS unit_no, NULL::text AS new_text, row(r."id", r."name", r."username", r."person_id", r."disabled")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_user_update AFTER UPDATE ON "user" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_user();
--> statement-breakpoint
CREATE TRIGGER log_user_delete AFTER DELETE ON "user" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_user();
--> statement-breakpoint
CREATE TRIGGER log_user_insert AFTER INSERT ON "user" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_user();
--> statement-breakpoint
CREATE FUNCTION log_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'audit/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."at", r."actor", r."action", r."subject", r."detail", r."address", r."outcome")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'audit/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."at", r."actor", r."action", r."subject", r."detail", r."address", r."outcome")::text AS old_text
        FROM old_rows r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  ELSE
    INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'audit/1', c.operation, u.id, u.unit_no, coalesce(translate(current_setting('app.account', true), E'\n', ' '), ''), session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."at", r."actor", r."action", r."subject", r."detail", r."address", r."outcome")::text AS new_text, NULL::text AS old_text
        FROM new_rows r WHERE true
        UNION ALL
        SELECT r."id"::text AS key, r.unit_no AS unit_no, NULL::text AS new_text, row(r."id", r."unit_id", r."at", r."actor", r."action", r."subject", r."detail", r."address", r."outcome")::text AS old_text
        FROM old_rows r WHERE true) sides GROUP BY key) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_audit_update AFTER UPDATE ON "audit" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_audit();
--> statement-breakpoint
CREATE TRIGGER log_audit_delete AFTER DELETE ON "audit" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION log_audit();
--> statement-breakpoint
-- What stands there when the log begins is its first entries.
SET LOCAL timezone = 'UTC';
--> statement-breakpoint
SET LOCAL datestyle = 'ISO, YMD';
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'inspection/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."wave", r."kind", r."visited_on", r."score", r."import_id", r."appeal_id", r."score_before")::text AS new_text, NULL::text AS old_text
        FROM "inspection" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'deduction/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."inspection_id", r."item_code", r."item_name", r."category", r."points", r."is_key")::text AS new_text, NULL::text AS old_text
        FROM "deduction" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'complaint/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."order_no", r."happened_on", r."justified", r."subjective", r."assessed", r."amount", r."import_id")::text AS new_text, NULL::text AS old_text
        FROM "complaint" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'exposure/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."happened_on", r."level", r."verified", r."sequence", r."import_id")::text AS new_text, NULL::text AS old_text
        FROM "exposure" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'ticket/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."happened_on", r."sequence", r."offender", r."clause", r."times", r."points", r."amount", r."import_id", r."issuer_id", r."person_id", r."item_code", r."reason", r."signature", r."voided", r."appeal_id")::text AS new_text, NULL::text AS old_text
        FROM "ticket" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'visit/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."round_id", r."standard_id", r."kind", r."wave", r."owner_id", r."second_of", r."state", r."visited_on", r."score", r."result_sha256", r."submitted_at", r."reviewer_id", r."reviewed_at", r."locked_at", r."inspection_id")::text AS new_text, NULL::text AS old_text
        FROM "visit" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'appeal/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."subject_kind", r."subject_id", r."item_code", r."reason_code", r."claim", r."instance", r."previous_id", r."forum_id", r."against_id", r."state", r."filed_by_id", r."filed_at", r."due_at", r."reviewer_id", r."decision", r."remaining", r."opinion", r."decided_at")::text AS new_text, NULL::text AS old_text
        FROM "appeal" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'waiver/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."plan_id"::text || '/' || r."rule_id"::text || '/' || r."fact_kind"::text || '/' || r."fact_id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."plan_id", r."rule_id", r."fact_kind", r."fact_id", r."amount", r."appeal_id", r."reason")::text AS new_text, NULL::text AS old_text
        FROM "waiver" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'settlement/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."plan_version_id", r."readings", r."changes", r."settled_by", r."settled_at")::text AS new_text, NULL::text AS old_text
        FROM "settlement" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'ledger_line/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."unit_id"::text || '/' || r."id"::text AS key, r.unit_no AS unit_no, row(r."unit_id", r."id", r."plan_id", r."plan_version_id", r."settlement_id", r."rule_id", r."payer_id", r."wave", r."phase", r."happened_on", r."fact_kind", r."fact_id", r."amount", r."kind", r."reading", r."inputs", r."state", r."reverses_id", r."reason", r."settled_by", r."settled_at", r."state_at", r."state_by_id")::text AS new_text, NULL::text AS old_text
        FROM "ledger_line" r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'draw/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."name", r."purpose", r."state", r."covert", r."secret", r."public_id")::text AS new_text, NULL::text AS old_text
        FROM "draw" r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'draw_step/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."draw_id"::text || '/' || r."step"::text || '/' || r."position"::text AS key, r.unit_no AS unit_no, row(r."draw_id", r."unit_id", r."step", r."position", r."document", r."sha256", r."secret", r."owner_id", r."by_name", r."at")::text AS new_text, NULL::text AS old_text
        FROM "draw_step" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'plan_version/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."plan_id", r."version", r."state", r."document", r."readings", r."published_by", r."published_at")::text AS new_text, NULL::text AS old_text
        FROM "plan_version" r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'standard/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."name", r."version", r."valid_from", r."valid_to", r."state", r."document", r."sha256", r."mapping")::text AS new_text, NULL::text AS old_text
        FROM "standard" r WHERE r.state <> 'draft') changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'assignment/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, r.unit_no AS unit_no, row(r."id", r."unit_id", r."user_id", r."role")::text AS new_text, NULL::text AS old_text
        FROM "assignment" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
--> statement-breakpoint
INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT 'user/1', c.operation, u.id, u.unit_no, 'system', session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / 256 AS page
        FROM (SELECT 'adopt' AS operation, key, unit_no,
            sha256(convert_to(coalesce(new_text, old_text), 'UTF8')) AS digest
          FROM (SELECT r."id"::text AS key, coalesce((select p.unit_no from person p where p.id = r.person_id), (select t.unit_no from unit t where t.parent_id is null order by t.unit_no limit 1)) AS unit_no, row(r."id", r."name", r."username", r."person_id", r."disabled")::text AS new_text, NULL::text AS old_text
        FROM "user" r WHERE true) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page;
