/** A small demo bank behind the real application, with its own accounts; for tests over HTTP. */
import { Decimal } from 'decimal.js';
import { beforeAll } from 'vitest';
import type { AppealDetail, AppealRow } from '../../src/contract/appeal.ts';
import type { DemoBank } from '../../src/domain/demo/index.ts';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import { demoPassword, loadDemo } from '../../src/server/demo/load.ts';
import { cookieOf, testApp, type Caller, type TestApp } from '../support/app.ts';

export type DemoApp = {
  test: TestApp;
  bank: () => DemoBank;
  /** Signs in once per account: service, leader, head, inspector, reviewer, staff, auditor, other, province. */
  as: (username: string) => Promise<Caller>;
  /** The year's facts as they stand now: the demo's granted appeal took back part of one deduction. */
  book: () => Promise<FactBook>;
  /** The plan in force, by its list entry. */
  plan: () => Promise<{ id: number; versionId: number }>;
};

/** The one appeal that was granted in part. */
async function grantedAppeal(service: Caller): Promise<AppealDetail> {
  const decided = await service.get('/api/appeals?state=decided');
  const { rows } = decided.json<{ rows: AppealRow[] }>();
  const { unit, id } = rows.find(({ decision }) => decision === 'changed')!;
  return (await service.get(`/api/appeals/${unit.id}/${id}`)).json<AppealDetail>();
}

/** Points taken back raise the score of the visit they were taken at. */
function corrected(book: FactBook, appeal: AppealDetail, unitCode: string): FactBook {
  const { itemCode, context, subject, remaining } = appeal;
  const isThere = (row: { wave: string; kind: string; unitCode: string }) =>
    row.unitCode === unitCode && context.startsWith(`${row.wave} ${row.kind}`);
  const returned = new Decimal(subject.before).minus(remaining!);
  return {
    ...book,
    scores: book.scores.map((row) =>
      isThere(row) ? { ...row, score: returned.plus(row.score).toFixed(2) } : row,
    ),
    deductions: book.deductions.map((row) =>
      isThere(row) && row.itemCode === itemCode ? { ...row, points: remaining! } : row,
    ),
  };
}

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
    async book() {
      const { book, accounts } = made.bank!;
      const unitCode = accounts.find(({ username }) => username === 'head')!.unitCode;
      return corrected(book, await grantedAppeal(await as('service')), unitCode);
    },
    plan: async () => {
      const { rows } = (await (await as('service')).get('/api/plans')).json<{
        rows: { id: number; versionId: number }[];
      }>();
      return rows[0]!;
    },
  };
}
