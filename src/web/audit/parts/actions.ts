/** The recorded actions in words; one the web does not know yet stands as its code. */
import type { TFunction } from 'i18next';
import type { audit } from '../../locales/zh/audit.ts';

type Known = keyof typeof audit.actions;
export const actions = [
  'session.open',
  'password.change',
  'system.setup',
  'unit.add',
  'unit.change',
  'person.add',
  'account.open',
  'account.disable',
  'account.enable',
  'account.reset-password',
  'role.give',
  'role.take',
  'import.preview',
  'import.apply',
  'evidence.add',
  'workbook.export',
  'audit.export',
  'plan.create',
  'plan.draft',
  'plan.save',
  'plan.publish',
  'standard.add',
  'standard.draft',
  'standard.save',
  'standard.publish',
  'standard.delete',
  'standard.map',
  'visit.sync',
  'visit.submit',
  'visit.set-aside',
  'visit.self-check',
  'settlement.run',
  'ledger.publish',
  'ledger.confirm',
  'ledger.honour',
  'ledger.revoke',
] as const satisfies readonly Known[];

export const actionName = (t: TFunction, action: string): string =>
  (actions as readonly string[]).includes(action) ? t(`audit.actions.${action as Known}`) : action;
