/**
 * Three appeals of one outlet, each the way people would have made it: one decided and corrected, one
 * near its time, one in the second instance.
 */
import { addWorkingDays, calendarWith, dayOf, plusDays } from '../../domain/calendar/index.ts';
import type { Db } from '../db/open.ts';
import { decide, fileAppeal, goFurther, takeStep } from '../appeal/index.ts';
import type { Actor } from '../http/endpoint.ts';
import { findDemoActors, listDisputable, updateFiledAt } from './queries.ts';

/** A day from which five working days end today, or as soon after it as the calendar has one. */
function nearDue(now: Date): string {
  const today = dayOf(now.toISOString());
  const calendar = calendarWith();
  let day = today;
  while (addWorkingDays(day, 5, calendar).due > today) day = plusDays(day, -1);
  return `${addWorkingDays(day, 5, calendar).due < today ? plusDays(day, 1) : day}T10:00:00+08:00`;
}

type Matter = Awaited<ReturnType<typeof listDisputable>>[number];

const file = (
  db: Db,
  head: Actor,
  matter: Matter,
  reason: 'recording' | 'equipment' | 'data',
  claim: string,
  now: string,
) => fileAppeal(db, head, { ...matter, reasonCode: reason, claim }, now);

export async function loadAppeals(db: Db, now: Date): Promise<void> {
  const actors = await findDemoActors(db, ['head', 'city', 'upper']);
  const [head, city] = [actors.get('head')!, actors.get('city')!];
  const [first, second, third] = await listDisputable(db, head.unit.id);
  const at = now.toISOString();
  if (!first || !second || !third) return;

  const granted = await file(
    db,
    head,
    first,
    'recording',
    '录像显示当班人员已按标准执行，请按录像复核。',
    at,
  );
  const key = { unitId: head.unit.id, id: granted.id };
  await takeStep(db, city, key, { kind: 'accept' });
  const remaining = (Number(granted.subject.before) / 2).toFixed(2);
  const opinion = '经查看录像，部分环节已按标准执行，减半扣分。';
  await decide(db, city, key, { decision: 'changed', remaining, opinion });

  const upheld = await file(
    db,
    head,
    second,
    'equipment',
    '当日设备故障，检查前已书面报修，不应由网点承担。',
    at,
  );
  const other = { unitId: head.unit.id, id: upheld.id };
  await takeStep(db, city, other, { kind: 'accept' });
  await decide(db, city, other, {
    decision: 'upheld',
    remaining: null,
    opinion: '检查前没有报修记录，维持。',
  });
  await goFurther(db, head, other, '报修单由县行综合业务部签收，现补充提交，请再复核。', at);

  const filedAt = nearDue(now);
  const open = await file(
    db,
    head,
    third,
    'data',
    '扣分与当日的业务记录不一致，请核对原始记录。',
    filedAt,
  );
  await updateFiledAt(db, open.unit.id, open.id, filedAt);
}
