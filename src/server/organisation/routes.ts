/** All of 机构与人员. */
import type { Endpoint } from '../http/endpoint.ts';
import { routes as people } from './people-routes.ts';
import { routes as person } from './person-routes.ts';
import { routes as setUp } from './set-up-routes.ts';
import { routes as units } from './unit-routes.ts';

export const routes: Endpoint[] = [...setUp, ...units, ...people, ...person];
