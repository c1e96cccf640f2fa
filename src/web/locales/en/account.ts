/** Accounts and security: the list, what waits, the policy, the first administrators. */
import type { Same } from '../same.ts';
import type { account as zh } from '../zh/account.ts';

export const account: Same<typeof zh> = {
  title: 'Accounts',
  purpose:
    'Who may sign in, and how each account stands. Your own is looked after by another security administrator.',
  open: 'Open an account under People',
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
    'Asked for. It takes effect once another security administrator or a system administrator has confirmed it, who hands a new administrator the password.',
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
    role: '{{name}} ({{username}}) holds the role at once and signs in anew. A new administrator’s former password and codes are void; the new password is shown here once: hand it over in person. Check it first.',
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
  signOn: {
    title: 'Single sign-on',
    purpose:
      'Sign in with the bank’s own identity provider or directory; accounts, roles and posts follow the directory’s groups.',
    oidc: 'Identity provider (OpenID Connect)',
    useOidc: 'Use it',
    redirect: 'Address to register with the provider:',
    ldap: 'Directory (LDAP)',
    useLdap: 'Use it',
    startTls: 'Encrypt by StartTLS',
    secretKept: 'Kept and never shown; fill in only to replace it.',
    secretNone: 'None is kept.',
    fields: {
      title: 'Name on the button',
      issuer: 'Issuer',
      clientId: 'Client id',
      clientSecret: 'Client secret',
      scope: 'Scope',
      usernameClaim: 'Claim with the user name',
      nameClaim: 'Claim with the name',
      staffNoClaim: 'Claim with the staff number',
      groupsClaim: 'Claim with the groups',
      url: 'Address',
      ca: 'Certificate (PEM)',
      bindDn: 'Account that searches (DN)',
      bindPassword: 'Its password',
      baseDn: 'Where people are (base DN)',
      filter: 'Filter for people',
      nameAttribute: 'Attribute with the name',
      staffNoAttribute: 'Attribute with the staff number',
      groupsAttribute: 'Attribute with the groups',
      groupBaseDn: 'Where groups are (base DN)',
      groupFilter: 'Filter for groups',
    },
    hints: {
      title: 'The sign-in page says: sign in with …',
      issuer: 'Begins with https:// and is just what the provider calls itself.',
      clientId: 'Given when Mingchuang is registered there.',
      scope: 'Separated by spaces; openid must be among them.',
      usernameClaim: 'Where it is missing, sub is used.',
      nameClaim: 'The person’s name, usually name.',
      staffNoClaim: 'Filled in: people are found by it, or added.',
      groupsClaim: 'The field that lists groups; empty if there is none.',
      url: 'ldaps://host:636, or ldap://host:389 with StartTLS.',
      ca: 'Paste the bank’s own certificate; empty: those the system trusts.',
      bindDn: 'Empty: anonymous.',
      baseDn: 'For example ou=people,dc=bank,dc=cn.',
      filter: '{{username}} is what was typed; with AD usually (sAMAccountName={{username}}).',
      nameAttribute: 'The person’s name, usually cn or displayName.',
      staffNoAttribute: 'Filled in: people are found by it, or added.',
      groupsAttribute: 'The attribute of a person that lists groups; empty if there is none.',
      groupBaseDn: 'Searched where people do not list their groups.',
      groupFilter: '{{dn}} is the DN of the person.',
    },
    check: 'Try (as saved)',
    reached: 'Reached: {{reached}}',
    mapping: 'Groups and roles',
    mappingPurpose:
      'Whoever is in the group holds the role and post from each sign-in on, and loses them with the group. Roles given by people stay.',
    mappingAdministrators:
      'Administrators’ roles do not hold by themselves: a system administrator confirms them after the first sign-in. These accounts sign in with a password kept here; with codes set up, by LDAP as well.',
    line: 'Line {{n}}',
    columns: { group: 'Group', role: 'Role', unitCode: 'Unit code', post: 'Post (optional)' },
    add: 'Add a line',
    remove: 'Remove',
    local: 'Sign-in by password',
    who: { everybody: 'Every account with a password', named: 'Emergency accounts only' },
    named: 'Emergency accounts',
    namedHint:
      'User names, separated by spaces; one of them a security administrator at least. They get in when the directory is away, and it has no say in them. Administrators are not let in by the directory alone: list them here too.',
    saved: 'Saved.',
  },
};
