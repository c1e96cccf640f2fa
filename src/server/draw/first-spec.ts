/** The decisions a new draft starts with: what most banks would choose, everything can be changed. */
import type { DrawSpec, Purpose } from '../../domain/draw/index.ts';
import { nextSource } from '../../domain/draw/index.ts';
import { outletLevel } from '../../domain/organisation/model.ts';

const day = 86_400_000;
/** Time for whoever finds a fault in the list. */
const objectionDays = 2;

/** Objections for two days, then the next draw of a lottery held three times a week. */
export function firstSpec(purpose: Purpose, now: Date): DrawSpec {
  const until = new Date(Math.ceil((now.getTime() + objectionDays * day) / 3_600_000) * 3_600_000);
  return {
    pool: {
      underIds: [],
      level: outletLevel,
      kind: '省行神秘人',
      target: null,
      score: null,
      exclude: [],
    },
    strata: [],
    cuts: [],
    chance: [],
    quotaRule: { kind: 'proportional', total: 1, atLeast: 0 },
    inspectors: null,
    lockOutDays: 90,
    avoid: [],
    hours: purpose === 'hours' ? { days: [], minutes: 30, open: '09:00-12:00,14:00-17:00' } : null,
    doubles: purpose === 'doubles' ? 1 : 0,
    reserves: 2,
    sources: [nextSource('ssq', until)],
    objection: { until: until.toISOString(), contact: '' },
  };
}
