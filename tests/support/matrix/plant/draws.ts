/** 抽取：每种状态各一次. */
import { vi } from 'vitest';
import { detailOf, drawnOn, freeze, makeDraft, seedValues, setClock } from '../../draws.ts';
import { made, post, type Ground } from '../ground.ts';

/** Two outlets: one drawn, one in reserve. */
const oneOfTwo = { quotaRule: { kind: 'proportional' as const, total: 1, atLeast: 0 } };

/** Draws in each of their states; the clock goes on to `drawnOn` for those past their seed. */
export async function draws({ as }: Ground) {
  const service = as('service-admin');
  const ids: Record<string, number> = {};
  const names = ['draft', 'frozen', 'objected', 'seeded', 'confirmed', 'drawn'];
  try {
    for (const name of names) {
      ids[name] = await makeDraft(service, oneOfTwo);
      if (name !== 'draft') made(await freeze(service, ids[name]), 'freeze');
    }
    const objection = { from: '网点', text: '名单里没有我们' };
    await post(as('auditor'), `/api/draws/${ids['objected']}/objections`, objection);
    setClock(drawnOn);
    const seed = { source: 'ssq', state: 'published', values: seedValues, note: '' };
    const entered: Record<string, number> = {};
    for (const name of names.slice(3))
      entered[name] = (await post<{ n: number }>(service, `/api/draws/${ids[name]}/seeds`, seed)).n;
    for (const name of names.slice(4))
      await post(as('auditor'), `/api/draws/${ids[name]}/seeds/${entered[name]}/confirm`);
    await post(service, `/api/draws/${ids['drawn']}/run`);
    const publicId = (await detailOf(service, ids['drawn']!)).publicId!;
    const { rows } = made<{ rows: { number: number }[] }>(
      await service.get(`/api/draws/${ids['drawn']}/picks`),
    );
    return { ids, seedN: entered['seeded']!, publicId, pick: rows[0]!.number };
  } finally {
    vi.useRealTimers();
  }
}
