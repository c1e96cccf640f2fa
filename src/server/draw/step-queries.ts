/** draw_step in the database: read as they were written, added, never changed. */
import { sql } from 'drizzle-orm';
import { canonicalJson, sha256Hex } from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import type { Step, StepDocuments, StepName } from './steps.ts';

/** All steps but the lists, which may be long. */
export async function listSteps(db: Db, drawId: number): Promise<Step[]> {
  const { rows } = await db.execute<Step>(sql`
    select step, position, document, sha256, owner_id as "ownerId", by_name as "byName", at
    from draw_step where draw_id = ${drawId} and step <> 'list' order by at, step, position`);
  return rows.map((row) => ({ ...row, at: isoMoment(row.at) }));
}

/** The frozen lists by position: pool, inspectors, avoid. */
export async function listFrozen(db: Db, drawId: number): Promise<StepDocuments['list'][]> {
  const { rows } = await db.execute<{ document: StepDocuments['list'] }>(sql`
    select document from draw_step where draw_id = ${drawId} and step = 'list' order by position`);
  return rows.map(({ document }) => document);
}

export type NewStep<N extends StepName> = {
  draw: { id: number; unitId: number; unitNo: number; secret: boolean };
  step: N;
  position: number;
  document: StepDocuments[N];
  /** Digest of the document unless the published text has its own. */
  sha256?: string;
  by: { userId: string; name: string };
  /** ISO 8601; the database's clock when left out. */
  at?: string;
};

export async function insertStep<N extends StepName>(db: Db, given: NewStep<N>): Promise<void> {
  const { draw, step, position, document, by } = given;
  const sha256 = given.sha256 ?? sha256Hex(canonicalJson(document));
  await db.execute(sql`
    insert into draw_step (draw_id, unit_id, unit_no, step, position, document, sha256, secret, owner_id, by_name, at)
    values (${draw.id}, ${draw.unitId}, ${draw.unitNo}, ${step}, ${position}, ${JSON.stringify(document)}::jsonb,
      ${sha256}, ${draw.secret}, ${by.userId}, ${by.name}, coalesce(${given.at ?? null}::timestamptz, now()))`);
}

/** Makes every step of a covert draw known; the only change a step ever sees. */
export async function updateStepsKnown(db: Db, drawId: number): Promise<void> {
  await db.execute(sql`update draw_step set secret = false where draw_id = ${drawId}`);
}
