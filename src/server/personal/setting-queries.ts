/** 个人信息设置: one row, of the top unit of the bank, which holds for all below it. */
import { sql } from 'drizzle-orm';
import { defaultPersonalSettings, type PersonalSettings } from '../../domain/personal/index.ts';
import type { Db } from '../db/open.ts';

export type Top = { id: number; unitNo: number; lastNo: number; name: string };

/** The top unit above a place. */
export async function findTop(db: Db, at: { unitNo: number }): Promise<Top> {
  const { rows } = await db.execute<Top>(sql`
    select id, unit_no as "unitNo", last_no as "lastNo", name from unit
    where unit_no <= ${at.unitNo} and last_no >= ${at.unitNo} order by unit_no limit 1`);
  return rows[0]!;
}

export async function listTops(db: Db): Promise<Top[]> {
  const { rows } = await db.execute<Top>(sql`
    select id, unit_no as "unitNo", last_no as "lastNo", name from unit where parent_id is null order by unit_no limit 100`);
  return rows;
}

export type HeldSettings = { version: number; settings: PersonalSettings };

export async function findPersonalSettings(db: Db, topId: number): Promise<HeldSettings> {
  const { rows } = await db.execute<{ version: number; document: PersonalSettings }>(
    sql`select version, document from personal_setting where unit_id = ${topId}`,
  );
  const [row] = rows;
  if (!row) return { version: 0, settings: defaultPersonalSettings };
  const retention = { ...defaultPersonalSettings.retention, ...row.document.retention };
  return { version: row.version, settings: { ...row.document, retention } };
}

/** False when somebody else wrote since (`version` 0: nobody had). */
export async function updatePersonalSettings(
  db: Db,
  top: Top,
  { version, settings }: HeldSettings,
  by: string,
): Promise<boolean> {
  const document = JSON.stringify(settings);
  const { rowCount } = await db.execute(
    version === 0
      ? sql`insert into personal_setting (unit_id, unit_no, last_no, document, updated_by)
          values (${top.id}, ${top.unitNo}, ${top.lastNo}, ${document}::jsonb, ${by}) on conflict do nothing`
      : sql`update personal_setting set document = ${document}::jsonb, updated_by = ${by}, updated_at = now(), version = version + 1
          where unit_id = ${top.id} and version = ${version}`,
  );
  return (rowCount ?? 0) > 0;
}
