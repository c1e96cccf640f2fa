/** 机构: the words of the unit tree and of the roles held in it. */

/** From the top down; a unit's parent is of an earlier level (levels may be left out). */
export const levels = ['省行', '市行', '县行', '支行', '网点'] as const;
export type Level = (typeof levels)[number];
/** The level whose units are visited, ranked and settled. */
export const outletLevel: Level = '网点';

export type UnitRow = {
  code: string;
  name: string;
  level: Level;
  parentCode: string | null;
  /** 叫号机; null = not said. */
  queueMachine: boolean | null;
};

export const roles = [
  'system-admin', // 系统管理员: units, people, connections, backup
  'security-admin', // 安全管理员: accounts, roles, the rules of signing in
  'audit-admin', // 审计管理员: the audit log
  'service-admin', // 服务管理员
  'leading-group', // 领导小组
  'outlet-head', // 网点负责人
  'inspector', // 检查人员
  'outside-inspector', // 外部检查员: a third party or 社会监督员, sees only the own jobs
  'reviewer', // 复核人
  'staff', // 员工
  'auditor', // 审计员, reads only
] as const;
export type Role = (typeof roles)[number];

/** 三员: the administrators of the system itself. None does another's work, or the bank's (decision 0053). */
export const administratorRoles = ['system-admin', 'security-admin', 'audit-admin'] as const;
export const isAdministrator = (role: Role): boolean =>
  (administratorRoles as readonly Role[]).includes(role);
