/** A real OpenID provider (npm oidc-provider) on this machine, and a browser's part in its pages. */
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

export type Claims = {
  name: string;
  preferred_username: string;
  groups: string[];
  staff_no: string;
};
export const clientId = 'mingchuang';
export const clientSecret = 'agreed-with-the-provider-0123456789';

/** @param accounts by the name that is typed at the provider; read anew at each sign-in */
export async function startProvider(accounts: Map<string, Claims>, redirectUri: string) {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups', 'staff_no'] },
    findAccount: async (_, id) => {
      const claims = accounts.get(id);
      return claims && { accountId: id, claims: async () => ({ sub: id, ...claims }) };
    },
    pkce: { required: () => true },
    cookies: { keys: ['a test key'] },
  });
  server.on('request', provider.callback());
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { issuer, port, close };
}

/** Follows the provider's own pages as a browser would: signs in, consents. @returns where it sends back to */
export async function signInAt(start: string, login: string, until: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  let at = start;
  let form: Record<string, string> | undefined;
  for (let steps = 0; steps < 12; steps += 1) {
    const answer = await visit(at, form);
    form = undefined;
    const to = answer.headers.get('location');
    if (to) {
      at = new URL(to, at).href;
      if (at.startsWith(until)) return new URL(at);
      continue;
    }
    const page = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
    if (!action || !prompt) throw new Error(`not a page of the provider: ${page.slice(0, 500)}`);
    at = new URL(action, at).href;
    form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt };
  }
  throw new Error('the provider goes round in circles');
}
