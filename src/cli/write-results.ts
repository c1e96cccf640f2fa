/** The result files: all of them complete, or none. */
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plan, Readings } from '../contract/plan.ts';
import { problem } from '../contract/problem.ts';
import type { SettledLine } from './in-memory.ts';
import { linesWorkbook } from './lines-workbook.ts';

export type Targets = { json?: string; xlsx?: string };

const isFolder = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
const refuse = (detail: string) => problem('invalid', { detail });

/**
 * Says what is wrong with where the results should go, before minutes are spent on making them.
 * @throws Problem `invalid`
 */
export function refuseTargets({ json, xlsx }: Targets): void {
  for (const path of [json, xlsx]) {
    if (path === undefined) continue;
    if (!isFolder(dirname(resolve(path))))
      throw refuse(`结果文件 ${path} 所在的目录不存在，请先建立`);
    if (isFolder(path)) throw refuse(`${path} 是目录，请写明结果文件名`);
  }
  if (json !== undefined && xlsx !== undefined && resolve(json) === resolve(xlsx))
    throw refuse('--json 与 --xlsx 不能是同一个文件');
}

const jsonText = (lines: SettledLine[]) =>
  `${JSON.stringify(
    lines.map(({ unitName: _, ...line }) => line),
    null,
    1,
  )}\n`;

/** @throws Problem `invalid`; nothing half-written is left then */
export async function writeResults(
  targets: Targets,
  plan: Plan,
  lines: SettledLine[],
  readings: Readings,
): Promise<void> {
  const files: [path: string, content: string | Uint8Array][] = [];
  if (targets.json) files.push([targets.json, jsonText(lines)]);
  if (targets.xlsx) files.push([targets.xlsx, await linesWorkbook(plan, lines, readings)]);
  try {
    for (const [path, content] of files) writeFileSync(`${path}.part`, content);
    for (const [path] of files) renameSync(`${path}.part`, path);
  } catch (error) {
    for (const [path] of files) rmSync(`${path}.part`, { force: true });
    throw refuse(`写不出结果文件（${(error as Error).message}），请核对目录与权限`);
  }
}
