/** Outlets below target, drills as they were held, and their hours. */
import type { Same } from '../same.ts';
import type { drill as zh } from '../zh/drill.ts';

export const drill: Same<typeof zh> = {
  held: {
    title: 'When it was held, with whom',
    when: '{{day}} {{from}}–{{to}}, {{n}} people:',
    none: 'Not recorded yet.',
    hint: 'Needed before it can be reported done. An evening drill counts as working time of those who took part.',
    day: 'Day',
    from: 'From',
    to: 'To',
    people: 'Who took part',
    noPeople: 'The register of this outlet is empty: write names below.',
    others: 'Not in the register',
    othersHint: 'Several names with commas between them.',
    save: 'Record',
  },
  targets: {
    title: 'Below target',
    purpose:
      'Outlets whose last counted visit of a phase is below its target, listed by themselves: notice the same day, drill in the evening, meeting the next morning.',
    search: 'Search outlets',
    phase: 'Phase',
    phaseOf: '{{name}} (target {{target}})',
    notify: 'Send a notice to {{n}}',
    toRound: 'Arrange recording checks for these',
    summary: 'Of {{visited}} outlets visited in this phase {{below}} are below the target.',
    none: 'No outlet is below the target',
    noneHint: 'All outlets visited in this phase reach it, or none has been visited yet.',
    noPlan: 'No plan with a target yet',
    noPlanHint: 'Publish a plan whose phases have targets; outlets below them are listed here.',
    gap: 'Short by',
    score: 'Score',
    visit: 'Visit',
    notImproving: 'Not improving',
    drill: 'Notice and drill',
    noDrill: 'No notice',
  },
  overtime: {
    title: 'Drill hours',
    purpose: 'Hours of evening drills of each person or outlet in a month, for human resources.',
    search: 'Search people or outlets',
    month: 'Month',
    by: { person: 'By person', unit: 'By outlet' },
    summary:
      '{{month}}: {{hours}} hours in all. Labour Law, article 41: no more than {{day}} hours of overtime a day and {{limit}} a month; what is beyond is marked, for time off or pay to be arranged.',
    none: 'No drill was recorded yet',
    noneHint: 'Outlets record when a drill was held and with whom; the hours add up here by month.',
    name: 'Name',
    people: 'People',
    hours: 'Hours',
    drills: 'Drills',
    drillsOf: '{{n}}, {{accepted}} accepted',
    most: 'Most of one person (day / month)',
    over: 'Over the limit',
  },
};
