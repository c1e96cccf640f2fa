/** Which column holds what, from the words banks put above them, in any order and on any row. */
import type { Grid, GridCell } from './grid.ts';

export type Role =
  | 'code'
  | 'module'
  | 'project'
  | 'projectCode'
  | 'name'
  | 'points'
  | 'score'
  | 'reason'
  | 'guide'
  | 'method'
  | 'post'
  | 'category'
  | 'clause'
  | 'form'
  | 'flags'
  | 'when'
  | 'key'
  | 'evidence';

/** Tried from the top: what is more telling comes first. */
const words: [Role, RegExp][] = [
  ['projectCode', /^项目编码$/],
  ['form', /^作答方式$/],
  ['flags', /^标记$/],
  ['when', /^条件$/],
  ['key', /^上级重点$/],
  ['evidence', /^证据要求$/],
  ['score', /^(得分|实得分|实际得分|评分|打分|考核得分|检查得分|自评分|自评得分)$/],
  [
    'reason',
    /^(扣分原因|扣分说明|扣分情况|扣分事由|失分原因|备注|存在问题|问题描述|检查情况|扣分)$/,
  ],
  ['points', /^(分值|标准分|标准分值|满分|满分值|配分|分数|基准分|权重分|应得分)$/],
  ['code', /^(序号|编号|编码|条目编号|条目编码|代码|项次|no|№)$/],
  [
    'guide',
    /^(评分标准|扣分标准|评分细则|评价标准|考核标准|计分标准|评分办法|评分方法|检查标准|标准|评分规则|扣分细则)$/,
  ],
  ['method', /^(检查方法|检查方式|方法|方式|考核方法|考核方式|检查手段|检查途径)$/],
  ['post', /^(岗位|责任岗位|检查岗位|适用岗位|检查对象|考核对象|对象|责任人岗位)$/],
  ['clause', /^(条款|依据|制度依据|检查依据|依据条款|法规条款)$/],
  ['module', /^(模块|一级指标|大项|检查模块|考核模块|检查类别|指标|板块|部分|考核类别)$/],
  ['project', /^(项目|二级指标|检查项目|考核项目|评价项目|小项|中项|考评项目|分项)$/],
  ['category', /^(类别|类型|软硬件|硬件软件|硬软件|软硬件类别|属性|性质)$/],
  [
    'name',
    /^(考核内容|检查内容|评分内容|评价内容|内容|检查要点|考核要点|要点|条目|检查条目|考核条目|三级指标|考核指标|检查指标|评价指标|考核要求|检查要求|要求|具体内容|内容及要求|考核内容及要求|检查事项|事项|服务规范)$/,
  ],
];

const roleOf = (text: string): Role | null => {
  const plain = text
    .replace(/[\s/／、()（）:：*＊]/g, '')
    .replace(/分值?单位.*$/, '')
    .toLowerCase();
  const bare = plain.replace(/^(.{2,})分$/, '$1分');
  return words.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
};

export type Header = { row: number; index: number; columns: Map<Role, number> };

/** A second column of the same role stays what it was: unknown. */
function rolesIn(cells: Map<number, GridCell>): Map<Role, number> {
  const found = new Map<Role, number>();
  const seen = new Set<string>();
  for (const [column, { text, origin }] of [...cells].sort(([a], [b]) => a - b)) {
    const role = seen.has(origin) ? null : roleOf(text);
    seen.add(origin);
    if (role && !found.has(role)) found.set(role, column);
  }
  return found;
}

/** What only fits with other words absent: a sheet whose items stand under 项目, or under 评分标准. */
function settle(columns: Map<Role, number>): Map<Role, number> {
  if (columns.has('name')) return columns;
  for (const stand of ['project', 'guide', 'module'] as const) {
    const column = columns.get(stand);
    if (column === undefined) continue;
    const settled = new Map(columns);
    settled.delete(stand);
    return settled.set('name', column);
  }
  return columns;
}

/** How far down a header may stand, below titles and form heads. */
const searched = 30;

/** The first row that names the items and at least one more column; null when there is none. */
export function findHeader({ rows }: Grid): Header | null {
  for (const [index, { number, cells }] of rows.slice(0, searched).entries()) {
    const columns = settle(rolesIn(cells));
    const known = [...columns.keys()].filter((role) => role !== 'name').length;
    if (columns.has('name') && (columns.has('points') || known >= 2)) {
      return { row: number, index, columns };
    }
  }
  return null;
}
