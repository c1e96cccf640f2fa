/**
 * 登录失败 in the audit trail: who tried, from where (the address is kept with every entry), why it failed.
 * Never the password: a name that no account has may be one, typed into the wrong field, so only its
 * beginning is kept.
 */
import type { AuditEvent } from '../http/endpoint.ts';
import type { Refused } from './sign-in.ts';

const shown = 2;

/** "周四（xian.svc）", or "不存在的用户名 xi…（8 个字）". */
function whoTried({ account }: Refused, username: string): string {
  if (account) return `${account.name}（${account.username}）`;
  const characters = [...username];
  return `不存在的用户名 ${characters.slice(0, shown).join('')}…（${characters.length} 个字）`;
}

const reasons: Record<string, string> = {
  'sign-in-failed': '用户名或密码不对',
  'code-wrong': '动态口令不对',
  'account-disabled': '账号已停用',
  'no-assignment': '账号没有任职',
  'local-sign-in-off': '密码登录已关闭',
  'sign-on-unreachable': '连不上目录',
  'sign-on-taken': '目录中的用户名与管理员账号同名',
  'sign-on-bound': '目录中的另一个人用了同一个用户名',
  'sign-on-factor': '目录不能单独打开管理员的账号',
  'sign-on-username': '目录给出的用户名不能用',
};
/** Not failures of whoever tries, or told already: a flood of them must not fill the trail. */
const untold = new Set<string>(['code-needed', 'sign-in-locked']);

/** One entry for the failure, and one more when it locks the account; none before there is a unit. */
export function refusalEvents(refused: Refused, username: string): AuditEvent[] {
  const { unit, account, refusal } = refused;
  if (!unit || untold.has(refusal.code)) return [];
  const actor = whoTried(refused, username);
  const why = account ? reasons[refusal.code] : '没有这个账号';
  const told = { subject: actor, actor, unit, outcome: 'refused' as const };
  const failure = { ...told, action: 'session.refused', detail: { why } };
  const lock = { ...told, action: 'session.locked', detail: { why: '连续输错，暂停登录' } };
  return refused.locks ? [failure, lock] : [failure];
}
