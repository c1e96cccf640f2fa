/**
 * 统一认证 by OpenID Connect: authorization code with PKCE (RFC 7636), state and nonce; issuer, audience
 * and signature are checked by openid-client. Between going and coming back the browser itself keeps the
 * attempt, sealed: a state made in one browser is worth nothing in another, and no server has to remember.
 */
import * as client from 'openid-client';
import { cookieLine, cookieText, seal, unseal } from '../access/index.ts';
import type { Identity } from './provision.ts';
import type { OpenSettings } from './settings.ts';

export const callbackPath = '/api/sign-on/oidc/callback';
export const flowCookie = 'mingchuang.sign_on';
const flowSeconds = 600;
const patienceSeconds = 10;

type Flow = { state: string; nonce: string; verifier: string; back: string; until: number };

/** The provider as it describes itself. @throws what kept it from answering */
export async function discover({ oidc, secrets }: OpenSettings): Promise<client.Configuration> {
  const isPlain = oidc.issuer.startsWith('http:');
  const config = await client.discovery(
    new URL(oidc.issuer),
    oidc.clientId,
    secrets.clientSecret ?? undefined,
    // What a client is registered with unless said otherwise (OpenID Connect Core, 9).
    secrets.clientSecret ? client.ClientSecretBasic(secrets.clientSecret) : client.None(),
    // Plain only on this machine: the settings take nothing else.
    { timeout: patienceSeconds, execute: isPlain ? [client.allowInsecureRequests] : [] },
  );
  config.timeout = patienceSeconds;
  return config;
}

/** Where to send the browser, and the cookie that it brings back. */
export async function beginFlow(
  settings: OpenSettings,
  given: { redirectUri: string; back: string; secret: string; secure: boolean },
) {
  const config = await discover(settings);
  const flow: Flow = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    back: given.back,
    until: Date.now() + flowSeconds * 1000,
  };
  const to = client.buildAuthorizationUrl(config, {
    redirect_uri: given.redirectUri,
    scope: settings.oidc.scope,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    state: flow.state,
    nonce: flow.nonce,
  });
  const value = seal(JSON.stringify(flow), given.secret, 'oidc-flow');
  const { secure } = given;
  const cookie = cookieLine(flowCookie, value, {
    seconds: flowSeconds,
    secure,
    path: callbackPath,
  });
  return { to: to.href, cookie };
}

/** The cookie that forgets an attempt. */
export const endedFlow = (secure: boolean): string =>
  cookieLine(flowCookie, '', { seconds: 0, secure, path: callbackPath });

/** The attempt that this browser began; null when it began none, or too long ago. */
export function openFlow(cookie: string | undefined, secret: string): Flow | null {
  const text = cookie ? unseal(cookieText(cookie), secret, 'oidc-flow') : null;
  if (text === null) return null;
  const flow = JSON.parse(text) as Flow;
  return flow.until > Date.now() ? flow : null;
}

const textOf = (claims: Record<string, unknown>, name: string): string => {
  const value = name ? claims[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const textsOf = (claims: Record<string, unknown>, name: string): string[] => {
  const value = claims[name];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
};

/** Exchanges the code for who it is. @throws what the provider or the checks object to */
export async function finishFlow(settings: OpenSettings, flow: Flow, came: URL): Promise<Identity> {
  const config = await discover(settings);
  const tokens = await client.authorizationCodeGrant(config, came, {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  });
  const idToken = tokens.claims()!;
  const hasUserInfo = config.serverMetadata().userinfo_endpoint !== undefined;
  const more = hasUserInfo
    ? await client.fetchUserInfo(config, tokens.access_token, idToken.sub)
    : {};
  const claims: Record<string, unknown> = { ...more, ...idToken };
  const { oidc } = settings;
  return {
    via: 'oidc',
    subject: `${idToken.iss} ${idToken.sub}`,
    username: textOf(claims, oidc.usernameClaim) || idToken.sub,
    name: textOf(claims, oidc.nameClaim),
    staffNo: textOf(claims, oidc.staffNoClaim),
    groups: textsOf(claims, oidc.groupsClaim),
  };
}
