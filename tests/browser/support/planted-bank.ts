/** The bank of the endpoint matrix, every name and text of it written as markup, served over HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../src/server/app.ts';
import { migrateDatabase, openEmbedded } from '../../../src/server/db/open.ts';
import { createServices } from '../../../src/server/http/services.ts';
import { callerOf, type TestApp } from '../../support/app.ts';
import { fillBank } from '../../support/bank.ts';
import type { City } from '../../support/matrix/bank.ts';
import { plant } from '../../support/matrix/plant.ts';
import { rootFolder } from './server.ts';

export async function servePlanted(city: City) {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-planted-'));
  const database = await openEmbedded(null);
  await migrateDatabase(database);
  await fillBank(database);
  const about = { version: 'test', demo: false, secret: folder.padEnd(40, 'x'), secure: false };
  const services = createServices(database, folder, about);
  const app = await createApp(services, {
    logLevel: 'error',
    webFolder: join(rootFolder, 'dist/web'),
    perMinute: 100_000,
  });
  const signIn: TestApp['signIn'] = (username, secret) =>
    callerOf(app, '').post('/api/session', { username, password: secret });
  const test = {
    app,
    services,
    signIn,
    nobody: () => callerOf(app, ''),
    withCookie: (cookie: string) => callerOf(app, cookie),
  } as TestApp;
  const place = await plant(test, city);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const stop = async () => {
    await services.jobs.idle();
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: `http://127.0.0.1:${port}`, place, test, stop };
}
