/**
 * What happens at the own outlets besides visits: complaints in every combination of flags,
 * exposures of every level, tickets of every clause with repeat offenders.
 */
import type { ComplaintRow, ExposureRow, TicketClause, TicketRow } from '../inspection/model.ts';
import { exposureLevels } from '../inspection/model.ts';
import type { DemoPerson } from './people.ts';
import { dice, type Dice } from './random.ts';
import { demoYear, digits, isoDay } from './values.ts';
import { storyOutlets } from './visits.ts';

const inDateOrder = <Row extends { happenedOn: string }>(rows: Row[]): Row[] =>
  rows.sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0));

/**
 * 16 combinations of 有理由, 主观原因, 考核工单 and an amount, each at another outlet, so that only
 * some outlets have a 考核工单; and one more that the improving outlet answers for.
 */
export function buildComplaints(seed: number, outlets: readonly string[]): ComplaintRow[] {
  const roll = dice(seed, 'complaints');
  const rows = Array.from({ length: 16 }, (_, flags) => {
    const place = (flags * 5 + 3) % outlets.length;
    return complaint(roll, outlets[place] as string, flags);
  });
  rows.push(complaint(roll, outlets[storyOutlets.improving] as string, 0b1011));
  return inDateOrder(rows).map((row, at) => ({
    ...row,
    orderNo: `95580${demoYear}${digits(at + 1, 4)}`,
  }));
}

function complaint(roll: Dice, unitCode: string, flags: number): ComplaintRow {
  return {
    orderNo: '',
    happenedOn: isoDay(roll.whole(10, 360)),
    unitCode,
    justified: (flags & 1) !== 0,
    subjective: (flags & 2) !== 0,
    assessed: (flags & 4) !== 0,
    amount: (flags & 8) !== 0 ? `${roll.whole(4, 10) * 50}` : null,
  };
}

/** Every level once verified and once not. */
export function buildExposures(seed: number, outlets: readonly string[]): ExposureRow[] {
  const roll = dice(seed, 'exposures');
  const rows = exposureLevels.flatMap((level) =>
    [true, false].map((verified) => {
      return {
        happenedOn: isoDay(roll.whole(20, 350)),
        unitCode: roll.pick(outlets),
        level,
        verified,
      };
    }),
  );
  return inDateOrder(rows);
}

/** One ticket to write: who is `outlet`'s person with this post, or nobody in particular. */
type TicketPlan = {
  clause: TicketClause;
  outlet: number;
  post: string;
  day: number;
  times?: number;
  points?: string;
  amount?: string;
};
const { improving, weak } = storyOutlets;
const plannedTickets: TicketPlan[] = [
  { clause: 'R11', outlet: improving, post: '', day: 66 },
  { clause: 'R11', outlet: 4, post: '大堂经理', day: 101, amount: '150' },
  { clause: 'R11', outlet: weak, post: '', day: 240, amount: '200' },
  { clause: 'R12', outlet: improving, post: '高柜柜员', day: 138 },
  { clause: 'R12', outlet: 9, post: '高柜柜员', day: 160, times: 3 },
  { clause: 'R12', outlet: weak, post: '高柜柜员', day: 214, times: 2, amount: '300' },
  { clause: 'R13', outlet: 6, post: '网点负责人', day: 95 },
  { clause: 'R13', outlet: 15, post: '网点负责人', day: 222, amount: '120.50' },
  // A repeat offender: 200, then 500 a point; the third ticket falls on the day of the second.
  { clause: 'R16', outlet: improving, post: '高柜柜员', day: 140, points: '1' },
  { clause: 'R16', outlet: improving, post: '高柜柜员', day: 201, points: '0.5' },
  { clause: 'R16', outlet: improving, post: '高柜柜员', day: 201, points: '1.5' },
  // Two people of one outlet: no repeat.
  { clause: 'R16', outlet: weak, post: '大堂经理', day: 120, points: '2' },
  { clause: 'R16', outlet: weak, post: '保安', day: 190, points: '1' },
  // The first has a given amount, and still makes the second a repeat; so does a third, given.
  { clause: 'R16', outlet: 20, post: '大堂经理', day: 88, points: '1', amount: '180' },
  { clause: 'R16', outlet: 20, post: '大堂经理', day: 176, points: '1' },
  { clause: 'R16', outlet: 20, post: '大堂经理', day: 290, points: '2', amount: '800' },
  // Nobody named: never a repeat.
  { clause: 'R16', outlet: 10, post: '', day: 130, points: '0.5' },
  { clause: 'R16', outlet: 10, post: '', day: 260, points: '0.5' },
];

/** The planned tickets and some everyday ones, in date order. */
export function buildTickets(
  seed: number,
  outlets: readonly string[],
  people: readonly DemoPerson[],
): TicketRow[] {
  const roll = dice(seed, 'tickets');
  const everyday = Array.from({ length: 30 }, () => everydayTicket(roll, outlets.length));
  const rows = [...plannedTickets, ...everyday].map((plan): TicketRow => {
    const unitCode = outlets[plan.outlet] as string;
    const person = people.find((one) => one.unitCode === unitCode && one.post === plan.post);
    return {
      happenedOn: isoDay(plan.day),
      unitCode,
      offender: person?.name ?? '',
      clause: plan.clause,
      times: plan.times ?? 1,
      points: plan.points ?? null,
      amount: plan.amount ?? null,
    };
  });
  return inDateOrder(rows);
}

function everydayTicket(roll: Dice, outlets: number): TicketPlan {
  const clause = roll.pick(['R11', 'R11', 'R12', 'R12', 'R13', 'R16'] as const);
  const post = roll.pick(['网点负责人', '大堂经理', '高柜柜员', '保安']);
  const plan: TicketPlan = {
    clause,
    outlet: roll.whole(0, outlets - 1),
    post,
    day: roll.whole(15, 355),
  };
  if (clause === 'R11' && roll.chance(0.5)) plan.amount = `${roll.whole(10, 20) * 10}`;
  if (clause === 'R12') plan.times = roll.whole(1, 3);
  if (clause === 'R16') plan.points = roll.pick(['0.5', '1', '2']);
  return plan;
}
