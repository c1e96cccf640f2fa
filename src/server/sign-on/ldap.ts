/** 域账号: asks the bank's LDAP directory who somebody is (RFC 4511 bind and search). */
import { Client, InvalidCredentialsError, type Entry } from 'ldapts';
import type { Identity } from './provision.ts';
import type { OpenSettings } from './settings.ts';

const patience = 8_000;

/** RFC 4515, 3: what is typed must not become part of the filter. */
export const escapeFilter = (text: string): string =>
  text.replace(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

const textsOf = (entry: Entry, attribute: string): string[] => {
  const found = Object.entries(entry).find(
    ([name]) => name.toLowerCase() === attribute.toLowerCase(),
  )?.[1];
  return [found ?? []]
    .flat()
    .map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value)));
};

async function connect({ ldap, secrets }: OpenSettings): Promise<Client> {
  const tls = ldap.ca ? { ca: ldap.ca } : {};
  const client = new Client({
    url: ldap.url,
    timeout: patience,
    connectTimeout: patience,
    ...(ldap.url.startsWith('ldaps:') ? { tlsOptions: tls } : {}),
  });
  try {
    if (ldap.startTls) await client.startTLS(tls);
    if (ldap.bindDn) await client.bind(ldap.bindDn, secrets.bindPassword ?? '');
    return client;
  } catch (error) {
    await client.unbind().catch(() => undefined);
    throw error;
  }
}

async function findEntry(client: Client, { ldap }: OpenSettings, username: string) {
  const filter = ldap.filter.replaceAll('{username}', escapeFilter(username));
  const attributes = ['entryUUID', 'objectGUID', '*', ldap.groupsAttribute].filter(Boolean);
  const { searchEntries } = await client.search(ldap.baseDn, {
    scope: 'sub',
    filter,
    attributes,
    // Active Directory's id is bytes, not a text.
    explicitBufferAttributes: ['objectGUID'],
    sizeLimit: 2,
    timeLimit: Math.ceil(patience / 1000),
  });
  // Two of one name: nobody can tell whose password it is.
  return searchEntries.length === 1 ? searchEntries[0]! : null;
}

async function groupsOf(client: Client, { ldap }: OpenSettings, entry: Entry): Promise<string[]> {
  const named = ldap.groupsAttribute ? textsOf(entry, ldap.groupsAttribute) : [];
  if (!ldap.groupBaseDn) return named;
  const filter = ldap.groupFilter.replaceAll('{dn}', escapeFilter(entry.dn));
  const { searchEntries } = await client.search(ldap.groupBaseDn, {
    scope: 'sub',
    filter,
    attributes: ['1.1'],
    timeLimit: Math.ceil(patience / 1000),
  });
  return [...named, ...searchEntries.map(({ dn }) => dn)];
}

/**
 * Who it is, with the groups; null when the directory does not know the name, or not with this password.
 * @throws what kept the directory from answering
 */
export async function askLdap(
  settings: OpenSettings,
  username: string,
  password: string,
): Promise<Identity | null> {
  // RFC 4513, 5.1.2: a bind without a password succeeds as nobody.
  if (password === '') return null;
  const client = await connect(settings);
  try {
    const entry = await findEntry(client, settings, username);
    if (!entry) return null;
    const groups = await groupsOf(client, settings, entry);
    await client.bind(entry.dn, password);
    const { ldap } = settings;
    const [id] = [...textsOf(entry, 'entryUUID'), ...textsOf(entry, 'objectGUID'), entry.dn];
    const [name = ''] = textsOf(entry, ldap.nameAttribute);
    const [staffNo = ''] = ldap.staffNoAttribute ? textsOf(entry, ldap.staffNoAttribute) : [];
    return { via: 'ldap', subject: id!, username, name, staffNo, groups };
  } catch (error) {
    if (error instanceof InvalidCredentialsError) return null;
    throw error;
  } finally {
    await client.unbind().catch(() => undefined);
  }
}

/** Whether the directory can be searched; what it holds below the base. @throws what it answered instead */
export async function checkLdap(settings: OpenSettings): Promise<string> {
  const client = await connect(settings);
  try {
    const { searchEntries } = await client.search(settings.ldap.baseDn, {
      scope: 'base',
      attributes: ['1.1'],
      timeLimit: Math.ceil(patience / 1000),
    });
    return searchEntries[0]?.dn ?? '';
  } finally {
    await client.unbind().catch(() => undefined);
  }
}
