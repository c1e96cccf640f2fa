/**
 * Points of projects and modules. Every level starts from its full marks and loses what its items lose,
 * down to nothing or to what it may lose at most (扣完为止), so that a score can never leave its range.
 */
import { isAsked, isOpenCondition } from './asked.ts';
import { fraction, greatest, least, minus, plus, sum, zero, type Fraction } from './fraction.ts';
import type {
  Answer,
  Corrections,
  Item,
  Module,
  OutletAttributes,
  Project,
  Scoring,
} from './model.ts';
import { correctedOutcome, isScored, itemOutcome, type Outcome } from './outcome.ts';

export type ItemMark = { item: Item; outcome: Outcome };
export type Marks = { full: Fraction; earned: Fraction };
export type ModuleMarks = Marks & { module: Module; extras: Fraction; items: ItemMark[] };
export type MarkContext = {
  scoring: Scoring;
  answers: Map<string, Answer[]>;
  outlet: OutletAttributes;
  corrections: Corrections;
};

const pointsOf = (items: Item[]) => sum(items.map((item) => fraction(item.points)));

/** Points that stay open here: answered 不适用, or not asked because a condition does not hold. */
function notApplying(project: Project, marks: ItemMark[], outlet: OutletAttributes): Fraction {
  const scored = marks.filter(({ item }) => isScored(item));
  const byCondition = scored.filter(
    ({ item, outcome }) => isOpenCondition(item, outlet) && outcome.state === 'not-applicable',
  );
  const unasked = [
    ...project.items.filter((item) => isScored(item) && !isAsked(item, outlet)),
    ...byCondition.map(({ item }) => item),
  ];
  const asked = scored.filter((mark) => !byCondition.includes(mark));
  const open = asked.filter(({ outcome }) => outcome.state === 'not-applicable');
  const opened = pointsOf(open.map(({ item }) => item));
  if (unasked.length === 0) return opened;
  // Where two items stand for one another (with and without 叫号机), the one asked fills the marks.
  const gap = minus(fraction(project.points), pointsOf(asked.map(({ item }) => item)));
  return plus(greatest(zero, least(gap, pointsOf(unasked))), opened);
}

const lostAtMost = (limit: string | null | undefined, full: Fraction) =>
  limit === null || limit === undefined ? full : least(fraction(limit), full);

function projectMarks(project: Project, marks: ItemMark[], context: MarkContext): Marks {
  const { scoring, outlet } = context;
  const points = fraction(project.points);
  const open = least(points, notApplying(project, marks, outlet));
  const full = scoring.notApplicable === 'excluded' ? minus(points, open) : points;
  const deducted = sum(
    marks.filter(({ item }) => isScored(item)).map(({ outcome }) => outcome.deducted),
  );
  const lost = scoring.notApplicable === 'zero' ? plus(deducted, open) : deducted;
  return { full, earned: minus(full, least(lost, lostAtMost(project.deductAtMost, full))) };
}

const extraOf = ({ item, outcome }: ItemMark): Fraction =>
  item.extra && outcome.state === 'earned' ? minus(fraction(item.points), outcome.deducted) : zero;

/** Marks of one module, and of every item in it that is asked here. */
export function moduleMarks(module: Module, context: MarkContext): ModuleMarks {
  const { answers, scoring, corrections } = context;
  const items: ItemMark[] = [];
  const parts: Marks[] = [];
  for (const project of module.projects) {
    const marks = project.items
      .filter((item) => isAsked(item, context.outlet))
      .map((item) => ({
        item,
        outcome: correctedOutcome(
          itemOutcome(item, answers.get(item.code), scoring.people),
          corrections[item.code],
        ),
      }));
    items.push(...marks);
    parts.push(projectMarks(project, marks, context));
  }
  const full = sum(parts.map((part) => part.full));
  const lost = minus(full, sum(parts.map((part) => part.earned)));
  const earned = minus(full, least(lost, lostAtMost(module.deductAtMost, full)));
  return { module, full, earned, extras: sum(items.map(extraOf)), items };
}
