/**
 * Who may do what: one table, role × ability, tested cell by cell. The server asks it on every
 * request and sends the names with the session, so that the web never repeats a rule. Where a role
 * may do it (the unit range) is the database's part.
 */
import type { Role } from '../domain/organisation/model.ts';

export const abilities = [
  'unit.read',
  'unit.edit',
  'person.read',
  'person.edit',
  'account.manage',
  'audit.read',
  'plan.read',
  'plan.edit',
  'plan.publish',
  'fact.read',
  'fact.import',
  'evidence.add',
  'ranking.read',
  'settlement.preview',
  'settlement.run',
  'ledger.read',
  'ledger.draft',
  'ledger.publish',
  'ledger.confirm',
  'ledger.honour',
  'ledger.revoke',
] as const;
export type Ability = (typeof abilities)[number];

const read: Ability[] = ['unit.read', 'plan.read', 'fact.read', 'ranking.read', 'ledger.read'];

export const abilitiesOf: Record<Role, readonly Ability[]> = {
  // Runs accounts, not results: an administrator cannot change a score or settle.
  'system-admin': [
    'unit.read',
    'unit.edit',
    'person.read',
    'person.edit',
    'account.manage',
    'audit.read',
    'plan.read',
  ],
  'service-admin': [
    ...read,
    'unit.edit',
    'person.read',
    'person.edit',
    'plan.edit',
    'plan.publish',
    'fact.import',
    'evidence.add',
    'settlement.preview',
    'settlement.run',
    'ledger.draft',
    'ledger.publish',
    'ledger.honour',
    'ledger.revoke',
    'audit.read',
  ],
  'leading-group': [
    ...read,
    'person.read',
    'plan.publish',
    'settlement.preview',
    'ledger.draft',
    'ledger.confirm',
    'ledger.revoke',
  ],
  'outlet-head': [...read, 'person.read', 'evidence.add'],
  inspector: [...read, 'evidence.add'],
  reviewer: [...read, 'person.read'],
  staff: ['unit.read', 'plan.read', 'ranking.read', 'ledger.read'],
  auditor: [...read, 'ledger.draft', 'person.read', 'audit.read'],
};

export const may = (role: Role, ability: Ability): boolean => abilitiesOf[role].includes(ability);
