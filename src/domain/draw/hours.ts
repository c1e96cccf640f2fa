/** 录像时段: which day and hour of the recording is looked at, drawn from the outlet's business hours. */
import { keyFor } from './key.ts';
import { onceEach, select } from './select.ts';
import type { Commitment, Slot } from './model.ts';

const clock = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
const wholeDay = 24 * 60;

/** Minutes from midnight; null when the text is not a list like 09:00-12:00,13:30-17:00. */
export function parseHours(text: string): { from: number; to: number }[] | null {
  const spans = text.split(',').map((part) => {
    const [, h1, m1, h2, m2] = clock.exec(part.trim()) ?? [];
    if (h1 === undefined) return null;
    const from = Number(h1) * 60 + Number(m1);
    const to = Number(h2) * 60 + Number(m2);
    return from < to && to <= wholeDay ? { from, to } : null;
  });
  return spans.every((span) => span !== null) ? spans : null;
}

const two = (n: number) => String(n).padStart(2, '0');
const time = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Slots of `minutes` that fit into the hours, one after the other from each opening. */
export function slotsOf(hours: string, minutes: number): { from: string; to: string }[] {
  return (parseHours(hours) ?? []).flatMap(({ from, to }) =>
    Array.from({ length: Math.floor((to - from) / minutes) }, (_, at) => ({
      from: time(from + at * minutes),
      to: time(from + (at + 1) * minutes),
    })),
  );
}

/** The slot drawn for one member; null when none is drawn or its hours leave no room. */
export function drawSlot(
  member: { code: string; hours: string },
  { hours: rule, hash }: Pick<Commitment, 'hours' | 'hash'>,
  key: string,
): Slot | null {
  if (!rule || rule.days.length === 0) return null;
  const times = slotsOf(member.hours, rule.minutes);
  const [place] = select(
    onceEach(rule.days.length * times.length),
    1,
    keyFor(key, `hour:${member.code}`),
    hash,
  );
  if (place === undefined) return null;
  return { day: rule.days[Math.floor(place / times.length)]!, ...times[place % times.length]! };
}
