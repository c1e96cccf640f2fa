/** Finds the Chromium of this machine; on Debian and with the right to, installs it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** No network of the browser's own, and fit for a container. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const usualPaths = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
];
const installed = () => usualPaths.find((path) => path && existsSync(path));

const succeeds = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 }).status === 0;

/** With the CJK font, without which every page is a row of boxes. */
function install(): void {
  if (!existsSync('/etc/debian_version')) return;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && !succeeds('sudo', ['-n', 'true'])) return;
  console.log('没有找到 Chromium，正在用 apt-get 安装 …');
  const apt = (...args: string[]) => {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
    return succeeds(command, rest);
  };
  if (apt('update')) apt('install', '-y', 'chromium', 'fonts-noto-cjk');
}

export function findChromium(): { path: string } | { missing: string } {
  if (!installed()) install();
  const path = installed();
  if (path) return { path };
  return {
    missing:
      '没有找到 Chromium，也不能自行安装。请安装 Chromium 或 Chrome，或用环境变量 CHROMIUM_PATH 指出它的位置。',
  };
}
