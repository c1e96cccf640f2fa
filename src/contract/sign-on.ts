/** 单点登录 on the wire: OIDC, LDAP, and which of the directory's groups hold which role where. Secrets go in, never out. */
import { z } from 'zod';
import { momentSchema } from './common.ts';
import { roleSchema } from './organisation.ts';

const text = (most = 300) => z.string().trim().max(most);

/** Plain connections reach this machine only: elsewhere a password would travel for all to read. */
const isLoopback = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host);
const isSafe = (url: string, plain: string, safe: string) => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === safe || (protocol === plain && isLoopback(hostname));
};

const oidcShape = z.object({
  enabled: z.boolean().default(false),
  /** As the button says: 用……登录. */
  title: text(30).default('统一认证'),
  issuer: text().default(''),
  clientId: text().default(''),
  scope: text(120).default('openid profile'),
  usernameClaim: text(60).default('preferred_username'),
  nameClaim: text(60).default('name'),
  /** Empty: nobody is looked up among the people. */
  staffNoClaim: text(60).default(''),
  groupsClaim: text(60).default('groups'),
});
const ldapShape = z.object({
  enabled: z.boolean().default(false),
  url: text().default(''),
  startTls: z.boolean().default(false),
  /** The certificate (PEM) that signed the directory's own; empty: those the system trusts. */
  ca: text(20_000).default(''),
  /** Who searches; empty: anonymously. */
  bindDn: text().default(''),
  baseDn: text().default(''),
  /** `{username}` is what was typed. */
  filter: text().default('(uid={username})'),
  nameAttribute: text(60).default('cn'),
  staffNoAttribute: text(60).default(''),
  /** Groups named in the entry itself … */
  groupsAttribute: text(60).default('memberOf'),
  /** … and those found by a search; `{dn}` is the entry. Empty: none. */
  groupBaseDn: text().default(''),
  groupFilter: text().default('(member={dn})'),
});

/** Whoever is in the group holds the role at the unit; a post is written to the person. */
export const mappingSchema = z.object({
  group: text().min(1),
  role: roleSchema,
  unitCode: text(40).min(1),
  post: text(40).default(''),
});
export type Mapping = z.output<typeof mappingSchema>;

const shared = {
  mapping: z.array(mappingSchema).max(500).default([]),
  /** Who may sign in with a password kept here. */
  local: z.enum(['everybody', 'named']).default('everybody'),
  /** 应急账号: user names that always may. */
  named: z.array(text(40).min(1)).max(200).default([]),
};
export const signOnSchema = z.object({
  oidc: oidcShape.prefault({}),
  ldap: ldapShape.prefault({}),
  ...shared,
});
export type SignOn = z.output<typeof signOnSchema>;

const secret = z.string().max(500).optional();
/** PUT /api/security/sign-on; a secret left out stays as it is. */
export const signOnEditSchema = z.object({
  version: z.number().int(),
  settings: z.object({
    oidc: oidcShape.extend({ clientSecret: secret }).superRefine((oidc, c) => {
      if (!oidc.enabled) return;
      if (!isSafe(oidc.issuer, 'http:', 'https:'))
        c.addIssue({ code: 'custom', path: ['issuer'], message: '应是 https:// 开头的网址' });
      if (!oidc.clientId) c.addIssue({ code: 'custom', path: ['clientId'], message: '不能为空' });
    }),
    ldap: ldapShape.extend({ bindPassword: secret }).superRefine((ldap, c) => {
      if (!ldap.enabled) return;
      const isTls = ldap.startTls && /^ldap:\/\/\S+$/.test(ldap.url);
      if (!isTls && !isSafe(ldap.url, 'ldap:', 'ldaps:'))
        c.addIssue({
          code: 'custom',
          path: ['url'],
          message: '应以 ldaps:// 开头，或以 ldap:// 开头并启用 StartTLS',
        });
      if (ldap.startTls && ldap.url.startsWith('ldaps:'))
        c.addIssue({
          code: 'custom',
          path: ['startTls'],
          message: 'ldaps:// 从一开始就加密，请不要同时启用 StartTLS',
        });
      if (!ldap.baseDn) c.addIssue({ code: 'custom', path: ['baseDn'], message: '不能为空' });
      if (!ldap.filter.includes('{username}'))
        c.addIssue({ code: 'custom', path: ['filter'], message: '应含 {username}' });
    }),
    ...shared,
  }),
});
export type SignOnEdit = z.output<typeof signOnEditSchema>['settings'];
/** GET /api/security/sign-on */
export const signOnStateSchema = z.object({
  version: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: momentSchema.nullable(),
  settings: signOnSchema,
  /** Whether a secret is kept; it is never shown again. */
  kept: z.object({ clientSecret: z.boolean(), bindPassword: z.boolean() }),
  /** To be registered with the provider. */
  redirectUri: z.string(),
});

/** POST /api/security/sign-on/check: tries the settings as they are kept. */
export const signOnCheckSchema = z.object({ kind: z.enum(['oidc', 'ldap']) });
export const signOnCheckedSchema = z.object({ reached: z.string() });
