/**
 * A plan as data: what plans/*.yaml holds, what the plan page edits, what settlement runs.
 * Published as JSON Schema in docs/plan.schema.json (`npm run schema`).
 */
import { z } from 'zod';
import { levels } from '../domain/organisation/model.ts';
import { grains, lineKinds } from './plan-words.ts';

export type { Grain } from './plan-words.ts';

const day = z.iso.date();
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, '应为十进制数，例如 "92" 或 "97.5"');
const id = z.string().regex(/^[A-Za-z0-9_-]+$/, '只能用字母、数字、- 和 _');
const name = z.string().min(1).max(40);
const text = z.string().min(1);
const level = z.enum(levels);

/** A reading 读法: a named choice where the clause can be understood in several ways; default first. */
export const readingSchema = z.strictObject({
  id: z.string().min(1).max(20).describe('在规则公式中可直接引用的名称，如 A1'),
  question: text.describe('原文哪里有歧义'),
  options: z
    .array(z.strictObject({ value: z.string().min(1), label: text, note: z.string().optional() }))
    .min(2)
    .describe('可选读法，第一项为默认'),
});

/** "$全区" stands for the level chosen by the plan reading 全区. */
const within = z.union([level, z.string().regex(/^\$.+/, '应为层级名，或“$”加方案读法编号')]);

/** Where an indicator's value comes from; settlement/sources has one entry for each kind. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score') }),
  z.strictObject({ kind: z.literal('visited-on') }),
  z.strictObject({ kind: z.literal('wave') }),
  z.strictObject({ kind: z.literal('phase') }),
  z.strictObject({ kind: z.literal('phase-target') }),
  z.strictObject({ kind: z.literal('rank'), within, thenBy: z.enum(['软件扣分']).optional() }),
  z.strictObject({ kind: z.literal('rank-from-bottom'), within }),
  z.strictObject({ kind: z.literal('visited-count'), within }),
  z.strictObject({ kind: z.literal('tied-count'), within }),
  z.strictObject({
    kind: z.literal('deducted'),
    category: z.enum(['硬件', '软件']).optional(),
    only: z.enum(['repeated', 'key', 'repeated-or-key']).optional(),
  }),
  z
    .strictObject({ kind: z.literal('rules'), rules: z.array(id).min(1) })
    .describe('所列规则在同一事实上的金额之和，没有则为 0'),
  z.strictObject({ kind: z.literal('quarter-score'), quarter: z.number().int().min(1).max(4) }),
  z.strictObject({ kind: z.literal('visit-count') }),
  z.strictObject({
    kind: z.literal('complaint-count'),
    assessed: z.boolean().optional(),
    justified: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('fact'),
    field: z.enum([
      'happened-on',
      'amount',
      'justified',
      'subjective',
      'assessed',
      'order-no',
      'level',
      'verified',
      'clause',
      'times',
      'points',
      'offender',
    ]),
  }),
  z
    .strictObject({ kind: z.literal('earlier-tickets') })
    .describe('同一责任人本年此前同条款处罚单数'),
  z.strictObject({ kind: z.literal('unit'), field: z.enum(['code', 'name', 'queue-machine']) }),
  z.strictObject({ kind: z.literal('ancestor'), level }).describe('上级机构编码；没有该层级则为空'),
  z
    .strictObject({ kind: z.literal('value'), value: decimal.nullable() })
    .describe('方案中的固定值；null 表示尚未填写'),
  z.strictObject({
    kind: z.literal('mean-score'),
    quarter: z.number().int().min(1).max(4).optional(),
  }),
  z.strictObject({ kind: z.literal('nth-score'), n: z.number().int().min(1), within }),
  z.strictObject({ kind: z.literal('outlets-in-top'), n: z.number().int().min(1), within }),
  z.strictObject({ kind: z.literal('outlets-visited') }),
]);
export type Source = z.infer<typeof sourceSchema>;

export const indicatorSchema = z.strictObject({
  name,
  each: z
    .union([z.enum(grains), z.array(z.enum(grains)).min(1)])
    .describe('按什么计：每波次、每年度、每件投诉……'),
  source: sourceSchema,
  unit: z.string().optional().describe('分、名、家、次、元'),
  note: z.string().optional(),
});

/** Formulas are evaluated on it here, patterns and all; facts are shorter. */
const longestInput = 2000;
export const exampleSchema = z.strictObject({
  title: text,
  inputs: z.record(z.string(), z.union([z.string().max(longestInput), z.boolean(), z.null()])),
  readings: z.record(z.string(), z.string()).default({}),
  amount: decimal.describe('应得金额；不触发时为 "0"'),
});

export const ruleSchema = z.strictObject({
  id,
  title: text,
  clauseNo: text.describe('条款在原文中的位置'),
  clause: text.describe('条款原文，一字不改'),
  each: z.enum(grains),
  kind: z.enum(lineKinds),
  readings: z.array(readingSchema).default([]),
  when: z.string().describe('FEEL 条件；草稿可空，发布前必须填写'),
  amount: z.string().describe('FEEL 金额，元；奖励为正，考核为负'),
  payer: z.string().default('').describe('FEEL，承担（或受奖）机构的编码'),
  oncePerPhase: text.optional().describe('FEEL 条件；成立时同一网点同一阶段只取最早一次'),
  shows: z.array(name).default([]).describe('公式没有用到、但说明里要列出的指标'),
  note: z.string().optional(),
  examples: z.array(exampleSchema).default([]),
});
export type Rule = z.infer<typeof ruleSchema>;

export const goalSchema = z.strictObject({
  id,
  title: text,
  clauseNo: text,
  clause: text,
  readings: z.array(readingSchema).default([]),
  met: text.describe('FEEL 条件，成立即达标'),
  shows: z.array(name).default([]),
  note: z.string().optional(),
});

export const phaseSchema = z.strictObject({
  id,
  name,
  title: text,
  from: day,
  to: day,
  target: decimal.describe('阶段目标分'),
  clauseNo: text,
  clause: text,
});

const orderNames = ['none', 'drill', 'training'] as const;
/** 现场处罚: what an inspector may issue on the spot, and what follows for the person. */
export const ticketClauseSchema = z.strictObject({
  clause: text.describe('处罚单上的条款号，如 R11'),
  rule: id.describe('算出金额的规则'),
  enters: z.enum(['amount', 'times', 'points']).describe('检查人填什么：核定金额、次数、扣分'),
  amount: z
    .strictObject({ from: decimal, to: decimal })
    .optional()
    .describe('可核定的金额范围，元，两端包括在内'),
  unless: z
    .enum(['requested'])
    .optional()
    .describe('不得开单的情形：requested 检查前已为该定置物品提出补充申请'),
  suggest: z
    .strictObject({
      each: decimal.describe('第一件以后，每多一件加多少元'),
      severities: z
        .array(z.strictObject({ name, add: decimal }))
        .min(1)
        .describe('轻重各档，及加多少元'),
    })
    .optional()
    .describe('在范围内的建议金额；只供参考，由检查人采用'),
  first: z.enum(orderNames).default('none').describe('初犯：晚间演练 drill'),
  again: z.enum(orderNames).default('none').describe('再犯：培训半天以上 training'),
  note: z.string().optional().describe('开单前要核对的事'),
});
export type TicketClause = z.infer<typeof ticketClauseSchema>;

/** 申诉的期限与沉默规则 of a plan; in working days. */
const appealsSchema = z.strictObject({
  fileWithin: z.number().int().min(1).max(60).describe('公布或锁定后几个工作日内可以申诉'),
  decideWithin: z.number().int().min(1).max(60).describe('几个工作日内裁定'),
  secondFileWithin: z.number().int().min(1).max(60).describe('裁定后几个工作日内可以再申诉'),
  secondDecideWithin: z.number().int().min(1).max(60).describe('再申诉几个工作日内裁定'),
  silence: z
    .enum(['escalates', 'granted'])
    .describe('到期未裁定：escalates 自动转上一级，granted 视为支持申诉'),
  source: text.describe('依据哪一条，或说明原文没有规定'),
});

export const planSchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  title: text,
  section: text.describe('出处，如 篇三'),
  issuer: text.describe('制定单位'),
  period: z.strictObject({ from: day, to: day }),
  counts: z.string().describe('计入奖惩的检查类型').default('省行神秘人'),
  groups: z
    .array(
      z.strictObject({
        name,
        duty: text,
        members: z.array(z.strictObject({ post: text, who: text })),
      }),
    )
    .default([]),
  readings: z.array(readingSchema).default([]),
  goals: z.array(goalSchema).default([]),
  phases: z.array(phaseSchema).default([]),
  indicators: z.array(indicatorSchema),
  rules: z.array(ruleSchema),
  tickets: z.array(ticketClauseSchema).default([]).describe('可以现场开单的条款'),
  appeals: appealsSchema.optional().describe('申诉的期限；不写则按系统建议值'),
});
export type Plan = z.infer<typeof planSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Reading = z.infer<typeof readingSchema>;
export type Goal = z.infer<typeof goalSchema>;
export type Phase = z.infer<typeof phaseSchema>;

/** Chosen readings: "全区" → "县行" for the plan's own, "C3-R08.A1" → "yes" for a rule's. */
export type Readings = Record<string, string>;
