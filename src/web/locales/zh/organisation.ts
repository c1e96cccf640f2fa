/** 机构与人员。 */
export const organisation = {
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
