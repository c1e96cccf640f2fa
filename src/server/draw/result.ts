/** What follows from a draw that has taken place: which outlets, who goes, which hour. For the rounds. */
import { parseMember, standing, type Conflict, type Slot } from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import { findDraw, listUnitsByCode } from './queries.ts';
import { listFrozen, listSteps } from './step-queries.ts';
import { stepsOf } from './steps.ts';

export type DrawnVisit = {
  /** Number in the pool, 1-based. */
  number: number;
  unit: { id: number; unitNo: number; code: string; name: string };
  /** Null when none are assigned, or nobody could be found. */
  inspector: { accountId: string; username: string; name: string } | null;
  /** 2 = the second visit of a double-scored outlet, by somebody else. */
  round: 1 | 2;
  /** Day and hour of the recording; null when none was drawn. */
  slot: Slot | null;
  /** Whether an opened reserve stands in for a pick that fell away. */
  reserve: boolean;
};

export type DrawResult = {
  id: number;
  name: string;
  unitId: number;
  covert: boolean;
  visits: DrawnVisit[];
  /** Outlets for which nobody could be found, with the reason. */
  conflicts: { unitCode: string; round: 1 | 2; why: Conflict['why'] }[];
};

/**
 * The visits of a drawn draw as it stands now: without those that fell away, with opened reserves.
 * Units that no longer exist are left out.
 * @returns null when there is no such draw in sight, or it is not drawn
 */
export async function findDrawResult(db: Db, drawId: number): Promise<DrawResult | null> {
  const draw = await findDraw(db, drawId);
  if (draw?.state !== 'drawn') return null;
  const steps = await listSteps(db, drawId);
  const [pool, inspectors] = await listFrozen(db, drawId);
  const [drawn] = stepsOf(steps, 'result');
  const openings = stepsOf(steps, 'reserve').map(({ document }) => document);
  if (!drawn || !pool) return null;
  const { result } = drawn.document;
  const there = new Set(standing({ result, openings }));
  const fromReserve = new Set(openings.map(({ number }) => number));
  const codeOf = (number: number) => parseMember(pool.lines[number - 1] ?? '', number)?.code ?? '';
  const accounts = new Map((inspectors?.accounts ?? []).map(({ code, ...who }) => [code, who]));
  const all = [result, ...openings];
  const visits = all.flatMap((part) => part.visits).filter(({ number }) => there.has(number));
  const units = await listUnitsByCode(db, [...new Set(visits.map(({ number }) => codeOf(number)))]);
  return {
    id: draw.id,
    name: draw.name,
    unitId: draw.unitId,
    covert: draw.covert,
    visits: visits.flatMap(({ number, round, inspector, slot }) => {
      const unit = units.get(codeOf(number));
      if (!unit) return [];
      const who = inspector === null ? null : (accounts.get(inspector) ?? null);
      return [{ number, unit, inspector: who, round, slot, reserve: fromReserve.has(number) }];
    }),
    conflicts: all
      .flatMap((part) => part.conflicts)
      .filter(({ number }) => there.has(number))
      .map(({ number, round, why }) => ({ unitCode: codeOf(number), round, why })),
  };
}
