/** 抽取 over HTTP. */
import type { Endpoint } from '../http/endpoint.ts';
import { publicRoutes } from './public-routes.ts';
import { readRoutes } from './read-routes.ts';
import { writeRoutes } from './write-routes.ts';

export const routes: Endpoint[] = [...readRoutes, ...writeRoutes, ...publicRoutes];
