/**
 * The clocks of 申诉 as data. A plan may set its own (`appeals:` with its clause); where it says
 * nothing these hold. No rule of Chinese banks fixes the window: three working days is this product's
 * proposal and says so.
 */

/** What silence means: the next level takes it over, or the appeal is granted. */
export const silenceRules = ['escalates', 'granted'] as const;
export type SilenceRule = (typeof silenceRules)[number];

export type AppealSettings = {
  /** Working days to file after publication or locking. */
  fileWithin: number;
  /** Working days to decide after filing. */
  decideWithin: number;
  /** Working days to go to the second instance after the first decision, and to decide there. */
  secondFileWithin: number;
  secondDecideWithin: number;
  silence: SilenceRule;
  /** Where these come from: the clause, or that the plan is silent. */
  source: string;
};

export const defaultSettings: AppealSettings = {
  fileWithin: 3,
  decideWithin: 5,
  secondFileWithin: 3,
  secondDecideWithin: 5,
  silence: 'escalates',
  source: '方案未规定，按系统建议值（可在方案中另定）',
};

/** A first appeal may be taken to one higher instance; silence alone may carry it further up. */
export const lastInstance = 2;
