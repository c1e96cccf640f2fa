/** 作业怎样记下结局：答复丢了的提交不算失败；一时连不上的进程，它的作业不算中断。 */
import { describe, expect, it } from 'vitest';
import { nobodyElse } from '../../src/server/peers/index.ts';
import { createJobs, type Jobs, type JobStart } from '../../src/server/work/jobs.ts';
import { testApp } from '../support/app.ts';

const test = testApp();

async function start(jobs: Jobs, run: JobStart['run']): Promise<number> {
  const { pool } = test.services.database;
  const { rows } = await pool.query<{ id: number; unitNo: number }>(
    `select id, unit_no as "unitNo" from unit where code = '330328'`,
  );
  const after: (() => void)[] = [];
  const id = await test.services.wide((db) =>
    jobs.start(
      { db, after: (work) => void after.push(work) },
      { kind: 'settle', unit: rows[0]!, startedBy: '周四', run },
    ),
  );
  for (const work of after) work();
  return id;
}
const stateOf = async (id: number) => {
  const { pool } = test.services.database;
  const { rows } = await pool.query<{ state: string }>('select * from job where id = $1', [id]);
  return rows[0]!;
};

describe('结局', () => {
  it('工作已随作业的结局一起提交，只是答复丢了：仍是完成', async () => {
    const { jobs, wide } = test.services;
    const id = await start(jobs, async (_, finish) => {
      await wide((db) => finish(db, { settlementId: 7 }));
      throw Object.assign(new Error('Connection terminated'), { code: '57P01' });
    });
    await jobs.idle();
    const done = { state: 'done', result: { settlementId: 7 }, problem: null };
    expect(await stateOf(id)).toMatchObject(done);
    expect(jobs.now(id)).toMatchObject(done);
  });

  it('什么也没有提交：失败', async () => {
    const { jobs } = test.services;
    const id = await start(jobs, () => Promise.reject(new Error('Connection terminated')));
    await jobs.idle();
    expect(await stateOf(id)).toMatchObject({ state: 'failed' });
    expect(jobs.now(id)).toMatchObject({ state: 'failed' });
  });
});

describe('没人在做的作业', () => {
  it('接连两次没人拿着才算中断；做完了的，后来仍记为完成', async () => {
    const { wide } = test.services;
    const peers = nobodyElse();
    const [own, other] = [createJobs(wide, peers), createJobs(wide, peers)];
    let end = () => undefined as void;
    const until = new Promise<void>((done) => (end = done));
    const id = await start(own, async (_, finish) => {
      await until;
      await wide((db) => finish(db, {}));
      return {};
    });
    const name = `job:${id}`;
    // Its connection is lost during one look around, and there again at the next.
    for (let n = 0; n < 3; n += 1) {
      await peers.letGo(name);
      await other.sweep();
      await peers.hold(name);
      await other.sweep();
      expect(await stateOf(id)).toMatchObject({ state: 'running' });
    }
    await peers.letGo(name);
    await other.sweep();
    await other.sweep();
    expect(await stateOf(id)).toMatchObject({ state: 'failed' });
    end();
    await own.idle();
    expect(await stateOf(id)).toMatchObject({ state: 'done', problem: null });
  });
});
