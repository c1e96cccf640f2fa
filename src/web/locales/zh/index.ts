/** 中文: one file per noun. */
import zhCN from 'antd/es/locale/zh_CN';
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

export const texts = {
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
export type Texts = typeof texts;
export const antd = zhCN;
