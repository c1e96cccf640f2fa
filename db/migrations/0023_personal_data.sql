CREATE TABLE "data_request" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "data_request_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"asked_by_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"decided_by" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "data_request_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "data_request_kind" CHECK ("data_request"."kind" in ('copy', 'correct', 'erase', 'explain')),
	CONSTRAINT "data_request_state" CHECK ("data_request"."state" in ('open', 'granted', 'refused')),
	CONSTRAINT "data_request_answer" CHECK ("data_request"."state" <> 'refused' or "data_request"."answer" <> '')
);
--> statement-breakpoint
ALTER TABLE "data_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "impact_assessment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "impact_assessment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"title" text NOT NULL,
	"uses" jsonb NOT NULL,
	"plan_id" bigint,
	"purpose" text NOT NULL,
	"lawfulness" text NOT NULL,
	"effect" text NOT NULL,
	"measures" text NOT NULL,
	"created_by" text NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_by" text DEFAULT '' NOT NULL,
	"approved_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "impact_assessment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "personal_setting" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"document" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "personal_setting_unit_id_pk" PRIMARY KEY("unit_id")
);
--> statement-breakpoint
ALTER TABLE "personal_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_hold" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "retention_hold_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"placed_by" text NOT NULL,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by" text DEFAULT '' NOT NULL,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "retention_hold" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_sweep" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "retention_sweep_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"kind" text NOT NULL,
	"before" date NOT NULL,
	"removed" integer NOT NULL,
	"held" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "retention_sweep" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "impact_assessment" ADD CONSTRAINT "impact_assessment_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "personal_setting" ADD CONSTRAINT "personal_setting_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "retention_sweep" ADD CONSTRAINT "retention_sweep_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "data_request_state" ON "data_request" USING btree ("unit_no","state","due_on");--> statement-breakpoint
CREATE INDEX "data_request_person" ON "data_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "impact_assessment_unit_no" ON "impact_assessment" USING btree ("unit_no","id");--> statement-breakpoint
CREATE INDEX "retention_hold_unit_no" ON "retention_hold" USING btree ("unit_no","id");--> statement-breakpoint
CREATE INDEX "retention_sweep_unit_no" ON "retention_sweep" USING btree ("unit_no","id");--> statement-breakpoint
CREATE POLICY "data_request_scope" ON "data_request" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (current_setting('app.personal', true) = 'on' or person_id = nullif(current_setting('app.person', true), '')::bigint)) WITH CHECK ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (current_setting('app.personal', true) = 'on' or person_id = nullif(current_setting('app.person', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "data_request_wide" ON "data_request" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "impact_assessment_scope" ON "impact_assessment" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "impact_assessment_wide" ON "impact_assessment" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "personal_setting_scope" ON "personal_setting" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "personal_setting_wide" ON "personal_setting" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention_hold_scope" ON "retention_hold" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "retention_hold_wide" ON "retention_hold" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention_sweep_scope" ON "retention_sweep" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "retention_sweep_wide" ON "retention_sweep" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);