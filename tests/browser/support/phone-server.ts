/**
 * A small bank with visits waiting for its inspector, for the journeys on a phone: the product's own
 * application over the embedded database, in a process of its own so that it can be killed and started
 * again. Usage: phone-server.ts fill <data folder>, once; then phone-server.ts <port> <data folder> <web folder>,
 * and with a last word `again` when it was there before: the clock's work is done then, not at first.
 */
import { createHash } from 'node:crypto';
import { sweepSilence } from '../../../src/server/appeal/index.ts';
import { createApp } from '../../../src/server/app.ts';
import { readConfig } from '../../../src/server/config.ts';
import { migrateDatabase, openEmbedded, type Database } from '../../../src/server/db/open.ts';
import { loadDemo } from '../../../src/server/demo/load.ts';
import { createServices } from '../../../src/server/http/services.ts';
import { outletsOfCounty } from './county.ts';
import { hallStandard } from './hall-standard.ts';

const [port = '0', dataFolder = '', webFolder = '', again] = process.argv.slice(2);
const outlets = outletsOfCounty;
const visits = 9;

async function addStandard({ pool }: Database): Promise<number> {
  const text = JSON.stringify(hallStandard);
  const { rows } = await pool.query<{ id: number }>(
    `insert into standard (unit_id, unit_no, last_no, name, version, valid_from, state, document, sha256)
     select id, unit_no, last_no, '营业网点现场检查', 1, '2020-01-01', 'published', $1::jsonb, $2
     from unit order by unit_no limit 1 returning id`,
    [text, createHash('sha256').update(text).digest('hex')],
  );
  return rows[0]!.id;
}

/** One round of on-site checks and one of recordings, all for the inspector of the own county. */
async function addVisits({ pool }: Database, standardId: number): Promise<void> {
  for (const [kind, name] of [
    ['县行检查', '一季度现场检查'],
    ['非现场检查', '一季度录像检查'],
  ] as const) {
    const round = await pool.query<{ id: number }>(
      `insert into inspection_round (unit_id, unit_no, name, kind, wave, standard_id, covert, starts_on, ends_on, state, created_by)
       select n.id, n.unit_no, $1, $2, $1, $3, false, '2026-01-01', '2030-12-31', 'open', ''
       from assignment a join unit n on n.id = a.unit_id join "user" u on u.id = a.user_id
       where u.username = 'inspector' returning id`,
      [name, kind, standardId],
    );
    await pool.query(
      `insert into visit (unit_id, unit_no, round_id, standard_id, kind, wave, secret, owner_id, inspector_name, due_on, created_at)
       select n.id, n.unit_no, $1, $2, $3, $4, false, u.id, u.name, current_date + 3, now() - interval '30 days'
       from "user" u join assignment a on a.user_id = u.id join unit c on c.id = a.unit_id
         join unit n on n.unit_no between c.unit_no and c.last_no and n.level = '网点'
       where u.username = 'inspector' order by n.unit_no limit $5`,
      [round.rows[0]!.id, standardId, kind, name, kind === '县行检查' ? visits : 1],
    );
  }
}

/** Nobody decided in time what waits at the city: as if the demo had been loaded ten days ago. */
async function letLapse({ pool }: Database): Promise<void> {
  await pool.query(
    `update appeal set due_at = now() - interval '3 days' where state in ('filed', 'accepted') and instance = 1`,
  );
}

const database = await openEmbedded(dataFolder);
await migrateDatabase(database);
const { secret } = readConfig({ ...process.env, MINGCHUANG_DATA: dataFolder });
const services = createServices(database, dataFolder, {
  version: 'test',
  demo: true,
  secret,
  secure: false,
});
if (port === 'fill') {
  await loadDemo(services, () => undefined, outlets);
  await addVisits(database, await addStandard(database));
  await letLapse(database);
  await database.close();
} else {
  if (again) await sweepSilence(services, new Date().toISOString());
  const app = await createApp(services, { logLevel: 'error', webFolder, perMinute: 100_000 });
  await app.listen({ port: Number(port), host: '127.0.0.1' });
}
