/** 中文: the texts of the first load, and one lazy chunk per noun that the noun's pages bring (pages.tsx). */
import zhCN from 'antd/es/locale/zh_CN';
import { app } from './app.ts';
import { nav } from './nav.ts';
import { shared } from './shared.ts';

export const first = { app, nav, shared };
export const nouns = {
  access: () => import('./access.ts'),
  account: () => import('./account.ts'),
  appeal: () => import('./appeal.ts'),
  audit: () => import('./audit.ts'),
  calendar: () => import('./calendar.ts'),
  dashboard: () => import('./dashboard.ts'),
  deed: () => import('./deed.ts'),
  draw: () => import('./draw.ts'),
  drill: () => import('./drill.ts'),
  editor: () => import('./editor.ts'),
  inspection: () => import('./inspection.ts'),
  ledger: () => import('./ledger.ts'),
  log: () => import('./log.ts'),
  organisation: () => import('./organisation.ts'),
  personal: () => import('./personal.ts'),
  placement: () => import('./placement.ts'),
  plan: () => import('./plan.ts'),
  preparation: () => import('./preparation.ts'),
  ranking: () => import('./ranking.ts'),
  reliability: () => import('./reliability.ts'),
  round: () => import('./round.ts'),
  rectification: () => import('./rectification.ts'),
  settlement: () => import('./settlement.ts'),
  standard: () => import('./standard.ts'),
  statement: () => import('./statement.ts'),
  ticket: () => import('./ticket.ts'),
  training: () => import('./training.ts'),
  visit: () => import('./visit.ts'),
  work: () => import('./work.ts'),
};
export const antd = zhCN;

type Files = typeof nouns;
export type Noun = keyof Files;
/** Every text, loaded or not: keys are typed after this. */
export type Texts = typeof first & {
  [N in Noun]: Awaited<ReturnType<Files[N]>> extends Record<N, infer T> ? T : never;
};
