/** docs/endpoints.md: every endpoint with who may call it, how far it reaches and what it takes. */
import { may, type Ability } from '../../../src/contract/abilities.ts';
import { roles } from '../../../src/domain/organisation/model.ts';
import { perAccount, perAddress, routes } from '../../../src/server/app.ts';
import type { Endpoint } from '../../../src/server/http/endpoint.ts';
import { roleNames } from '../../../src/server/http/words.ts';
import type { Reach } from './row.ts';
import { table } from './table.ts';

const reachWords: Record<Reach, string> = {
  thing: '指名的一件，须在本机构范围内',
  list: '本机构范围内的',
  own: '本人、本机构',
  none: '不涉及数据',
  open: '公开',
};

function whoMay({ ability }: Endpoint): string {
  if (ability === 'public') return '任何人';
  if (ability === 'signed-in') return '登录的人';
  const holders = roles.filter((role) => may(role, ability as Ability));
  return holders.map((role) => roleNames[role].zh).join('、');
}

const megabyte = 1024 * 1024;
function bodyLimit({ method, upload, piece, body }: Endpoint): string {
  if (upload) return `文件 ${upload === true ? 50 : upload} MB`;
  if (piece) return `分段 ${piece / megabyte} MB`;
  return method === 'GET' || !body ? '' : '4 MB';
}

const rowOf = (endpoint: Endpoint) => {
  const { method, path, summary, ability, perMinute } = endpoint;
  const row = table[`${method} ${path}`];
  const cells = [
    method,
    `\`${path}\``,
    summary,
    ability === 'public' || ability === 'signed-in' ? '' : `\`${ability}\``,
    whoMay(endpoint),
    row ? reachWords[row.reach] : '',
    bodyLimit(endpoint),
    perMinute ?? '',
  ];
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
};

const head = `# 接口一览

由 \`npm run endpoints\` 写成，测试保证与代码一致；不要手改。每一格都由 tests/server/matrix.test.ts 逐个角色、逐个机构地查过。

- “范围”以外的一律答 404 或 403，列表里也没有；应用不查权限时，数据库的行级安全仍然一行不给、一行不改。
- JSON 正文最大 4 MB、最深 40 层；没有写上限的接口不收正文。
- “每分钟”是同一地址、同一账号名对这个接口的次数；此外每个账号每分钟 ${perAccount} 次，每个地址每分钟 ${perAddress} 次。
- 修改类请求须带请求头 \`x-mingchuang: 1\` 或来自本站。
`;
const columns = '| 方法 | 地址 | 说明 | 权限 | 角色 | 范围 | 正文 | 每分钟 |';
const rule = '|---|---|---|---|---|---|---|---|';

/** The whole document as it stands in the file. */
export function endpointsDocument(): string {
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  const parts = tags.map((tag) => {
    const rows = routes.filter((endpoint) => endpoint.tag === tag).map(rowOf);
    return [`## ${tag}`, '', columns, rule, ...rows].join('\n');
  });
  return `${[head.trim(), ...parts].join('\n\n')}\n`;
}
