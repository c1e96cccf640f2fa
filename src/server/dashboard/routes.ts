/** 工作台: what waits for the person in the present role, and how the bank stands. */
import { may } from '../../contract/abilities.ts';
import { dashboardSchema } from '../../contract/settlement.ts';
import type { Language } from '../../contract/problem.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { findVersion } from '../plan/index.ts';
import { countBelowTarget, findWaiting, listRecent, listTrend, type Waiting } from './queries.ts';

type Task = { code: string; title: string; detail: string; count: number; to: string };
type Words = Record<Language, [title: string, detail: string]>;
const task = (code: string, count: number, to: string, words: Words, language: Language): Task => {
  const [title, detail] = words[language];
  return { code, title, detail, count, to };
};

/** In the order of the work: facts, plan, settlement, publication, confirmation, payment. */
function tasksFor(actor: Actor, w: Waiting, language: Language): Task[] {
  const can = (ability: Parameters<typeof may>[1]) => may(actor.role, ability);
  const tasks: [boolean, Task][] = [
    [
      can('fact.import') && w.visits === 0,
      task(
        'import',
        0,
        '/inspections?tab=import',
        {
          zh: ['导入检查结果', '用 Excel 工作簿导入机构和检查成绩'],
          en: ['Import results', 'Bring units and scores in an Excel workbook'],
        },
        language,
      ),
    ],
    [
      can('fact.import') && w.imports > 0,
      task(
        'apply',
        w.imports,
        '/inspections?tab=import',
        {
          zh: ['已预览、未导入的工作簿', '核对预览后确认导入，或放弃'],
          en: ['Workbooks previewed, not applied', 'Check the preview and apply it'],
        },
        language,
      ),
    ],
    [
      can('plan.publish') && w.draftPlans > 0,
      task(
        'publish-plan',
        w.draftPlans,
        `/plans/${w.draftPlanVersion}`,
        {
          zh: ['方案草稿待发布', '检查条款与读法后发布'],
          en: ['Draft plans to publish', 'Check clauses and readings, then publish'],
        },
        language,
      ),
    ],
    [
      can('settlement.run') && w.plans > 0 && w.visits > 0 && w.settlements === 0,
      task(
        'settle',
        0,
        `/plans/${w.publishedPlanVersion}`,
        {
          zh: ['方案已发布，尚未结算', '结算后生成台账草稿'],
          en: ['Published, not settled yet', 'Settle to draft the ledger'],
        },
        language,
      ),
    ],
    [
      can('ledger.publish') && w.draftLines > 0,
      task(
        'publish-lines',
        w.draftLines,
        '/ledger?state=draft',
        {
          zh: ['台账草稿待公布', '核对后公布，网点即可看到'],
          en: ['Draft lines to publish', 'Check and publish them to the outlets'],
        },
        language,
      ),
    ],
    [
      can('ledger.confirm') && w.publishedLines > 0,
      task(
        'confirm-lines',
        w.publishedLines,
        '/ledger?state=published',
        {
          zh: ['已公布待确认', '无异议后确认'],
          en: ['Published lines to confirm', 'Confirm what is not disputed'],
        },
        language,
      ),
    ],
    [
      can('ledger.honour') && w.confirmedLines > 0,
      task(
        'honour-lines',
        w.confirmedLines,
        '/ledger?state=confirmed',
        {
          zh: ['已确认待兑现', '发放或扣收后登记兑现'],
          en: ['Confirmed lines to honour', 'Record payment'],
        },
        language,
      ),
    ],
    [
      actor.role === 'outlet-head' && w.publishedLines > 0,
      task(
        'read-statement',
        w.publishedLines,
        '/statements',
        {
          zh: ['本网点有新公布的奖惩', '打开对账单查看每一行的计算'],
          en: ['New lines for your outlet', 'Open the statement and its calculations'],
        },
        language,
      ),
    ],
  ];
  return tasks.filter(([shown]) => shown).map(([, item]) => item);
}

function figuresFor(w: Waiting, below: number, language: Language) {
  const zh = language === 'zh';
  return [
    {
      code: 'outlets',
      title: zh ? '网点' : 'Outlets',
      value: String(w.outlets),
      unit: zh ? '家' : '',
      detail: zh ? `共 ${w.units} 个机构` : `${w.units} units in all`,
    },
    {
      code: 'visits',
      title: zh ? '检查' : 'Visits',
      value: String(w.visits),
      unit: zh ? '次' : '',
      detail: zh ? '已登记的检查成绩' : 'Scores on record',
    },
    {
      code: 'below',
      title: zh ? '最近一次未达标' : 'Below target',
      value: String(below),
      unit: zh ? '家' : '',
      detail: zh ? '最近一次神秘人检查低于阶段目标' : 'Newest visit below its phase target',
    },
    {
      code: 'amount',
      title: zh ? '台账合计' : 'Ledger total',
      value: w.amount,
      unit: zh ? '元' : 'CNY',
      detail: zh ? '奖励为正，考核为负' : 'Rewards positive, penalties negative',
    },
  ];
}

const one = endpoint({
  method: 'GET',
  path: '/api/dashboard',
  summary: '工作台',
  tag: '工作台',
  ability: 'signed-in',
  answer: dashboardSchema,
  handler: async ({ db, actor, language }) => {
    const waiting = await findWaiting(db, { lo: actor.unit.unitNo, hi: actor.unit.lastNo });
    const plan =
      waiting.publishedPlanVersion === null
        ? null
        : (await findVersion(db, waiting.publishedPlanVersion))?.document;
    const counts = plan?.counts ?? '省行神秘人';
    const facts = may(actor.role, 'ranking.read');
    const recent = may(actor.role, 'audit.read') ? await listRecent(db) : [];
    return {
      tasks: tasksFor(actor, waiting, language),
      figures: facts
        ? figuresFor(waiting, await countBelowTarget(db, counts, plan?.phases ?? []), language)
        : [],
      trend: facts ? await listTrend(db, counts, plan?.phases ?? []) : [],
      recent: recent.map(({ at, actor: who, subject }) => ({
        at: isoMoment(at),
        actor: who,
        text: subject,
      })),
    };
  },
});

export const routes: Endpoint[] = [one];
