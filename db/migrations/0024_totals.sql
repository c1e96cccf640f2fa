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
DROP INDEX "deed_day";--> statement-breakpoint
DROP INDEX "unit_level_no";--> statement-breakpoint
DROP INDEX "visit_unit_no";--> statement-breakpoint
DROP INDEX "visit_round";--> statement-breakpoint
ALTER TABLE "rectification" ADD COLUMN "found_on" date DEFAULT (now() at time zone 'Asia/Shanghai')::date NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_total" ADD CONSTRAINT "ledger_total_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "score_total" ADD CONSTRAINT "score_total_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "ledger_total_unit_no" ON "ledger_total" USING btree ("unit_no");--> statement-breakpoint
CREATE INDEX "score_total_unit_no" ON "score_total" USING btree ("unit_no");--> statement-breakpoint
CREATE INDEX "person_here" ON "person" USING btree ("unit_no","pinyin","id") WHERE left_on is null;--> statement-breakpoint
CREATE INDEX "complaint_newest" ON "complaint" USING btree ("happened_on" DESC NULLS FIRST,"unit_no","id");--> statement-breakpoint
CREATE INDEX "exposure_newest" ON "exposure" USING btree ("happened_on" DESC NULLS FIRST,"unit_no","id");--> statement-breakpoint
CREATE INDEX "inspection_latest" ON "inspection" USING btree ("unit_no","kind","visited_on" DESC NULLS FIRST,"id" DESC NULLS FIRST,"score","wave","unit_id");--> statement-breakpoint
CREATE INDEX "ticket_newest" ON "ticket" USING btree ("happened_on" DESC NULLS FIRST,"unit_no","id");--> statement-breakpoint
CREATE INDEX "ranking_score" ON "ranking" USING btree ("kind","wave","score","unit_no");--> statement-breakpoint
CREATE INDEX "visit_due" ON "visit" USING btree ("due_on","unit_no","id");--> statement-breakpoint
CREATE INDEX "visit_self_check" ON "visit" USING btree ("unit_no","visited_on") WHERE "visit"."kind" = '自查';--> statement-breakpoint
CREATE INDEX "visit_submitted" ON "visit" USING btree ("round_id","owner_id","submitted_at","score","secret","unit_no") WHERE "visit"."submitted_at" is not null;--> statement-breakpoint
CREATE INDEX "rectification_found" ON "rectification" USING btree ("found_on","unit_no","kind","state","item_code","category","post","cause_code","points","predecessor_id");--> statement-breakpoint
CREATE INDEX "rectification_hardware" ON "rectification" USING btree ("unit_no","found_on","done_at","closed_at","state","kind") WHERE "rectification"."category" = '硬件';--> statement-breakpoint
CREATE INDEX "rectification_repeats" ON "rectification" USING btree ("unit_no","unit_id","predecessor_id") WHERE "rectification"."predecessor_id" is not null;--> statement-breakpoint
CREATE INDEX "rectification_title" ON "rectification" USING btree ("item_code",left("title", 200),"unit_no");--> statement-breakpoint
CREATE INDEX "rectification_self" ON "rectification" USING btree ("created_at","unit_no","unit_id","state") WHERE "rectification"."source_kind" = 'self';--> statement-breakpoint
CREATE INDEX "rectification_due" ON "rectification" USING btree (("state" in ('open', 'doing')) desc,"due_at","unit_no","id");--> statement-breakpoint
CREATE INDEX "rectification_created" ON "rectification" USING btree ("created_at","unit_no","id");--> statement-breakpoint
CREATE INDEX "rectification_points" ON "rectification" USING btree ("points" desc nulls last,"unit_no","id");--> statement-breakpoint
CREATE INDEX "rectification_state" ON "rectification" USING btree ("state","unit_no","id","due_at","escalation");--> statement-breakpoint
CREATE INDEX "rectification_to_accept" ON "rectification" USING btree ("unit_no") WHERE "rectification"."state" = 'done' and "rectification"."criterion" ->> 'kind' = 'accepted';--> statement-breakpoint
CREATE INDEX "rectification_post" ON "rectification" USING btree ("post","unit_no") WHERE "rectification"."post" <> '';--> statement-breakpoint
CREATE INDEX "deed_unit_day" ON "deed" USING btree ("unit_no","happened_on","state");--> statement-breakpoint
CREATE INDEX "deed_newest" ON "deed" USING btree ("happened_on" DESC NULLS FIRST,"unit_no","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "morning_meeting_newest" ON "morning_meeting" USING btree ("day" DESC NULLS FIRST,"unit_no","id");--> statement-breakpoint
CREATE INDEX "morning_meeting_tag" ON "morning_meeting" USING btree ("tag","day" DESC NULLS FIRST,"unit_no","id");--> statement-breakpoint
CREATE INDEX "audit_doings" ON "audit" USING btree ("id","unit_no") WHERE "audit"."action" not like 'session.%';--> statement-breakpoint
CREATE INDEX "unit_level_no" ON "unit" USING btree ("level","unit_no","last_no","closed_on");--> statement-breakpoint
CREATE INDEX "visit_unit_no" ON "visit" USING btree ("unit_no","id","secret","owner_id");--> statement-breakpoint
CREATE INDEX "visit_round" ON "visit" USING btree ("round_id","owner_id","state","due_on","secret","unit_no");--> statement-breakpoint
CREATE POLICY "ledger_total_scope" ON "ledger_total" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "ledger_total_wide" ON "ledger_total" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
CREATE POLICY "score_total_scope" ON "score_total" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "score_total_wide" ON "score_total" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
UPDATE rectification r SET found_on = coalesce(
  (SELECT i.visited_on FROM inspection i WHERE r.source_kind = 'inspection' AND i.unit_id = r.unit_id AND i.id = r.source_id),
  (r.created_at AT TIME ZONE 'Asia/Shanghai')::date);
--> statement-breakpoint
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
