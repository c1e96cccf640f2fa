DROP INDEX "ledger_line_plan";--> statement-breakpoint
DROP INDEX "ledger_line_unit_no";--> statement-breakpoint
CREATE INDEX "ledger_line_unit_no" ON "ledger_line" USING btree ("unit_no","plan_id");