/** Accounts and security: the list, what waits, the policy, the first administrators. */
import type { Same } from '../same.ts';
import type { account as zh } from '../zh/account.ts';

export const account: Same<typeof zh> = {
  title: 'Accounts',
  purpose:
    'Who may sign in, and how each account stands. Your own is looked after by another security administrator.',
  none: 'No accounts yet',
  noneHint: 'Choose somebody under Units and people › People and open an account for them.',
  state: 'State',
  states: {
    all: 'All states',
    locked: 'Locked',
    disabled: 'Disabled',
    'without-factor': 'Without codes',
    never: 'Never signed in',
  },
  allRoles: 'All roles',
  lastSignIn: 'Last sign-in',
  never: 'Never',
  lockedUntil: 'Locked until',
  mustChange: 'Must change password',
  factorOn: 'Codes',
  own: 'This is your own account: its roles and resets are another security administrator’s matter.',
  waits:
    'Asked for. It takes effect once another security administrator or a system administrator has confirmed it.',
  done: 'Done.',
  endAllTitle: 'Sign {{username}} out everywhere?',
  endAllConsequences:
    'The account is signed out on all devices at once. What is not saved there is lost.',
  step: {
    unlock: {
      name: 'Unlock',
      title: 'Unlock the account?',
      consequences:
        '{{username}} may try again at once. Make sure first that it is really them who failed.',
    },
    resetPassword: {
      name: 'Reset password',
      title: 'Reset the password?',
      consequences:
        'The present password of {{username}} ends at once, as do the sessions. A new one is made, shown once, and must be changed at the next sign-in. For an administrator a second person has to confirm it first.',
    },
    resetFactor: {
      name: 'Reset codes',
      title: 'Reset the codes?',
      consequences:
        'The app and recovery codes of {{username}} are void and the sessions end; the password alone opens the account until codes are set up again. Make sure that it is really them who ask. For an administrator a second person has to confirm it.',
    },
    disable: {
      name: 'Disable account',
      title: 'Disable the account?',
      consequences:
        '{{username}} is signed out at once and cannot sign in. What they did stays; the account can be enabled again.',
    },
    enable: {
      name: 'Enable account',
      title: 'Enable the account?',
      consequences: '{{username}} can sign in again with the former password and roles.',
    },
  },
  requests: 'To confirm',
  requestsPurpose:
    'Roles, passwords and codes of administrators, and roles that follow a move, take effect when a second person has confirmed them: never whoever asked, never who it is about.',
  noRequests: 'Nothing to confirm',
  noRequestsHint:
    'Roles given to administrators, their resets, and roles that follow a move stand here.',
  requestStates: { open: 'To confirm', all: 'All', confirmed: 'Confirmed', refused: 'Refused' },
  what: 'What',
  kind: { role: 'Give', password: 'Reset password', 'two-factor': 'Reset codes' },
  askedBy: 'Asked by',
  decision: 'Outcome',
  confirm: 'Confirm',
  confirmed: 'Confirmed; it holds from now on.',
  confirmTitle: 'Confirm this?',
  confirmConsequences: {
    role: '{{name}} ({{username}}) holds the role at once and signs in anew. Check it first.',
    password:
      'The password of {{name}} ({{username}}) is reset at once. The new one is shown here once: hand it over in person.',
    'two-factor':
      'The codes of {{name}} ({{username}}) are void at once. Make sure that it is really them who asked.',
  },
  refuse: 'Refuse',
  withdraw: 'Take back',
  policy: {
    title: 'Security policy',
    purpose:
      'Holds for the whole bank from the next action on. Delivered as GB/T 22239 levels 2 and 3 have it.',
    password: 'Passwords',
    lock: 'Failures in a row',
    session: 'How long a session lasts',
    fields: {
      minLength: 'Least characters',
      minKinds: 'Kinds of characters',
      history: 'Not one of the last',
      expiryDays: 'Valid for days',
      lockAfter: 'Locked after failures',
      lockMinutes: 'Locked for minutes',
      idleMinutes: 'Signed out after idle minutes',
      sessionHours: 'Longest session in hours',
      secondFactor: 'Who must use codes',
    },
    hints: {
      minLength: '{{least}}–{{most}}.',
      minKinds:
        '{{least}}–{{most}} of capitals, small letters, digits and signs. Not asked of 16 characters and more, or of 4 Chinese characters and more.',
      history: '{{least}}–{{most}}; 0: only not the present one.',
      expiryDays: '{{least}}–{{most}}; 0: for ever.',
      lockAfter: '{{least}}–{{most}}.',
      lockMinutes: '{{least}}–{{most}}; ends by itself, or earlier by the security administrator.',
      idleMinutes: '{{least}}–{{most}}, counted from the last action.',
      sessionHours: '{{least}}–{{most}}, not prolonged by use.',
      secondFactor:
        'Whoever must and has none sets them up after signing in. Administrators of a level 3 system should.',
    },
    who: {
      nobody: 'Nobody (anybody may)',
      administrators: 'The three administrators',
      everybody: 'Everybody',
    },
    save: 'Save',
    saved: 'Saved; it holds from the next action on.',
    changed: 'Changed by {{name}}',
  },
  administrators: {
    title: 'Name the security and the audit administrator',
    purpose:
      'System, security and audit are run by different people, none of whom can do another’s work. The first ones are named here; later ones by the security administrator.',
    named:
      'There is a security administrator, who names others under Accounts; a second person confirms.',
    submit: 'Make both accounts',
    goOn: 'Both passwords are handed over: to the desk',
  },
};
