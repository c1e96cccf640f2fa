/**
 * 按接口文档随机发请求：没有 500、没有不回答、没有露出 SQL、堆栈或路径. A short run in the suite;
 * `npm run fuzz` runs the same for longer, with a seed of its own (FUZZ_SEED, FUZZ_REQUESTS, FUZZ_SECONDS).
 */
import { beforeAll, expect, it } from 'vitest';
import { testApp } from '../support/app.ts';
import { fuzz, type OpenApi, type Request } from '../support/fuzz/run.ts';
import { ours } from '../support/matrix/bank.ts';
import { plant, type Place } from '../support/matrix/plant.ts';
import { undoing } from '../support/matrix/undoing.ts';

const given = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const options = {
  seed: given('FUZZ_SEED', 20261126),
  requests: given('FUZZ_REQUESTS', 1500),
  seconds: given('FUZZ_SECONDS', 120),
};
const test = testApp('bank', { logLevel: 'silent' });
let place: Place;

beforeAll(async () => {
  place = await plant(test, ours);
  undoing(test.services.database);
}, 300_000);

async function send({ role, headers, ...request }: Request) {
  const cookie = role === null ? '' : place.as(role).cookie;
  const answer = await test.app.inject({
    ...(request as { method: 'GET'; url: string }),
    headers: { cookie, 'x-mingchuang': '1', ...headers },
  });
  // The offline pages are programs of their own, with words that a leak would have.
  const isText = /json|text\/(?!html)/.test(String(answer.headers['content-type']));
  return { status: answer.statusCode, body: isText ? answer.body : '' };
}

it(
  '随机请求',
  async () => {
    const document = (await test.nobody().get('/api/openapi.json')).json<OpenApi>();
    const report = await fuzz(send, document, place, options);
    await test.services.jobs.idle();
    const { faults, ...figures } = report;
    console.log(`随机请求 ${JSON.stringify(figures)}`);
    expect(faults).toEqual([]);
    const right = report.statuses[200] ?? 0;
    const refused = (report.statuses[400] ?? 0) + (report.statuses[404] ?? 0);
    // Neither all refused at the door nor all let through: both would find nothing.
    expect(right).toBeGreaterThan(report.sent / 10);
    expect(refused).toBeGreaterThan(report.sent / 10);
  },
  (options.seconds + 120) * 1000,
);
