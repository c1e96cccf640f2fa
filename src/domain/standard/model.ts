/**
 * 检查标准 as data: modules › projects › items, how each is answered, and how answers become a score.
 * One engine serves the four shapes in use: additive deductions (1000 points), weighted percentage
 * indices, the 100-point sheet, the 90-point form with extras.
 */
import type { ItemCategory } from '../inspection/model.ts';

/** Points, weights and limits are decimal strings; days ISO. */
export type AnswerForm =
  /** 达标/不达标: all points or none. */
  | { kind: 'pass' }
  /** 扣分: any deduction from 0 to the item's points, in steps. */
  | { kind: 'points'; step: string }
  /**
   * 次数: so many points off for each occurrence, never below 0. On a 加分项: so many points more for
   * each, up to the item's.
   */
  | { kind: 'count'; each: string }
  | { kind: 'choice'; options: { code: string; name: string; points: string }[] }
  /** 数值: the first band whose `upTo` is not exceeded gives the points (null = no limit). */
  | { kind: 'number'; unit: string; bands: { upTo: string | null; points: string }[] }
  /** 文字: recorded, not scored. */
  | { kind: 'text' };

export const methods = ['看', '听', '查', '问'] as const;
export type Method = (typeof methods)[number];

export type Item = {
  code: string;
  name: string;
  points: string;
  form: AnswerForm;
  category: ItemCategory;
  /** 岗位 it looks at; empty = the outlet as such. With posts, a remote visit answers it per person. */
  posts: string[];
  methods: Method[];
  /** 一票否决: fails as soon as anything is lost on it; with 0 points, when not met or met with once. */
  veto: boolean;
  /** 加分项: adds beyond the full marks. */
  extra: boolean;
  /** Whether 不适用 may be answered. */
  mayNotApply: boolean;
  /** Only asked where the outlet's attribute has this value, e.g. 叫号机 = 是. */
  when: { attribute: 'queueMachine'; is: boolean } | null;
  /** 上级重点 from … to (both included; null = open). */
  key: { from: string | null; to: string | null } | null;
  /** 法规或方案条款 */
  clause: string;
  guide: string;
  evidence: 'optional' | 'on-deduction' | 'required';
  /** 等候时间 and the like: the phone offers a stop watch that fills a number. */
  timer: boolean;
};
export type Project = {
  code: string;
  name: string;
  points: string;
  /** 最多扣: deductions beyond this do not count; left out or null = down to nothing (扣完为止). */
  deductAtMost?: string | null | undefined;
  items: Item[];
};
export type Module = {
  code: string;
  name: string;
  points: string;
  /** Share of the total in a weighted standard, e.g. "0.20"; null otherwise. */
  weight: string | null;
  deductAtMost?: string | null | undefined;
  /** Points (and weight) are this product's proposal, not the source's; somebody has to confirm them before publishing. */
  assumed?: boolean | undefined;
  projects: Project[];
};
export type Scoring = {
  /** `sum`: points of the modules added; `weighted`: Σ weight × earned ÷ full, times the total. */
  combine: 'sum' | 'weighted';
  /** 不适用, and what is not asked here because of a condition, counts as full marks, is taken out (the rest scaled up), or as zero. */
  notApplicable: 'full' | 'excluded' | 'zero';
  /** Decimals kept, rounded half-up once at the end. */
  scale: number;
  /** Most that extras may add; null = no limit. */
  extrasUpTo: string | null;
  /** 保底: the lowest score, unless a 一票否决 goes below; left out or null = 0. */
  lowest?: string | null | undefined;
  /** An item answered for several persons counts by the worst of them or by their mean. */
  people: 'worst' | 'mean';
  /** What a failed 一票否决 item does. */
  veto: { to: 'zero' } | { to: 'at-most'; score: string };
  /** Grades from the highest down; `from` is included. */
  bands: { name: string; from: string }[];
};
export type StandardDocument = {
  title: string;
  /** 依据 */
  source: string;
  /** Full marks without extras. */
  total: string;
  scoring: Scoring;
  modules: Module[];
};

export type AnswerValue =
  | { kind: 'pass'; pass: boolean }
  | { kind: 'points'; deducted: string }
  | { kind: 'count'; count: number }
  | { kind: 'choice'; option: string }
  | { kind: 'number'; number: string }
  | { kind: 'text'; text: string }
  | { kind: 'not-applicable' };
/** One answer. `evidence` are the client ids of photos, clips and sounds. */
export type Answer = { value: AnswerValue; reason: string; evidence: string[] };
/**
 * What appeals left of the points that items lost, by item code: '0' = it counts as met. A visit's
 * answers stay as they were given; only what they come to changes.
 */
export type Corrections = Readonly<Record<string, string>>;
/** Why an answer cannot stand; worded by contract/standard-faults.ts. */
export type Fault = { code: FaultCode; params: Record<string, string> };
export type FaultCode =
  | 'wrong-kind'
  | 'must-apply'
  | 'bad-number'
  | 'over-points'
  | 'off-step'
  | 'bad-count'
  | 'unknown-option'
  | 'reason-missing'
  | 'evidence-missing'
  | 'unknown-item';

/**
 * Attributes of the outlet that conditions look at; null = not said. Then conditional items are asked,
 * and 不适用 says that the condition does not hold.
 */
export type OutletAttributes = { queueMachine: boolean | null };
