/** kill -9 amid writes of five kinds, a few times; `npm run crash` does it fifty times and more. */
import { expect, it } from 'vitest';
import { crashRun } from '../support/crash/run.ts';

it('同步、上传、导入、发布、结算同时进行时被 kill -9：确认过的都在，没有一件做了一半', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { faults, ...counts } = await crashRun(3, seed, () => undefined);
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
}, 400_000);
