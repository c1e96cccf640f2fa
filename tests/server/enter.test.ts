/** 认出人的那一句语句设好的范围，与 scopeOf 所说的一样：每种角色，在上级机构与网点。 */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { roles, type Role } from '../../src/domain/organisation/model.ts';
import { enterAs } from '../../src/server/access/queries.ts';
import type { Db } from '../../src/server/db/open.ts';
import { scopeOf } from '../../src/server/http/scope-of.ts';
import { inTransaction, nowhere, takeScope } from '../../src/server/http/transaction.ts';
import { testApp } from '../support/app.ts';

const test = testApp();

const names = ['role', 'statement_timeout', 'jit', 'work_mem', 'random_page_cost'].concat(
  ['lo', 'hi', 'account', 'secrets', 'person', 'personal'].map((name) => `app.${name}`),
);
const settings = async (db: Db) => {
  const list = sql.join(
    names.map((name) => sql`${name}::text`),
    sql`, `,
  );
  const { rows } = await db.execute(
    sql`select name, current_setting(name) as value from unnest(array[${list}]) as name`,
  );
  return rows;
};

const back = new Error('taken back');
/** Runs in a transaction that is then taken back. */
const tried = (work: (db: Db) => Promise<void>) =>
  inTransaction(test.services.database, async (db) => {
    await work(db);
    throw back;
  }).catch((error: unknown) => {
    if (error !== back) throw error;
  });

/** A session of somebody who holds this role at the first unit of this level. */
async function begin(db: Db, role: Role, level: string): Promise<string> {
  const token = `token of ${role} at ${level}`;
  await db.execute(sql`with one as (update assignment set role = ${role}, unit_id = n.id, unit_no = n.unit_no
      from (select id, unit_no from unit where level = ${level} order by id limit 1) n
      where assignment.id = (select min(id) from assignment) returning assignment.id, user_id)
    insert into session (id, token, user_id, assignment_id, expires_at, via)
    select ${token}, ${token}, user_id, id, now() + interval '1 hour', 'password' from one`);
  return token;
}

describe('认出人，同时取得范围', () => {
  it.each(roles.flatMap((role) => ['县行', '网点'].map((level) => [role, level] as const)))(
    '%s，%s',
    (role, level) =>
      tried(async (db) => {
        const actor = await enterAs(db, await begin(db, role, level));
        expect(actor).toMatchObject({ role, unit: { level } });
        const taken = await settings(db);
        await takeScope(db, scopeOf(actor!));
        expect(taken).toEqual(await settings(db));
      }),
  );
  it('没有这个会话：什么也看不到', () =>
    tried(async (db) => {
      expect(await enterAs(db, 'nobody’s')).toBeNull();
      const taken = await settings(db);
      await takeScope(db, nowhere);
      expect(taken).toEqual(await settings(db));
    }));
});
