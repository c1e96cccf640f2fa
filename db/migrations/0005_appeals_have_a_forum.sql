ALTER TABLE "inspection" ADD COLUMN "appeal_id" bigint;--> statement-breakpoint
ALTER TABLE "inspection" ADD COLUMN "score_before" numeric(7, 2);--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "voided" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "appeal_id" bigint;--> statement-breakpoint
ALTER TABLE "ledger_line" ADD COLUMN "state_by_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "forum_id" bigint;--> statement-breakpoint
-- Appeals of before go to the unit above, as all did.
UPDATE "appeal" SET "forum_id" = coalesce((SELECT u."parent_id" FROM "unit" u WHERE u."id" = "appeal"."unit_id"), "unit_id");--> statement-breakpoint
ALTER TABLE "appeal" ALTER COLUMN "forum_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "against_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "against_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "waiting_on" text DEFAULT 'forum' NOT NULL;--> statement-breakpoint
CREATE INDEX "appeal_due" ON "appeal" USING btree ("state","due_at");--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_waiting" CHECK ("appeal"."waiting_on" in ('forum', 'outlet', 'issuer', 'nobody'));