/** Draws again and compares: key, picks, double-scored ones, visits, reserves. */
import { follows } from './chain.ts';
import { canonicalJson } from './digest.ts';
import type { DrawFile } from './draw-file.ts';
import type { Lists, Result, Visit } from './model.ts';
import { openReserve, type Drawn, type OpeningFault } from './reserve.ts';
import { runDraw } from './run.ts';

/** Members by their number, as people know them. */
const naming =
  ({ members }: Lists) =>
  (number: number | undefined) => {
    const member = number === undefined ? undefined : members[number - 1];
    return member
      ? `${number} 号 ${member.name}`
      : number === undefined
        ? '（没有）'
        : `${number} 号`;
  };

const places = (...lists: readonly { length: number }[]) =>
  Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, at) => at);

function pickDifferences(right: Result, given: Result, name: (n?: number) => string): string[] {
  return places(right.picks, given.picks).flatMap((at) => {
    const [should, is] = [right.picks[at], given.picks[at]];
    if (canonicalJson(should) === canonicalJson(is)) return [];
    return should?.number === is?.number
      ? [`抽中的第 ${at + 1} 个 ${name(should?.number)}：次序、层或方式与重抽不同`]
      : [`抽中的第 ${at + 1} 个应为 ${name(should?.number)}，文件里是 ${name(is?.number)}`];
  });
}

const slotWords = ({ slot }: Visit) => (slot ? `，${slot.day} ${slot.from}-${slot.to}` : '');
const visitWords = (visit: Visit | undefined, name: (n?: number) => string) =>
  visit
    ? `${name(visit.number)}${visit.round === 2 ? '（双评）' : ''} → ${visit.inspector ?? '未派人'}${slotWords(visit)}`
    : '（没有）';

function visitDifferences(
  right: readonly Visit[],
  given: readonly Visit[],
  name: (n?: number) => string,
): string[] {
  return places(right, given)
    .filter((at) => canonicalJson(right[at]) !== canonicalJson(given[at]))
    .map(
      (at) =>
        `派单第 ${at + 1} 条应为 ${visitWords(right[at], name)}，文件里是 ${visitWords(given[at], name)}`,
    );
}

export function resultDifferences(file: DrawFile, lists: Lists): string[] {
  const { commitment, link, result, seeds } = file;
  if (commitment.confidential !== (link !== null))
    return ['保密抽取要公开散列链的第一环，公开抽取则没有这一环；文件与此不符'];
  if (link !== null && !follows(link, commitment.chainTop))
    return ['公开的第一环与承诺里的链顶不符'];
  const right = runDraw(commitment, lists, seeds, link);
  const name = naming(lists);
  const differences = [
    ...pickDifferences(right, result, name),
    ...visitDifferences(right.visits, result.visits, name),
  ];
  if (right.key !== result.key)
    differences.unshift(`种子写成的密钥应为 ${right.key}，文件里是 ${result.key}`);
  if (canonicalJson(right.doubles) !== canonicalJson(result.doubles))
    differences.push(
      `双评的应依次为 ${right.doubles.join('、') || '无'} 号，文件里是 ${result.doubles.join('、') || '无'} 号`,
    );
  if (canonicalJson(right.conflicts) !== canonicalJson(result.conflicts))
    differences.push('派不出人的冲突清单与重算不同');
  return differences;
}

const faultWords: Record<OpeningFault, string> = {
  'none-left': '开出的备选多于承诺的数目',
  'not-in-draw': '被替换的不在抽中之列',
  'stratum-empty': '这一层已经没有可补的',
  'wrong-link': '公开的一环与散列链不符',
};

/** The first reserve that differs; the later ones rest on it. */
export function openingDifferences(file: DrawFile, lists: Lists): string[] {
  const name = naming(lists);
  for (const [at, given] of file.openings.entries()) {
    const drawn: Drawn = { ...file, lists, openings: file.openings.slice(0, at) };
    const right = openReserve(drawn, given);
    const title = `备选第 ${at + 1} 个`;
    if (typeof right === 'string') return [`${title}：${faultWords[right]}`];
    if (right.number !== given.number)
      return [`${title}应为 ${name(right.number)}，文件里是 ${name(given.number)}`];
    if (canonicalJson(right) !== canonicalJson(given)) return [`${title}：序号或派单与重算不同`];
  }
  return [];
}
