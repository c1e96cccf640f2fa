/**
 * 定置定位, 好人好事, 查摆 and 检查来源 of the demo county: every outlet's list with a few things wanting, some asked
 * for in time; good deeds in each state; problems outlets found themselves; and what other sources saw.
 */
import type { DemoBank } from '../../domain/demo/index.ts';
import { dice } from '../../domain/demo/random.ts';
import type { ScoreRow } from '../../domain/inspection/model.ts';
import type { Db } from '../db/open.ts';
import { applyBook } from '../inspection/index.ts';
import { bankToday, dueAfter, insertRectification } from '../rectification/index.ts';
import {
  insertDemoDeeds,
  insertDemoPlacements,
  insertDemoRequests,
  type DemoDeed,
  type DemoThing,
} from './placement-queries.ts';
import { findPlaces } from './queries.ts';

const things: [name: string, place: string, quantity: number][] = [
  ['老花镜（100、200、300 度）', '填单台左侧', 3],
  ['签字笔', '填单台笔座', 4],
  ['长椅', '等候区', 2],
  ['桌凳', '低柜洽谈区', 4],
  ['防暑药箱', '大堂经理台下层', 1],
  ['饮水机与水杯', '等候区右侧', 1],
  ['雨伞架与爱心伞', '入口右侧', 6],
  ['花树盆景', '入口两侧', 2],
  ['意见簿', '大堂经理台', 1],
  ['点钞机（客户用）', '填单台右侧', 1],
];

function thingsOf(codes: readonly string[], today: string): DemoThing[] {
  const roll = dice(2023, 'placement');
  return codes.flatMap((unitCode) =>
    things.map(([name, place, quantity], at) => {
      const chance = roll.next();
      const state = chance < 0.06 ? 'missing' : chance < 0.14 ? 'damaged' : 'present';
      const back = state === 'present' ? 200 : roll.whole(2, 25);
      const since = new Date(Date.parse(today) - back * 86_400_000).toISOString().slice(0, 10);
      const code = `DZ-${String(at + 1).padStart(2, '0')}`;
      return { unitCode, code, name, place, quantity, state, since };
    }),
  );
}

const stories: [title: string, story: string][] = [
  [
    '拾金不昧，两万元送还客户',
    '客户把装有两万元的布袋忘在填单台上，查看录像后追到车站送还，客户送来锦旗。',
  ],
  ['雨天护送老人回家', '下午大雨，一位老人取款后走不了，下班后撑伞送到家门口，家属来电致谢。'],
  ['识破冒充公检法的骗局', '老人坚持要把八万元转到“安全账户”，劝阻并报警，资金没有损失。'],
  ['上门为卧床客户办密码重置', '客户卧床不能到店，两人带移动终端上门，来回四十公里。'],
  ['帮走失儿童找到家人', '一名儿童独自在大厅哭泣，安抚并联系派出所，半小时后家人接走。'],
  ['义务为社区讲反假币', '利用两个周末到社区讲课，八十余位居民参加。'],
];

const states = ['confirmed', 'confirmed', 'reported', 'reported', 'returned', 'confirmed'] as const;

function deedsOf(bank: DemoBank, codes: readonly string[], today: string): DemoDeed[] {
  const roll = dice(2023, 'deeds');
  return stories.flatMap(([title, story], at) =>
    [at, at + 7].map((from, turn) => {
      const unitCode = codes[(from * 2 + turn) % codes.length]!;
      const staff = bank.people.filter((one) => one.unitCode === unitCode);
      const state = states[(at + turn) % states.length]!;
      const back = roll.whole(3, 120) * 86_400_000;
      return {
        unitCode,
        title,
        story,
        state,
        person: turn === 1 && at === 5 ? '' : (staff[roll.whole(0, staff.length - 1)]?.name ?? ''),
        happenedOn: new Date(Date.parse(today) - back).toISOString().slice(0, 10),
        reason: state === 'returned' ? '请补上时间和能证明的人，附照片或表扬信' : '',
      };
    }),
  );
}

const found: [title: string, measure: string, post: string][] = [
  ['午间只开一个窗口，客户等得久', '12:00—14:00 由大堂经理兼一个快办窗口', '大堂经理'],
  ['叫号后柜员不看客户', '每天晨会对练“举手、微笑、问好”三个动作', '高柜柜员'],
  ['填单台的笔常常没有墨水', '每天营业前由值日人试写，备笔放在抽屉', ''],
  ['老年客户不会用自助机', '上午九点到十一点安排一人在自助区引导', '大堂经理'],
];

async function openFound(db: Db, codes: readonly string[], bank: DemoBank): Promise<void> {
  const places = await findPlaces(db, [...codes]);
  for (const [at, [title, measure, post]] of found.entries()) {
    const code = codes[at]!;
    const unit = places.get(code)!;
    const owner = bank.people.find((one) => one.unitCode === code)?.name ?? '';
    await insertRectification(db, {
      unit,
      kind: 'problem',
      title,
      measure,
      sourceKind: 'self',
      sourceId: 0,
      itemCode: '',
      category: '软件',
      post,
      ownerName: owner,
      dueAt: await dueAfter(db, 10, unit.id),
      criterion: { kind: 'complaints-below', which: 'justified', count: 1, weeks: 8 },
      form: {},
      createdBy: owner,
    });
  }
}

const ownCodes = ({ book, accounts, ownCounty }: DemoBank): string[] => {
  const head = accounts.find(({ username }) => username === 'head')!.unitCode;
  const branches = book.units.filter(({ parentCode }) => parentCode === ownCounty);
  const above = new Set([ownCounty, ...branches.map(({ code }) => code)]);
  const outlets = book.units.filter(
    ({ level, parentCode }) => level === '网点' && parentCode !== null && above.has(parentCode),
  );
  return [head, ...outlets.map(({ code }) => code).filter((code) => code !== head)];
};

export async function loadPlacements(db: Db, bank: DemoBank): Promise<void> {
  const codes = ownCodes(bank);
  const today = bankToday();
  await insertDemoPlacements(db, thingsOf(codes, today));
  await insertDemoRequests(db);
  const by = bank.accounts.find(({ username }) => username === 'service')!.name;
  await insertDemoDeeds(db, deedsOf(bank, codes, today), by);
  await openFound(db, codes, bank);
}

/** What a third party and 社会监督员 gave the own county's outlets: a little below, a little above the 神秘人. */
export async function loadSources(db: Db, bank: DemoBank): Promise<void> {
  const codes = new Set(ownCodes(bank));
  const roll = dice(2023, 'sources');
  const near = (row: ScoreRow, kind: ScoreRow['kind'], shift: number, spread: number): ScoreRow => {
    const score = Math.min(100, Number(row.score) + shift + spread * roll.normal());
    return { ...row, kind, score: Math.max(60, score).toFixed(2) };
  };
  const seen = bank.book.scores.filter(
    ({ unitCode, kind, wave }) =>
      codes.has(unitCode) && kind === '省行神秘人' && (wave === '2023Q2' || wave === '2023Q4'),
  );
  const scores = seen.flatMap((row, at) => [
    near(row, '第三方检查', -1.2, 1.5),
    ...(at % 3 === 0 ? [near(row, '社会监督', 0.8, 2.5)] : []),
  ]);
  const empty = { units: [], deductions: [], complaints: [], exposures: [], tickets: [] };
  await applyBook(db, { ...empty, scores }, { importId: null, scope: null });
}
