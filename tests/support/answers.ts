/** Operations as a phone makes them. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/domain/standard/index.ts';
import type { Operation } from '../../src/domain/visit/index.ts';
import { document } from './visits.ts';

export const passed = (ok = true, over: Partial<Answer> = {}): Answer => ({
  value: { kind: 'pass', pass: ok },
  reason: ok ? '' : '没有做到',
  evidence: [],
  ...over,
});

export const operation = (
  key: string,
  value: Operation['value'],
  over: Partial<Operation> = {},
): Operation => ({
  id: randomUUID(),
  key,
  value,
  bases: [],
  at: new Date().toISOString(),
  device: '手机',
  ...over,
});

export const start = (at = new Date().toISOString()): Operation =>
  operation('$start', { at, place: { latitude: 27.79, longitude: 120.09, accuracy: 12 } }, { at });

/** Everything that a visit of the test standard needs, all well. */
export function complete(): Operation[] {
  const items = document.modules.flatMap((m) => m.projects.flatMap((p) => p.items));
  const answers = items.map(({ code, form }) =>
    operation(
      code,
      form.kind === 'points'
        ? { value: { kind: 'points', deducted: '0' }, reason: '', evidence: [] }
        : passed(),
    ),
  );
  return [start(), ...answers];
}
