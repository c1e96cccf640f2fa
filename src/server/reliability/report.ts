/** The report on raters, put together from what the queries found. */
import type { Reliability } from '../../contract/reliability.ts';
import {
  agreementByItem,
  generalizability,
  iccForms,
  inspectorSeverity,
  intraclass,
  oddVisitShare,
} from '../../domain/reliability/index.ts';
import type { ItemPair, ScoredVisit } from './queries.ts';

type Found = {
  kinds: string[];
  visits: ScoredVisit[];
  pairs: [number, number][];
  itemPairs: ItemPair[];
  target: number;
};

function iccOf(pairs: [number, number][]): Reliability['icc'] {
  const report = intraclass(pairs);
  if (report.kind === 'too-few') return null;
  const apart = pairs.map(([first, second]) => Math.abs(first - second));
  return {
    forms: Object.fromEntries(
      iccForms.map((form) => [form, { value: report.icc[form], interval: report.intervals[form] }]),
    ) as NonNullable<Reliability['icc']>['forms'],
    pairs: pairs.length,
    meanDifference: apart.reduce((sum, value) => sum + value, 0) / apart.length,
    largestDifference: Math.max(...apart),
  };
}

/** Each pair of judgements becomes a subject of its own with a first and a second rater. */
function itemsOf(itemPairs: ItemPair[]): Reliability['items'] {
  const names = new Map(itemPairs.map(({ code, name }) => [code, name]));
  const ratings = itemPairs.flatMap(({ code, first, second, count }) =>
    Array.from({ length: count }, (_, at) => {
      const subject = `${first} ${second} ${at}`;
      return [
        { item: code, subject, rater: '1', category: first },
        { item: code, subject, rater: '2', category: second },
      ];
    }).flat(),
  );
  return agreementByItem(ratings).map((one) => ({
    code: one.item,
    name: names.get(one.item)!,
    pairs: one.subjects,
    agreement: one.agreement,
    cohen: one.cohen?.kappa ?? null,
    fleiss: one.fleiss?.kappa ?? null,
    interval: one.cohen?.interval ?? null,
  }));
}

function needOf(visits: ScoredVisit[], target: number): Reliability['need'] {
  const report = generalizability(visits, target);
  if (report.kind === 'too-few-scores') return null;
  const { shares, visitsNeeded, inspectorsNeeded, plans } = report;
  return {
    target,
    shares,
    visitsNeeded,
    inspectorsNeeded,
    plans: plans.map(({ sameInspectors: _, ...plan }) => ({
      ...plan,
      oddVisit: oddVisitShare(plan.visits),
    })),
  };
}

export function reliabilityReport(found: Found): Reliability {
  const { visits, target } = found;
  const severity = inspectorSeverity(visits);
  const isKnown = severity.kind === 'severity';
  return {
    kinds: found.kinds,
    visits: new Set(visits.map(({ visit }) => visit)).size,
    outlets: new Set(visits.map(({ outlet }) => outlet)).size,
    mean: isKnown ? severity.mean : null,
    groups: isKnown ? severity.groups : 0,
    inspectors: isKnown
      ? severity.inspectors.map(({ inspector: name, verdict, se: _, group: __, ...rest }) => ({
          ...rest,
          name,
          verdict: verdict.kind,
        }))
      : [],
    icc: iccOf(found.pairs),
    items: itemsOf(found.itemPairs),
    need: needOf(visits, target),
  };
}
