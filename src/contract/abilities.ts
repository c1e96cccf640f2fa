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
  'standard.read',
  'standard.edit',
  'standard.publish',
  'draw.read',
  'draw.run',
  'round.read',
  'round.edit',
  'visit.capture',
  'visit.read',
  'visit.review',
  'visit.secret',
  'clip.provide',
  'ticket.issue',
  'reliability.read',
  'appeal.read',
  'appeal.file',
  'appeal.decide',
  'rectification.read',
  'rectification.edit',
  'rectification.verify',
  'calendar.edit',
] as const;
export type Ability = (typeof abilities)[number];

const read: Ability[] = [
  'unit.read',
  'plan.read',
  'fact.read',
  'ranking.read',
  'ledger.read',
  'standard.read',
  'visit.read',
  'appeal.read',
  'rectification.read',
];
/** What is known about checking itself, and of visits before the outlet may know of them. */
const oversight: Ability[] = ['draw.read', 'round.read', 'visit.secret', 'reliability.read'];

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
    ...oversight,
    'standard.edit',
    'standard.publish',
    'draw.run',
    'round.edit',
    'visit.capture',
    'visit.review',
    'clip.provide',
    'ticket.issue',
    'rectification.edit',
    'rectification.verify',
    'calendar.edit',
  ],
  'leading-group': [
    ...read,
    'person.read',
    'plan.publish',
    'settlement.preview',
    'ledger.draft',
    'ledger.confirm',
    'ledger.revoke',
    ...oversight,
  ],
  'outlet-head': [
    ...read,
    'person.read',
    'evidence.add',
    // 自查
    'visit.capture',
    'clip.provide',
    'ticket.issue',
    'appeal.file',
    'rectification.edit',
  ],
  inspector: [...read, 'evidence.add', 'visit.capture', 'ticket.issue'],
  // A third party or 社会监督员: the own jobs and nothing else.
  'outside-inspector': ['visit.capture'],
  reviewer: [...read, ...oversight, 'person.read', 'visit.review', 'appeal.decide'],
  staff: ['unit.read', 'plan.read', 'ranking.read', 'ledger.read'],
  auditor: [...read, ...oversight, 'ledger.draft', 'person.read', 'audit.read'],
};

export const may = (role: Role, ability: Ability): boolean => abilitiesOf[role].includes(ability);
