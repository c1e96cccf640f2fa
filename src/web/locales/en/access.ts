/** Sign-in, first set-up, one's own settings. */
import type { Same } from '../same.ts';
import type { access as zh } from '../zh/access.ts';

export const access: Same<typeof zh> = {
  username: 'User name',
  password: 'Password',
  passwordRule:
    'At least {{least}} characters; below 16 it needs {{kinds}} of capitals, small letters, digits and signs; no common password, and not your user name, name or staff number in it.',
  passwordHistory: ' Not one of the last {{n}}.',
  code: {
    label: 'Code',
    hint: 'The 6 digits in your authenticator app; without the phone, a recovery code.',
    digitsHint: 'The 6 digits in your authenticator app.',
    back: 'Another account',
  },
  secure: {
    password: 'Change the first password',
    expired: 'Your password has expired',
    'second-factor': 'Set up codes',
    why: {
      password:
        'Somebody else made the present password. Choose one that only you know, then go on.',
      expired:
        'By the bank’s policy passwords are changed from time to time. Choose a new one, then go on.',
      'second-factor': 'By the bank’s policy your account needs a code besides the password.',
    },
  },
  factor: {
    title: 'Codes (second factor)',
    on: 'On',
    off: 'Off',
    purpose:
      'Besides the password you enter 6 digits from an app on your phone, new every 30 seconds. A stolen password alone opens nothing.',
    begin: 'Set up codes',
    stepApp:
      'Install an authenticator app on your phone (any that knows TOTP; it needs no network).',
    stepScan: 'Scan this QR code with it.',
    stepCode: 'Enter the 6 digits it shows.',
    qr: 'QR code to set up codes',
    byHand: 'If you cannot scan it, type this key:',
    confirm: 'Confirm',
    codesOnce:
      'Keep these 10 recovery codes: if the phone is lost, each replaces a code once. They are shown only now.',
    codesFile: 'mingchuang-recovery-codes',
    saveCodes: 'Save as a file',
    codesSeen: 'Saved, go on',
    codesLeft: '{{n}} recovery codes are left.',
    renew: 'New recovery codes',
    end: 'Switch codes off',
    endConsequences:
      'Then the password alone is enough, and the recovery codes are void. Enter a code to confirm.',
    required:
      'By the bank’s policy your account cannot do without codes; for a new phone ask the security administrator.',
  },
  sessions: {
    title: 'Where you are signed in',
    purpose: 'If you do not know one of them, end it and change your password.',
    none: 'Nowhere.',
    unknown: 'Unknown device',
    here: 'This device',
    via: { password: 'by password', oidc: 'by single sign-on', ldap: 'by directory' },
    begun: 'since',
    lastUsed: 'last used',
    end: 'Sign out',
    endOthers: 'Sign out elsewhere',
    othersEnded: 'Signed out elsewhere.',
    endAll: 'Sign out everywhere',
    endAllTitle: 'Sign out on all devices?',
    endAllConsequences: 'On this one as well. What is not saved is lost.',
  },
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    with: 'Sign in with {{title}}',
    directory: 'The user name and password of your bank’s directory will do.',
    only: 'Passwords kept here are switched off, but for emergency accounts.',
    refused: {
      'no-assignment':
        'You were recognised but hold no role here yet (an administrator’s waits for a second person). Ask the security administrator.',
      'account-disabled': 'This account is disabled. Ask the security administrator.',
      'sign-on-taken':
        'Your user name is that of an administrator or emergency account here. Ask the security administrator.',
      'sign-on-bound':
        'The account of this user name belongs to somebody else in the directory. Ask the security administrator.',
      'sign-on-factor':
        "An administrator's account is not opened by single sign-on. Sign in with user name and password.",
      'sign-in-locked': 'Too many failures: try again later, or ask the security administrator.',
      other: 'Single sign-on failed. Try again; if it persists, ask the security administrator.',
    },
    returning: 'After signing in you return to where you were.',
    help: 'No account, or password forgotten? Ask your security administrator.',
  },
  demo: {
    title: 'Demonstration accounts',
    hint: 'Click to fill in; the password is mingchuang-demo for all. The data is invented.',
    service: 'Service administrator',
    leader: 'Leading group',
    head: 'Outlet head',
    staff: 'Staff',
    inspector: 'Inspector',
    visitor: 'Outside inspector',
    reviewer: 'Reviewer',
    auditor: 'Auditor',
    admin: 'System administrator',
    security: 'Security administrator',
    audit: 'Audit administrator',
    other: 'Service administrator of another county',
    province: 'Service administrator of the province',
    city: 'Reviewer of the city',
    upper: 'Reviewer of the province',
  },
  setUp: {
    title: 'First set-up',
    purpose:
      'There are no users yet. Name the top unit and the first system administrator (yourself); the security and audit administrators, who run accounts and read the audit log, are named next.',
    unitName: 'Name of the top unit',
    unitNameHint: 'For example: Provincial Branch of X.',
    unitCode: 'Unit code',
    unitCodeHint: 'The bank’s own code; Excel imports are matched by it.',
    name: 'Administrator’s name',
    username: 'User name',
    secondFactor: 'Administrators sign in with codes',
    secondFactorHint: 'Needs an authenticator app; the security administrator may change it later.',
    usernameHint: '3–40 letters, digits or . _ -',
    submit: 'Set up and sign in',
  },
  settings: {
    purpose: 'Your details, language, appearance, password, codes and devices.',
    mine: 'My settings',
    me: 'About me',
    name: 'Name',
    roles: 'Roles',
    language: 'Language',
    theme: 'Appearance',
    password: 'Change password',
    oldPassword: 'Present password',
    newPassword: 'New password',
    again: 'New password again',
    differ: 'The two new passwords differ. Type them again.',
    changePassword: 'Change password',
    passwordChanged: 'Password changed; sessions elsewhere have ended.',
  },
};
