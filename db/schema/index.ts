/** The whole schema, for drizzle and its migrations. */
export * from './organisation.ts';
export * from './plan.ts';
export * from './inspection.ts';
export * from './ledger.ts';
export * from './work.ts';
export * from './scope.ts';
