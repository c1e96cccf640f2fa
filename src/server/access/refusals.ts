/**
 * 登录失败 in the audit trail: who tried, from where (the address is kept with every entry), why it failed.
 * Never the password: a name that no account has may be one, typed into the wrong field, so only its
 * beginning is kept.
 */
import type { AuditEvent } from '../http/endpoint.ts';
import type { Refused } from './actions.ts';

const shown = 2;

/** "周四（xian.svc）", or "不存在的用户名 xi…（8 个字）". */
function whoTried({ account }: Refused, username: string): string {
  if (account) return `${account.name}（${account.username}）`;
  const characters = [...username];
  return `不存在的用户名 ${characters.slice(0, shown).join('')}…（${characters.length} 个字）`;
}

const reasons: Record<string, string> = {
  'sign-in-failed': '用户名或密码不对',
  'account-disabled': '账号已停用',
  'no-assignment': '账号没有任职',
};

/** One entry for the failure, and one more when it locks the account; none before there is a unit. */
export function refusalEvents(refused: Refused, username: string, locks: boolean): AuditEvent[] {
  const { unit, account, refusal } = refused;
  if (!unit) return [];
  const actor = whoTried(refused, username);
  const why = account ? reasons[refusal.code] : '没有这个账号';
  const told = { subject: actor, actor, unit, outcome: 'refused' as const };
  const failure = { ...told, action: 'session.refused', detail: { why } };
  const lock = { ...told, action: 'session.locked', detail: { why: '连续输错，暂停登录 15 分钟' } };
  return locks ? [failure, lock] : [failure];
}
