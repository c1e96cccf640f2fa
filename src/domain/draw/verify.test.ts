/** A draw's file repeats exactly; whatever is touched in it is found and named. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitmentFaults } from './commitment.ts';
import { digestOf, type DrawFile } from './draw-file.ts';
import { lineCheck } from './lists.ts';
import { sampleCommitment, sampleFile, sampleLists } from './testing.ts';
import { verifyDraw, type Published } from './verify.ts';

const file = sampleFile();
const words = (of: DrawFile, published?: Published) =>
  verifyDraw(of, published).checks.flatMap(({ differences }) => differences);
/** A changed copy; `sealed` writes the digest over it anew, as a careful forger would. */
function forged(change: (copy: DrawFile) => void, sealed = true): DrawFile {
  const copy = structuredClone(file);
  change(copy);
  if (sealed) copy.digest = digestOf(copy);
  return copy;
}

test('原样的文件相符：每一项都列出', () => {
  const { agrees, checks } = verifyDraw(file);
  expect(checks.filter((one) => one.differences.length > 0)).toEqual([]);
  expect(agrees).toBe(true);
  expect(checks).toHaveLength(8);
  expect(file.openings).toHaveLength(2);
  expect(verifyDraw(JSON.parse(JSON.stringify(file)) as DrawFile).agrees).toBe(true);
});

test('不分层、不派人、不保密的抽取也相符', () => {
  const lists = sampleLists();
  const plain = {
    members: lists.members.map((one) => ({ ...one, stratum: '', tickets: 1, hours: '' })),
    inspectors: [],
    avoid: [],
  };
  const none = { inspectors: null, avoid: null, hours: null };
  const simple = sampleFile({ ...none, confidential: false, doubles: 0 }, plain);
  expect(words(simple)).toEqual([]);
  expect(simple.result.visits.every(({ inspector, slot }) => !inspector && !slot)).toBe(true);
});

test('名单改一行：指出第几行，连校验码一起改也瞒不过承诺的散列', () => {
  const line = '5\tW005\t换了名字\t西县\t1\t\t09:00-12:00,13:30-17:00';
  const careless = forged((copy) => (copy.pool.lines[4] = line));
  expect(words(careless)).toContain('名单第 5 行与其校验码不符，被改动过');
  const careful = forged((copy) => {
    copy.pool.lines[4] = line;
    copy.pool.checks[4] = lineCheck(line);
  });
  expect(words(careful).join('\n')).toContain('承诺时公布的是');
  expect(words(careful, { pool: file.pool.lines }).join('\n')).toContain('名单第 5 行与公布的不同');
});

test('改种子、结果次序、双评、派单、备选：各自指出', () => {
  const said = (change: (copy: DrawFile) => void) => words(forged(change)).join('\n');
  expect(said((copy) => (copy.seeds[1]!.values = ['387655']))).toContain('种子写成的密钥应为');
  expect(said((copy) => copy.seeds.reverse())).toContain('种子来源依次为 ssq、sse');
  expect(said((copy) => copy.seeds[0]!.values.pop())).toContain('应有 7 个整数，文件里有 6 个');
  expect(said((copy) => (copy.seeds[0]!.values[0] = '05'))).toContain('前导零');
  expect(
    said((copy) => {
      const [first, second] = copy.result.picks;
      copy.result.picks[0] = { ...second!, order: 1 };
      copy.result.picks[1] = { ...first!, order: 2 };
    }),
  ).toContain('抽中的第 1 个应为');
  expect(said((copy) => copy.result.doubles.reverse())).toContain('双评的应依次为');
  expect(said((copy) => (copy.result.visits[0]!.inspector = 'J9'))).toContain('派单第 1 条应为');
  expect(said((copy) => (copy.openings[1]!.number = 2))).toContain('备选第 2 个应为');
  expect(said((copy) => (copy.openings[0]!.link = '0'.repeat(64)))).toContain('散列链不符');
  expect(said((copy) => (copy.openings[0]!.replaces = 999))).toContain('不在抽中之列');
  expect(said((copy) => (copy.link = null))).toContain('保密抽取');
  expect(said((copy) => (copy.drawnAt = '2026-11-26T08:00:00+08:00'))).toContain('早于');
});

test('事后改承诺：散列不符；连散列一起改，与公布的散列不符', () => {
  const sources = (copy: DrawFile) => (copy.commitment.sources[1]!.ifFails = 'next');
  expect(words(forged(sources)).join('\n')).toContain('承诺的 SHA-256 为');
  const published = { commitment: file.commitmentSha256 };
  expect(words(file, published)).toEqual([]);
  expect(words(file, { commitment: 'f'.repeat(64) }).join('\n')).toContain('公布的是');
  const quota = forged((copy) => (copy.commitment.quotas[0]!.quota += 1));
  expect(words(quota).join('\n')).toContain('按承诺的规则');
});

test('名单换行序：查得出（性质）', () => {
  const place = fc.nat(file.pool.lines.length - 1);
  fc.assert(
    fc.property(place, place, (a, b) => {
      fc.pre(a !== b);
      const swapped = forged(({ pool }) => {
        for (const list of [pool.lines, pool.checks]) [list[a], list[b]] = [list[b]!, list[a]!];
      });
      expect(words(swapped)).toContain(`名单第 ${Math.min(a, b) + 1} 行的写法或序号不对`);
    }),
  );
});

test('不能公布的承诺：逐条说出', () => {
  const lists = sampleLists();
  const codes = (change: Parameters<typeof sampleCommitment>[1], of = lists) =>
    commitmentFaults(sampleCommitment(of, change), of).map(({ code }) => code);
  const [source] = sampleCommitment(lists).sources;
  expect(codes({})).toEqual([]);
  expect(codes({ sources: [] })).toEqual(['no-source']);
  expect(codes({ sources: [source!, source!] })).toEqual(['duplicate-source']);
  expect(codes({ frozenAt: '2026-11-29T21:15:00+08:00' })).toEqual([
    'source-before-freeze',
    'objection-before-freeze',
  ]);
  expect(codes({ objection: { until: '2026-11-30T00:00:00+08:00', contact: '甲' } })).toEqual([
    'objection-after-seed',
  ]);
  const until = '2026-11-27T10:00:00+08:00';
  expect(codes({ objection: { until, contact: ' ' } })).toEqual(['no-contact']);
  expect(codes({ objection: { until: '', contact: '甲' } })).toContain('objection-before-freeze');
  expect(codes({ reserves: 45 })).toEqual(['too-many-reserves']);
  expect(codes({ doubles: 17 })).toEqual(['too-many-doubles']);
  expect(codes({ hours: { days: [], minutes: 30 } })).toEqual(['no-days']);
  expect(codes({ hours: { days: ['2026-12-01'], minutes: 300 } })).toEqual(['bad-hours']);
  expect(codes({}, { ...lists, inspectors: [] })).toEqual(['no-inspectors']);
  expect(codes({}, { ...lists, inspectors: [{ code: 'J', name: '甲', capacity: 5 }] })).toEqual([
    'too-little-capacity',
  ]);
  expect(codes({}, { ...lists, members: [...lists.members, lists.members[1]!] })).toContain(
    'duplicate-code',
  );
  const fixed = (quota: number, stratum = '东县') =>
    codes({ quotaRule: { kind: 'fixed', of: [{ stratum, quota }] }, doubles: 0 });
  expect(fixed(21)).toEqual(['too-many']);
  expect(fixed(0)).toEqual(['must-over-quota']);
  expect(fixed(1, '北县')).toEqual(['unknown-stratum']);
});
