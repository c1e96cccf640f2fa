/** What waits for a person in the present role, in the order of the work: facts, plan, settlement, publication, confirmation, payment. */
import { may, type Ability } from '../../contract/abilities.ts';
import type { Language } from '../../contract/problem.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Waiting } from './queries.ts';

type Words = readonly [title: string, detail: string];
type Kind = {
  code: string;
  ability: Ability;
  /** Only for this role; else whoever has the ability. */
  role?: Role;
  shown: (w: Waiting) => boolean;
  count: (w: Waiting) => number;
  to: (w: Waiting) => string;
  zh: Words;
  en: Words;
};

const kinds: Kind[] = [
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
];

export function tasksFor(role: Role, w: Waiting, language: Language) {
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
