/** English: built like the Chinese one, with its keys. */
import enUS from 'antd/es/locale/en_US';
import type { Same } from '../same.ts';
import type { first as firstChinese, Noun, Texts as Chinese } from '../zh/index.ts';
import { app } from './app.ts';
import { nav } from './nav.ts';
import { shared } from './shared.ts';

export const first: Same<typeof firstChinese> = { app, nav, shared };
export const nouns: { [N in Noun]: () => Promise<Record<N, Same<Chinese[N]>>> } = {
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
export const antd = enUS;
