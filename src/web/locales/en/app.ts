/** The shell: navigation, header, not found. */
import type { Same } from '../same.ts';
import type { app as zh } from '../zh/app.ts';

export const app: Same<typeof zh> = {
  name: 'Mingchuang',
  tagline: 'Service plans that run themselves, every point and yuan explained.',
  home: 'Mingchuang, back to my desk',
  skip: 'Skip to content',
  mainNav: 'Main navigation',
  more: 'More',
  fold: 'Fold navigation',
  unfold: 'Unfold navigation',
  nav: {
    desk: 'My desk',
    plans: 'Plans',
    inspections: 'Checks',
    incidents: 'Incidents',
    appeals: 'Appeals',
    training: 'Training',
    rectifications: 'Rectify',
    rankings: 'Rankings',
    ledger: 'Ledger',
    statements: 'Statements',
    organisation: 'Units and people',
    security: 'Accounts & security',
    personal: 'Personal data',
    settings: 'Settings',
  },
  theme: { system: 'as the system', light: 'light', dark: 'dark' },
  themeNow: 'Appearance: {{theme}}. Click to change',
  switchRole: '{{role}} {{unit}}: switch role',
  runningJobs: 'Jobs running: {{n}}',
  userMenu: 'Menu of {{name}}',
  signOut: 'Sign out',
  notFound: 'There is no such page',
  notFoundHint:
    'The address may be mistyped, or the page has moved. Check it, or go back to your desk.',
  toDesk: 'Back to my desk',
};
