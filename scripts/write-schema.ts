/** Writes docs/plan.schema.json from the contract: `npm run schema`. A test keeps the file current. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { planJsonSchema } from '../src/server/plan/json-schema.ts';

const options = { parser: 'json', printWidth: 100 };
const file = new URL('../docs/plan.schema.json', import.meta.url);
writeFileSync(file, await format(JSON.stringify(planJsonSchema()), options));
