/** What waits for a person in the present role, in the order of the work: facts, plan, settlement, publication, confirmation, payment. */
import { may, type Ability } from '../../contract/abilities.ts';
import type { Language } from '../../contract/problem.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Waiting as WaitingAppeals } from '../appeal/index.ts';
import type { DeskCounts } from '../rectification/index.ts';
import type { Waiting } from './queries.ts';

type Desk = Waiting & { rectify: DeskCounts; appeals: WaitingAppeals };

type Words = readonly [title: string, detail: string];
type Kind = {
  code: string;
  ability: Ability;
  /** Only for this role; else whoever has the ability. */
  role?: Role;
  shown: (w: Desk) => boolean;
  count: (w: Desk) => number;
  to: (w: Desk) => string;
  zh: Words;
  en: Words;
};

const kinds: Kind[] = [
  {
    code: 'appeals-near',
    ability: 'appeal.decide',
    shown: (w) => w.appeals.near > 0,
    count: (w) => w.appeals.near,
    to: () => '/appeals?whose=to-decide&sort=due',
    zh: ['申诉两天内到期或已超期', '到期未裁定将按方案自动处理'],
    en: ['Appeals due within two days or overdue', 'Silence acts by the plan when time is over'],
  },
  {
    code: 'appeals',
    ability: 'appeal.decide',
    shown: (w) => w.appeals.toDecide > w.appeals.near,
    count: (w) => w.appeals.toDecide,
    to: () => '/appeals?whose=to-decide&sort=due',
    zh: ['申诉等我裁定', '看双方材料和影响后裁定'],
    en: ['Appeals for me to decide', 'See both sides and the effect, then decide'],
  },
  {
    code: 'appeals-asked',
    ability: 'appeal.file',
    shown: (w) => w.appeals.outlet > 0,
    count: (w) => w.appeals.outlet,
    to: () => '/appeals?state=open',
    zh: ['复核人请本网点补充申诉材料', '补充后复核人才能裁定'],
    en: ['Material asked for an appeal', 'The reviewer waits for it'],
  },
  {
    code: 'import',
    ability: 'fact.import',
    shown: (w) => w.visits === 0,
    count: () => 0,
    to: () => '/inspections/imports',
    zh: ['导入检查结果', '用 Excel 工作簿导入机构和检查成绩'],
    en: ['Import results', 'Bring units and scores in an Excel workbook'],
  },
  {
    code: 'apply',
    ability: 'fact.import',
    shown: (w) => w.imports > 0,
    count: (w) => w.imports,
    to: () => '/inspections/imports',
    zh: ['已预览、未导入的工作簿', '核对预览后确认导入，或放弃'],
    en: ['Workbooks previewed, not applied', 'Check the preview and apply it'],
  },
  {
    code: 'review-visits',
    ability: 'visit.review',
    shown: (w) => w.visitsToReview > 0,
    count: (w) => w.visitsToReview,
    to: () => '/visits?state=submitted',
    zh: ['检查单待复核', '看答案、证据和算式，通过或退回'],
    en: ['Visits to review', 'Look at answers and evidence; approve or return'],
  },
  {
    code: 'overdue-visits',
    ability: 'round.edit',
    shown: (w) => w.visitsOverdue > 0,
    count: (w) => w.visitsOverdue,
    to: () => '/visits?state=overdue',
    zh: ['检查单逾期未交', '催办，或改派给别人'],
    en: ['Visits overdue', 'Remind the inspector or reassign them'],
  },
  {
    code: 'provide-clips',
    ability: 'clip.provide',
    role: 'outlet-head',
    shown: (w) => w.clipsToProvide > 0,
    count: (w) => w.clipsToProvide,
    to: () => '/clips',
    zh: ['录像待提供', '按时段提供录像，提供不了的说明原因'],
    en: ['Recordings to provide', 'Provide them, or say why you cannot'],
  },
  {
    code: 'publish-plan',
    ability: 'plan.publish',
    shown: (w) => w.draftPlans > 0,
    count: (w) => w.draftPlans,
    to: (w) => `/plans/${w.draftPlanVersion}`,
    zh: ['方案草稿待发布', '检查条款与读法后发布'],
    en: ['Draft plans to publish', 'Check clauses and readings, then publish'],
  },
  {
    code: 'settle',
    ability: 'settlement.run',
    shown: (w) => w.plans > 0 && w.visits > 0 && w.settlements === 0,
    count: () => 0,
    to: (w) => `/plans/${w.publishedPlanVersion}`,
    zh: ['方案已发布，尚未结算', '结算后生成台账草稿'],
    en: ['Published, not settled yet', 'Settle to draft the ledger'],
  },
  {
    code: 'publish-lines',
    ability: 'ledger.publish',
    shown: (w) => w.draftLines > 0,
    count: (w) => w.draftLines,
    to: () => '/ledger?state=draft',
    zh: ['台账草稿待公布', '核对后公布，网点即可看到'],
    en: ['Draft lines to publish', 'Check and publish them to the outlets'],
  },
  {
    code: 'confirm-lines',
    ability: 'ledger.confirm',
    shown: (w) => w.publishedLines > 0,
    count: (w) => w.publishedLines,
    to: () => '/ledger?state=published',
    zh: ['已公布待确认', '无异议后确认'],
    en: ['Published lines to confirm', 'Confirm what is not disputed'],
  },
  {
    code: 'honour-lines',
    ability: 'ledger.honour',
    shown: (w) => w.confirmedLines > 0,
    count: (w) => w.confirmedLines,
    to: () => '/ledger?state=confirmed',
    zh: ['已确认待兑现', '发放或扣收后登记兑现'],
    en: ['Confirmed lines to honour', 'Record payment'],
  },
  {
    code: 'read-statement',
    ability: 'ledger.read',
    role: 'outlet-head',
    shown: (w) => w.publishedLines > 0,
    count: (w) => w.publishedLines,
    to: () => '/statements',
    zh: ['本网点有新公布的奖惩', '打开对账单查看每一行的计算'],
    en: ['New lines for your outlet', 'Open the statement and its calculations'],
  },
  {
    code: 'rectify-today',
    ability: 'rectification.edit',
    role: 'outlet-head',
    shown: (w) => w.rectify.today > 0,
    count: (w) => w.rectify.today,
    to: () => '/rectifications?state=unfinished&sort=due',
    zh: ['24 小时内到期的整改', '演练、晨会和整改，做完上传证据'],
    en: ['Due within 24 hours', 'Drills, meetings and rectifications: do them and add evidence'],
  },
  {
    code: 'rectify-overdue',
    ability: 'rectification.read',
    shown: (w) => w.rectify.overdue > 0,
    count: (w) => w.rectify.overdue,
    to: () => '/rectifications?overdue=yes&sort=due',
    zh: ['整改逾期', '按逾期提级告知到您这一级'],
    en: ['Overdue rectifications', 'Escalated to you'],
  },
  {
    code: 'rectify',
    ability: 'rectification.edit',
    role: 'outlet-head',
    shown: (w) => w.rectify.unfinished > 0,
    count: (w) => w.rectify.unfinished,
    to: () => '/rectifications?state=unfinished',
    zh: ['待整改的问题', '写明原因和措施，上传整改后的照片'],
    en: ['Problems to rectify', 'Write cause and measure, add a photo'],
  },
  {
    code: 'rectify-accept',
    ability: 'rectification.verify',
    shown: (w) => w.rectify.toAccept > 0,
    count: (w) => w.rectify.toAccept,
    to: () => '/rectifications?state=done&sort=due',
    zh: ['演练、晨会、报修待验收', '看证据，验收或退回'],
    en: ['Drills, meetings and repairs to accept', 'Look at the evidence, accept or send back'],
  },
];

export function tasksFor(role: Role, w: Desk, language: Language) {
  return kinds
    .filter(
      (kind) =>
        may(role, kind.ability) && (kind.role === undefined || kind.role === role) && kind.shown(w),
    )
    .map((kind) => ({
      code: kind.code,
      title: kind[language][0],
      detail: kind[language][1],
      count: kind.count(w),
      to: kind.to(w),
    }));
}
