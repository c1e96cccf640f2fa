/** 何时发送: what was written is sent soon, whatever else happens at that moment, and nothing runs hot. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneDatabase } from '../store/database.ts';
import type { Entry, SyncState } from './model.ts';
import { startSchedule, type Schedule } from './schedule.ts';

const second = 1000;
const entry: Entry = { id: 'e', lane: 'visit/1/1', body: {}, refused: null };

/** A phone with entries only, and an engine whose runs end when the test says so. */
function stage() {
  let entries: Entry[] = [];
  const table = (rows: () => unknown[]) => ({ toArray: async () => rows() });
  const database = {
    entries: table(() => entries),
    files: table(() => []),
    closings: table(() => []),
  } as unknown as PhoneDatabase;
  const runs: { pull: boolean; wait: boolean; end: (state: SyncState) => Promise<void> }[] = [];
  const engine = {
    run: (pull: boolean, wait: boolean) =>
      new Promise<SyncState>((resolve) => {
        const end = async (state: SyncState) => {
          resolve(state);
          await vi.advanceTimersByTimeAsync(0);
        };
        runs.push({ pull, wait, end });
      }),
  };
  const states: SyncState[] = [];
  const schedule = startSchedule(database, engine, (state) => states.push(state));
  const write = () => {
    entries = [entry];
    schedule.nudge();
  };
  const empty = () => (entries = []);
  return { schedule, runs, states, write, empty };
}
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * second);

let opened: Schedule | null = null;
async function started() {
  const at = stage();
  opened = at.schedule;
  await pass(0);
  return at;
}

beforeEach(() => {
  vi.useFakeTimers();
  const page = new EventTarget();
  vi.stubGlobal('window', Object.assign(page, { setTimeout: globalThis.setTimeout }));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  opened?.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('何时发送', () => {
  it('打开时取一次消息，之后三分钟一次', async () => {
    const { runs } = await started();
    expect(runs.map(({ pull }) => pull)).toEqual([true]);
    await runs[0]!.end('idle');
    await pass(179);
    expect(runs).toHaveLength(1);
    await pass(1);
    expect(runs[1]).toMatchObject({ pull: true, wait: false });
  });

  it('发送途中写下的，这一趟结束后马上再发', async () => {
    const { runs, write } = await started();
    write();
    await pass(5);
    expect(runs).toHaveLength(1);
    await runs[0]!.end('idle');
    await pass(1.2);
    expect(runs).toHaveLength(2);
  });

  it('不停地写，消息照样三分钟取一次', async () => {
    const { runs, write, empty } = await started();
    await runs[0]!.end('idle');
    for (let n = 0; n < 19; n++) {
      write();
      await pass(10);
      empty();
      await runs.at(-1)!.end('idle');
    }
    expect(runs).toHaveLength(20);
    expect(runs.filter(({ pull }) => pull)).toHaveLength(2);
  });

  it('一趟发完还剩下的，间隔逐次加长，不反复撞', async () => {
    const { runs, write } = await started();
    await runs[0]!.end('idle');
    write();
    const before = runs.length;
    for (let n = 0; n < 120; n++) {
      await pass(1);
      await runs.at(-1)!.end('idle');
    }
    expect(runs.length - before).toBeLessThan(8);
  });

  it('没有网时逐次加长，写下一笔就再试一次', async () => {
    const { runs, write, states } = await started();
    for (const pause of [5, 10, 20]) {
      await runs.at(-1)!.end('offline');
      await pass(pause);
    }
    expect(runs).toHaveLength(4);
    await runs[3]!.end('offline');
    write();
    await pass(1.2);
    expect(runs).toHaveLength(5);
    expect(runs.every(({ pull }) => pull)).toBe(true);
    expect(states).toEqual(['offline', 'offline', 'offline', 'offline']);
  });

  it('手动：等手头这一趟结束，再完整地走一趟', async () => {
    const { schedule, runs } = await started();
    const asked = schedule.now();
    await pass(10);
    expect(runs).toHaveLength(1);
    await runs[0]!.end('idle');
    expect(runs[1]).toMatchObject({ pull: true, wait: true });
    await runs[1]!.end('idle');
    expect(await asked).toBe('idle');
  });

  it('停下以后不再发', async () => {
    const { schedule, runs, write } = await started();
    schedule.stop();
    await runs[0]!.end('idle');
    write();
    await pass(600);
    expect(runs).toHaveLength(1);
  });
});
