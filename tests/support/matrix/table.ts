/** Every endpoint with what is asked of it in the matrix; tests/server/matrix.test.ts says when one is missing. */
import type { Table } from './row.ts';
import { capture, draws, facts, rounds, standards } from './table/checks.ts';
import { organisation } from './table/organisation.ts';
import { appeals, ledger, outlets, plans, rectifications } from './table/redress.ts';
import { essays, mornings, quizzes, sessions } from './table/training.ts';

export const table: Table = {
  ...organisation,
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
