/**
 * Seeded randomness for the demo. The domain has no Math.random: the seed is passed in, so that
 * the same seed always invents the same bank.
 */

export type Dice = {
  /** A fraction in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** The list in a new order. */
  shuffle<T>(list: readonly T[]): T[];
  /** Near-normal, mean 0, deviation 1: a sum of uniforms, the same on every machine. */
  normal(): number;
};

/**
 * Dice of their own for a purpose: each stream is independent of how much the others were used,
 * so that e.g. asking for more deductions never changes a score. sfc32 (Chris Doty-Humphrey).
 */
export function dice(seed: number, stream: string): Dice {
  const next = sfc32(seed, hash(stream));
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T,
    shuffle: <T>(list: readonly T[]) => shuffled(list, whole),
    normal: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}

function shuffled<T>(list: readonly T[], whole: (low: number, high: number) => number): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = whole(0, last);
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value | 0;
}

function sfc32(seed: number, stream: number): () => number {
  let a = seed | 0;
  let b = stream;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}
