/**
 * The areas whose pages stand side by side under one entry of the main navigation. One list serves
 * the tabs under a page's title, the entry's target (the first page the role may open) and the entry
 * shown as current. A page is added here when it lands, its name in locales/…/nav.ts: the names of all of
 * them are wanted on each of them.
 */
import { useTranslation } from 'react-i18next';
import type { Ability } from '../../contract/abilities.ts';
import { useSession } from './session.ts';
import type { SubPage } from './sub-nav.tsx';

export const areas = {
  inspection: [
    { to: '/inspections', key: 'nav.scores', needs: 'fact.read' },
    { to: '/rounds', key: 'nav.rounds', needs: 'round.read' },
    { to: '/visits', key: 'nav.visits', needs: 'visit.read' },
    { to: '/clips', key: 'nav.clips', needs: 'clip.provide' },
    { to: '/draws', key: 'nav.draws', needs: 'draw.read' },
    { to: '/standards', key: 'nav.standards', needs: 'standard.read' },
    { to: '/reliability', key: 'nav.reliability', needs: 'reliability.read' },
    { to: '/sources', key: 'nav.sources', needs: 'reliability.read' },
    { to: '/inspections/imports', key: 'nav.imports', needs: 'fact.read' },
  ],
  incident: [
    { to: '/complaints', key: 'nav.complaints', needs: 'fact.read' },
    { to: '/exposures', key: 'nav.exposures', needs: 'fact.read' },
    { to: '/tickets', key: 'nav.tickets', needs: 'fact.read' },
    { to: '/deeds', key: 'nav.deeds', needs: 'deed.read' },
  ],
  rectification: [
    { to: '/rectifications', key: 'nav.rectifications', needs: 'rectification.read' },
    { to: '/rectifications/figures', key: 'nav.rectificationFigures', needs: 'rectification.read' },
    { to: '/rectifications/drills', key: 'nav.rectificationDrills', needs: 'rectification.read' },
    {
      to: '/rectifications/overtime',
      key: 'nav.rectificationOvertime',
      needs: 'rectification.read',
    },
    { to: '/rectifications/gate', key: 'nav.rectificationGate', needs: 'rectification.read' },
    { to: '/rectifications/self', key: 'nav.selfFound', needs: 'rectification.read' },
    { to: '/placements', key: 'nav.placements', needs: 'placement.read' },
    {
      to: '/rectifications/settings',
      key: 'nav.rectificationSettings',
      needs: 'rectification.read',
    },
  ],
  training: [
    { to: '/training', key: 'nav.trainingPlan', needs: 'training.read' },
    { to: '/training/quizzes', key: 'nav.trainingQuizzes', needs: 'training.read' },
    { to: '/training/mornings', key: 'nav.trainingMornings', needs: 'training.read' },
    { to: '/training/essays', key: 'nav.trainingEssays', needs: 'training.read' },
    { to: '/training/mine', key: 'nav.trainingMine', needs: 'training.own' },
  ],
  security: [
    { to: '/security/accounts', key: 'nav.accounts', needs: 'account.manage' },
    { to: '/security/requests', key: 'nav.accessRequests', needs: 'account.confirm' },
    { to: '/security/policy', key: 'nav.policy', needs: 'security.edit' },
    { to: '/security/sign-on', key: 'nav.signOn', needs: 'security.edit' },
  ],
  personal: [
    { to: '/personal/requests', key: 'nav.personalRequests', needs: 'personal.read' },
    { to: '/personal/assessments', key: 'nav.personalAssessments', needs: 'personal.read' },
    { to: '/personal/retention', key: 'nav.personalRetention', needs: 'personal.read' },
  ],
} as const satisfies Record<
  string,
  readonly { to: string; key: `nav.${string}`; needs: Ability }[]
>;
export type Area = keyof typeof areas;

/** The pages of an area that the present role may open, with their names. */
export function useArea(area: Area): SubPage[] {
  const { t } = useTranslation();
  const held = useSession()?.abilities ?? [];
  return areas[area]
    .filter(({ needs }) => held.includes(needs))
    .map(({ to, key }) => ({ to, label: t(key) }));
}
