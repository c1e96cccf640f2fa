/** The pages of 个人信息. */
import { page } from './desk.tsx';

export const personalPages = [
  page(
    '/settings/personal',
    () => import('../personal/pages/mine.tsx'),
    'MyPersonalPage',
    'personal',
  ),
  page(
    '/personal/requests',
    () => import('../personal/pages/requests.tsx'),
    'RequestsPage',
    'personal',
  ),
  page(
    '/personal/people/$personId',
    () => import('../personal/pages/person.tsx'),
    'PersonalPersonPage',
    'personal',
  ),
  page(
    '/personal/assessments',
    () => import('../personal/pages/assessments.tsx'),
    'AssessmentsPage',
    'personal',
  ),
  page(
    '/personal/retention',
    () => import('../personal/pages/retention.tsx'),
    'RetentionPage',
    'personal',
  ),
] as const;
