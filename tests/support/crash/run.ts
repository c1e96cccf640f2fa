/** Kills the real server amid its writes, again and again, and looks each time whether all is well. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  burst,
  calmRound,
  emptyRecord,
  filmOf,
  randomOf,
  sendFile,
  type Acknowledged,
} from './bursts.ts';
import { faultsOf } from './check.ts';
import { clientOf, makeGround, signIn, type Ground } from './ground.ts';

export type Outcome = {
  kills: number;
  faults: string[];
  answers: number;
  files: number;
  imports: number;
  publications: number;
  settlements: number;
};

type Cookies = { inspector: string; manager: string };

const countOf = (record: Acknowledged): Omit<Outcome, 'kills' | 'faults'> => ({
  answers: [...record.answers.values()].reduce(
    (sum, keys) => sum + [...keys.values()].filter(({ acked }) => acked).length,
    0,
  ),
  files: record.files.filter(({ acked }) => acked).length,
  imports: record.imports.filter(({ acked }) => acked).length,
  publications: record.plans.filter(({ published }) => published).length,
  settlements: record.settlements.length,
});

/** Repeats what was not acknowledged, as a phone would; then nothing half is left anywhere. */
async function finish(ground: Ground, record: Acknowledged, cookies: Cookies): Promise<string[]> {
  const address = await ground.start();
  const inspector = clientOf(address, cookies.inspector);
  for (const [n, file] of record.files.entries())
    if (!file.acked) await sendFile(inspector, file, filmOf(n));
  const manager = clientOf(address, cookies.manager);
  const { rows } = await manager.get<{ rows: { state: string }[] }>('/api/imports?limit=100');
  const odd = rows.filter(({ state }) => !['previewed', 'applied'].includes(state));
  // Where there may be other processes a job is only given up at the second look around, five seconds apart.
  if (ground.engine === 'postgresql') await pause(11_000);
  await ground.kill();
  const parts = join(ground.dataFolder, 'parts');
  const left = existsSync(parts) ? readdirSync(parts) : [];
  const running = await ground.inDatabase(async ({ pool }) => {
    const { rows: jobs } = await pool.query(`select id from job where state = 'running'`);
    return jobs.length;
  });
  return [
    ...left.map((name) => `parts 里留下了 ${name}`),
    ...(running > 0 ? [`${running} 个作业仍说自己在进行`] : []),
    ...(odd.length > 0 ? [`${odd.length} 次导入的状态不对`] : []),
  ];
}

/** @param told hears a line about each kill */
export async function crashRun(
  kills: number,
  seed: number,
  told: (line: string) => void,
): Promise<Outcome> {
  const ground = await makeGround();
  const random = randomOf(seed);
  const record = emptyRecord();
  const faults: string[] = [];
  let cookies: Cookies | null = null;
  let span: number | null = null;
  try {
    for (let n = 1; n <= kills; n += 1) {
      const address = await ground.start();
      cookies ??= {
        inspector: await signIn(address, '神秘人'),
        manager: await signIn(address, '县行服务管理员'),
      };
      const field = {
        visits: ground.visits,
        planId: ground.planId,
        inspector: clientOf(address, cookies.inspector),
        manager: clientOf(address, cookies.manager),
      };
      // Moments are drawn from a time in which each kind of write comes to its end about twice.
      span ??= Math.min(20_000, 2 * (await calmRound(field, record, random)));
      const writing = burst(field, record, random);
      const delay = 20 + Math.floor(random() ** 2 * span);
      await Promise.race([pause(delay), writing]);
      await ground.kill();
      await writing;
      const found = await ground.inDatabase((database) =>
        faultsOf(database, record, ground.dataFolder),
      );
      faults.push(...found.map((fault) => `第 ${n} 次：${fault}`));
      told(
        `第 ${n} 次 kill -9（${delay} ms 后）：${found.length === 0 ? '无误' : found.join('；')}`,
      );
    }
    faults.push(...(await finish(ground, record, cookies!)));
    return { kills, faults, ...countOf(record) };
  } finally {
    await ground.remove();
  }
}
