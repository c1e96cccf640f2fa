CREATE TABLE "clip_request" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "clip_request_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"visit_id" bigint NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"post" text DEFAULT '' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"evidence_id" bigint,
	"link" text,
	"note" text DEFAULT '' NOT NULL,
	"provided_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clip_request_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "clip_request_span" CHECK ("clip_request"."to_at" > "clip_request"."from_at")
);
--> statement-breakpoint
ALTER TABLE "clip_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "history" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"owner_id" text NOT NULL,
	"by_name" text NOT NULL,
	"action" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secret" boolean DEFAULT false NOT NULL,
	CONSTRAINT "history_unit_id_id_pk" PRIMARY KEY("unit_id","id")
);
--> statement-breakpoint
ALTER TABLE "history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inspection_round" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inspection_round_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"wave" text NOT NULL,
	"standard_id" bigint NOT NULL,
	"covert" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"draw_id" bigint,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inspection_round_state" CHECK ("inspection_round"."state" in ('draft', 'open', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "inspection_round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "visit" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "visit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"round_id" bigint NOT NULL,
	"standard_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"wave" text NOT NULL,
	"secret" boolean NOT NULL,
	"owner_id" text NOT NULL,
	"inspector_name" text NOT NULL,
	"second_of" bigint,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"document" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"visited_on" date,
	"circumstances" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"score" numeric(9, 4),
	"result" jsonb,
	"result_sha256" text,
	"started_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"reviewer_id" text,
	"reviewer_name" text,
	"reviewed_at" timestamp with time zone,
	"locked_at" timestamp with time zone,
	"inspection_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visit_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "visit_once" UNIQUE("unit_id","round_id","owner_id"),
	CONSTRAINT "visit_state" CHECK ("visit"."state" in ('draft', 'submitted', 'reviewing', 'returned', 'approved', 'locked')),
	CONSTRAINT "visit_reviewer" CHECK ("visit"."reviewer_id" is null or "visit"."reviewer_id" <> "visit"."owner_id")
);
--> statement-breakpoint
ALTER TABLE "visit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draw" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draw_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"spec" jsonb NOT NULL,
	"covert" boolean DEFAULT true NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draw_state" CHECK ("draw"."state" in ('draft', 'frozen', 'drawn', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "draw" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draw_step" (
	"draw_id" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"step" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"document" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draw_step_draw_id_step_position_pk" PRIMARY KEY("draw_id","step","position")
);
--> statement-breakpoint
ALTER TABLE "draw_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "appeal" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "appeal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"item_code" text DEFAULT '' NOT NULL,
	"subject" jsonb NOT NULL,
	"reason_code" text NOT NULL,
	"claim" text NOT NULL,
	"packets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"instance" integer DEFAULT 1 NOT NULL,
	"previous_id" bigint,
	"state" text DEFAULT 'filed' NOT NULL,
	"barred" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"filed_by_id" text NOT NULL,
	"filed_by_name" text NOT NULL,
	"filed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"clock" jsonb NOT NULL,
	"reviewer_id" text,
	"reviewer_name" text,
	"decision" text,
	"remaining" numeric(14, 2),
	"opinion" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"effect" jsonb,
	CONSTRAINT "appeal_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "appeal_once" UNIQUE("unit_id","subject_kind","subject_id","item_code","instance"),
	CONSTRAINT "appeal_state" CHECK ("appeal"."state" in ('filed', 'accepted', 'decided', 'withdrawn', 'lapsed')),
	CONSTRAINT "appeal_decision" CHECK ("appeal"."decision" is null or "appeal"."decision" in ('upheld', 'changed', 'revoked')),
	CONSTRAINT "appeal_reviewer" CHECK ("appeal"."reviewer_id" is null or not ("appeal"."barred" ? "appeal"."reviewer_id"))
);
--> statement-breakpoint
ALTER TABLE "appeal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"day" date NOT NULL,
	"working" boolean NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	CONSTRAINT "calendar_day_unit_id_day_pk" PRIMARY KEY("unit_id","day")
);
--> statement-breakpoint
ALTER TABLE "calendar_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rectification" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "rectification_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"source_kind" text DEFAULT '' NOT NULL,
	"source_id" bigint DEFAULT 0 NOT NULL,
	"item_code" text DEFAULT '' NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"post" text DEFAULT '' NOT NULL,
	"points" numeric(7, 2),
	"owner_name" text DEFAULT '' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"cause_code" text DEFAULT '' NOT NULL,
	"cause" text DEFAULT '' NOT NULL,
	"measure" text DEFAULT '' NOT NULL,
	"criterion" jsonb NOT NULL,
	"progress" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"form" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"predecessor_id" bigint,
	"escalated_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rectification_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "rectification_once" UNIQUE("unit_id","kind","source_kind","source_id","item_code"),
	CONSTRAINT "rectification_state" CHECK ("rectification"."state" in ('open', 'doing', 'done', 'verified', 'failed', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "rectification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "waiver" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"rule_id" text NOT NULL,
	"fact_kind" text NOT NULL,
	"fact_id" bigint NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"appeal_id" bigint NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "waiver_unit_id_plan_id_rule_id_fact_kind_fact_id_pk" PRIMARY KEY("unit_id","plan_id","rule_id","fact_kind","fact_id")
);
--> statement-breakpoint
ALTER TABLE "waiver" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "client_id" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "item_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "captured_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "thumbnail" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "secret" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "owner_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "standard" ADD COLUMN "state" text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "standard" ADD COLUMN "document" jsonb;--> statement-breakpoint
ALTER TABLE "standard" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "standard" ADD COLUMN "mapping" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "standard" ADD COLUMN "created_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "standard" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "standard_item" ADD COLUMN "module" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "standard_item" ADD COLUMN "project" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "standard_item" ADD COLUMN "post" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "standard_item" ADD COLUMN "method" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "issuer_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "issuer_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "person_id" bigint;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "item_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "signature" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "client_id" text;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "clip_request" ADD CONSTRAINT "clip_request_visit_fk" FOREIGN KEY ("unit_id","visit_id") REFERENCES "public"."visit"("unit_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clip_request" ADD CONSTRAINT "clip_request_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "history" ADD CONSTRAINT "history_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "inspection_round" ADD CONSTRAINT "inspection_round_standard_id_standard_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_round" ADD CONSTRAINT "inspection_round_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_standard_id_standard_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "draw" ADD CONSTRAINT "draw_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "draw_step" ADD CONSTRAINT "draw_step_draw_id_draw_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draw"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_step" ADD CONSTRAINT "draw_step_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "clip_request_unit_no" ON "clip_request" USING btree ("unit_no","id");--> statement-breakpoint
CREATE INDEX "clip_request_visit" ON "clip_request" USING btree ("unit_id","visit_id");--> statement-breakpoint
CREATE INDEX "history_subject" ON "history" USING btree ("unit_id","subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "inspection_round_unit_no" ON "inspection_round" USING btree ("unit_no","id");--> statement-breakpoint
CREATE INDEX "visit_unit_no" ON "visit" USING btree ("unit_no","id");--> statement-breakpoint
CREATE INDEX "visit_owner" ON "visit" USING btree ("owner_id","state");--> statement-breakpoint
CREATE INDEX "visit_round" ON "visit" USING btree ("round_id","state");--> statement-breakpoint
CREATE INDEX "draw_unit_no" ON "draw" USING btree ("unit_no","id");--> statement-breakpoint
CREATE INDEX "appeal_unit_no" ON "appeal" USING btree ("unit_no","state","id");--> statement-breakpoint
CREATE INDEX "rectification_unit_no" ON "rectification" USING btree ("unit_no","state","id");--> statement-breakpoint
CREATE INDEX "rectification_item" ON "rectification" USING btree ("unit_id","item_code","id");--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_client_key" UNIQUE("unit_id","client_id");--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_client_key" UNIQUE("unit_id","client_id");--> statement-breakpoint
ALTER TABLE "standard" ADD CONSTRAINT "standard_state" CHECK ("standard"."state" in ('draft', 'published', 'retired'));--> statement-breakpoint
CREATE POLICY "clip_request_scope" ON "clip_request" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "clip_request_wide" ON "clip_request" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "history_scope" ON "history" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true))) WITH CHECK ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true)));--> statement-breakpoint
CREATE POLICY "history_wide" ON "history" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "inspection_round_scope" ON "inspection_round" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "inspection_round_wide" ON "inspection_round" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "visit_scope" ON "visit" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true))) WITH CHECK ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true)));--> statement-breakpoint
CREATE POLICY "visit_wide" ON "visit" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "draw_scope" ON "draw" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "draw_wide" ON "draw" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "draw_step_scope" ON "draw_step" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "draw_step_wide" ON "draw_step" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "appeal_scope" ON "appeal" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "appeal_wide" ON "appeal" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "calendar_day_scope" ON "calendar_day" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "calendar_day_wide" ON "calendar_day" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rectification_scope" ON "rectification" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "rectification_wide" ON "rectification" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "waiver_scope" ON "waiver" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "waiver_wide" ON "waiver" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "evidence_scope" ON "evidence" TO mingchuang_app USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true))) WITH CHECK ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true)));--> statement-breakpoint
ALTER POLICY "standard_scope" ON "standard" TO mingchuang_app USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (state <> 'draft' and unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
-- What has been published or has happened is added to, never changed; only a visit's history may be made known.
REVOKE UPDATE, DELETE ON TABLE "history", "draw_step" FROM mingchuang_app, mingchuang_wide;--> statement-breakpoint
GRANT UPDATE ("secret") ON TABLE "history" TO mingchuang_app, mingchuang_wide;--> statement-breakpoint
-- A locked visit stays as it is.
CREATE POLICY "visit_locked" ON "visit" AS RESTRICTIVE FOR UPDATE TO mingchuang_app USING (state <> 'locked');--> statement-breakpoint
CREATE POLICY "visit_kept" ON "visit" AS RESTRICTIVE FOR DELETE TO mingchuang_app USING (state = 'draft' and revision = 0);
