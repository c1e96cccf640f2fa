/** Settlement and the preview of readings. */
import type { Same } from '../same.ts';
import type { settlement as zh } from '../zh/settlement.ts';

export const settlement: Same<typeof zh> = {
  title: 'Preview of readings',
  purpose:
    'Read a clause another way and see at once who gains and who loses. Nothing is changed. Plan:',
  choices: 'Readings',
  wholePlan: 'Whole plan',
  reset: 'Back to those in force',
  total: 'All outlets (in force → tried)',
  change: 'Change',
  gainers: 'Gain',
  losers: 'Lose',
  unchanged: 'Unchanged',
  took: 'Computed in {{ms}} ms.',
  byRule: 'By rule',
  otherRules: 'The other {{n}} rules do not change.',
  rule: 'Rule',
  outlet: 'Outlet',
  before: 'In force',
  after: 'Tried',
  movers: 'Outlets that move most',
  moversSummary: 'The first {{shown}} by change; negative means more charged or less rewarded.',
  nobody: 'No outlet is affected',
  nobodyHint: 'The readings chosen give the same results as those in force. Choose another one.',
  search: 'Search outlets',
  export: 'Export to Excel',
  listedOf: 'The {{n}} biggest changes are listed; all {{all}} are in the exported workbook.',
  settleSo: 'Settle by these readings',
  settle: {
    action: 'Settle',
    title: 'Settle “{{title}}”, version {{version}}',
    confirm: 'Start settling',
    consequences:
      'Recomputes everything from the present facts by the minuted readings. Draft lines are updated; published, confirmed and honoured lines stay, differences become reversal lines.',
    withReadings:
      'Recomputes everything from the present facts by the readings chosen here. Draft lines are updated; published, confirmed and honoured lines stay, differences become reversal lines.',
    done: 'Settled; open the ledger',
  },
};
