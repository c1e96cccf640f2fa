CREATE TABLE "deed" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "deed_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"happened_on" date NOT NULL,
	"person" text DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"story" text NOT NULL,
	"state" text DEFAULT 'reported' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"reported_by_id" text NOT NULL,
	"reported_by" text NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "deed_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "deed_state" CHECK ("deed"."state" in ('reported', 'confirmed', 'returned')),
	CONSTRAINT "deed_reason" CHECK ("deed"."state" <> 'returned' or "deed"."reason" <> '')
);
--> statement-breakpoint
ALTER TABLE "deed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "placement" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "placement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"quantity" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'present' NOT NULL,
	"since" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "placement_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "placement_code_key" UNIQUE("unit_id","code"),
	CONSTRAINT "placement_state" CHECK ("placement"."state" in ('present', 'missing', 'damaged')),
	CONSTRAINT "placement_quantity" CHECK ("placement"."quantity" between 1 and 9999)
);
--> statement-breakpoint
ALTER TABLE "placement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "placement_request" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "placement_request_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"unit_no" bigint NOT NULL,
	"placement_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"asked_by_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"closed_by" text DEFAULT '' NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "placement_request_unit_id_id_pk" PRIMARY KEY("unit_id","id"),
	CONSTRAINT "placement_request_state" CHECK ("placement_request"."state" in ('asked', 'supplied', 'withdrawn')),
	CONSTRAINT "placement_request_closed" CHECK (("placement_request"."state" = 'asked') = ("placement_request"."closed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "placement_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "deed" ADD CONSTRAINT "deed_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "placement_request" ADD CONSTRAINT "placement_request_placement_fk" FOREIGN KEY ("unit_id","placement_id") REFERENCES "public"."placement"("unit_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_request" ADD CONSTRAINT "placement_request_unit_fk" FOREIGN KEY ("unit_id","unit_no") REFERENCES "public"."unit"("id","unit_no") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "deed_unit_no" ON "deed" USING btree ("unit_no","state","id");--> statement-breakpoint
CREATE INDEX "deed_day" ON "deed" USING btree ("unit_no","happened_on");--> statement-breakpoint
CREATE INDEX "placement_unit_no" ON "placement" USING btree ("unit_no","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "placement_request_open" ON "placement_request" USING btree ("unit_id","placement_id") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "placement_request_unit_no" ON "placement_request" USING btree ("unit_no","state","id");--> statement-breakpoint
CREATE INDEX "placement_request_of" ON "placement_request" USING btree ("unit_id","placement_id","id");--> statement-breakpoint
CREATE POLICY "deed_scope" ON "deed" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "deed_wide" ON "deed" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "placement_scope" ON "placement" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "placement_wide" ON "placement" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "placement_request_scope" ON "placement_request" AS PERMISSIVE FOR ALL TO "mingchuang_app" USING (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) WITH CHECK (unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);--> statement-breakpoint
CREATE POLICY "placement_request_wide" ON "placement_request" AS PERMISSIVE FOR ALL TO "mingchuang_wide" USING (true) WITH CHECK (true);