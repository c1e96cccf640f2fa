/** Answers to a checklist as an inspector would give them: mostly well, a few points lost with a reason. */
import type { Answer, AnswerValue, Item } from '../standard/model.ts';
import { coverageOf, missingKeys } from '../round/coverage.ts';
import type { OnDuty, Register } from '../visit/model.ts';
import type { Dice } from './random.ts';

const reasons = [
  '检查时没有做到，已当场提醒',
  '设备停用，未贴告示',
  '物品摆放与定位不符',
  '主动服务不到位，客户等候时无人引导',
  '着装与规范不符',
];

/** Whole steps of the points, about a third of them lost. */
function lostPoints(item: Item, roll: Dice): string {
  const points = Number(item.points);
  const step = item.form.kind === 'points' ? Number(item.form.step) || 1 : points;
  const most = Math.max(1, Math.floor((points * 0.4) / step));
  return String(Math.min(points, roll.whole(1, most) * step));
}

function valueOf(item: Item, isLost: boolean, roll: Dice): AnswerValue {
  const { form } = item;
  switch (form.kind) {
    case 'pass':
      return { kind: 'pass', pass: !isLost };
    case 'points':
      return { kind: 'points', deducted: isLost ? lostPoints(item, roll) : '0' };
    case 'count':
      return { kind: 'count', count: isLost ? 1 : 0 };
    case 'choice':
      return { kind: 'choice', option: (isLost ? form.options.at(-1)! : form.options[0]!).code };
    case 'number':
      return { kind: 'number', number: isLost ? (form.bands[1]?.upTo ?? '99') : '1' };
    case 'text':
      return { kind: 'text', text: '服务态度好，办理快。' };
  }
}

/** 一票否决 and 加分项 are left as they mostly are: not met with. */
function answerOf(item: Item, share: number, roll: Dice): Answer {
  const isLost = !item.veto && !item.extra && roll.chance(share);
  const value = valueOf(item, isLost, roll);
  return { value, reason: isLost ? roll.pick(reasons) : '', evidence: [] };
}

/** What a recording is asked, for the outlet and for everybody on duty: key and item. */
function askedOf(items: readonly Item[], people: readonly OnDuty[]) {
  const byCode = new Map(items.map((item) => [item.code, item]));
  return missingKeys(coverageOf(items, people, {})).map(
    (key) => [key, byCode.get(key.split('@')[0]!)!] as const,
  );
}

/** A tap's own number, as a phone makes it: later taps of the same answer name it. */
function tapId(taps: Dice): string {
  const digits = (n: number) =>
    Array.from({ length: n }, () => taps.whole(0, 15).toString(16)).join('');
  return [8, 4, 4, 4, 12].map(digits).join('-');
}

/**
 * @param lost about which share of the items loses points
 * @param answered share of the items that have an answer yet
 * @param at ISO moment of the start
 * @param people 非现场检查: who is on duty in the recording; answered for each of them
 * @param taps what the taps are numbered by
 */
export function demoRegister(
  items: readonly Item[],
  roll: Dice,
  given: { lost: number; answered: number; at: string; by: string; taps: Dice; people?: OnDuty[] },
): Register {
  const { lost, answered, at, by, taps, people } = given;
  const head = (value: Answer | object) => ({ id: tapId(taps), value, at, device: '手机', by });
  const asked = people ? askedOf(items, people) : items.map((item) => [item.code, item] as const);
  const kept = asked.slice(0, Math.ceil(asked.length * answered));
  const place = { latitude: 27.7 + roll.next() / 10, longitude: 120.1, accuracy: 15 };
  const entries = [
    ['$start', head({ at, place })] as const,
    ...(people ? [['$people', head(people)] as const] : []),
    ...kept.map(([key, item]) => [key, head(answerOf(item, lost, roll))] as const),
  ];
  return Object.fromEntries(
    entries.map(([key, one]) => [key, { heads: [one], superseded: [] }]),
  ) as Register;
}

/** How much of what the first inspector saw the second sees otherwise. */
const ownView = 0.12;

/** 双评: the register of the second inspector at a visit, mostly what the first one answered. */
export function demoSecond(first: Register, own: Register, roll: Dice): Register {
  const entries = Object.entries(own).map(([key, entry]) => {
    const seen = first[key]?.heads[0];
    const [head] = entry.heads;
    if (!seen || !head || key.startsWith('$') || roll.chance(ownView)) return [key, entry];
    return [key, { heads: [{ ...head, value: seen.value }], superseded: [] }];
  });
  return Object.fromEntries(entries) as Register;
}
