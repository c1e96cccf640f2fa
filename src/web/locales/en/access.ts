/** Sign-in, first set-up, one's own settings. */
import type { Same } from '../same.ts';
import type { access as zh } from '../zh/access.ts';

export const access: Same<typeof zh> = {
  username: 'User name',
  password: 'Password',
  passwordRule: 'At least 10 characters, and not a common password.',
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    returning: 'After signing in you return to where you were.',
    help: 'No account, or password forgotten? Ask your administrator.',
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
    other: 'Service administrator of another county',
    province: 'Service administrator of the province',
  },
  setUp: {
    title: 'First set-up',
    purpose:
      'There are no users yet. Name the top unit and the first administrator; units and people can be added later, or imported from Excel.',
    unitName: 'Name of the top unit',
    unitNameHint: 'For example: Provincial Branch of X.',
    unitCode: 'Unit code',
    unitCodeHint: 'The bank’s own code; Excel imports are matched by it.',
    name: 'Administrator’s name',
    username: 'User name',
    usernameHint: '3–40 letters, digits or . _ -',
    submit: 'Set up and sign in',
  },
  settings: {
    purpose: 'Your details, language, appearance and password.',
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
