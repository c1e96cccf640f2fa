/** `mingchuang verify log`: an exported log, or a proof, checked with nothing but the file. */
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { problem } from '../contract/problem.ts';
import {
  LogFileReader,
  readKey,
  readProofFile,
  readRoot,
  verifyProof,
  type Verdict,
  type Witness,
} from '../domain/log/index.ts';
import { verifySignature } from '../server/log/signer.ts';
import { readText } from './read-text.ts';
import { differs, verifyLogUsage } from './verify-usage.ts';

const refuse = (detail: string) => problem('invalid', { detail: `${detail}\n${verifyLogUsage}` });

/** A key as given: itself, or the name of a file that holds it. */
function keyOf(given: string) {
  const key = readKey(existsSync(given) ? readText(given) : given);
  if (!key)
    throw refuse(`--public-key 不是明窗的公钥（形如 mingchuang/…+…+…），给出的是“${given}”`);
  return key;
}

function rootOf(given: string) {
  const root = readRoot(given);
  if (!root)
    throw refuse(
      `--root 应如 1234:5dc9da79a70659a9（条数:根的前 16 至 64 位），给出的是“${given}”`,
    );
  return root;
}

function parseOptions(args: string[]): { file: string; witness: Witness } {
  const many = { type: 'string', multiple: true, default: [] as string[] } as const;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { root: many, checkpoint: many, 'public-key': { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined) throw refuse('缺少要核对的文件，如 防篡改日志.ndjson');
    if (more.length > 0) throw refuse(`一次核对一个文件，多出“${more.join(' ')}”`);
    const key = values['public-key'] === undefined ? undefined : keyOf(values['public-key']);
    const roots = values.root.map(rootOf);
    return {
      file,
      witness: { verify: verifySignature, key, roots, notes: values.checkpoint.map(readText) },
    };
  } catch (error) {
    if (error instanceof TypeError) throw refuse(`参数有误（${error.message}）`);
    throw error;
  }
}

/** A log may be larger than memory: it is read line by line. */
async function verifyExport(file: string, witness: Witness): Promise<Verdict> {
  const reader = new LogFileReader(witness);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) await reader.take(line);
  return reader.finish();
}

/** An export says what it is within its first bytes. */
async function isExport(file: string): Promise<boolean> {
  let beginning = '';
  const input = createReadStream(file, { encoding: 'utf8', end: 200 });
  for await (const part of input) beginning += String(part);
  return beginning.startsWith('{"kind":"mingchuang-log",');
}

const report = ({ agrees, checks, facts }: Verdict): string =>
  [
    ...facts.map(([name, value]) => `${name}：${value}`),
    agrees ? '相符。' : '不符：',
    ...checks.flatMap(({ title, differences }) => [
      `  ${differences.length === 0 ? '✓' : '✗'} ${title}`,
      ...differences.map((difference) => `      ${difference}`),
    ]),
    '',
  ].join('\n');

/** @returns 0 when everything agrees, 1 when something differs */
export async function verifyLogCommand(args: string[]): Promise<number> {
  const { file, witness } = parseOptions(args);
  if (!existsSync(file)) readText(file);
  if (await isExport(file)) {
    const verdict = await verifyExport(file, witness);
    process.stdout.write(report(verdict));
    return verdict.agrees ? 0 : differs;
  }
  const proof = readProofFile(readText(file));
  if (!proof) {
    process.stdout.write(`不符：${file} 既不是导出的防篡改日志，也不是存证文件。\n`);
    return differs;
  }
  const verdict = await verifyProof(proof, witness);
  process.stdout.write(report(verdict));
  return verdict.agrees ? 0 : differs;
}
