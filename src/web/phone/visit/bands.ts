/** Which band of a number counts: the first whose limit is not exceeded. Only for showing; the score is the domain's. */
type Band = { upTo: string | null; points: string };

export const bandOf = (bands: readonly Band[], number: string): Band | undefined =>
  bands.find(({ upTo }) => upTo === null || Number(number) <= Number(upTo));
