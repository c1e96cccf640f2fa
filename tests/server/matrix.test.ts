/**
 * 每个接口 × 每个角色 × 本单位与别的单位. What is expected follows from the contract: the ability the
 * interface documents, the roles that hold it, and the range. The parameters stand in
 * tests/support/matrix/table; an endpoint that is not there fails the first test.
 */
import type { FastifyInstance } from 'fastify';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, type Ability } from '../../src/contract/abilities.ts';
import { roles } from '../../src/domain/organisation/model.ts';
import { endpointsDocument } from '../support/matrix/document.ts';
import { createApp } from '../../src/server/app.ts';
import { testApp } from '../support/app.ts';
import { ask, leakOf, textOf } from '../support/matrix/ask.ts';
import { ours, theirs } from '../support/matrix/bank.ts';
import { fingerprint } from '../support/matrix/fingerprint.ts';
import { plant, type Place } from '../support/matrix/plant.ts';
import { table } from '../support/matrix/table.ts';
import { undoing } from '../support/matrix/undoing.ts';

const test = testApp();
let own: Place;
let other: Place;
let abilityOf: Map<string, Ability | 'signed-in' | 'public'>;
let restore = () => {};
/** The same server with the application's own checks of abilities switched off. */
let unguarded: FastifyInstance;

type Operation = { description?: string };
type Document = { paths: Record<string, Record<string, Operation>> };

/** What each endpoint needs, as the interface's own documentation says it. */
async function documented() {
  const { paths } = (await test.nobody().get('/api/openapi.json')).json<Document>();
  const entries = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { description = '' }]) => {
      const key = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
      const [, ability = 'public'] = /所需权限：(\S+)/.exec(description) ?? [];
      return [key, ability as Ability] as const;
    }),
  );
  return new Map<string, Ability | 'signed-in' | 'public'>(entries);
}

beforeAll(async () => {
  own = await plant(test, ours);
  other = await plant(test, theirs);
  abilityOf = await documented();
  restore = undoing(test.services.database);
  const options = { guard: { checkAbilities: false }, perMinute: 100_000 };
  unguarded = await createApp(test.services, options);
}, 300_000);
afterAll(() => unguarded.close());

const rows = Object.entries(table);

it('接口文档里的每个接口都在表里，表里的每一行都还是接口', () => {
  expect(rows.map(([key]) => key).toSorted()).toEqual([...abilityOf.keys()].toSorted());
});

it('docs/endpoints.md 与代码一致（npm run endpoints）', () => {
  expect(readFileSync('docs/endpoints.md', 'utf8')).toBe(endpointsDocument());
});

it('未登录：除公开接口外一律 401，什么也不给', async () => {
  for (const [key, row] of rows) {
    if (abilityOf.get(key) === 'public') continue;
    const answer = await ask(test, test.nobody(), key, row, own);
    expect([key, answer.statusCode]).toEqual([key, 401]);
    expect(answer.body).not.toContain(ours.mark);
  }
}, 120_000);

const isHeld = (role: (typeof roles)[number], key: string) => {
  const ability = abilityOf.get(key)!;
  return ability === 'public' || ability === 'signed-in' || may(role, ability);
};

describe('本单位', () => {
  it.each(roles)(
    '%s：没有权限的 403，有权限的不因权限被拒；表里写明的那个角色办得成',
    async (role) => {
      const wrong: unknown[] = [];
      for (const [key, row] of rows) {
        const answer = await ask(test, own.as(role), key, row, own);
        const { statusCode: status } = answer;
        const fits = isHeld(role, key)
          ? status !== 401 && status < 500 && (row.by !== role || status < 300)
          : status === 403 && answer.json<{ code: string }>().code === 'forbidden';
        if (!fits) wrong.push([key, status, answer.body.slice(0, 300)]);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

it('导出的每个工作簿里没有公式：以 = 开头的名字是文字', async () => {
  let books = 0;
  for (const [key, row] of rows) {
    if (row.by === null || !key.startsWith('GET')) continue;
    const { rawPayload } = await ask(test, own.as(row.by), key, row, own);
    if (rawPayload.subarray(0, 2).toString('latin1') !== 'PK') continue;
    for (const [name, bytes] of Object.entries(unzipSync(rawPayload))) {
      const text = strFromU8(bytes);
      if (name.startsWith('xl/worksheets/'))
        expect([key, /<f[ >/]/.test(text)]).toEqual([key, false]);
      if (name === 'xl/sharedStrings.xml' && text.includes(`>${ours.mark}`)) books += 1;
    }
  }
  expect(books).toBeGreaterThan(20);
}, 120_000);

describe('别的单位', () => {
  it.each(roles)(
    '%s：指名的 404 或 403，列表里没有；任何回答里都没有别家的字',
    async (role) => {
      const wrong: unknown[] = [];
      for (const [key, row] of rows) {
        if (row.reach === 'open') continue;
        const answer = await ask(test, own.as(role), key, row, other);
        const { statusCode: status } = answer;
        const leak = leakOf({ status, text: textOf(answer) }, row, {
          held: isHeld(role, key),
          place: other,
        });
        if (leak) wrong.push([key, leak, status, answer.body.slice(0, 300)]);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('别家确实有：同样的请求由别家自己人发，看得到', async () => {
    const shown = [];
    for (const [key, row] of rows) {
      if (row.by === null || row.reach === 'open') continue;
      const text = textOf(await ask(test, other.as(row.by), key, row, other));
      if (text.includes(theirs.mark)) shown.push(key);
    }
    expect(shown.length).toBeGreaterThan(100);
  }, 120_000);
});

describe('应用不查权限时，数据库仍然一行不给、一行不改', () => {
  it('权限检查确实关掉了', async () => {
    const answer = await ask(
      { app: unguarded },
      own.as('staff'),
      'GET /api/audit',
      table['GET /api/audit']!,
      own,
    );
    expect(answer.statusCode).toBe(200);
  });

  it.each(roles)(
    '%s',
    async (role) => {
      // From here on what a request writes stays.
      restore();
      const before = await fingerprint(test, theirs);
      expect(Object.values(before).filter(({ n }) => n > 0).length).toBeGreaterThan(25);
      const wrong: unknown[] = [];
      for (const [key, row] of rows) {
        if (row.reach !== 'thing' && row.reach !== 'list') continue;
        const answer = await ask({ app: unguarded }, own.as(role), key, row, other);
        const shown = { status: answer.statusCode, text: textOf(answer) };
        const leak = leakOf(shown, row, { held: null, place: other });
        if (leak) wrong.push([key, leak, shown.status, answer.body.slice(0, 300)]);
      }
      expect(wrong).toEqual([]);
      await test.services.jobs.idle();
      expect(await fingerprint(test, theirs)).toEqual(before);
    },
    120_000,
  );
});
