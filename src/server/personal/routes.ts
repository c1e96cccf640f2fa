/** 个人信息 over HTTP. */
import type { Endpoint } from '../http/endpoint.ts';
import { routes as assessments } from './assessment-routes.ts';
import { routes as people } from './person-routes.ts';
import { routes as requests } from './request-routes.ts';
import { routes as retention } from './retention-routes.ts';

export const routes: Endpoint[] = [...requests, ...people, ...assessments, ...retention];
