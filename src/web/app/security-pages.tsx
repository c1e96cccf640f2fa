/** The pages of 账号与安全 and their addresses. */
import { page } from './desk.tsx';

export const securityPages = [
  page(
    '/security/accounts',
    () => import('../account/pages/accounts.tsx'),
    'AccountsPage',
    'account',
    'organisation',
    'access',
  ),
  page(
    '/security/requests',
    () => import('../account/pages/requests.tsx'),
    'RequestsPage',
    'account',
    'organisation',
    'access',
  ),
  page(
    '/security/policy',
    () => import('../account/pages/policy.tsx'),
    'PolicyPage',
    'account',
    'access',
  ),
  page('/security/sign-on', () => import('../account/pages/sign-on.tsx'), 'SignOnPage', 'account'),
  page(
    '/security/administrators',
    () => import('../account/pages/administrators.tsx'),
    'AdministratorsPage',
    'account',
    'organisation',
    'access',
  ),
] as const;
