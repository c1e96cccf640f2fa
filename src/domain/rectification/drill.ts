/**
 * 当晚演练 as it was held: from when to when, with whom. It happens after closing, so its hours are the
 * people's overtime and are shown to who answers for them (C3-R21); nothing is decided from them here.
 */

/** Moments are ISO. A person is known by the register of people, or by name alone. */
export type Attendee = { id: number | null; name: string; post: string };
export type Held = { from: string; to: string; people: readonly Attendee[] };

/** A longer one is a slip of the keyboard: an evening ends at 24:00. */
export const longestDrillHours = 6;
/**
 * 《中华人民共和国劳动法》第四十一条: as a rule one hour a day, for special reasons three, and never more
 * than 36 a month. Beyond these the page warns; it is people who arrange the time.
 */
export const overtimeLimits = { dayHours: 3, monthHours: 36 } as const;

const hour = 3_600_000;

export type HeldFault = 'ends-before' | 'too-long' | 'too-early' | 'future' | 'nobody';

/**
 * Why a drill cannot have been held so; null when it can.
 * @param told start of the day on which the notice went out @param now ISO moments
 */
export function heldFault(held: Held, told: string, now: string): HeldFault | null {
  const [from, to] = [Date.parse(held.from), Date.parse(held.to)];
  if (held.people.length === 0) return 'nobody';
  if (!(to > from)) return 'ends-before';
  if (to - from > longestDrillHours * hour) return 'too-long';
  if (from < Date.parse(told)) return 'too-early';
  return to > Date.parse(now) ? 'future' : null;
}
