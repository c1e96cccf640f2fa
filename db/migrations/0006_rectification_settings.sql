CREATE TABLE "calendar_feed" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"assignment_id" bigint NOT NULL,
	"token_sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feed_unit_id_assignment_id_pk" PRIMARY KEY("unit_id","assignment_id"),
	CONSTRAINT "calendar_feed_token" UNIQUE("token_sha256")
);
--> statement-breakpoint
ALTER TABLE "calendar_feed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rectification_setting" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"document" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rectification_setting_unit_id_pk" PRIMARY KEY("unit_id")
);
--> statement-breakpoint
ALTER TABLE "rectification_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rectification" ADD COLUMN "escalation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "rectification_setting" ADD CONSTRAINT "rectification_setting_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE POLICY "calendar_feed_scope" ON "calendar_feed" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "calendar_feed_wide" ON "calendar_feed" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rectification_setting_scope" ON "rectification_setting" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "rectification_setting_wide" ON "rectification_setting" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);