/** Chance from a seed: the same seed asks the same things in the same order. */
export type Random = {
  /** A whole number from 0, below `most`. */
  below: (most: number) => number;
  pick: <T>(of: readonly T[]) => T;
  /** True once in `n` times. */
  once: (n: number) => boolean;
};

/** mulberry32: 32 bits of state are enough to choose requests. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  return { below, pick: (of) => of[below(of.length)]!, once: (n) => below(n) === 0 };
}
