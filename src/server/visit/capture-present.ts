/** A visit as it goes to its inspector's phone. */
import type { CaptureVisit } from '../../contract/visit.ts';
import type { OwnVisit } from './capture-queries.ts';

export const presentCapture = (row: OwnVisit): CaptureVisit => ({
  unitId: row.unitId,
  id: row.id,
  revision: row.revision,
  state: row.state,
  unit: {
    id: row.unitId,
    code: row.unitCode,
    name: row.unitName,
    queueMachine: row.queueMachine,
  },
  round: {
    id: row.roundId,
    name: row.roundName ?? `${row.kind} ${row.wave}`,
    kind: row.kind,
    wave: row.wave,
    covert: row.covert ?? row.secret,
  },
  standardId: row.standardId,
  secondOf: row.secondOf,
  dueOn: row.dueOn,
  register: row.document,
  returned: row.state === 'returned' ? row.returnReason : null,
  evidence: row.arrived,
  score: row.score,
});
