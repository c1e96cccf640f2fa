ALTER TABLE "ledger_line" DROP CONSTRAINT "ledger_line_reversed_once";--> statement-breakpoint
ALTER TABLE "ledger_line" DROP CONSTRAINT "ledger_line_unit_fk";
--> statement-breakpoint
ALTER TABLE "ranking" DROP CONSTRAINT "ranking_unit_fk";
--> statement-breakpoint
DROP INDEX "ledger_line_plan";--> statement-breakpoint
DROP INDEX "ranking_page";--> statement-breakpoint
ALTER TABLE "ranking" DROP CONSTRAINT "ranking_unit_id_kind_wave_within_pk";--> statement-breakpoint
ALTER TABLE "ranking" ALTER COLUMN "wave" SET DATA TYPE text collate "C";--> statement-breakpoint
ALTER TABLE "ranking" ALTER COLUMN "kind" SET DATA TYPE text collate "C";--> statement-breakpoint
ALTER TABLE "ranking" ALTER COLUMN "within" SET DATA TYPE text collate "C";--> statement-breakpoint
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_unit_id_inspection_id_within_pk" PRIMARY KEY("unit_id","inspection_id","within");--> statement-breakpoint
ALTER TABLE "deduction" ADD COLUMN "repeated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_line_reversed_once" ON "ledger_line" USING btree ("unit_id","reverses_id") WHERE reverses_id is not null;--> statement-breakpoint
CREATE INDEX "ledger_line_plan" ON "ledger_line" USING btree ("plan_id","unit_no");--> statement-breakpoint
CREATE INDEX "ranking_page" ON "ranking" USING btree ("within","wave","place");--> statement-breakpoint
UPDATE deduction d SET repeated = true FROM (
  SELECT i.unit_id, i.id, lag(i.id) OVER (PARTITION BY i.unit_id, i.kind ORDER BY i.wave) AS before_id FROM inspection i) v
WHERE v.unit_id = d.unit_id AND v.id = d.inspection_id AND EXISTS (
  SELECT 1 FROM deduction b WHERE b.unit_id = v.unit_id AND b.inspection_id = v.before_id AND b.item_code = d.item_code);
