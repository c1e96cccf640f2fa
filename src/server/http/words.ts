/** Words for problems' texts: what a role, an ability, a field or a thing is called in both languages. */
import type { Ability } from '../../contract/abilities.ts';
import type { Language } from '../../contract/problem.ts';
import type { Role } from '../../domain/organisation/model.ts';

type Words = Record<Language, string>;

export const roleNames: Record<Role, Words> = {
  'system-admin': { zh: '系统管理员', en: 'system administrator' },
  'service-admin': { zh: '服务管理员', en: 'service administrator' },
  'leading-group': { zh: '领导小组', en: 'leading group' },
  'outlet-head': { zh: '网点负责人', en: 'head of outlet' },
  inspector: { zh: '检查人员', en: 'inspector' },
  'outside-inspector': { zh: '外部检查员', en: 'outside inspector' },
  reviewer: { zh: '复核人', en: 'reviewer' },
  staff: { zh: '员工', en: 'staff' },
  auditor: { zh: '审计员', en: 'auditor' },
};

export const abilityWords: Record<Ability, Words> = {
  'unit.read': { zh: '查看机构', en: 'read units' },
  'unit.edit': { zh: '维护机构', en: 'edit units' },
  'person.read': { zh: '查看人员', en: 'read people' },
  'person.edit': { zh: '维护人员', en: 'edit people' },
  'account.manage': { zh: '管理账号与角色', en: 'manage accounts and roles' },
  'audit.read': { zh: '查看审计记录', en: 'read the audit trail' },
  'plan.read': { zh: '查看方案', en: 'read plans' },
  'plan.edit': { zh: '编辑方案', en: 'edit plans' },
  'plan.publish': { zh: '发布方案', en: 'publish plans' },
  'fact.read': { zh: '查看检查与投诉等事实', en: 'read inspections and other facts' },
  'fact.import': { zh: '导入数据', en: 'import data' },
  'evidence.add': { zh: '上传证据', en: 'add evidence' },
  'ranking.read': { zh: '查看排名', en: 'read rankings' },
  'settlement.preview': { zh: '试算', en: 'preview a settlement' },
  'settlement.run': { zh: '结算', en: 'run a settlement' },
  'ledger.read': { zh: '查看台账', en: 'read the ledger' },
  'ledger.draft': { zh: '查看未公布的台账', en: 'read unpublished ledger lines' },
  'ledger.publish': { zh: '公示台账', en: 'publish ledger lines' },
  'ledger.confirm': { zh: '确认台账', en: 'confirm ledger lines' },
  'ledger.honour': { zh: '兑现台账', en: 'honour ledger lines' },
  'ledger.revoke': { zh: '撤销台账行', en: 'revoke ledger lines' },
  'standard.read': { zh: '查看检查标准', en: 'read standards' },
  'standard.edit': { zh: '编辑检查标准', en: 'edit standards' },
  'standard.publish': { zh: '发布检查标准', en: 'publish standards' },
  'draw.read': { zh: '查看抽取', en: 'read draws' },
  'draw.run': { zh: '组织抽取', en: 'run draws' },
  'round.read': { zh: '查看检查批次', en: 'read rounds of visits' },
  'round.edit': { zh: '安排检查', en: 'arrange visits' },
  'visit.capture': { zh: '填写检查单', en: 'capture visits' },
  'visit.read': { zh: '查看检查单', en: 'read visits' },
  'visit.review': { zh: '复核检查单', en: 'review visits' },
  'visit.secret': { zh: '查看未公开的检查', en: 'read visits not yet made known' },
  'clip.provide': { zh: '提供录像', en: 'provide clips' },
  'ticket.issue': { zh: '开现场处罚单', en: 'issue tickets' },
  'reliability.read': { zh: '查看评分信度', en: 'read reliability' },
  'appeal.read': { zh: '查看申诉', en: 'read appeals' },
  'appeal.file': { zh: '提出申诉', en: 'file appeals' },
  'appeal.decide': { zh: '裁定申诉', en: 'decide appeals' },
  'rectification.read': { zh: '查看整改', en: 'read rectifications' },
  'rectification.edit': { zh: '办理整改', en: 'work on rectifications' },
  'rectification.verify': { zh: '验证整改', en: 'verify rectifications' },
  'calendar.edit': { zh: '维护工作日历', en: 'edit the calendar' },
};

/** Fields of what is sent, as the screens call them. */
const fields: Record<string, string> = {
  username: '用户名',
  password: '密码',
  old: '原密码',
  new: '新密码',
  name: '名称',
  code: '编码',
  level: '级别',
  parentId: '上级机构',
  unitId: '机构',
  underId: '所属机构',
  unitCode: '机构编码',
  unitName: '机构名称',
  queueMachine: '叫号机',
  staffNo: '工号',
  post: '岗位',
  role: '角色',
  assignmentId: '任职',
  limit: '每页条数',
  offset: '起始位置',
  search: '搜索词',
  sort: '排序',
  wave: '波次',
  kind: '类型',
  within: '排名范围',
  year: '年份',
  id: '编号',
  factId: '事实编号',
  factKind: '事实类型',
  file: '文件',
  yaml: '方案内容',
  reason: '原因',
  readings: '读法',
  planId: '方案',
  versionId: '方案版本',
  revision: '修订号',
};

export const fieldName = (field: string, language: Language) =>
  language === 'zh' ? (fields[field] ?? field) : field;

/** Chinese nouns used as parameters of problems → English, for a reader who chose English. */
const nouns: Record<string, string> = {
  该地址: 'This address',
  机构: 'Unit',
  上级机构: 'Parent unit',
  机构编码: 'Unit code',
  人员: 'Person',
  工号: 'Staff number',
  账号: 'Account',
  用户名: 'User name',
  任职: 'Assignment',
  作业: 'Job',
  导入: 'Import',
  检查记录: 'Inspection',
  证据: 'Evidence',
  事实: 'Fact',
  方案: 'Plan',
  方案版本: 'Plan version',
  方案编号: 'Plan code',
  台账行: 'Ledger line',
  结算: 'Settlement',
  工单号: 'Order number',
  页面: 'Page',
  整改: 'Rectification',
  整改设置: 'Rectification settings',
  文书: 'Document',
  日历订阅: 'Calendar feed',
  网点: 'Outlet',
};

export const localParams = (params: Record<string, string>, language: Language) =>
  language === 'zh'
    ? params
    : Object.fromEntries(Object.entries(params).map(([key, v]) => [key, nouns[v] ?? v]));
