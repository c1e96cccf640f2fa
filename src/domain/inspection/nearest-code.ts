/** Guesses what code was meant: one slip of the hand away (swap, missing, extra or wrong character). */

const mostGuesses = 3;

function* oneSlipAway(code: string, alphabet: string): Generator<string> {
  for (let i = 0; i + 1 < code.length; i++) {
    yield code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2);
  }
  for (let i = 0; i <= code.length; i++) {
    for (const letter of alphabet) yield code.slice(0, i) + letter + code.slice(i);
  }
  for (let i = 0; i < code.length; i++) yield code.slice(0, i) + code.slice(i + 1);
  for (let i = code.length - 1; i >= 0; i--) {
    for (const letter of alphabet) yield code.slice(0, i) + letter + code.slice(i + 1);
  }
}

/** The known codes nearest to `code`, at most three; cost does not grow with the number of codes. */
export function nearestCodes(code: string, known: { has: (code: string) => boolean }): string[] {
  const alphabet = [...new Set(`0123456789${code.slice(0, 20)}`)].join('');
  const found = new Set<string>();
  if (code.length > 40) return [];
  for (const guess of oneSlipAway(code, alphabet)) {
    if (guess !== code && known.has(guess)) found.add(guess);
    if (found.size === mostGuesses) break;
  }
  return [...found];
}
