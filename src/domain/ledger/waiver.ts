/**
 * How a line says that an appeal changed it: beside the inputs of its rule stand the amount the rule
 * gives, the amount that remains, and the appeal. The arithmetic is still shown as it is; the decision
 * is one more step.
 */
export const waiverInputs = {
  byRule: '按规则金额',
  remains: '申诉裁定金额',
  appeal: '申诉编号',
  reason: '裁定理由',
} as const;

type Inputs = Record<string, string | boolean | null>;
export type Waived = { byRule: string; remains: string; appealId: number; reason: string };

/** Null for a line no appeal changed. */
export function waivedBy(inputs: Inputs): Waived | null {
  const text = (key: keyof typeof waiverInputs) => String(inputs[waiverInputs[key]] ?? '');
  if (inputs[waiverInputs.appeal] === undefined) return null;
  const { byRule, remains, reason } = {
    byRule: text('byRule'),
    remains: text('remains'),
    reason: text('reason'),
  };
  return { byRule, remains, appealId: Number(text('appeal')), reason };
}

/** The rule's own inputs. */
export const ruleInputs = (inputs: Inputs): Inputs =>
  Object.fromEntries(
    Object.entries(inputs).filter(([name]) => !Object.values<string>(waiverInputs).includes(name)),
  );
