/**
 * What follows from visits: a rectification per deducted item, repeats linked to what was to be mended
 * before, earlier ones verified or found without effect. The same visits followed twice change nothing.
 */
import { sql, type SQL } from 'drizzle-orm';
import { defaultSettings, type RectificationSettings } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import { refreshStatistics } from '../db/statistics.ts';
import { findItemAliases } from './alias-queries.ts';
import { dueAfter } from './due.ts';
import { followBelowTarget } from './follow-errands.ts';
import {
  cancelWithdrawn,
  insertNew,
  stageNew,
  updateFound,
  updatePredecessors,
} from './follow-queries.ts';
import {
  dropStaging,
  listInForce,
  stageAliases,
  stageFollowed,
  stageLooks,
  stageLosses,
  stageRules,
} from './staging-queries.ts';
import { updateByVisits } from './verdict-queries.ts';

export type Followed = { opened: number; withdrawn: number; verified: number; failed: number };
export type Following = {
  /** Who is named as having opened them. */
  by: string;
  /** Whether outlets without settings above them count as switched on. */
  unset: boolean;
  /** Also what later visits have long found clean: as if the visits had been followed one by one. */
  past?: boolean;
};

const nothing: Followed = { opened: 0, withdrawn: 0, verified: 0, failed: 0 };

async function rulesInForce(db: Db, unset: boolean) {
  const off: RectificationSettings = { ...defaultSettings, enabled: unset };
  const rules = [];
  for (const { settingUnit, document } of await listInForce(db)) {
    const held = { ...off, ...document };
    const dues = {
      soft: await dueAfter(db, held.workingDays.软件, settingUnit),
      hard: await dueAfter(db, held.workingDays.硬件, settingUnit),
    };
    rules.push({ settingUnit, document: held, dues });
  }
  return rules;
}

/** @param source a select of (unit_id, id) of inspections */
export async function followSource(
  db: Db,
  source: SQL,
  { by, unset, past = false }: Following,
): Promise<Followed> {
  await stageFollowed(db, source);
  const rules = await rulesInForce(db, unset);
  if (!rules.some(({ document }) => document.enabled)) {
    await dropStaging(db);
    return nothing;
  }
  await stageRules(db, rules);
  await stageAliases(db, await findItemAliases(db));
  await stageLooks(db);
  await stageLosses(db);
  await stageNew(db, past);
  const withdrawn = await cancelWithdrawn(db);
  const opened = await insertNew(db, by);
  await updateFound(db);
  await refreshStatistics(db, ['rectification']);
  await updatePredecessors(db);
  const { verified, failed } = await updateByVisits(db);
  await dropStaging(db);
  return { opened, withdrawn, verified, failed };
}

/** Visits just locked here; where nobody has set anything up, rectification is on. */
export async function followInspections(
  db: Db,
  inspections: readonly { unitId: number; inspectionId: number }[],
  by = '',
): Promise<Followed> {
  if (inspections.length === 0) return nothing;
  const rows = JSON.stringify(inspections);
  const source = sql`select "unitId" as unit_id, "inspectionId" as id
    from json_to_recordset(${rows}::json) as s("unitId" bigint, "inspectionId" bigint)`;
  const followed = await followSource(db, source, { by, unset: true });
  await followBelowTarget(db, source, { by, unset: true, today: false });
  return followed;
}
