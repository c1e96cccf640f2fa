/** 单点登录: going to the provider and coming back; its settings. */
import { z } from 'zod';
import { isOwnPath } from '../../contract/own-path.ts';
import { Problem, problem } from '../../contract/problem.ts';
import {
  signOnCheckedSchema,
  signOnCheckSchema,
  signOnEditSchema,
  signOnStateSchema,
} from '../../contract/sign-on.ts';
import { changesOf, refusalEvents, requireTop } from '../access/index.ts';
import { RedirectAnswer } from '../http/answers.ts';
import { endpoint, type Client, type Endpoint } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import { asOwner, inTransaction } from '../http/transaction.ts';
import { changeEvent, enter, reasonOf } from './directory.ts';
import { checkLdap } from './ldap.ts';
import {
  beginFlow,
  callbackPath,
  discover,
  endedFlow,
  finishFlow,
  flowCookie,
  openFlow,
} from './oidc.ts';
import { findSettings, readSettings, saveSettings } from './settings.ts';

const tag = '单点登录';

const originOf = ({ about }: Services, client: Client) =>
  new URL(about.publicUrl ?? client.origin).origin;
const load = ({ database, about }: Services) =>
  inTransaction(database, (db) => findSettings(db, about.secret));
/** A page of ours, never another site. */
const ownPath = (path: string) => (isOwnPath(path) ? path : '/');

const go = endpoint({
  method: 'GET',
  path: '/api/sign-on/oidc',
  summary: '转到统一认证',
  tag,
  ability: 'public',
  query: z.object({ return: z.string().max(2000).default('/') }),
  answer: 'redirect',
  perMinute: 30,
  outside: async ({ query, services, client }) => {
    const settings = await load(services);
    if (!settings.oidc.enabled) throw problem('sign-on-off');
    const { secret, secure } = services.about;
    const redirectUri = `${originOf(services, client)}${callbackPath}`;
    const back = ownPath(query.return);
    return beginFlow(settings, { redirectUri, back, secret, secure }).catch((error: unknown) => {
      throw problem('sign-on-unreachable', { what: '统一认证', why: reasonOf(error) });
    });
  },
  handler: async ({ setCookie }, { to, cookie }) => {
    setCookie(cookie);
    return new RedirectAnswer(to);
  },
});

const cookieOf = ({ headers }: Client, name: string) =>
  (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const refusedPage = (refusal: Problem, back = '/') =>
  new RedirectAnswer(
    `/sign-in?${new URLSearchParams({ refused: refusal.code, why: refusal.params['why'] ?? '', return: back })}`,
  );

const comeBack = endpoint({
  method: 'GET',
  path: callbackPath,
  summary: '从统一认证回来',
  tag,
  ability: 'public',
  query: z.looseObject({}),
  answer: 'redirect',
  perMinute: 30,
  outside: async ({ services, client }) => {
    const settings = await load(services);
    const flow = openFlow(cookieOf(client, flowCookie), services.about.secret);
    if (!settings.oidc.enabled) return { refusal: problem('sign-on-off') };
    if (!flow) {
      const why = '登录不是从这个浏览器开始的，或已超过十分钟';
      return { refusal: problem('sign-on-failed', { why }) };
    }
    const came = new URL(client.url, originOf(services, client));
    try {
      return { who: await finishFlow(settings, flow, came), settings, back: flow.back };
    } catch (error) {
      return { refusal: problem('sign-on-failed', { why: reasonOf(error) }), back: flow.back };
    }
  },
  handler: async ({ db, client, services, setCookie, audit }, came) => {
    setCookie(endedFlow(services.about.secure));
    if (!came.who) return refusedPage(came.refusal!, came.back);
    const { about: settings, lockOut } = services;
    const { done, changes } = await enter(db, came.who, came.settings!, {
      client,
      settings,
      lockOut,
    });
    changeEvent(came.who, changes, done.unit).forEach(audit);
    if ('refusal' in done) {
      refusalEvents(done, came.who.username).forEach(audit);
      return refusedPage(done.refusal, came.back);
    }
    setCookie(done.cookie);
    const { session, unit } = done;
    const { name, username } = session.user;
    const actor = `${name}（${username}）`;
    audit({ action: 'session.open', subject: name, unit, actor, detail: { via: 'oidc' } });
    return new RedirectAnswer(came.back ?? '/');
  },
});

const read = endpoint({
  method: 'GET',
  path: '/api/security/sign-on',
  summary: '单点登录设置；密钥不再显示',
  tag,
  ability: 'security.edit',
  answer: signOnStateSchema,
  handler: async ({ db, services, client }) => ({
    ...(await asOwner(db, () => readSettings(db))),
    redirectUri: `${originOf(services, client)}${callbackPath}`,
  }),
});

const write = endpoint({
  method: 'PUT',
  path: '/api/security/sign-on',
  summary: '修改单点登录设置；不填的密钥保持不变',
  tag,
  ability: 'security.edit',
  body: signOnEditSchema,
  answer: signOnStateSchema,
  edit: ({ db, actor }) =>
    asOwner(db, async () => {
      const { version, settings } = await readSettings(db);
      return { thing: 'security/sign-on', version, unit: actor.unit, fields: { settings } };
    }),
  handler: async ({ db, actor, body, services, client, audit }) =>
    asOwner(db, async () => {
      await requireTop(db, actor);
      const before = await readSettings(db);
      const { secret } = services.about;
      await saveSettings(db, { ...body, by: actor.name, secret });
      const after = await readSettings(db);
      const detail = changesOf(before.settings, after.settings);
      audit({ action: 'sign-on.change', subject: '单点登录设置', detail });
      return { ...after, redirectUri: `${originOf(services, client)}${callbackPath}` };
    }),
});

/** As long as the other system takes, in a transaction: once in a while, by one person. */
const check = endpoint({
  method: 'POST',
  path: '/api/security/sign-on/check',
  summary: '按保存的设置试连统一认证或域账号目录',
  tag,
  ability: 'security.edit',
  body: signOnCheckSchema,
  answer: signOnCheckedSchema,
  perMinute: 10,
  handler: async ({ db, actor, body, services }) => {
    const settings = await asOwner(db, async () => {
      await requireTop(db, actor);
      return findSettings(db, services.about.secret);
    });
    const what = body.kind === 'oidc' ? '统一认证' : '域账号目录';
    try {
      if (body.kind === 'ldap') return { reached: await checkLdap(settings) };
      return { reached: (await discover(settings)).serverMetadata().issuer };
    } catch (error) {
      throw problem('sign-on-unreachable', { what, why: reasonOf(error) });
    }
  },
});

export const routes: Endpoint[] = [go, comeBack, read, write, check];
