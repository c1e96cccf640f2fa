/** A plan version as it leaves the server. */
import type { PlanVersion } from '../../contract/plan-version.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { checkPlan } from './check-plan.ts';
import { runExamples } from './examples.ts';
import type { listVersions, VersionRow } from './queries.ts';

export function presentVersion(
  version: VersionRow,
  versions: Awaited<ReturnType<typeof listVersions>>,
  abilities: PlanVersion['abilities'],
): PlanVersion {
  const { document } = version;
  return {
    ...version,
    createdAt: isoMoment(version.createdAt),
    publishedAt: isoMomentOrNull(version.publishedAt),
    versions: versions.map((v) => ({ ...v, publishedAt: isoMomentOrNull(v.publishedAt) })),
    findings: version.state === 'draft' ? checkPlan(document) : [],
    examples: Object.fromEntries(
      document.rules.map((rule) => [rule.id, runExamples(document, rule)]),
    ),
    abilities,
  };
}
