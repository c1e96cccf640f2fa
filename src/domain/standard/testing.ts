/** Standards for tests: small ones by hand, and random ones that tie, with random answers to them. */
import fc from 'fast-check';
import { allItems } from './asked.ts';
import { decimalOf, fraction, sum } from './fraction.ts';
import type { Answer, AnswerForm, Item, Scoring, StandardDocument } from './model.ts';
import { usualScoring } from './templates/build.ts';

export const anItem = (code: string, points: string, more: Partial<Item> = {}): Item => ({
  code,
  name: `条目 ${code}`,
  points,
  form: { kind: 'points', step: '0.5' },
  category: '软件',
  posts: [],
  methods: ['看'],
  veto: false,
  extra: false,
  mayNotApply: true,
  when: null,
  key: null,
  clause: '',
  guide: '',
  evidence: 'optional',
  timer: false,
  ...more,
});
const total = (points: string[]) => decimalOf(sum(points.map(fraction)), 6);
const counting = (items: Item[]) =>
  items.filter(({ extra, form }) => !extra && form.kind !== 'text').map(({ points }) => points);

/** A standard that ties, one module a list of items. */
export function standardOf(
  modules: Item[][],
  scoring: Partial<Scoring> = {},
  weights: string[] = [],
): StandardDocument {
  return {
    title: '测试标准',
    source: '',
    total: total(modules.flatMap(counting)),
    scoring: { ...usualScoring, ...scoring },
    modules: modules.map((items, at) => ({
      code: `M${at + 1}`,
      name: `模块 ${at + 1}`,
      points: total(counting(items)),
      weight: weights[at] ?? null,
      projects: [
        { code: `P${at + 1}`, name: `项目 ${at + 1}`, points: total(counting(items)), items },
      ],
    })),
  };
}

export const deduct = (deducted: string, reason = '见照片'): Answer => ({
  value: { kind: 'points', deducted },
  reason,
  evidence: [],
});
export const answer = (value: Answer['value']): Answer => ({ value, reason: '', evidence: [] });
export const notApplicable = answer({ kind: 'not-applicable' });

const tenth = (tenths: number) => decimalOf({ n: BigInt(tenths), d: 10n }, 1);
const formFor = (tenths: number): fc.Arbitrary<AnswerForm> =>
  fc.oneof(
    fc.constant<AnswerForm>({ kind: 'pass' }),
    fc.constant<AnswerForm>({ kind: 'points', step: '0.1' }),
    fc
      .integer({ min: 1, max: 30 })
      .map((each): AnswerForm => ({ kind: 'count', each: tenth(each) })),
    fc.integer({ min: 0, max: tenths }).map((middle): AnswerForm => ({
      kind: 'choice',
      options: [
        { code: 'A', name: '好', points: tenth(tenths) },
        { code: 'B', name: '中', points: tenth(middle) },
        { code: 'C', name: '差', points: '0' },
      ],
    })),
  );
const itemArbitrary = (extra: boolean) =>
  fc.integer({ min: 1, max: 100 }).chain((tenths) =>
    fc.record({
      points: fc.constant(tenth(tenths)),
      form: formFor(tenths),
      veto: extra ? fc.constant(false) : fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
      extra: fc.constant(extra),
    }),
  );

/** Random standards that tie; weights are tenths that make 1. */
export const documents: fc.Arbitrary<StandardDocument> = fc
  .record({
    modules: fc.array(fc.array(itemArbitrary(false), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 4,
    }),
    extras: fc.array(itemArbitrary(true), { maxLength: 3 }),
    combine: fc.constantFrom('sum' as const, 'weighted' as const),
    notApplicable: fc.constantFrom('full' as const, 'excluded' as const, 'zero' as const),
    scale: fc.integer({ min: 0, max: 4 }),
    people: fc.constantFrom('worst' as const, 'mean' as const),
  })
  .map(({ modules, extras, ...scoring }) => {
    let number = 0;
    const lists = [...modules, ...(extras.length > 0 && scoring.combine === 'sum' ? [extras] : [])];
    const items = lists.map((list) =>
      list.map(({ points, ...more }) => anItem(String(++number), points, more)),
    );
    const share = 1 / lists.length;
    const weights = lists.map((_, at) =>
      at === 0 ? (1 - 0.1 * (lists.length - 1)).toFixed(1) : Math.min(share, 0.1).toFixed(1),
    );
    return standardOf(items, scoring, scoring.combine === 'weighted' ? weights : []);
  });

const valueFor = (item: Item): fc.Arbitrary<Answer['value']> => {
  const { form } = item;
  if (form.kind === 'pass') return fc.boolean().map((pass) => ({ kind: 'pass', pass }));
  if (form.kind === 'count')
    return fc.integer({ min: 0, max: 12 }).map((count) => ({ kind: 'count', count }));
  if (form.kind === 'choice')
    return fc.constantFrom('A', 'B', 'C').map((option) => ({ kind: 'choice', option }));
  const tenths = Number(item.points) * 10;
  return fc
    .integer({ min: 0, max: Math.round(tenths) })
    .map((taken) => ({ kind: 'points', deducted: tenth(taken) }));
};
const answerFor = (item: Item): fc.Arbitrary<Answer> =>
  fc
    .oneof(
      { weight: 5, arbitrary: valueFor(item) },
      { weight: 1, arbitrary: fc.constant<Answer['value']>({ kind: 'not-applicable' }) },
    )
    .map(answer);

/** A random standard with random answers: some items open, some answered for up to three persons. */
export const scored: fc.Arbitrary<{ document: StandardDocument; answers: Record<string, Answer> }> =
  documents.chain((document) =>
    fc
      .tuple(
        ...allItems(document).map((item) =>
          fc
            .array(answerFor(item), { maxLength: 3 })
            .map((list) =>
              list.map(
                (one, at) => [list.length === 1 ? item.code : `${item.code}@p${at}`, one] as const,
              ),
            ),
        ),
      )
      .map((lists) => ({ document, answers: Object.fromEntries(lists.flat()) })),
  );
