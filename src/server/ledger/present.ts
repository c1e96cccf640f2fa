/** Ledger lines as they leave the server. */
import type { Line, LineDetail } from '../../contract/ledger.ts';
import type { Language } from '../../contract/problem.ts';
import { problem } from '../../contract/problem.ts';
import { may } from '../../contract/abilities.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { listEvidence } from '../evidence/index.ts';
import { loadInspection } from '../inspection/index.ts';
import { findVersion } from '../plan/index.ts';
import {
  explainLine,
  findRule,
  presentInputs,
  presentReadings,
  withoutNames,
} from './explanation.ts';
import { listHistory, type LineRow } from './queries.ts';

export const presentLine = (line: LineRow): Line => ({
  ...line,
  ruleTitle: line.ruleTitle ?? line.ruleId,
  kind: line.kind as Line['kind'],
  settledAt: isoMoment(line.settledAt),
});

const factNames: Record<string, Record<Language, string>> = {
  visit: { zh: '检查', en: 'check' },
  complaint: { zh: '投诉', en: 'complaint' },
  exposure: { zh: '曝光', en: 'exposure' },
  ticket: { zh: '现场处罚单', en: 'on-the-spot ticket' },
};

function factOf(line: LineRow, language: Language): LineDetail['fact'] {
  const what = factNames[line.factKind]?.[language] ?? line.factKind;
  const title =
    line.factKind === 'year'
      ? { zh: `${line.factId} 年度`, en: `the year ${line.factId}` }[language]
      : [what, line.wave, line.happenedOn].filter(Boolean).join(' · ');
  return { kind: line.factKind, id: line.factId, title };
}

/** @throws Problem `not-found` when the plan version cannot be read */
export async function presentDetail(
  db: Db,
  given: LineRow,
  language: Language,
  { role, hides }: { role: Role; hides: boolean },
): Promise<LineDetail> {
  const version = await findVersion(db, given.planVersionId);
  const rule = version && findRule(version.document, given.ruleId);
  if (!version || !rule) throw problem('not-found', { what: '台账行所依据的方案条款' });
  const plan = version.document;
  const line = hides ? withoutNames(plan, given) : given;
  const isVisit = line.factKind === 'visit';
  const history = await listHistory(db, line.unit.id, line, may(role, 'ledger.draft'));
  return {
    ...presentLine(line),
    planTitle: plan.title,
    planSection: plan.section,
    planVersionId: version.id,
    clauseNo: rule.clauseNo,
    clause: rule.clause,
    note: rule.note ?? '',
    ...explainLine(plan, rule, line, language),
    readings: presentReadings(plan, rule, line.reading),
    inputs: presentInputs(plan, line),
    fact: factOf(line, language),
    inspection: isVisit ? await loadInspection(db, line.unit.id, line.factId, role) : null,
    evidence:
      isVisit || line.factKind === 'year'
        ? []
        : await listEvidence(db, line.factKind as 'ticket', line.unit.id, line.factId),
    history: history.map((h) => ({ ...h, at: isoMoment(h.at) })),
  };
}
