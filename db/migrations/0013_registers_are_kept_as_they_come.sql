ALTER TABLE "visit" ALTER COLUMN "document" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "visit" ALTER COLUMN "document" SET DEFAULT '{}'::json;