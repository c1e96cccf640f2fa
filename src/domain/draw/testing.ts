/** A whole draw for the tests: strata, 必查, tickets, inspectors who must not return, hours, double scoring, reserves. */
import { chainLength, chainLink } from './chain.ts';
import { sha256Hex } from './digest.ts';
import { drawFile, type DrawFile } from './draw-file.ts';
import { avoidLines, freeze, inspectorLines, memberLines } from './lists.ts';
import { drawFormat, type Commitment, type Lists, type Opening, type Seed } from './model.ts';
import { openReserve, standing } from './reserve.ts';
import { runDraw } from './run.ts';
import { quotasOf } from './strata.ts';

export const secret = sha256Hex('a secret of the tests');

export function sampleLists(size = 60): Lists {
  const members = Array.from({ length: size }, (_, at) => ({
    code: `W${String(at + 1).padStart(3, '0')}`,
    name: `第 ${at + 1} 网点`,
    stratum: ['东县', '西县', '南县'][at % 3]!,
    tickets: at % 20 === 0 ? ('must' as const) : at % 7 === 0 ? 3 : 1,
    reason: at % 20 === 0 ? '上次未检查：必查' : at % 7 === 0 ? '低于目标：3 签' : '',
    hours: '09:00-12:00,13:30-17:00',
  }));
  const inspectors = ['甲', '乙', '丙', '丁'].map((name, at) => ({
    code: `J${at + 1}`,
    name,
    capacity: at === 3 ? 3 : null,
  }));
  const avoid = members
    .filter((_, at) => at % 4 === 0)
    .map(({ code }, at) => ({
      inspector: `J${(at % 3) + 1}`,
      member: code,
      reason: '90 天内去过',
    }));
  return { members, inspectors, avoid };
}

export function sampleCommitment(lists: Lists, change: Partial<Commitment> = {}): Commitment {
  const of = { reserves: 3, confidential: true, ...change };
  const quotaRule = change.quotaRule ?? { kind: 'proportional' as const, total: 16, atLeast: 1 };
  return {
    format: drawFormat,
    title: '2026 年第四季度神秘人检查',
    purpose: '抽取受检网点并派人',
    unit: '省行',
    frozenAt: '2026-11-25T10:00:00+08:00',
    hash: 'sha256',
    pool: freeze(memberLines(lists.members)),
    poolRule: '三县全部网点',
    chance: '低于目标的 3 签',
    quotaRule,
    quotas: quotasOf(lists.members, quotaRule),
    sources: [
      {
        id: 'ssq',
        name: '双色球',
        where: '中国福利彩票网',
        issue: '第 2026137 期',
        take: '7 个号码',
        count: 7,
        publishedAt: '2026-11-29T21:15:00+08:00',
        ifFails: 'next',
      },
      {
        id: 'sse',
        name: '上证指数',
        where: '上交所网站',
        issue: '2026-11-30',
        take: '收盘点位去掉小数点',
        count: 1,
        publishedAt: '2026-11-30T15:00:00+08:00',
        ifFails: 'zero',
      },
    ],
    chainTop: chainLink(secret, chainLength(of), 0),
    objection: { until: '2026-11-27T10:00:00+08:00', contact: '服务部 5801' },
    inspectors: freeze(inspectorLines(lists.inspectors)),
    avoid: freeze(avoidLines(lists.avoid)),
    lockOutDays: 90,
    hours: { days: ['2026-12-01', '2026-12-02', '2026-12-03'], minutes: 30 },
    doubles: 4,
    ...change,
    ...of,
  };
}

export const sampleSeeds: Seed[] = [
  { source: 'ssq', state: 'published', values: ['5', '1', '33', '12', '8', '26', '9'], note: '' },
  { source: 'sse', state: 'published', values: ['387654'], note: '' },
];

/** A draw with two reserves opened. */
export function sampleFile(change: Partial<Commitment> = {}, lists = sampleLists()): DrawFile {
  const commitment = sampleCommitment(lists, change);
  const length = chainLength(commitment);
  const link = commitment.confidential ? chainLink(secret, length, 1) : null;
  const result = runDraw(commitment, lists, sampleSeeds, link);
  const openings: Opening[] = [];
  for (let n = 1; n <= Math.min(2, commitment.reserves); n++) {
    const drawn = { commitment, lists, link, result, openings };
    const opened = openReserve(drawn, {
      replaces: standing(drawn)[n]!,
      link: chainLink(secret, length, n + (link ? 1 : 0)),
      reason: '停业装修',
      at: '2026-12-01T09:00:00+08:00',
    });
    if (typeof opened !== 'string') openings.push(opened);
  }
  const drawnAt = '2026-12-01T08:30:00+08:00';
  return drawFile({ commitment, lists, seeds: sampleSeeds, drawnAt, link, result, openings });
}
