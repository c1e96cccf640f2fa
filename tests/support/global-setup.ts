/** Before all tests: the template databases. After them: nothing left behind. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillBank } from './bank.ts';
import { makeTemplates } from './templates.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-templates-'));
  const remove = await makeTemplates(folder, fillBank);
  return async () => {
    await remove();
    rmSync(folder, { recursive: true, force: true });
  };
}
