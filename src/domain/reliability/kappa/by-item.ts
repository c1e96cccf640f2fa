/** Agreement on each item of a check list, from visits that several people scored. */
import { cohenKappa, type CohenKappa, type KappaWeights } from './cohen.ts';
import { fleissKappa, type FleissKappa } from './fleiss.ts';

/**
 * One judgement. 不适用 is a category like any other if the caller gives it a word of its own;
 * 未检查 is null and counts as no judgement.
 */
export type ItemRating = { item: string; subject: string; rater: string; category: string | null };

export type ItemAgreement = {
  item: string;
  /** Subjects that at least two raters judged, and judgements left out for want of a second one. */
  subjects: number;
  leftOut: number;
  /** Share of pairs of raters who agree; null without any pair. */
  agreement: number | null;
  categories: string[];
  fleiss: FleissKappa | null;
  /** Only where the same two raters judged every subject that counts. */
  cohen: CohenKappa | null;
};

type Ratings = Map<string, Map<string, string>>;

function bySubject(ratings: readonly ItemRating[]): Ratings {
  const subjects: Ratings = new Map();
  for (const { subject, rater, category } of ratings) {
    if (category === null) continue;
    const own = subjects.get(subject) ?? new Map<string, string>();
    subjects.set(subject, own.set(rater, category));
  }
  return subjects;
}

/** The pairs of the only two raters, the first by name first; null when there are others. */
function pairsOf(rated: Map<string, string>[]): [string, string][] | null {
  const raters = [...new Set(rated.flatMap((own) => [...own.keys()]))].toSorted();
  const [first, second] = raters;
  if (raters.length !== 2) return null;
  return rated.map((own) => [own.get(first!)!, own.get(second!)!]);
}

function agreementOn(
  item: string,
  ratings: readonly ItemRating[],
  weights: KappaWeights,
  order: readonly string[],
): ItemAgreement {
  const all = [...bySubject(ratings).values()];
  const rated = all.filter((own) => own.size >= 2);
  const used = new Set(rated.flatMap((own) => [...own.values()]));
  const categories = [
    ...order.filter((category) => used.has(category)),
    ...[...used].filter((category) => !order.includes(category)).toSorted(),
  ];
  const counts = rated.map((own) =>
    categories.map((category) => [...own.values()].filter((given) => given === category).length),
  );
  const fleiss = fleissKappa(counts);
  const pairs = pairsOf(rated);
  const cohen =
    pairs && cohenKappa(pairs, { weights, order: order.length > 0 ? order : categories });
  return {
    item,
    subjects: rated.length,
    leftOut: all.length - rated.length,
    agreement: fleiss.kind === 'kappa' ? fleiss.observed : null,
    categories,
    fleiss: fleiss.kind === 'kappa' ? fleiss : null,
    cohen: cohen?.kind === 'kappa' ? cohen : null,
  };
}

/**
 * One result per item, in the order in which items first occur. A rater who judged a subject twice
 * counts with the last judgement.
 * @param order the categories from worst to best, where weights are wanted
 */
export function agreementByItem(
  ratings: readonly ItemRating[],
  { weights = 'none', order = [] }: { weights?: KappaWeights; order?: readonly string[] } = {},
): ItemAgreement[] {
  const items = Map.groupBy(ratings, (rating) => rating.item);
  return [...items].map(([item, own]) => agreementOn(item, own, weights, order));
}
