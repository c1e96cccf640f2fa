/** A small demo bank behind the real application, with its own accounts; for tests over HTTP. */
import { beforeAll } from 'vitest';
import type { DemoBank } from '../../src/domain/demo/index.ts';
import { demoPassword, loadDemo } from '../../src/server/demo/load.ts';
import { cookieOf, testApp, type Caller, type TestApp } from '../support/app.ts';

export type DemoApp = {
  test: TestApp;
  bank: () => DemoBank;
  /** Signs in once per account: service, leader, head, inspector, reviewer, staff, auditor, other, province. */
  as: (username: string) => Promise<Caller>;
  /** The plan in force, by its list entry. */
  plan: () => Promise<{ id: number; versionId: number }>;
};

/** Declares the file's bank; call at the top of the file. */
export function demoApp(outlets = 60): DemoApp {
  const test = testApp('empty');
  const made: { bank?: DemoBank } = {};
  const cookies = new Map<string, string>();
  beforeAll(async () => {
    made.bank = await loadDemo(test.services, () => undefined, outlets);
  }, 120_000);
  const as: DemoApp['as'] = async (username) => {
    const cookie = cookies.get(username) ?? cookieOf(await test.signIn(username, demoPassword));
    cookies.set(username, cookie);
    return test.withCookie(cookie);
  };
  return {
    test,
    bank: () => made.bank!,
    as,
    plan: async () => {
      const { rows } = (await (await as('service')).get('/api/plans')).json<{
        rows: { id: number; versionId: number }[];
      }>();
      return rows[0]!;
    },
  };
}
