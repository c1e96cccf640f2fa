/** 机构与人员。 */
export const organisation = {
  level: '层级',
  levels: { 省行: '省行', 市行: '市行', 县行: '县行', 支行: '支行', 网点: '网点' },
  role: {
    'system-admin': '系统管理员',
    'service-admin': '服务管理员',
    'leading-group': '领导小组',
    'outlet-head': '网点负责人',
    inspector: '检查人员',
    reviewer: '复核人',
    staff: '员工',
    auditor: '审计员',
  },
};
