/** Second-level navigation: the names of pages, wanted on every one of them. */
import type { Same } from '../same.ts';
import type { nav as zh } from '../zh/nav.ts';

export const nav: Same<typeof zh> = {
  scores: 'Scores',
  complaints: 'Complaints',
  exposures: 'Exposures',
  tickets: 'On-the-spot penalties',
  draws: 'Draws',
  rounds: 'Rounds',
  visits: 'Visits',
  clips: 'Recordings',
  standards: 'Standards',
  reliability: 'Reliability',
  imports: 'Import',
  rectifications: 'Board and list',
  rectificationFigures: 'Pareto and effect',
  rectificationDrills: 'Below target',
  rectificationOvertime: 'Drill hours',
  rectificationGate: 'Hardware gate',
  selfFound: 'Self-found',
  placements: 'Placed things',
  deeds: 'Good deeds',
  rectificationSettings: 'Settings',
  trainingPlan: 'Sessions',
  trainingQuizzes: 'Quizzes',
  trainingMornings: 'Mornings',
  trainingEssays: 'Essays',
  trainingMine: 'Mine',
  mySettings: 'My settings',
  calendar: 'Calendar',
  audit: 'Audit log',
};
