/** 自查 in the database. */
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { inspectionRound, standard, visit } from '../../../db/schema/index.ts';
import { roundSettingsSchema, type RoundSettings } from '../../contract/round.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';

export const selfCheckKind = '自查';

/** Published standards with a document that are in force on a day: the newest version of each. */
export async function listUsableStandards(db: Db, day: string) {
  const { id, name, version, validFrom, validTo } = standard;
  return db
    .selectDistinctOn([standard.unitId, name], { id, name, version })
    .from(standard)
    .where(
      and(
        eq(standard.state, 'published'),
        isNotNull(standard.document),
        lte(validFrom, day),
        or(isNull(validTo), gte(validTo, day)),
      ),
    )
    .orderBy(asc(standard.unitId), asc(name), desc(version));
}

/** The account's own self-check by this standard that is still to be done. */
export async function findOpenSelfCheck(
  db: Db,
  actor: Actor,
  standardId: number,
): Promise<number | null> {
  const [row] = await db
    .select({ id: visit.id })
    .from(visit)
    .where(
      and(
        eq(visit.ownerId, actor.userId),
        eq(visit.unitId, actor.unit.id),
        eq(visit.kind, selfCheckKind),
        eq(visit.standardId, standardId),
        inArray(visit.state, ['draft', 'returned']),
      ),
    )
    .orderBy(desc(visit.id))
    .limit(1);
  return row?.id ?? null;
}

/** Those of a round of one outlet: its page, reassigning and closing read them like any round's. */
const settingsOf = (unitId: number): RoundSettings =>
  roundSettingsSchema.parse({ source: { from: 'units', unitIds: [unitId] }, lockOutDays: 0 });

/**
 * A round of one visit at the actor's own outlet. Its wave is the day, with a number from the second
 * of that day on, since an outlet has one result for each kind and wave.
 */
export async function insertSelfCheck(
  db: Db,
  actor: Actor,
  given: { standardId: number; today: string },
): Promise<number> {
  const { standardId, today } = given;
  const at = { unitId: actor.unit.id, unitNo: actor.unit.unitNo };
  const sameDay = and(
    eq(visit.unitId, at.unitId),
    eq(visit.kind, selfCheckKind),
    sql`${visit.wave} like ${`${today}%`}`,
  );
  const before = await db.$count(visit, sameDay);
  const wave = before === 0 ? today : `${today}-${before + 1}`;
  const shared = { ...at, kind: selfCheckKind, wave, standardId };
  const [round] = await db
    .insert(inspectionRound)
    .values({
      ...shared,
      name: `${selfCheckKind} ${wave}`,
      covert: false,
      startsOn: today,
      endsOn: today,
      settings: settingsOf(at.unitId),
      state: 'open',
      createdBy: actor.name,
    })
    .returning({ id: inspectionRound.id });
  const [row] = await db
    .insert(visit)
    .values({
      ...shared,
      roundId: round!.id,
      secret: false,
      ownerId: actor.userId,
      inspectorName: actor.name,
      dueOn: today,
    })
    .returning({ id: visit.id });
  return row!.id;
}
