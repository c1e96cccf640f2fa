CREATE INDEX "evidence_sha256" ON "evidence" USING btree ("sha256") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "evidence_thumbnail" ON "evidence" USING btree ("thumbnail") WHERE removed_at is null and thumbnail is not null;--> statement-breakpoint
CREATE INDEX "evidence_removed" ON "evidence" USING btree ("removed_at") WHERE removed_at is not null;