/** When a known public source is published next, in China's one time zone (UTC+8, no summer time). */
import { publicSources } from './entropy.ts';
import type { Source } from './model.ts';

export type SourceId = (typeof publicSources)[number]['id'];

const dayLength = 86_400_000;
const zone = '+08:00';

/** The day in China on which a moment falls, and days after it: 2026-11-29. */
const dayOf = (moment: Date, later: number): string =>
  new Date(moment.getTime() + 8 * 3_600_000 + later * dayLength).toISOString().slice(0, 10);

/** The source's next publication after a moment, ready to be announced; holidays are for people to see to. */
export function nextSource(id: SourceId, after: Date): Source {
  const source = publicSources.find((one) => one.id === id)!;
  const days: readonly number[] = source.days;
  for (let later = 0; ; later++) {
    const day = dayOf(after, later);
    const publishedAt = `${day}T${source.time}:00${zone}`;
    if (!days.includes(new Date(`${day}T00:00:00Z`).getUTCDay())) continue;
    if (Date.parse(publishedAt) <= after.getTime()) continue;
    const { name, where, take, count } = source;
    return {
      id,
      name,
      where,
      issue: `${day} 公布的一期`,
      take,
      count,
      publishedAt,
      ifFails: 'next',
    };
  }
}
