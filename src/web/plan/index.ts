// What other pages may use of plans.
export { usePlanVersion, usePlans, type PlanRow } from './api.ts';
export { Clause } from './parts/clause.tsx';
export { Formula } from './parts/feel/formula.tsx';
export { PublishButton } from './parts/publish-button.tsx';
export { Readings } from './parts/readings.tsx';
export { readingsOf } from './parts/readings-of.ts';
