-- 'visit' now names a 检查单; what hung on an imported or locked 检查 hangs on 'inspection'.
UPDATE "evidence" SET "fact_kind" = 'inspection' WHERE "fact_kind" = 'visit';
