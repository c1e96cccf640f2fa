/**
 * From answers to a score, with every step. The same function scores on the phone, on the server and
 * in an old visit's own version; it looks at nothing but its arguments.
 */
import { answersByItem } from './asked.ts';
import {
  compare,
  decimalOf,
  fraction,
  greatest,
  isZero,
  least,
  minus,
  over,
  plus,
  sum,
  times,
  zero,
  type Fraction,
} from './fraction.ts';
import { moduleMarks, type ItemMark, type ModuleMarks } from './marks.ts';
import type { Answer, Corrections, OutletAttributes, Scoring, StandardDocument } from './model.ts';
import type { ItemState } from './outcome.ts';

export type ScoredItem = {
  code: string;
  name: string;
  state: ItemState;
  points: string;
  earned: string;
  deducted: string;
  /** 上级重点 on the day. */
  isKey: boolean;
  category: string;
  reason: string;
};
export type StepKind = 'module' | 'together' | 'extras' | 'lowest' | 'veto' | 'rounded';
/** One line of the arithmetic; values are decimals, the last one is the score. */
export type Step = { kind: StepKind; label: string; text: string; value: string };
export type Score = {
  score: string;
  total: string;
  grade: string | null;
  /** Codes of 一票否决 items that failed. */
  vetoed: string[];
  items: ScoredItem[];
  modules: { code: string; name: string; points: string; full: string; earned: string }[];
  steps: Step[];
};

/** Places shown of what is not rounded: parts of a mean or of a scaled score may have no end. */
const shownPlaces = 4;
const shown = (value: Fraction) => decimalOf(value, shownPlaces);

const isWithin = (day: string, span: { from: string | null; to: string | null } | null) =>
  span !== null && (span.from ?? '') <= day && day <= (span.to ?? '9999-12-31');

function scoredItem({ item, outcome }: ItemMark, day: string): ScoredItem {
  const { state, deducted, reason } = outcome;
  const points = fraction(item.points);
  const counts = state === 'earned' || state === 'unanswered';
  return {
    code: item.code,
    name: item.name,
    state,
    points: item.points,
    earned: counts ? shown(minus(points, deducted)) : '0',
    // What a 加分项 did not bring is not a deduction.
    deducted: state === 'earned' && !item.extra ? shown(deducted) : '0',
    isKey: isWithin(day, item.key),
    category: item.category,
    reason,
  };
}

function moduleStep(marks: ModuleMarks): Step {
  const lost = marks.items
    .filter(({ item, outcome }) => !item.extra && !isZero(outcome.deducted))
    .map(({ item, outcome }) => `${item.code} −${shown(outcome.deducted)}`);
  const text = lost.length > 0 ? `${shown(marks.full)}（${lost.join('，')}）` : shown(marks.full);
  return { kind: 'module', label: marks.module.name, text, value: shown(marks.earned) };
}

/** All marks together, on the scale of the total, before extras. */
function together(document: StandardDocument, modules: ModuleMarks[]): [Fraction, string] {
  const { scoring } = document;
  const total = fraction(document.total);
  const counted = modules.filter((marks) => !isZero(marks.full));
  if (counted.length === 0) return [zero, '没有适用的条目'];
  if (scoring.combine === 'weighted') {
    const weightOf = (marks: ModuleMarks) => fraction(marks.module.weight ?? '0');
    const weights = sum(counted.map(weightOf));
    if (isZero(weights)) return [zero, '没有权重'];
    const share = sum(
      counted.map((marks) => times(weightOf(marks), over(marks.earned, marks.full))),
    );
    const parts = counted.map(
      (marks) => `${shown(weightOf(marks))} × ${shown(marks.earned)} ÷ ${shown(marks.full)}`,
    );
    const scaled = over(times(share, total), weights);
    return [scaled, `（${parts.join(' + ')}）÷ ${shown(weights)} × ${document.total}`];
  }
  const earned = sum(counted.map((marks) => marks.earned));
  const parts = counted.map((marks) => shown(marks.earned)).join(' + ');
  if (scoring.notApplicable !== 'excluded') return [earned, parts];
  const full = sum(counted.map((marks) => marks.full));
  return [over(times(earned, total), full), `（${parts}）÷ ${shown(full)} × ${document.total}`];
}

/** Adds a step whenever the value moves. */
class Working {
  readonly steps: Step[] = [];
  value: Fraction = zero;
  set(kind: StepKind, label: string, text: string, value: Fraction): void {
    this.value = value;
    this.steps.push({ kind, label, text, value: shown(value) });
  }
}

function addExtras(work: Working, modules: ModuleMarks[], scoring: Scoring): void {
  const extras = sum(modules.map((marks) => marks.extras));
  if (isZero(extras)) return;
  const limit = scoring.extrasUpTo;
  const added = limit === null ? extras : least(extras, fraction(limit));
  const cut = compare(added, extras) < 0 ? `（共 ${shown(extras)}，最多 ${limit}）` : '';
  work.set('extras', '加分', `+ ${shown(added)}${cut}`, plus(work.value, added));
}

function applyVeto(work: Working, vetoed: string[], scoring: Scoring): void {
  if (vetoed.length === 0) return;
  const { veto } = scoring;
  const most = veto.to === 'zero' ? zero : fraction(veto.score);
  const text = veto.to === 'zero' ? '按 0 分计' : `最多 ${veto.score} 分`;
  work.set('veto', '一票否决', `${vetoed.join('、')}：${text}`, least(work.value, most));
}

/** The highest grade whose limit the score reaches; null below all of them or without grades. */
export function gradeOf(scoring: Scoring, score: string): string | null {
  const reached = scoring.bands
    .filter((band) => compare(fraction(score), fraction(band.from)) >= 0)
    .sort((a, b) => compare(fraction(b.from), fraction(a.from)));
  return reached[0]?.name ?? null;
}

type Asked = [
  document: StandardDocument,
  answers: Record<string, Answer>,
  outlet: OutletAttributes,
];

/** From answers to the rounded score; what it took to get there is shown by `scoreAnswers`. */
function workOut([document, answers, outlet]: Asked, corrections: Corrections) {
  const { scoring } = document;
  const context = { scoring, answers: answersByItem(answers), outlet, corrections };
  const modules = document.modules.map((module) => moduleMarks(module, context));
  const marks = modules.flatMap((module) => module.items);
  const vetoed = marks.filter(({ outcome }) => outcome.failed).map(({ item }) => item.code);
  const work = new Working();
  work.steps.push(...modules.map(moduleStep));
  const [sumOfAll, text] = together(document, modules);
  work.set('together', '合计', text, sumOfAll);
  addExtras(work, modules, scoring);
  const lowest = fraction(scoring.lowest ?? '0');
  if (compare(work.value, lowest) < 0) {
    work.set('lowest', '保底', `不低于 ${scoring.lowest}`, greatest(work.value, lowest));
  }
  applyVeto(work, vetoed, scoring);
  const score = decimalOf(work.value, scoring.scale);
  const places = `保留 ${scoring.scale} 位小数，四舍五入一次`;
  work.steps.push({ kind: 'rounded', label: '得分', text: places, value: score });
  return { score, vetoed, marks, modules, steps: work.steps };
}

/** The score alone, for a visit that is still open: how it came about is asked for when it is locked. */
export const scoreOnly = (...asked: Asked): string => workOut(asked, {}).score;

/**
 * Scores answers by one version of a standard.
 * @param answers by `code` or `code@person`; they fit their items (`answerFault`)
 * @param day ISO day of the visit, for 上级重点
 * @param corrections what appeals left of deductions; none for the visit's own record
 * An item without an answer has lost nothing yet: the score of an unfinished visit is what is left.
 */
export function scoreAnswers(
  document: StandardDocument,
  answers: Record<string, Answer>,
  outlet: OutletAttributes,
  day: string,
  corrections: Corrections = {},
): Score {
  const asked: Asked = [document, answers, outlet];
  const { score, vetoed, marks, modules, steps } = workOut(asked, corrections);
  return {
    score,
    total: document.total,
    grade: gradeOf(document.scoring, score),
    vetoed,
    items: marks.map((mark) => scoredItem(mark, day)),
    modules: modules.map(({ module, full, earned }) => ({
      code: module.code,
      name: module.name,
      points: module.points,
      full: shown(full),
      earned: shown(earned),
    })),
    steps,
  };
}
