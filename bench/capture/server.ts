/** The server that is measured, in a process of its own: the whole application, only without its limit of requests. */
import { createApp } from '../../src/server/app.ts';
import { openPostgres } from '../../src/server/db/open.ts';
import { createServices } from '../../src/server/http/services.ts';

const [url, folder] = process.argv.slice(2);
const about = { version: 'bench', demo: false, secret: 'bench'.repeat(8), secure: false };
const services = createServices(await openPostgres(url!), folder!, about);
const app = await createApp(services, { logLevel: 'error', perMinute: 1e9 });
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${address}\n`);
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
// Asked what it holds on to: what nobody needs any more does not count.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed / 2 ** 20);
});
