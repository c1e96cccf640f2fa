/** English: one file per noun, with the keys of the Chinese one. */
import enUS from 'antd/es/locale/en_US';
import type { Same } from '../same.ts';
import type { Texts as Chinese } from '../zh/index.ts';
import { access } from './access.ts';
import { app } from './app.ts';
import { audit } from './audit.ts';
import { dashboard } from './dashboard.ts';
import { inspection } from './inspection.ts';
import { ledger } from './ledger.ts';
import { organisation } from './organisation.ts';
import { plan } from './plan.ts';
import { ranking } from './ranking.ts';
import { settlement } from './settlement.ts';
import { shared } from './shared.ts';
import { statement } from './statement.ts';
import { work } from './work.ts';

export const texts: Same<Chinese> = {
  access,
  app,
  audit,
  dashboard,
  inspection,
  ledger,
  organisation,
  plan,
  ranking,
  settlement,
  shared,
  statement,
  work,
};
export const antd = enUS;
