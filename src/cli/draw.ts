/** `mingchuang draw`: the bare selection of RFC 3797, for whoever wants to repeat a draw by hand. */
import { parseArgs } from 'node:util';
import { problem } from '../contract/problem.ts';
import {
  canonicalForm,
  hashNames,
  mostPicks,
  onceEach,
  parseKey,
  select,
  type HashName,
} from '../domain/draw/index.ts';

export const drawUsage = `  mingchuang draw --size 名单人数 --seed '9319./2.5.8./' --pick 抽几个
      [--hash sha256|md5]        散列函数，默认 sha256；RFC 3797 原文的例子用 md5`;

const largestPool = 10_000_000;
const refuse = (detail: string) => problem('invalid', { detail: `${detail}\n${drawUsage}` });

type Options = { size: number; seed: string; pick: number; hash: HashName };

function wholeNumber(name: string, text: string | undefined, most: number): number {
  if (text === undefined) throw refuse(`缺少 --${name}`);
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most)
    throw refuse(`--${name} 应为 1 至 ${most} 的整数，给出的是“${text}”`);
  return value;
}

function seedKey(text: string | undefined): string {
  if (text === undefined) throw refuse('缺少 --seed');
  if (parseKey(text)) return text;
  const right = canonicalForm(text);
  const hint = right ? `。应写成 '${right}'` : '';
  throw refuse(
    `--seed “${text}”不合 RFC 3797：每个来源的整数由小到大、各带“.”，每个来源以“/”结束${hint}`,
  );
}

function parseOptions(args: string[]): Options {
  const given = readArgs(args);
  const size = wholeNumber('size', given.size, largestPool);
  const pick = wholeNumber('pick', given.pick, mostPicks);
  if (pick > size) throw refuse(`--pick ${pick} 多于 --size ${size}，抽不出这么多`);
  const hash = hashNames.find((name) => name === given.hash);
  if (!hash) throw refuse(`--hash 只能是 ${hashNames.join(' 或 ')}，给出的是“${given.hash}”`);
  return { size, pick, hash, seed: seedKey(given.seed) };
}

function readArgs(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { size: text, pick: text, seed: text, hash: { ...text, default: 'sha256' } },
    }).values;
  } catch (error) {
    if (error instanceof TypeError) throw refuse(`参数有误（${error.message}）`);
    throw error;
  }
}

/** Prints the picks, 1-based, one a line. */
export async function drawCommand(args: string[]): Promise<number> {
  const { size, pick, seed, hash } = parseOptions(args);
  const picks = select(onceEach(size), pick, seed, hash);
  process.stdout.write(picks.map((place) => `${place + 1}\n`).join(''));
  return 0;
}
