/** What a verifier says: each check with what differs; nothing differs = it agrees. */
export type Check = { title: string; differences: string[] };
export type Verdict = {
  agrees: boolean;
  checks: Check[];
  /** What was found, in words: size, root, moments. */
  facts: [string, string][];
};

export const verdictOf = (checks: Check[], facts: Verdict['facts']): Verdict => ({
  agrees: checks.every(({ differences }) => differences.length === 0),
  checks,
  facts,
});

/** Differences named one by one; the rest are counted. */
const named = 100;

export const listed = (differences: string[]): string[] =>
  differences.length <= named
    ? differences
    : [...differences.slice(0, named), `…… 另有 ${differences.length - named} 处`];
