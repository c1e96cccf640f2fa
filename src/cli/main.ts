/** 明窗 from the command line: `mingchuang settle …`, without a server and without set-up. */
import { Problem } from '../contract/problem.ts';
import { badInput, say } from './terminal.ts';

type Command = { usage: string; run: (args: string[]) => Promise<number> };

/** Loaded when asked for: a draw must not wait for the database that a settlement brings along. */
const commands: Record<string, () => Promise<Command>> = {
  settle: async () => {
    const { settleCommand: run, settleUsage: usage } = await import('./settle.ts');
    return { run, usage };
  },
  draw: async () => {
    const { drawCommand: run, drawUsage: usage } = await import('./draw.ts');
    return { run, usage };
  },
  verify: async () => {
    const { verifyCommand: run, verifyUsage: usage } = await import('./verify.ts');
    return { run, usage };
  },
  reliability: async () => {
    const { reliabilityCommand: run, reliabilityUsage: usage } = await import('./reliability.ts');
    return { run, usage };
  },
  backup: async () => {
    const { backupCommand: run, backupUsage: usage } = await import('./backup.ts');
    return { run, usage };
  },
  restore: async () => {
    const { restoreCommand: run, restoreUsage: usage } = await import('./restore.ts');
    return { run, usage };
  },
  rescue: async () => {
    const { rescueCommand: run, rescueUsage: usage } = await import('./rescue.ts');
    return { run, usage };
  },
  migrate: async () => {
    const { migrateCommand: run, migrateUsage: usage } = await import('./migrate.ts');
    return { run, usage };
  },
};

async function usageOfAll(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  return `明窗 Mingchuang —— 让服务质量方案自己运行

用法：
${all.map(({ usage }) => usage).join('\n')}
  mingchuang help         显示本说明
`;
}

async function main(): Promise<number> {
  const [given = 'help', ...args] = process.argv.slice(2);
  const name = given.replace(/^--?/, '');
  const load = commands[name];
  if (load) return (await load()).run(args);
  if (name === 'help') {
    process.stdout.write(await usageOfAll());
    return 0;
  }
  say(`没有“${given}”这个命令。`);
  process.stderr.write(await usageOfAll());
  return badInput;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    say(error.message);
    for (const line of (error.findings ?? []).slice(0, 100))
      say(`  ${(line as { message?: string }).message ?? ''}`);
    process.exitCode = badInput;
  },
);
