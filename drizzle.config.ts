/** Where drizzle-kit finds the schema and writes migrations: `npm run migration -- --name what`. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/index.ts',
  out: './db/migrations',
  entities: { roles: false },
});
