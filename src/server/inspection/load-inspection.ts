/** One visit with all that belongs to it: the same view on its own page and in a ledger line's explanation. */
import { may } from '../../contract/abilities.ts';
import type { InspectionDetail } from '../../contract/inspection.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import { listEvidence } from '../evidence/index.ts';
import { findInspection, listDeductions } from './queries.ts';

/** Null outside the reader's range. */
export async function loadInspection(
  db: Db,
  unitId: number,
  id: number,
  role: Role,
): Promise<InspectionDetail | null> {
  const found = await findInspection(db, unitId, id);
  if (!found) return null;
  const deductions = await listDeductions(db, unitId, id);
  return {
    ...found,
    deductions,
    evidence: await listEvidence(db, 'inspection', unitId, id),
    abilities: {
      addEvidence: may(role, 'evidence.add'),
      confirm: found.unconfirmed && may(role, 'fact.import'),
    },
  };
}
