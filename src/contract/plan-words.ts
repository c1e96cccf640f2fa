/** The fixed words of a plan, apart from its schema: a page that offers them need not load zod. */

/** What one evaluation of a rule stands on. */
export const grains = ['波次', '年度', '投诉', '曝光', '现场处罚', '方案'] as const;
export type Grain = (typeof grains)[number];

export const lineKinds = ['奖励', '单位考核', '个人绩效扣减', '其他'] as const;
