/** 单点登录设置: read with their secrets opened, written with them sealed, checked before they hold. */
import { problem } from '../../contract/problem.ts';
import { signOnSchema, type SignOn, type SignOnEdit } from '../../contract/sign-on.ts';
import { findSetting, findSigning, seal, unseal, updateSetting } from '../access/index.ts';
import type { Db } from '../db/open.ts';
import { findUnits, listHolders } from './queries.ts';

export type Secrets = { clientSecret: string | null; bindPassword: string | null };
export type OpenSettings = SignOn & { secrets: Secrets };

type Sealed = { clientSecret?: string | null; bindPassword?: string | null };
const sealedOf = (value: unknown): Sealed => (value as { sealed?: Sealed }).sealed ?? {};

/** The settings in force with their secrets; for asking the provider or the directory. As owner. */
export async function findSettings(db: Db, secret: string): Promise<OpenSettings> {
  const { value } = await findSetting(db, 'sign-on');
  const sealed = sealedOf(value);
  const open = (text: string | null | undefined) => (text ? unseal(text, secret, 'sign-on') : null);
  const secrets = {
    clientSecret: open(sealed.clientSecret),
    bindPassword: open(sealed.bindPassword),
  };
  return { ...signOnSchema.parse(value), secrets };
}

/** As the settings page shows them: whether a secret is kept, not which. */
export async function readSettings(db: Db) {
  const { value, ...changed } = await findSetting(db, 'sign-on');
  const sealed = sealedOf(value);
  const kept = {
    clientSecret: Boolean(sealed.clientSecret),
    bindPassword: Boolean(sealed.bindPassword),
  };
  return { ...changed, settings: signOnSchema.parse(value), kept };
}

/** Units of the mapping that do not exist; the first few, in words. */
async function refuseUnknownUnits(db: Db, { mapping }: SignOnEdit): Promise<void> {
  const codes = [...new Set(mapping.map(({ unitCode }) => unitCode))];
  const known = await findUnits(db, codes);
  const missing = codes.filter((code) => !known.has(code));
  if (missing.length === 0) return;
  const shown = missing.slice(0, 5).join('、');
  throw problem('invalid', { detail: `对应表里有不存在的机构编码：${shown}` });
}

/** With passwords switched off somebody must still be able to get in when the directory is away. */
async function keepEmergency(db: Db, { local, named, oidc, ldap }: SignOnEdit): Promise<void> {
  if (local === 'everybody') return;
  const refuse = (detail: string) => problem('invalid', { detail });
  if (!oidc.enabled && !ldap.enabled) throw refuse('没有启用统一认证或域账号，不能关闭密码登录');
  const holders = await listHolders(db, 'security-admin', named);
  if (holders === 0)
    throw refuse('应急账号中至少要有一个有密码、未停用的安全管理员，否则目录出故障时无人能进来');
  for (const username of named)
    if (!(await findSigning(db, username))?.hash)
      throw refuse(`应急账号“${username}”不存在或没有密码`);
}

/**
 * Writes the next version. A secret that is left out stays; an empty one is taken away.
 * @throws Problem `invalid`, `conflict`
 */
export async function saveSettings(
  db: Db,
  given: { version: number; settings: SignOnEdit; by: string; secret: string },
): Promise<void> {
  const { version, settings, by, secret } = given;
  await refuseUnknownUnits(db, settings);
  await keepEmergency(db, settings);
  const before = sealedOf((await findSetting(db, 'sign-on')).value);
  const next = (fresh: string | undefined, kept: string | null | undefined) =>
    fresh === undefined ? (kept ?? null) : fresh === '' ? null : seal(fresh, secret, 'sign-on');
  const sealed = {
    clientSecret: next(settings.oidc.clientSecret, before.clientSecret),
    bindPassword: next(settings.ldap.bindPassword, before.bindPassword),
  };
  const value = { ...signOnSchema.parse(settings), sealed };
  if (!(await updateSetting(db, 'sign-on', { version, value, changedBy: by })))
    throw problem('conflict', { what: '单点登录设置' });
}
