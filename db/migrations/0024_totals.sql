CREATE TABLE "ledger_total" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_total_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"plan_version_id" bigint NOT NULL,
	"rule_id" text NOT NULL,
	"wave" text,
	"phase" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"lines" bigint NOT NULL,
	"amount" numeric(16, 2) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_total" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "score_total" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "score_total_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"kind" text NOT NULL,
	"wave" text NOT NULL,
	"visited_on" date NOT NULL,
	"visits" bigint NOT NULL,
	"score" numeric(16, 2) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "score_total" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "inspection_unit_no";--> statement-breakpoint
ALTER TABLE "ledger_total" ADD CONSTRAINT "ledger_total_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "score_total" ADD CONSTRAINT "score_total_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "ledger_total_unit_no" ON "ledger_total" USING btree ("unit_no");--> statement-breakpoint
CREATE INDEX "score_total_unit_no" ON "score_total" USING btree ("unit_no");--> statement-breakpoint
CREATE INDEX "inspection_latest" ON "inspection" USING btree ("unit_no","kind","visited_on" DESC NULLS FIRST,"id" DESC NULLS FIRST,"score","wave","unit_id");--> statement-breakpoint
CREATE POLICY "ledger_total_scope" ON "ledger_total" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "ledger_total_wide" ON "ledger_total" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
CREATE POLICY "score_total_scope" ON "score_total" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "score_total_wide" ON "score_total" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
-- Their triggers write them, and the owner.
REVOKE ALL ON TABLE "ledger_total", "score_total" FROM mingchuang_app, mingchuang_wide;
--> statement-breakpoint
GRANT SELECT ON TABLE "ledger_total", "score_total" TO mingchuang_app, mingchuang_wide;
--> statement-breakpoint
CREATE FUNCTION total_ledger() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO ledger_total (unit_id, unit_no, plan_id, plan_version_id, rule_id, wave, phase, kind, state, lines, amount)
    SELECT p.unit_id, p.unit_no, c.plan_id, c.plan_version_id, c.rule_id, c.wave, c.phase, c.kind, c.state, c.lines, c.amount
    FROM (SELECT plan_id, plan_version_id, rule_id, wave, phase, kind, state, count(*) AS lines, sum(amount) AS amount FROM new_rows GROUP BY plan_id, plan_version_id, rule_id, wave, phase, kind, state) c JOIN plan p ON p.id = c.plan_id;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO ledger_total (unit_id, unit_no, plan_id, plan_version_id, rule_id, wave, phase, kind, state, lines, amount)
    SELECT p.unit_id, p.unit_no, c.plan_id, c.plan_version_id, c.rule_id, c.wave, c.phase, c.kind, c.state, c.lines, c.amount
    FROM (SELECT plan_id, plan_version_id, rule_id, wave, phase, kind, state, -count(*) AS lines, -sum(amount) AS amount FROM old_rows GROUP BY plan_id, plan_version_id, rule_id, wave, phase, kind, state) c JOIN plan p ON p.id = c.plan_id;
  ELSE
    INSERT INTO ledger_total (unit_id, unit_no, plan_id, plan_version_id, rule_id, wave, phase, kind, state, lines, amount)
    SELECT p.unit_id, p.unit_no, c.plan_id, c.plan_version_id, c.rule_id, c.wave, c.phase, c.kind, c.state, c.lines, c.amount
    FROM (SELECT plan_id, plan_version_id, rule_id, wave, phase, kind, state, sum(lines) AS lines, sum(amount) AS amount FROM (
        SELECT plan_id, plan_version_id, rule_id, wave, phase, kind, state, count(*) AS lines, sum(amount) AS amount FROM new_rows GROUP BY plan_id, plan_version_id, rule_id, wave, phase, kind, state
        UNION ALL SELECT plan_id, plan_version_id, rule_id, wave, phase, kind, state, -count(*) AS lines, -sum(amount) AS amount FROM old_rows GROUP BY plan_id, plan_version_id, rule_id, wave, phase, kind, state) sides
      GROUP BY plan_id, plan_version_id, rule_id, wave, phase, kind, state HAVING sum(lines) <> 0 OR sum(amount) <> 0) c JOIN plan p ON p.id = c.plan_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION total_scores() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO score_total (unit_id, unit_no, kind, wave, visited_on, visits, score)
    SELECT t.id, t.unit_no, c.kind, c.wave, c.visited_on, sum(c.visits), sum(c.score)
    FROM (SELECT r.unit_no, r.kind, r.wave, r.visited_on, 1 AS visits, r.score AS score FROM new_rows r) c JOIN unit t ON t.parent_id IS NULL AND c.unit_no BETWEEN t.unit_no AND t.last_no
    GROUP BY t.id, t.unit_no, c.kind, c.wave, c.visited_on;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO score_total (unit_id, unit_no, kind, wave, visited_on, visits, score)
    SELECT t.id, t.unit_no, c.kind, c.wave, c.visited_on, sum(c.visits), sum(c.score)
    FROM (SELECT r.unit_no, r.kind, r.wave, r.visited_on, -1 AS visits, -r.score AS score FROM old_rows r) c JOIN unit t ON t.parent_id IS NULL AND c.unit_no BETWEEN t.unit_no AND t.last_no
    GROUP BY t.id, t.unit_no, c.kind, c.wave, c.visited_on;
  ELSE
    INSERT INTO score_total (unit_id, unit_no, kind, wave, visited_on, visits, score)
    SELECT t.id, t.unit_no, c.kind, c.wave, c.visited_on, sum(c.visits), sum(c.score)
    FROM (SELECT n.unit_no, n.kind, n.wave, n.visited_on, 1 AS visits, n.score AS score
        FROM new_rows n JOIN old_rows o USING (unit_id, id) WHERE (n.kind, n.wave, n.visited_on, n.score) IS DISTINCT FROM (o.kind, o.wave, o.visited_on, o.score)
      UNION ALL SELECT n.unit_no, o.kind, o.wave, o.visited_on, -1 AS visits, -o.score AS score
        FROM new_rows n JOIN old_rows o USING (unit_id, id) WHERE (n.kind, n.wave, n.visited_on, n.score) IS DISTINCT FROM (o.kind, o.wave, o.visited_on, o.score)) c JOIN unit t ON t.parent_id IS NULL AND c.unit_no BETWEEN t.unit_no AND t.last_no
    GROUP BY t.id, t.unit_no, c.kind, c.wave, c.visited_on;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER total_ledger_insert AFTER INSERT ON "ledger_line" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION total_ledger();
--> statement-breakpoint
CREATE TRIGGER total_ledger_delete AFTER DELETE ON "ledger_line" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION total_ledger();
--> statement-breakpoint
CREATE TRIGGER total_ledger_update AFTER UPDATE ON "ledger_line" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION total_ledger();
--> statement-breakpoint
CREATE TRIGGER total_scores_insert AFTER INSERT ON "inspection" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION total_scores();
--> statement-breakpoint
CREATE TRIGGER total_scores_delete AFTER DELETE ON "inspection" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION total_scores();
--> statement-breakpoint
CREATE TRIGGER total_scores_update AFTER UPDATE ON "inspection" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION total_scores();
--> statement-breakpoint
INSERT INTO ledger_total (unit_id, unit_no, plan_id, plan_version_id, rule_id, wave, phase, kind, state, lines, amount)
SELECT p.unit_id, p.unit_no, c.plan_id, c.plan_version_id, c.rule_id, c.wave, c.phase, c.kind, c.state, c.lines, c.amount
FROM (SELECT plan_id, plan_version_id, rule_id, wave, phase, kind, state, count(*) AS lines, sum(amount) AS amount FROM ledger_line GROUP BY plan_id, plan_version_id, rule_id, wave, phase, kind, state) c JOIN plan p ON p.id = c.plan_id;
--> statement-breakpoint
INSERT INTO score_total (unit_id, unit_no, kind, wave, visited_on, visits, score)
SELECT t.id, t.unit_no, c.kind, c.wave, c.visited_on, sum(c.visits), sum(c.score)
FROM (SELECT r.unit_no, r.kind, r.wave, r.visited_on, 1 AS visits, r.score AS score FROM inspection r) c JOIN unit t ON t.parent_id IS NULL AND c.unit_no BETWEEN t.unit_no AND t.last_no
GROUP BY t.id, t.unit_no, c.kind, c.wave, c.visited_on;
