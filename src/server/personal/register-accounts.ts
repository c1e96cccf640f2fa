/** The part of the register about accounts and what keeps them safe. */
import { anonymous, kept, official, trail, until, type Kept } from './register-words.ts';

export const accounts: Record<string, Kept | null> = {
  user: {
    title: '账号',
    person: ['person_id'],
    account: ['id'],
    other: ['name', 'email', 'email_verified', 'image', 'username', 'display_username'],
    shows: ['username', 'name', 'disabled', 'created_at'],
    wiped: {
      name: anonymous,
      email: `'removed-' || id || '@removed.invalid'`,
      username: `'removed-' || id`,
      display_username: 'null',
      image: 'null',
      disabled: 'true',
    },
  },
  assignment: {
    title: '任职',
    account: ['user_id'],
    shows: ['role', 'unit_id', 'created_at'],
    wiped: {},
  },
  session: {
    title: '登录',
    account: ['user_id'],
    other: ['ip_address', 'user_agent'],
    shows: ['created_at', 'ip_address', 'user_agent'],
    wiped: {},
  },
  credential: {
    title: '密码（只存散列，不能查看）',
    account: ['user_id'],
    other: ['account_id', 'password'],
    shows: ['created_at'],
    wiped: {},
  },
  security_setting: {
    title: '安全设置',
    name: ['changed_by'],
    shows: ['name', 'changed_at'],
    ...official,
  },
  password_history: {
    title: '用过的密码（只存散列，不能查看）',
    account: ['user_id'],
    other: ['hash'],
    shows: ['created_at'],
    wiped: {},
  },
  two_factor: {
    title: '动态口令（密文）',
    account: ['user_id'],
    other: ['secret'],
    shows: ['created_at', 'confirmed_at'],
    wiped: {},
  },
  recovery_code: {
    title: '备用码（只存散列）',
    account: ['user_id'],
    other: ['hash'],
    shows: ['used_at'],
    wiped: {},
  },
  access_request: {
    title: '待确认事项',
    account: ['user_id', 'requested_by', 'decided_by'],
    shows: ['kind', 'role', 'reason', 'requested_at', 'state', 'decided_at'],
    ...kept(trail, until.trail),
  },
};
