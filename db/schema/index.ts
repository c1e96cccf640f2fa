/** The whole schema, for drizzle and its migrations. */
export * from './organisation.ts';
export * from './account.ts';
export * from './plan.ts';
export * from './inspection.ts';
export * from './ledger.ts';
export * from './totals.ts';
export * from './roll-up.ts';
export * from './visit.ts';
export * from './draw.ts';
export * from './redress.ts';
export * from './placement.ts';
export * from './training.ts';
export * from './edit.ts';
export * from './personal.ts';
export * from './work.ts';
export * from './log.ts';
export * from './scope.ts';
