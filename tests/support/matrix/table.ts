/** Every endpoint with what is asked of it in the matrix; tests/server/matrix.test.ts says when one is missing. */
import type { Table } from './row.ts';
import { accounts, logs, security } from './table/accounts.ts';
import { capture, facts, rounds, standards } from './table/checks.ts';
import { draws } from './table/draws.ts';
import { organisation } from './table/organisation.ts';
import { personal } from './table/personal.ts';
import { appeals, ledger, outlets, plans, rectifications } from './table/redress.ts';
import { essays, mornings, quizzes, sessions } from './table/training.ts';

export const table: Table = {
  ...organisation,
  ...accounts,
  ...security,
  ...logs,
  ...personal,
  ...facts,
  ...standards,
  ...rounds,
  ...capture,
  ...draws,
  ...plans,
  ...ledger,
  ...rectifications,
  ...appeals,
  ...outlets,
  ...sessions,
  ...quizzes,
  ...mornings,
  ...essays,
};
