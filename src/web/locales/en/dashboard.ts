/** The desk. */
import type { Same } from '../same.ts';
import type { dashboard as zh } from '../zh/dashboard.ts';

export const dashboard: Same<typeof zh> = {
  title: 'Desk',
  hello: 'Welcome, {{name}}',
  tasks: 'Waiting for me',
  noTasks: 'Nothing is waiting.',
  recent: 'Lately',
  trend: 'Mean score and phase target',
  trendSummary: '{{wave}}: mean {{mean}}.',
  mean: 'Mean',
  target: 'Phase target',
  lowest: 'Lowest',
  highest: 'Highest',
  wave: 'Wave',
  visited: 'Outlets visited',
  begin: '{{n}} steps to begin',
  beginHint: 'Afterwards every outlet sees its places, rewards, charges and the grounds for them.',
  stepDone: 'done',
  step: {
    imported: {
      title: 'Import data',
      hint: 'Fill units, scores, deductions and complaints into the Excel template, upload and check.',
    },
    published: {
      title: 'Publish the plan',
      hint: 'Check clauses, rules and readings; settlement follows the published version.',
    },
    units: {
      title: 'Set up the units',
      hint: 'Add branches and outlets one by one; or only the branches, and let a service administrator import the rest from Excel.',
    },
    administrators: {
      title: 'Name the security and the audit administrator',
      hint: 'Three people run the system: accounts are the security administrator’s, the audit log the audit administrator’s.',
    },
    people: {
      title: 'Add people',
      hint: 'Begin with whoever runs the service work; the security administrator opens their account.',
    },
    accounts: {
      title: 'Open accounts',
      hint: 'Begin with a service administrator among the people, who then imports data, publishes the plan and settles.',
    },
    settled: {
      title: 'Settle',
      hint: 'Computes every reward and charge: drafts first, visible to outlets once published.',
    },
  },
};
