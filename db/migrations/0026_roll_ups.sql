CREATE TABLE "morning_month" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"month" text NOT NULL,
	"days" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "morning_month_unit_id_month_pk" PRIMARY KEY("unit_id","month")
);
--> statement-breakpoint
ALTER TABLE "morning_month" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "score_year" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"kind" text NOT NULL,
	"year" text NOT NULL,
	"checks" integer DEFAULT 0 NOT NULL,
	"hundredths" integer DEFAULT 0 NOT NULL,
	"squares" bigint DEFAULT 0 NOT NULL,
	"waves" text DEFAULT '' NOT NULL,
	"newest_id" bigint,
	"newest_on" date,
	"newest_score" numeric(7, 2),
	CONSTRAINT "score_year_unit_id_kind_year_pk" PRIMARY KEY("unit_id","kind","year")
);
--> statement-breakpoint
ALTER TABLE "score_year" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "person_here";--> statement-breakpoint
DROP INDEX "unit_level_no";--> statement-breakpoint
DROP INDEX "inspection_wave";--> statement-breakpoint
DROP INDEX "ledger_line_unit_no";--> statement-breakpoint
DROP INDEX "ranking_score";--> statement-breakpoint
DROP INDEX "rectification_found";--> statement-breakpoint
ALTER TABLE "rectification" ADD COLUMN "next_look" text GENERATED ALWAYS AS (case when progress ->> 'brokenBy' is not null and jsonb_array_length(coalesce(progress -> 'clean', '[]')) = 0 then 'lost'
        when progress ->> 'brokenBy' is not null or jsonb_array_length(coalesce(progress -> 'clean', '[]')) > 0 then 'clean' end) STORED;--> statement-breakpoint
ALTER TABLE "morning_month" ADD CONSTRAINT "morning_month_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "score_year" ADD CONSTRAINT "score_year_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "morning_month_month" ON "morning_month" USING btree ("month","unit_no","days");--> statement-breakpoint
CREATE INDEX "score_year_kind" ON "score_year" USING btree ("kind","year");--> statement-breakpoint
CREATE INDEX "score_year_newest" ON "score_year" USING btree ("unit_no","kind","newest_on" DESC NULLS FIRST,"newest_id" DESC NULLS FIRST,"newest_score","checks","hundredths");--> statement-breakpoint
CREATE INDEX "person_here" ON "person" USING btree ("unit_no","pinyin","id","name","staff_no") WHERE left_on is null;--> statement-breakpoint
CREATE INDEX "unit_level_no" ON "unit" USING btree ("level","unit_no","last_no","closed_on","id");--> statement-breakpoint
CREATE INDEX "inspection_wave" ON "inspection" USING btree ("kind","wave","unit_no","visited_on","score","import_id");--> statement-breakpoint
CREATE INDEX "ledger_line_unit_no" ON "ledger_line" USING btree ("unit_no","plan_id","rule_id","amount","state","unit_id","id");--> statement-breakpoint
CREATE INDEX "ranking_score" ON "ranking" USING btree ("kind","wave","score","unit_no","branch_id","county_id","city_id","province_id");--> statement-breakpoint
CREATE INDEX "rectification_found" ON "rectification" USING btree ("found_on","unit_no","kind","state","item_code","category","post","cause_code","points","predecessor_id","done_at","next_look");--> statement-breakpoint
CREATE POLICY "morning_month_scope" ON "morning_month" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "morning_month_wide" ON "morning_month" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
CREATE POLICY "score_year_scope" ON "score_year" AS PERMISSIVE FOR SELECT TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "score_year_wide" ON "score_year" AS PERMISSIVE FOR SELECT TO "mingchuang_wide" USING (true);--> statement-breakpoint
-- Their triggers write them, and the owner.
REVOKE ALL ON TABLE "score_year", "morning_month" FROM mingchuang_app, mingchuang_wide;
--> statement-breakpoint
GRANT SELECT ON TABLE "score_year", "morning_month" TO mingchuang_app, mingchuang_wide;
--> statement-breakpoint
-- The rows of the keys are made, then locked in one order, then counted: the last statement sees what
-- everybody wrote who held them before. One key or a hundred thousand: each call is planned for its own.
CREATE FUNCTION count_score_years(units bigint[], kinds text[], years text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  INSERT INTO score_year (unit_id, unit_no, kind, year)
  SELECT k.unit_id, u.unit_no, k.kind, k.year FROM unnest(units, kinds, years) AS k(unit_id, kind, year) JOIN unit u ON u.id = k.unit_id
  ORDER BY k.unit_id, k.kind, k.year ON CONFLICT DO NOTHING;
  PERFORM FROM unnest(units, kinds, years) AS k(unit_id, kind, year) JOIN score_year y USING (unit_id, kind, year)
  ORDER BY y.unit_id, y.kind, y.year FOR UPDATE OF y;
  UPDATE score_year y SET checks = c.checks, hundredths = c.hundredths, squares = c.squares, waves = c.waves,
    newest_id = (c.newest).id, newest_on = (c.newest).visited_on, newest_score = (c.newest).score
  FROM (SELECT k.unit_id, k.kind, k.year, count(i.id)::int AS checks, coalesce(sum(i.score) * 100, 0)::int AS hundredths,
      coalesce(sum(i.score * i.score) * 10000, 0)::bigint AS squares, coalesce(string_agg(i.wave, ' ' ORDER BY i.wave), '') AS waves,
      (array_agg(i ORDER BY i.visited_on DESC, i.id DESC) FILTER (WHERE i.id IS NOT NULL))[1] AS newest
    FROM unnest(units, kinds, years) AS k(unit_id, kind, year)
    LEFT JOIN inspection i ON i.unit_id = k.unit_id AND i.kind = k.kind AND left(i.wave, 4) = k.year
    GROUP BY k.unit_id, k.kind, k.year) c
  WHERE y.unit_id = c.unit_id AND y.kind = c.kind AND y.year = c.year;
END $$;
--> statement-breakpoint
-- `changed`: the rows as they were written, or those taken away.
CREATE FUNCTION keep_score_years() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  units bigint[]; kinds text[]; years text[];
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    SELECT array_agg(k.unit_id), array_agg(k.kind), array_agg(k.year) INTO units, kinds, years
    FROM (SELECT DISTINCT unit_id, kind, left(wave, 4) AS year FROM changed) k;
  ELSE
    SELECT array_agg(k.unit_id), array_agg(k.kind), array_agg(k.year) INTO units, kinds, years
    FROM (SELECT DISTINCT n.unit_id, side.kind, left(side.wave, 4) AS year FROM changed n JOIN old_rows o USING (unit_id, id)
      CROSS JOIN LATERAL (VALUES (n.kind, n.wave), (o.kind, o.wave)) side(kind, wave)
      WHERE (n.kind, n.wave, n.visited_on, n.score) IS DISTINCT FROM (o.kind, o.wave, o.visited_on, o.score)) k;
  END IF;
  IF units IS NOT NULL THEN
    PERFORM count_score_years(units, kinds, years);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER score_year_insert AFTER INSERT ON "inspection" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_score_years();
--> statement-breakpoint
CREATE TRIGGER score_year_delete AFTER DELETE ON "inspection" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_score_years();
--> statement-breakpoint
CREATE TRIGGER score_year_update AFTER UPDATE ON "inspection" REFERENCING OLD TABLE AS old_rows NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_score_years();
--> statement-breakpoint
CREATE FUNCTION count_morning_months(units bigint[], months text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  INSERT INTO morning_month (unit_id, unit_no, month)
  SELECT k.unit_id, u.unit_no, k.month FROM unnest(units, months) AS k(unit_id, month) JOIN unit u ON u.id = k.unit_id
  ORDER BY k.unit_id, k.month ON CONFLICT DO NOTHING;
  PERFORM FROM unnest(units, months) AS k(unit_id, month) JOIN morning_month y USING (unit_id, month)
  ORDER BY y.unit_id, y.month FOR UPDATE OF y;
  UPDATE morning_month y SET days = c.days
  FROM (SELECT k.unit_id, k.month, coalesce(bit_or(1 << (extract(day FROM m.day)::int - 1)), 0) AS days
    FROM unnest(units, months) AS k(unit_id, month)
    LEFT JOIN morning_meeting m ON m.unit_id = k.unit_id
      AND m.day >= (k.month || '-01')::date AND m.day < (k.month || '-01')::date + interval '1 month'
    GROUP BY k.unit_id, k.month) c
  WHERE y.unit_id = c.unit_id AND y.month = c.month;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_morning_months() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  units bigint[]; months text[];
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    SELECT array_agg(k.unit_id), array_agg(k.month) INTO units, months
    FROM (SELECT DISTINCT unit_id, to_char(day, 'YYYY-MM') AS month FROM changed) k;
  ELSE
    SELECT array_agg(k.unit_id), array_agg(k.month) INTO units, months
    FROM (SELECT DISTINCT n.unit_id, to_char(side.day, 'YYYY-MM') AS month FROM changed n JOIN old_rows o USING (unit_id, id)
      CROSS JOIN LATERAL (VALUES (n.day), (o.day)) side(day) WHERE n.day <> o.day) k;
  END IF;
  IF units IS NOT NULL THEN
    PERFORM count_morning_months(units, months);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER morning_month_insert AFTER INSERT ON "morning_meeting" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_morning_months();
--> statement-breakpoint
CREATE TRIGGER morning_month_delete AFTER DELETE ON "morning_meeting" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_morning_months();
--> statement-breakpoint
CREATE TRIGGER morning_month_update AFTER UPDATE ON "morning_meeting" REFERENCING OLD TABLE AS old_rows NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_morning_months();
--> statement-breakpoint
SELECT count_score_years(array_agg(k.unit_id), array_agg(k.kind), array_agg(k.year))
FROM (SELECT DISTINCT unit_id, kind, left(wave, 4) AS year FROM inspection) k;
--> statement-breakpoint
SELECT count_morning_months(array_agg(k.unit_id), array_agg(k.month))
FROM (SELECT DISTINCT unit_id, to_char(day, 'YYYY-MM') AS month FROM morning_meeting) k;
