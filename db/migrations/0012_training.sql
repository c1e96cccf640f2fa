CREATE TABLE "essay" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"order_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"file" jsonb,
	"handed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "essay_unit_id_order_id_person_id_pk" PRIMARY KEY("unit_id","order_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "essay" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "essay_order" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "essay_order_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"title" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"due_on" date NOT NULL,
	"posts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cancelled" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "essay_order" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "morning_meeting" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "morning_meeting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"day" date NOT NULL,
	"item_code" text DEFAULT '' NOT NULL,
	"drill" text NOT NULL,
	"tag" text DEFAULT '' NOT NULL,
	"participants" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "morning_meeting_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "morning_meeting_once" UNIQUE("unit_id","day")
);
--> statement-breakpoint
ALTER TABLE "morning_meeting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiz" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quiz_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"title" text NOT NULL,
	"held_on" date NOT NULL,
	"pool" jsonb NOT NULL,
	"pool_sha256" text NOT NULL,
	"seed" text NOT NULL,
	"seed_by_system" boolean NOT NULL,
	"picks" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "quiz" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiz_answer" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"quiz_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"question_id" bigint NOT NULL,
	"is_right" boolean NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quiz_answer_unit_id_quiz_id_person_id_question_id_pk" PRIMARY KEY("unit_id","quiz_id","person_id","question_id")
);
--> statement-breakpoint
ALTER TABLE "quiz_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiz_question" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quiz_question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"question" text NOT NULL,
	"answer_points" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tag" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "quiz_question" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "training_attendance" (
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"session_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"state" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "training_attendance_unit_id_session_id_person_id_pk" PRIMARY KEY("unit_id","session_id","person_id"),
	CONSTRAINT "training_attendance_state" CHECK ("training_attendance"."state" in ('present', 'late', 'absent'))
);
--> statement-breakpoint
ALTER TABLE "training_attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "training_session" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_session_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"last_no" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"held_on" date NOT NULL,
	"starts_at" text NOT NULL,
	"hours" numeric(4, 1) NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"posts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"item_codes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"required" boolean DEFAULT false NOT NULL,
	"makeup_of" bigint,
	"material_url" text DEFAULT '' NOT NULL,
	"material" jsonb,
	"note" text DEFAULT '' NOT NULL,
	"cancelled" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "training_session_kind" CHECK ("training_session"."kind" in ('training', 'drill', 'observation', 'video')),
	CONSTRAINT "training_session_hours" CHECK ("training_session"."hours" > 0 and "training_session"."hours" <= 24)
);
--> statement-breakpoint
ALTER TABLE "training_session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "essay" ADD CONSTRAINT "essay_order_id_essay_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."essay_order"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "essay" ADD CONSTRAINT "essay_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "essay" ADD CONSTRAINT "essay_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "essay_order" ADD CONSTRAINT "essay_order_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "morning_meeting" ADD CONSTRAINT "morning_meeting_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "quiz" ADD CONSTRAINT "quiz_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "quiz_question" ADD CONSTRAINT "quiz_question_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "essay_order_person" ON "essay" USING btree ("order_id","person_id");--> statement-breakpoint
CREATE INDEX "essay_person" ON "essay" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "essay_order_due" ON "essay_order" USING btree ("due_on","unit_no");--> statement-breakpoint
CREATE INDEX "morning_meeting_day" ON "morning_meeting" USING btree ("unit_no","day");--> statement-breakpoint
CREATE INDEX "quiz_day" ON "quiz" USING btree ("held_on","unit_no");--> statement-breakpoint
CREATE INDEX "quiz_answer_unit_no" ON "quiz_answer" USING btree ("unit_no","quiz_id");--> statement-breakpoint
CREATE INDEX "quiz_answer_person" ON "quiz_answer" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "quiz_question_unit_no" ON "quiz_question" USING btree ("unit_no","id");--> statement-breakpoint
CREATE INDEX "training_attendance_session" ON "training_attendance" USING btree ("session_id","person_id");--> statement-breakpoint
CREATE INDEX "training_attendance_person" ON "training_attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_session_day" ON "training_session" USING btree ("held_on","unit_no");--> statement-breakpoint
CREATE INDEX "training_session_makeup" ON "training_session" USING btree ("makeup_of");--> statement-breakpoint
CREATE POLICY "essay_scope" ON "essay" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "essay_wide" ON "essay" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "essay_order_scope" ON "essay_order" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "essay_order_wide" ON "essay_order" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "morning_meeting_scope" ON "morning_meeting" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "morning_meeting_wide" ON "morning_meeting" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quiz_scope" ON "quiz" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "quiz_wide" ON "quiz" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quiz_answer_scope" ON "quiz_answer" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "quiz_answer_wide" ON "quiz_answer" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quiz_question_scope" ON "quiz_question" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "quiz_question_wide" ON "quiz_question" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "training_attendance_scope" ON "training_attendance" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "training_attendance_wide" ON "training_attendance" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "training_session_scope" ON "training_session" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) or (unit_no <= nullif(current_setting('app.lo', true), '')::bigint and last_no >= nullif(current_setting('app.hi', true), '')::bigint)) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "training_session_wide" ON "training_session" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);