/** Whether an item can be answered and scored as it is written. */
import type { Findings, At } from './finding.ts';
import { compare, fraction, isZero, type Fraction } from './fraction.ts';
import type { AnswerForm, Item } from './model.ts';

const isPlain = (text: string) => /^\d+(\.\d+)?$/.test(text);
const isOver = (a: string, b: string) => compare(fraction(a), fraction(b)) > 0;
const most = (points: string[]): Fraction =>
  points.map(fraction).reduce((a, b) => (compare(a, b) >= 0 ? a : b), fraction('0'));

/** The decimals of a form that must be zero or more. */
function decimalsOf(form: AnswerForm): string[] {
  if (form.kind === 'points') return [form.step];
  if (form.kind === 'count') return [form.each];
  if (form.kind === 'choice') return form.options.map((option) => option.points);
  if (form.kind !== 'number') return [];
  return form.bands.flatMap(({ upTo, points }) => (upTo === null ? [points] : [upTo, points]));
}

function checkOptions(item: Item, at: At, found: Findings): void {
  if (item.form.kind !== 'choice') return;
  const { options } = item.form;
  const seen = new Set<string>();
  for (const option of options) {
    if (isOver(option.points, item.points)) {
      found.error('option-over', at, {
        option: option.name,
        value: option.points,
        points: item.points,
      });
    }
    if (seen.has(option.code)) found.error('option-duplicate', at, { option: option.code });
    seen.add(option.code);
  }
  const best = most(options.map((option) => option.points));
  if (compare(best, fraction(item.points)) < 0)
    found.notice('option-best', at, { points: item.points });
}

function checkBands(item: Item, at: At, found: Findings): void {
  if (item.form.kind !== 'number') return;
  const { bands } = item.form;
  const rising = bands.every((band, place) => {
    const before = bands[place - 1];
    if (!before) return true;
    if (before.upTo === null) return false;
    return band.upTo === null || compare(fraction(before.upTo), fraction(band.upTo)) < 0;
  });
  if (!rising) found.error('bands-order', at);
  for (const band of bands) {
    if (isOver(band.points, item.points)) {
      found.error('band-over', at, { value: band.points, points: item.points });
    }
  }
  const best = most(bands.map((band) => band.points));
  if (compare(best, fraction(item.points)) < 0)
    found.notice('band-best', at, { points: item.points });
}

function checkSteps(item: Item, at: At, found: Findings): void {
  const { form, points } = item;
  if (form.kind === 'points' && isOver(form.step, points)) {
    found.error('step-over', at, { step: form.step, points });
  }
  if (form.kind === 'count' && isZero(fraction(form.each)) && !item.veto) {
    found.error('each-zero', at);
  }
  if (form.kind === 'text' && !isZero(fraction(points))) found.error('text-points', at, { points });
  if (form.kind !== 'text' && isZero(fraction(points)) && !item.veto) found.notice('no-points', at);
}

function checkVeto(item: Item, at: At, found: Findings): void {
  if (!item.veto) return;
  if (item.extra) found.error('veto-extra', at);
  const fails = item.form.kind === 'pass' || item.form.kind === 'count';
  if (item.form.kind === 'text' || (isZero(fraction(item.points)) && !fails)) {
    found.error('veto-unfailable', at);
  }
}

/** @returns whether its decimals could be read, so that sums make sense */
export function checkItem(item: Item, at: At, found: Findings): boolean {
  const bad = [item.points, ...decimalsOf(item.form)].find((text) => !isPlain(text));
  if (bad !== undefined) {
    found.error('bad-decimal', at, { value: bad });
    return false;
  }
  checkOptions(item, at, found);
  checkBands(item, at, found);
  checkSteps(item, at, found);
  checkVeto(item, at, found);
  if (item.code.includes('@') || item.code.startsWith('$')) found.error('code-sign', at);
  const { key } = item;
  if (key?.from && key.to && key.from > key.to) {
    found.error('key-dates', at, { from: key.from, to: key.to });
  }
  if (new Set(item.posts).size < item.posts.length) found.error('post-twice', at);
  return true;
}
