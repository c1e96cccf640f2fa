CREATE TABLE "edit" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "edit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"thing" text NOT NULL,
	"base" text NOT NULL,
	"version" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by_name" text NOT NULL,
	"changes" jsonb NOT NULL,
	"secret" boolean DEFAULT false NOT NULL,
	"owner_id" text DEFAULT '' NOT NULL,
	CONSTRAINT "edit_unit_id_id_pk" PRIMARY KEY("unit_id","id")
);
--> statement-breakpoint
ALTER TABLE "edit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_key" (
	"account" text NOT NULL,
	"key" text NOT NULL,
	"sha256" text NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "request_key_account_key_pk" PRIMARY KEY("account","key")
);
--> statement-breakpoint
ALTER TABLE "request_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "inspection_round" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_day" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "edit" ADD CONSTRAINT "edit_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "edit_thing" ON "edit" USING btree ("thing","id");--> statement-breakpoint
CREATE INDEX "edit_at" ON "edit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "request_key_at" ON "request_key" USING btree ("at");--> statement-breakpoint
CREATE POLICY "edit_scope" ON "edit" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true))) WITH CHECK ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true)));--> statement-breakpoint
CREATE POLICY "edit_wide" ON "edit" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "request_key_own" ON "request_key" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (account = current_setting('app.account', true)) WITH CHECK (account = current_setting('app.account', true));--> statement-breakpoint
CREATE POLICY "request_key_wide" ON "request_key" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);