/** 现场处罚单 as an inspector fills it in at an outlet. */
import { randomUUID } from 'node:crypto';

export const ticketOf = (unitId: number, over: object = {}) => ({
  clientId: randomUUID(),
  unitId,
  clause: 'R16',
  offender: '刘一五',
  points: '2',
  reason: '客户到柜台没有起身迎接',
  signature: 'signed',
  happenedAt: new Date().toISOString(),
  ...over,
});
