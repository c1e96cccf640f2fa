/** 整改设置 in the database: the nearest unit above that has any. */
import { and, desc, eq, gte, lte } from 'drizzle-orm';
import { rectificationSetting, unit } from '../../../db/schema/index.ts';
import { defaultSettings, type RectificationSettings } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';

export type Range = { id: number; unitNo: number; lastNo: number };
export type Held = {
  from: { id: number; code: string; name: string } | null;
  version: number;
  settings: RectificationSettings;
};

/** Settings that hold at a unit; the built-in ones where nobody above has any. */
export async function findSettings(db: Db, at: Range): Promise<Held> {
  const [row] = await db
    .select({
      from: { id: unit.id, code: unit.code, name: unit.name },
      version: rectificationSetting.version,
      document: rectificationSetting.document,
    })
    .from(rectificationSetting)
    .innerJoin(unit, eq(unit.id, rectificationSetting.unitId))
    .where(
      and(lte(rectificationSetting.unitNo, at.unitNo), gte(rectificationSetting.lastNo, at.unitNo)),
    )
    .orderBy(desc(rectificationSetting.unitNo))
    .limit(1);
  if (!row) return { from: null, version: 0, settings: defaultSettings };
  const settings = { ...defaultSettings, ...(row.document as RectificationSettings) };
  return { from: row.from, version: row.version, settings };
}

/** A unit's own, version 0 where it has none: then what holds there is what it would begin from. */
export async function findOwnSettings(db: Db, at: Range): Promise<Held> {
  const found = await findSettings(db, at);
  return found.from?.id === at.id ? found : { ...found, version: 0 };
}

/** Writes a unit's own; `version` 0 = it had none. False when somebody else wrote since. */
export async function updateSettings(
  db: Db,
  at: Range,
  version: number,
  settings: RectificationSettings,
  by: string,
): Promise<boolean> {
  const { unitNo, lastNo } = at;
  const values = { document: settings, updatedBy: by, unitNo, lastNo };
  if (version === 0) {
    const made = await db
      .insert(rectificationSetting)
      .values({ unitId: at.id, ...values })
      .onConflictDoNothing()
      .returning({ version: rectificationSetting.version });
    return made.length > 0;
  }
  const is = eq(rectificationSetting.version, version);
  const written = await db
    .update(rectificationSetting)
    .set({ ...values, version: version + 1 })
    .where(and(eq(rectificationSetting.unitId, at.id), is))
    .returning({ version: rectificationSetting.version });
  return written.length > 0;
}
