/** 明窗 from the command line: `mingchuang settle …`, without a server and without set-up. */
import { Problem } from '../contract/problem.ts';
import { drawCommand, drawUsage } from './draw.ts';
import { settleCommand, settleUsage } from './settle.ts';
import { badInput, say } from './terminal.ts';
import { verifyDrawCommand, verifyUsage } from './verify-draw.ts';

const usage = `明窗 Mingchuang —— 让服务质量方案自己运行

用法：
${settleUsage}
${drawUsage}
${verifyUsage}
  mingchuang help         显示本说明
`;

const commands: Record<string, (args: string[]) => Promise<number>> = {
  settle: settleCommand,
  draw: drawCommand,
  verify: verifyDrawCommand,
  help: async () => {
    process.stdout.write(usage);
    return 0;
  },
};

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const command = commands[name.replace(/^--?/, '')];
  if (!command) {
    say(`没有“${name}”这个命令。`);
    process.stderr.write(usage);
    return badInput;
  }
  return command(args);
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
