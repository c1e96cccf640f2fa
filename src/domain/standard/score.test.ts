/** Scores: the four shapes by hand, and what must hold for every standard and every set of answers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, fraction, plus } from './fraction.ts';
import type { Answer, StandardDocument } from './model.ts';
import { gradeOf, scoreAnswers } from './score.ts';
import { templates } from './templates/index.ts';
import { anItem, answer, deduct, notApplicable, scored, standardOf } from './testing.ts';

const here = { queueMachine: true };
const day = '2023-06-01';
const scoreOf = (document: StandardDocument, answers: Record<string, Answer> = {}, outlet = here) =>
  scoreAnswers(document, answers, outlet, day).score;

test('神秘人 100 分制：扣分相加，等候时间按分段，收费解答按选项', () => {
  const result = scoreAnswers(
    templates.mystery,
    {
      'YJ-04': answer({ kind: 'count', count: 1 }),
      'RJ-30': answer({ kind: 'number', number: '10.1' }),
      'RJ-13': answer({ kind: 'choice', option: 'C' }),
      'RJ-01': deduct('0.5'),
    },
    here,
    day,
  );
  // 100 − 1.5 − 0.5 − 2 − 0.5
  expect(result).toMatchObject({ score: '95.5', grade: '达标', vetoed: [] });
  expect(result.modules.map(({ earned }) => earned)).toEqual(['38.5', '57']);
  expect(result.items.find(({ code }) => code === 'RJ-01')).toMatchObject({
    deducted: '0.5',
    isKey: true,
  });
  expect(result.steps.at(-1)).toMatchObject({ kind: 'rounded', value: '95.5' });
});

test('恰好在分段上限：含上限', () => {
  const minutes = (number: string) =>
    scoreOf(templates.mystery, { 'RJ-30': answer({ kind: 'number', number }) });
  expect([minutes('10'), minutes('10.01'), minutes('15'), minutes('20'), minutes('20.5')]).toEqual([
    '100',
    '99.5',
    '99.5',
    '99',
    '98',
  ]);
});

test('一票否决：最多 60 分，也有清零的', () => {
  const fight = { 'RJ-21': answer({ kind: 'pass', pass: false }) };
  const result = scoreAnswers(templates.mystery, fight, here, day);
  expect(result).toMatchObject({ score: '60', vetoed: ['RJ-21'], grade: '不达标' });
  const zero = standardOf([[anItem('1', '5', { veto: true }), anItem('2', '5')]]);
  expect(scoreOf(zero, { '1': deduct('0.5') })).toBe('0');
});

test('叫号机条件：有、无、未注明三种网点满分相同，另一支条目不问', () => {
  for (const queueMachine of [true, false, null]) {
    const outlet = { queueMachine };
    const result = scoreAnswers(templates.mystery, {}, outlet, day);
    expect(result.score).toBe('100');
    expect(result.items.some(({ code }) => code === 'YJ-07')).toBe(queueMachine !== false);
  }
  // Not stated: the inspector says 不适用 to the one that does not hold, and a deduction on the other counts whole.
  const answers = { 'YJ-25': notApplicable, 'YJ-07': deduct('2') };
  expect(scoreAnswers(templates.mystery, answers, { queueMachine: null }, day).score).toBe('98');
});

test('只在有叫号机时才问的条目：没有时按 不适用 的规则（满分、剔除折算、零分）', () => {
  const when = { attribute: 'queueMachine' as const, is: true };
  const items = [[anItem('1', '20', { when }), anItem('2', '80')]];
  const without = { queueMachine: false };
  const under = (notApplicable: 'full' | 'excluded' | 'zero') =>
    scoreAnswers(standardOf(items, { notApplicable }), { '2': deduct('8') }, without, day).score;
  expect([under('full'), under('excluded'), under('zero')]).toEqual(['92', '90', '72']);
});

test('权重制：六项指数 20/20/15/20/15/10，剔除后其余放大', () => {
  const { evaluation } = templates;
  expect(scoreOf(evaluation)).toBe('100');
  expect(scoreOf(evaluation, { '17': deduct('2.5'), '9': deduct('3') })).toBe('94.5');
  // Z5 without item 16: 15 × (10 − 5) ÷ 10 = 7.5
  expect(scoreOf(evaluation, { '16': notApplicable, '14': deduct('5') })).toBe('92.5');
});

test('便民服务设施表：缺一项扣一项，不适用的剔除后按比例', () => {
  const { facility } = templates;
  const fail = answer({ kind: 'pass', pass: false });
  expect(scoreOf(facility)).toBe('100');
  expect(scoreOf(facility, { '3': fail })).toBe('85');
  // 冬天没有防暑：(100 − 15 − 15) ÷ 85 × 100
  expect(scoreOf(facility, { '3': fail, '5': notApplicable })).toBe('82.35');
});

test('篇九、篇十三的检查表：五项承诺与六组，绕路一票否决', () => {
  const fail = answer({ kind: 'pass', pass: false });
  expect(scoreOf(templates.street, { '5': fail, '8': fail })).toBe('80');
  // 9、10 不适用：(80 − 10) ÷ 80 × 100
  const away = { '9': notApplicable, '10': notApplicable };
  expect(scoreOf(templates.street, { ...away, '1': fail })).toBe('87.5');
  expect(scoreOf(templates.taxi, { '12': fail })).toBe('95');
  expect(scoreOf(templates.taxi, { '5': fail })).toBe('60');
});

test('千分制第一模块：90 分，室外 15，室内 20，逐级合计', () => {
  const result = scoreAnswers(
    templates.environment,
    { '2': deduct('3'), '7': deduct('1') },
    here,
    day,
  );
  expect(result.score).toBe('86');
  expect(result.steps[0]).toMatchObject({ kind: 'module', text: '90（2 −3，7 −1）', value: '86' });
});

test('篇四 90 分制：5×8 + 5×10，其他工作每项加 8，建议采纳加 10', () => {
  const answers = {
    A1: deduct('3'),
    C1: answer({ kind: 'count', count: 2 }),
    C2: answer({ kind: 'count', count: 1 }),
  };
  expect(scoreOf(templates.appraisal, answers)).toBe('113');
  expect(scoreOf(templates.appraisal)).toBe('90');
  const capped = {
    ...templates.appraisal,
    scoring: { ...templates.appraisal.scoring, extrasUpTo: '10' },
  };
  expect(scoreOf(capped, answers)).toBe('97');
});

test('扣完为止，项目最多扣，保底', () => {
  const base = standardOf([
    [anItem('1', '10', { form: { kind: 'count', each: '4' } }), anItem('2', '10')],
  ]);
  expect(scoreOf(base, { '1': answer({ kind: 'count', count: 7 }) })).toBe('10');
  const limited = structuredClone(base);
  limited.modules[0]!.projects[0]!.deductAtMost = '6';
  expect(scoreOf(limited, { '1': answer({ kind: 'count', count: 7 }), '2': deduct('5') })).toBe(
    '14',
  );
  const lowest = { ...base, scoring: { ...base.scoring, lowest: '12' } };
  expect(scoreOf(lowest, { '1': answer({ kind: 'count', count: 7 }) })).toBe('12');
});

test('多人作答：取最差或取平均，三分之一不提前舍入', () => {
  const people = { '1@a': deduct('1'), '1@b': deduct('0'), '1@c': deduct('0') };
  const items = [[anItem('1', '10', { form: { kind: 'points', step: '0.5' } })]];
  expect(scoreOf(standardOf(items), people)).toBe('9');
  expect(scoreOf(standardOf(items, { people: 'mean' }), people)).toBe('9.67');
  const three = { ...people, '2@a': deduct('2'), '2@b': deduct('0'), '2@c': deduct('0') };
  const two = standardOf([[anItem('1', '10'), anItem('2', '10')]], { people: 'mean', scale: 0 });
  // 20 − 1/3 − 2/3 is 19 exactly, which no rounding on the way may spoil.
  expect(scoreOf(two, three)).toBe('19');
});

test('等级：含下限；边界值 95 属于高一级', () => {
  const { scoring } = templates.mystery;
  expect([gradeOf(scoring, '98'), gradeOf(scoring, '97.99'), gradeOf(scoring, '95')]).toEqual([
    '优秀',
    '达标',
    '达标',
  ]);
  expect(gradeOf({ ...scoring, bands: [{ name: 'A', from: '90' }] }, '89.99')).toBeNull();
});

const sameScore = (a: Record<string, Answer>, document: StandardDocument) =>
  scoreAnswers(document, a, here, day);

test('任何标准、任何作答：0 ≤ 得分 ≤ 满分 + 加分', () => {
  fc.assert(
    fc.property(scored, ({ document, answers }) => {
      const result = sameScore(answers, document);
      const extras = document.modules
        .flatMap(({ projects }) => projects.flatMap(({ items }) => items))
        .filter(({ extra }) => extra)
        .map(({ points }) => fraction(points))
        .reduce(plus, fraction(document.total));
      // Half a unit of the last place is the rounding's.
      const most = plus(extras, fraction('0.5'));
      expect(compare(fraction(result.score), fraction('0'))).toBeGreaterThanOrEqual(0);
      expect(compare(fraction(result.score), most)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test('任何标准：得分与作答的先后无关', () => {
  fc.assert(
    fc.property(
      scored.chain(({ document, answers }) =>
        fc
          .shuffledSubarray(Object.entries(answers), { minLength: Object.keys(answers).length })
          .map((shuffled) => ({
            document,
            answers,
            shuffled: Object.fromEntries(shuffled),
          })),
      ),
      ({ document, answers, shuffled }) => {
        expect(sameScore(shuffled, document)).toEqual(sameScore(answers, document));
      },
    ),
    { numRuns: 300 },
  );
});

/** The same answers with one item answered as badly as its form allows. */
function worsened(document: StandardDocument, answers: Record<string, Answer>, pick: number) {
  const items = document.modules.flatMap(({ projects }) =>
    projects.flatMap((project) => project.items),
  );
  const keys = Object.keys(answers).filter((key) => answers[key]?.value.kind !== 'not-applicable');
  const key = keys[pick % Math.max(1, keys.length)];
  const item = items.find(({ code }) => key?.split('@')[0] === code);
  if (!key || !item) return answers;
  const { form, extra, points } = item;
  if (form.kind === 'pass') return { ...answers, [key]: answer({ kind: 'pass', pass: false }) };
  if (form.kind === 'count')
    return { ...answers, [key]: answer({ kind: 'count', count: extra ? 0 : 99 }) };
  if (form.kind === 'choice') return { ...answers, [key]: answer({ kind: 'choice', option: 'C' }) };
  return { ...answers, [key]: deduct(points) };
}

test('任何标准：扣得更多，得分不会更高', () => {
  fc.assert(
    fc.property(scored, fc.nat(), ({ document, answers }, pick) => {
      const before = sameScore(answers, document).score;
      const after = sameScore(worsened(document, answers, pick), document).score;
      expect(compare(fraction(after), fraction(before))).toBeLessThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test('任何标准：剔除不适用的条目后，其余全对仍是满分', () => {
  fc.assert(
    fc.property(scored, fc.nat(), ({ document }, pick) => {
      const items = document.modules.flatMap(({ projects }) =>
        projects.flatMap((project) => project.items),
      );
      const scoredItems = items.filter(({ extra }) => !extra);
      const left = scoredItems[pick % scoredItems.length];
      const answers = Object.fromEntries(
        scoredItems.filter((item) => item !== left).map(({ code }) => [code, notApplicable]),
      );
      const excluded = {
        ...document,
        scoring: { ...document.scoring, notApplicable: 'excluded' as const, scale: 4 },
      };
      expect(compare(fraction(sameScore(answers, excluded).score), fraction(document.total))).toBe(
        0,
      );
    }),
    { numRuns: 300 },
  );
});

test('任何标准：模块得分之和就是合计（分值相加的）', () => {
  fc.assert(
    fc.property(scored, ({ document, answers }) => {
      fc.pre(document.scoring.combine === 'sum' && document.scoring.notApplicable !== 'excluded');
      fc.pre(document.scoring.people === 'worst');
      const result = sameScore(answers, document);
      const all = result.modules.map(({ earned }) => fraction(earned)).reduce(plus, fraction('0'));
      const together = result.steps.find(({ kind }) => kind === 'together');
      expect(compare(all, fraction(together!.value))).toBe(0);
    }),
    { numRuns: 300 },
  );
});
