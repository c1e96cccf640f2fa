/**
 * Repeats a draw from its file and says, check by check, what agrees and what does not. Written for
 * people who were not there: no trust in the program that drew, none in its server.
 */
import { commitmentFaults, commitmentSha256 } from './commitment.ts';
import { digestOf, listsOf, type DrawFile, type FileList } from './draw-file.ts';
import { canonicalJson } from './digest.ts';
import { faultText } from './fault-texts.ts';
import { isSeedInteger, plainInteger } from './key.ts';
import { freeze, lineCheck, parseAvoid, parseInspector, parseMember } from './lists.ts';
import type { Commitment, Frozen, Lists, Seed, Source } from './model.ts';
import { quotasOf } from './strata.ts';
import { openingDifferences, resultDifferences } from './verify-result.ts';

/** One thing looked at; `differences` is empty when it agrees. */
export type Check = { title: string; differences: string[] };
export type Verdict = { agrees: boolean; checks: Check[] };

/** What was published at the time, to hold the file against. */
export type Published = {
  /** The commitment's SHA-256, from the notice. */
  commitment?: string;
  /** The pool as it was published, line by line. */
  pool?: readonly string[];
};

const shown = 20;
const some = (differences: string[]): string[] =>
  differences.length > shown
    ? [...differences.slice(0, shown), `…… 另有 ${differences.length - shown} 处`]
    : differences;

function listDifferences(
  name: string,
  list: FileList,
  frozen: Frozen | null,
  isWell: (line: string, n: number) => boolean,
): string[] {
  const differences = list.lines.flatMap((line, at) => {
    const n = at + 1;
    if (list.checks[at] !== lineCheck(line)) return [`${name}第 ${n} 行与其校验码不符，被改动过`];
    return isWell(line, n) ? [] : [`${name}第 ${n} 行的写法或序号不对`];
  });
  if (list.checks.length !== list.lines.length)
    differences.push(`${name}有 ${list.lines.length} 行，校验码却有 ${list.checks.length} 个`);
  if (!frozen) return list.lines.length > 0 ? [...differences, `承诺里没有${name}`] : differences;
  const now = freeze(list.lines);
  if (now.size !== frozen.size)
    differences.push(`${name}现有 ${now.size} 行，承诺时为 ${frozen.size} 行`);
  if (now.sha256 !== frozen.sha256)
    differences.push(`${name}的 SHA-256 为 ${now.sha256}，承诺时公布的是 ${frozen.sha256}`);
  return differences;
}

function publishedPool(lines: readonly string[], published: readonly string[]): string[] {
  const length = Math.max(lines.length, published.length);
  return Array.from({ length }, (_, at) => at)
    .filter((at) => lines[at] !== published[at])
    .map(
      (at) =>
        `名单第 ${at + 1} 行与公布的不同：公布的是“${published[at] ?? '（没有）'}”，文件里是“${lines[at] ?? '（没有）'}”`,
    );
}

function seedDifferences(
  sources: readonly Source[],
  seeds: readonly Seed[],
  drawnAt: string,
): string[] {
  const announced = sources.map(({ id }) => id).join('、');
  const given = seeds.map(({ source }) => source).join('、');
  if (announced !== given) return [`公布的种子来源依次为 ${announced}，文件里是 ${given}`];
  if (seeds.every(({ state }) => state === 'failed')) return ['所有种子来源都没有数值，不能抽取'];
  return sources.flatMap(({ name, count, ifFails, publishedAt }, at) => {
    const { state, values } = seeds[at]!;
    const faults: string[] = [];
    const wanted = state === 'failed' ? 0 : count;
    if (values.length !== wanted)
      faults.push(`应有 ${wanted} 个整数，文件里有 ${values.length} 个`);
    if (state === 'failed' && ifFails !== 'zero') faults.push('承诺为顺延到下一期，却按 0 计');
    if (state === 'next' && ifFails !== 'next') faults.push('承诺为按 0 计，却用了下一期');
    if (values.some((value) => !isSeedInteger(value) || plainInteger(value) !== value))
      faults.push('数值不是没有前导零的整数');
    if (state !== 'failed' && Date.parse(drawnAt) < Date.parse(publishedAt))
      faults.push(`抽取时间 ${drawnAt} 早于数值公布的时间 ${publishedAt}`);
    return faults.map((fault) => `种子“${name}”：${fault}`);
  });
}

function commitmentDifferences(file: DrawFile, lists: Lists | null, published?: string): string[] {
  const { commitment } = file;
  const now = commitmentSha256(commitment);
  const differences: string[] = [];
  if (now !== file.commitmentSha256)
    differences.push(`承诺的 SHA-256 为 ${now}，文件里写的是 ${file.commitmentSha256}`);
  if (published && published.toLowerCase() !== now)
    differences.push(`承诺的 SHA-256 为 ${now}，公布的是 ${published}`);
  if (!lists) return differences;
  return [...differences, ...commitmentFaults(commitment, lists).map((one) => faultText(one).zh)];
}

const quotaWords = (quotas: Commitment['quotas']) =>
  quotas.map(({ stratum, size, must, quota }) => `${stratum || '全部'} ${size}/${must}/${quota}`);

function quotaDifferences({ quotas, quotaRule }: Commitment, { members }: Lists): string[] {
  const right = quotasOf(members, quotaRule);
  if (canonicalJson(right) === canonicalJson(quotas)) return [];
  return [
    `按承诺的规则，各层“家数/必查/名额”应为 ${quotaWords(right).join('、')}，文件里是 ${quotaWords(quotas).join('、')}`,
  ];
}

/** The file's form is right (contract/draw-file.ts); whether it is true is found out here. */
export function verifyDraw(file: DrawFile, published: Published = {}): Verdict {
  const { commitment } = file;
  const lists = listsOf(file);
  const checks: Check[] = [];
  const add = (title: string, differences: string[]) =>
    checks.push({ title, differences: some(differences) });
  add(
    '名单与承诺时公布的散列一致',
    listDifferences('名单', file.pool, commitment.pool, (line, n) => parseMember(line, n) !== null),
  );
  if (published.pool) add('名单与另外给出的一致', publishedPool(file.pool.lines, published.pool));
  add('检查人员与回避名单未改', [
    ...listDifferences(
      '检查人员',
      file.inspectors,
      commitment.inspectors,
      (line, n) => parseInspector(line, n) !== null,
    ),
    ...listDifferences(
      '回避名单',
      file.avoid,
      commitment.avoid,
      (line, n) => parseAvoid(line, n) !== null,
    ),
  ]);
  add('承诺未改，且在种子公布之前', commitmentDifferences(file, lists, published.commitment));
  add(
    '种子来源、次序和数值合乎承诺',
    seedDifferences(commitment.sources, file.seeds, file.drawnAt),
  );
  if (lists) {
    add('各层名额合乎承诺的规则', quotaDifferences(commitment, lists));
    const wrong = resultDifferences(file, lists);
    add('按承诺的算法重抽，结果一致', wrong);
    if (file.openings.length > 0)
      add(
        '备选逐个合乎散列链',
        wrong.length === 0 ? openingDifferences(file, lists) : ['结果不符，备选无从核对'],
      );
  }
  const whole = digestOf(file);
  add(
    '整个文件未改',
    whole === file.digest ? [] : [`文件的 SHA-256 为 ${whole}，写着的是 ${file.digest}`],
  );
  return { agrees: lists !== null && checks.every((one) => one.differences.length === 0), checks };
}
