/** Writes docs/endpoints.md from the routes and the endpoint matrix: `npm run endpoints`. A test keeps the file current. */
import { writeFileSync } from 'node:fs';
import { endpointsDocument } from '../tests/support/matrix/document.ts';

writeFileSync(new URL('../docs/endpoints.md', import.meta.url), endpointsDocument());
