CREATE TEMP TABLE ranked ON COMMIT DROP AS SELECT unit_id, unit_no, inspection_id, wave, kind, score,
  max(group_id) FILTER (WHERE within = '省行') AS province_id,
  max(place) FILTER (WHERE within = '省行') AS province_place,
  max(visited) FILTER (WHERE within = '省行') AS province_visited,
  max(tied) FILTER (WHERE within = '省行') AS province_tied,
  max(group_id) FILTER (WHERE within = '市行') AS city_id,
  max(place) FILTER (WHERE within = '市行') AS city_place,
  max(visited) FILTER (WHERE within = '市行') AS city_visited,
  max(tied) FILTER (WHERE within = '市行') AS city_tied,
  max(group_id) FILTER (WHERE within = '县行') AS county_id,
  max(place) FILTER (WHERE within = '县行') AS county_place,
  max(visited) FILTER (WHERE within = '县行') AS county_visited,
  max(tied) FILTER (WHERE within = '县行') AS county_tied,
  max(group_id) FILTER (WHERE within = '支行') AS branch_id,
  max(place) FILTER (WHERE within = '支行') AS branch_place,
  max(visited) FILTER (WHERE within = '支行') AS branch_visited,
  max(tied) FILTER (WHERE within = '支行') AS branch_tied
FROM ranking GROUP BY unit_id, unit_no, inspection_id, wave, kind, score;--> statement-breakpoint
DELETE FROM ranking;--> statement-breakpoint
DROP INDEX "ranking_page";--> statement-breakpoint
ALTER TABLE "ranking" DROP CONSTRAINT "ranking_unit_id_inspection_id_within_pk";--> statement-breakpoint
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_unit_id_inspection_id_pk" PRIMARY KEY("unit_id","inspection_id");--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "province_id" bigint;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "province_place" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "province_visited" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "province_tied" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "city_id" bigint;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "city_place" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "city_visited" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "city_tied" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "county_id" bigint;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "county_place" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "county_visited" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "county_tied" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "branch_id" bigint;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "branch_place" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "branch_visited" integer;--> statement-breakpoint
ALTER TABLE "ranking" ADD COLUMN "branch_tied" integer;--> statement-breakpoint
CREATE INDEX "ranking_wave" ON "ranking" USING btree ("kind","wave","unit_no");--> statement-breakpoint
ALTER TABLE "ranking" DROP COLUMN "within";--> statement-breakpoint
ALTER TABLE "ranking" DROP COLUMN "group_id";--> statement-breakpoint
ALTER TABLE "ranking" DROP COLUMN "place";--> statement-breakpoint
ALTER TABLE "ranking" DROP COLUMN "visited";--> statement-breakpoint
ALTER TABLE "ranking" DROP COLUMN "tied";--> statement-breakpoint
INSERT INTO ranking (unit_id, unit_no, inspection_id, wave, kind, score, province_id, province_place, province_visited, province_tied, city_id, city_place, city_visited, city_tied, county_id, county_place, county_visited, county_tied, branch_id, branch_place, branch_visited, branch_tied)
  SELECT unit_id, unit_no, inspection_id, wave, kind, score, province_id, province_place, province_visited, province_tied, city_id, city_place, city_visited, city_tied, county_id, county_place, county_visited, county_tied, branch_id, branch_place, branch_visited, branch_tied FROM ranked ORDER BY unit_id, inspection_id;
