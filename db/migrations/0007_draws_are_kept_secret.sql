ALTER TABLE "draw" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "draw" ADD COLUMN "secret" boolean DEFAULT true NOT NULL;--> statement-breakpoint
-- Draws of before: an address that cannot be guessed, and their author as owner.
ALTER TABLE "draw" ADD COLUMN "public_id" text DEFAULT replace(gen_random_uuid()::text, '-', '') NOT NULL;--> statement-breakpoint
ALTER TABLE "draw" ALTER COLUMN "public_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "draw" ADD COLUMN "sealed_chain" text;--> statement-breakpoint
ALTER TABLE "draw" ADD COLUMN "owner_id" text;--> statement-breakpoint
UPDATE "draw" SET "secret" = "covert", "owner_id" = coalesce((SELECT min(u."id") FROM "user" u WHERE u."name" = "draw"."created_by"), '');--> statement-breakpoint
ALTER TABLE "draw" ALTER COLUMN "owner_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "draw_step" ADD COLUMN "secret" boolean;--> statement-breakpoint
ALTER TABLE "draw_step" ADD COLUMN "owner_id" text;--> statement-breakpoint
UPDATE "draw_step" s SET "secret" = d."secret", "owner_id" = d."owner_id" FROM "draw" d WHERE d."id" = s."draw_id";--> statement-breakpoint
ALTER TABLE "draw_step" ALTER COLUMN "secret" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "draw_step" ALTER COLUMN "owner_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "draw" ADD CONSTRAINT "draw_public_id_key" UNIQUE("public_id");--> statement-breakpoint
ALTER POLICY "draw_scope" ON "draw" TO mingchuang_app USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true))) WITH CHECK ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true)));--> statement-breakpoint
ALTER POLICY "draw_step_scope" ON "draw_step" TO mingchuang_app USING ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true))) WITH CHECK ((unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true)));--> statement-breakpoint
-- What has been published is added to, never changed; a covert draw may only be made known.
GRANT UPDATE ("secret") ON TABLE "draw_step" TO mingchuang_app, mingchuang_wide;--> statement-breakpoint
-- Only a draft can be deleted: what has been published stays.
CREATE POLICY "draw_kept" ON "draw" AS RESTRICTIVE FOR DELETE TO mingchuang_app USING (state = 'draft');
