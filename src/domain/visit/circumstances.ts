/**
 * Under what circumstances a visit was entered: how far each device's clock was off, and which
 * entries carry a time that cannot be. They are taken as they are and said openly, never altered.
 */
import type { Operation } from './model.ts';

/** An entry's time before the visit was assigned, or after it reached the server. */
export type TimeFlag = {
  id: string;
  key: string;
  at: string;
  code: 'before-assignment' | 'in-future';
};
export type Circumstances = {
  /** Per device the last reading: seconds its clock is ahead of the server's (negative = behind). */
  clocks: Record<string, { aheadSeconds: number; at: string }>;
  flags: TimeFlag[];
  /** How many flags there are in all: only the first are kept. */
  flagged: number;
};

export const noCircumstances: Circumstances = { clocks: {}, flags: [], flagged: 0 };
/** Clocks differ by this much without anybody's doing. */
export const clockTolerance = 10 * 60_000;
const mostFlags = 50;
const mostDevices = 20;

type Sync = {
  operations: readonly Operation[];
  /** ISO moments: the device's clock as it sent, the server's as it came, the visit's assignment. */
  deviceNow: string;
  now: string;
  assignedAt: string;
};

/** @param from,to ms: between these an entry's time can be true */
function flagsOf(operations: readonly Operation[], from: number, to: number): TimeFlag[] {
  const flags: TimeFlag[] = [];
  for (const { id, key, at } of operations) {
    const moment = Date.parse(at);
    if (moment < from) flags.push({ id, key, at, code: 'before-assignment' });
    else if (moment > to) flags.push({ id, key, at, code: 'in-future' });
  }
  return flags;
}

/** Adds what one sync shows. `operations` are those that changed the register, so that none counts twice. */
export function noteSync(before: Circumstances, sync: Sync): Circumstances {
  const aheadSeconds = Math.round((Date.parse(sync.deviceNow) - Date.parse(sync.now)) / 1000);
  const devices = [...new Set(sync.operations.map((operation) => operation.device))];
  const clocks = { ...before.clocks };
  for (const device of devices) {
    if (device in clocks || Object.keys(clocks).length < mostDevices) {
      clocks[device] = { aheadSeconds, at: sync.now };
    }
  }
  const from = Date.parse(sync.assignedAt) - clockTolerance;
  const to = Date.parse(sync.now) + clockTolerance;
  const flags = flagsOf(sync.operations, from, to);
  return {
    clocks,
    flags: [...before.flags, ...flags].slice(0, mostFlags),
    flagged: before.flagged + flags.length,
  };
}
